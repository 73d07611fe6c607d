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

export-calendar-name = Contract deadlines
export-calendar-event = { $what }: { $subject }
export-calendar-act = Act by { $day }.
export-calendar-cancelled = Dropped deadline
export-calendar-cancelled-why = This deadline was handled or is no longer there.

import-ocds-done = OCDS imported from { $file }
import-ocds-source = OCDS: { $count ->
    [one] one contracting process
   *[other] { $count } contracting processes
}, the first is { $ocid }.
import-ocds-none = There is no OCDS release in this file. Ask the publisher for a release or a package of releases.
import-ocds-no-id = { $count ->
    [one] One release has no number of its own (id)
   *[other] { $count } releases have no number of their own (id)
}. That is not according to the OCDS standard; what is in them was read.
import-ocds-linked = { $count ->
    [one] One release stands
   *[other] { $count } releases stand
} in this file as a web address only and were not fetched.
import-ocds-foreign = { $count ->
    [one] One amount is
   *[other] { $count } amounts are
} not in euros. They are kept as text in the note.
import-ocds-to-complete = OCDS says nothing about notice periods, the length of each extension and the role per lot. Complete those.
import-ocds-no-award = The contract names no award that is in this file.
import-ocds-award-only = This is an award; no contract stands with it yet. Number and signature are missing.
import-ocds-no-supplier = The file names no supplier; without a provider a contract cannot exist.
import-ocds-no-lot = Lot { $lot } is not in this file.
import-ocds-shared = The file names { $count } suppliers for one contract. Each gets a contract of its own here; if they are one consortium, merge them.
import-ocds-share-unclear = The share of this subcontractor cannot be read exactly and stays unknown.
import-ocds-number-left-out = The number of this organisation looks like a citizen service number and was left out.
import-ocds-no-kvk = { $number } is no KvK number of 8 digits; it stands as official number.
import-ocds-note-value = Value in the file: { $value }.
import-ocds-note-shared = Value in the file: { $value } for { $count } providers together.
import-ocds-note-most = Last possible end with all extensions according to the file: { $day }.
