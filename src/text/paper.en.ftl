# Paper: words that the writers put themselves.

paper-unknown = unknown

## Drawings
paper-mark-good = in order
paper-mark-soon = attention
paper-mark-late = alarm
paper-mark-unknown = unknown
paper-chart-million = € { $amount }m
paper-chart-certain = certain
paper-chart-open = not certain yet, such as an option
paper-chart-today = as of { $day }
