### Exporting and reading back: perceel's own files, OCDS and the calendar.

export-not-written = The export could not be written.
export-split = { $kind } does not fit on one sheet and is on { $sheets } sheets.
export-cut = { $cells ->
    [one] One text in { $kind } was
   *[other] { $cells } texts in { $kind } were
} cut: a cell in Excel holds no more than 32,767 characters. JSON has all of it.

export-about-title = Export of perceel
export-about-region = Region
export-about-as-of = Reference date
export-about-known-on = As known on
export-about-known-now = the moment of export
export-about-money = Amounts
export-about-money-how = A column that ends in _cents holds whole cents. An empty cell is unknown, none is: there is none.
export-about-lists = Lists
export-about-lists-how = Several values in one cell are separated by a bar: |

import-own-done = Imported from { $file }
import-own-source = A file of perceel's own ({ $kind }, reference date { $day }).
import-own-version = This file says it has form { $version } of perceel. This version of perceel reads form 1. Use a newer perceel, or export the file again.
import-own-no-rows = This file holds no rows that perceel knows (kind: { $kind }). Export it again with perceel export.
import-own-nested = Line { $line } holds a list or object where one value belongs.
import-own-ambiguous = “{ $key }” matches more than one. Give a number or a full name.
import-own-columns = { $kind }: perceel does not know these columns or computes them itself, they were not read: { $columns }.
import-own-unknown = Not read, because unknown: { $names }.
import-own-figure-lacks = Provider, product, municipality or month is missing; without those four a monthly figure cannot exist.
import-own-more-refused = { $count ->
    [one] One more monthly figure was
   *[other] { $count } more monthly figures were
} not taken for such reasons.

export-calendar-name = Contract dates
export-calendar-end = Contract ends: { $subject }
export-calendar-end-why = Last day of the contract, with the extensions that were used (R1, R3).
export-calendar-last-notice = Last day for notice: { $subject }
export-calendar-last-notice-why = Notice must have been received on this day (R2). Start deciding in time.
export-calendar-option-decision = Last day to decide on extending: { $subject }
export-calendar-option-decision-why = The extension must have been announced on this day (R3).
export-calendar-review = Review: { $subject }
export-calendar-review-why = Counted from the fixed first date of this series (R7).
