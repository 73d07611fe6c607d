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
