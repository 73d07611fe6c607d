# Paper: words that the writers put themselves.

paper-unknown = unknown

## Words of the page
paper-not-written = The file could not be made: { $why }. Another format may work.
paper-marks = Signs behind a figure: = in order, ~ attention, ! alarm, ? unknown.
paper-page = Page
paper-skip = To the contents
paper-contents = Contents
paper-sheet-first = Overview
paper-sheet-charts = Figures behind charts
paper-span-start = Start

## Drawings
paper-mark-good = in order
paper-mark-soon = attention
paper-mark-late = alarm
paper-mark-unknown = unknown
paper-chart-million = € { $amount }m
paper-chart-certain = certain
paper-chart-open = not certain yet, such as an option
paper-chart-today = as of { $day }

## Files
paper-not-archivable = This overview cannot be written as PDF. Nothing has changed; choose another format, such as DOCX or HTML.
paper-page-of = page { $page } of { $pages }
paper-part = { $title } ({ $part } of { $parts })
