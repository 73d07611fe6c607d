### Sheets and their import.

import-sheet-hint-nothing-imported = Nothing was read in. Correct the file and try again.
import-sheet-dialect = Read as { $encoding }, delimiter { $delimiter }, line ends { $lineend }.
import-sheet-dialect-assumed = The characters were read as { $encoding }, because they are no UTF-8. See whether letters such as é and ë are right. Delimiter { $delimiter }, line ends { $lineend }.
import-sheet-file-too-large = The file is larger than { $mib } MiB. Cut it into parts.
import-sheet-encoding = The file says it is { $encoding }, but its characters are wrong. Save it again as UTF-8.
import-sheet-nul = Line { $line } holds an empty character (NUL). This is no text file, or it is damaged.
import-sheet-unclosed-quote = The quotation mark that opens on line { $line } closes nowhere.
import-sheet-field-too-long = The field that ends on line { $line } is longer than 1 MiB. Often a quotation mark is missing.
import-sheet-unreadable = The file cannot be read.
import-sheet-ragged = { $rows ->
    [one] { $rows } row has another number of fields than the usual { $usual }: row { $row }. It was kept; see whether the values stand in the right columns.
   *[other] { $rows } rows have another number of fields than the usual { $usual }; the first is row { $row }. They were kept; see whether the values stand in the right columns.
}
import-sheet-too-many-rows = A sheet has more than { $max } rows.
import-sheet-too-many-columns = A sheet has more than { $max } columns.
import-sheet-too-many-cells = The file has more than { $max } cells.
import-sheet-too-many-parts = The file consists of more than { $max } parts. No spreadsheet program makes a workbook like that.
import-sheet-too-many-strings = The workbook has more than { $max } different texts.
import-sheet-too-many-merges = The workbook has more than { $max } merged cells.
import-sheet-too-many-styles = The workbook has more than { $max } styles.
import-sheet-too-many-attributes = An element in the file has more than { $max } attributes.
import-sheet-too-deep = The file is nested deeper than { $max } levels.
import-sheet-bomb = Unpacked this file becomes too large: over { $max } MiB, or over a hundred times its size. Unpacking was stopped.
import-sheet-package-lies = The file has parts of the same name, or parts that overlap. No spreadsheet program makes a workbook like that.
import-sheet-package-broken = The workbook is damaged. Open it in the spreadsheet program and save it again.
import-sheet-part-field-too-long = A text in the workbook is too long: over 1 MiB.
import-sheet-reference = The workbook names a place or number that cannot be (at “{ $element }”). Open it in the spreadsheet program and save it again.
import-sheet-doctype = The file has a DOCTYPE. That does not belong in a workbook and is not read.
import-sheet-encrypted = The file is protected by a password. Save it without one.
import-sheet-old-format = This is an old Excel file (.xls). Open it and save it as .xlsx or .ods.
import-sheet-no-workbook = This is no workbook that can be read. Save it as .xlsx, .ods or .csv.
import-sheet-empty = The workbook has no filled cell at all.
import-sheet-hidden = { $count ->
    [one] There is { $count } hidden sheet, which was read as well: { $names }.
   *[other] There are { $count } hidden sheets, which were read as well: { $names }.
}
import-sheet-day-60 = Sheet “{ $sheet }”: { $cell } holds 29-02-1900. That day never was; the cell was read as empty.
import-sheet-heading-twice = The heading “{ $heading }” stands twice: in column { $first } and in column { $second }.
import-sheet-heading-missing = Column { $column } has data but no heading.
import-sheet-row-totals = Row { $row } is a totals row and does not count.
import-sheet-row-headings = Row { $row } repeats the headings and does not count.
import-sheet-json-broken = The JSON is wrong on line { $line }.
import-sheet-json-line = Line { $line } is no sound JSON.
import-sheet-json-deep = The JSON is nested deeper than { $max } levels on line { $line }.
import-sheet-json-key-twice = The key “{ $key }” stands twice in the same object (line { $line }).
import-sheet-json-field = The value of “{ $key }” is longer than 1 MiB.
import-sheet-json-left = These parts of the file are no table and were not read: { $keys }.
import-sheet-json-nested = These fields hold lists of objects; they were kept as text: { $keys }.

import-value-not-a-number = “{ $value }” is no number.
import-value-grouping = “{ $value }” has points or commas in a place that cannot be.
import-value-too-long = “{ $value }” has too many digits.
import-value-scientific = “{ $value }” was shortened by a spreadsheet program; its digits are gone. Make the column text and fill in the whole number.
import-value-cents = “{ $value }” has more than two decimals. Round it to cents yourself.
import-value-not-whole = “{ $value }” is no whole number.
import-value-not-digits = “{ $value }” must consist of digits only ({ $width } digits).
import-value-too-many-digits = “{ $value }” has more than { $width } digits.
import-value-not-yes-no = “{ $value }” is no yes or no.
import-value-not-a-day = “{ $value }” is no date. Write for instance 31-12-2026.
import-value-no-such-day = “{ $value }” is a day that does not exist or lies outside 1900–9999.
import-value-not-a-month = “{ $value }” is no month. Write for instance 2026-03 or mrt-26.
