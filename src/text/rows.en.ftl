### Rows of a file: what was recognised, what is open, what happens to a row.

rows-map-unwritable = The mapping cannot be written as TOML.
rows-map-unreadable = This is no readable mapping of columns.
rows-map-hint = Make a new mapping from the import screen, or correct the file at the place named.
rows-answer-unknown = “{ $typed }” is no possible answer here.
rows-sheet-missing = The sheet “{ $sheet }” with the headings of this mapping is not in the file. Nothing was read in.
rows-stopped = Reading was stopped. Nothing was read in.
rows-source = { $file }
rows-columns-left = { $count ->
    [one] { $count } column is not read: { $names }.
   *[other] { $count } columns are not read: { $names }.
}
rows-columns-computed = These columns are computed by perceel itself and not read: { $names }.
rows-at-column = { $heading }: { $says }
rows-waits = Waits for an answer: { $question }
rows-cell-error = The cell holds the error { $value }. Mend the formula.
rows-cell-unknown = “{ $typed }” was read as not known.
rows-zeros-restored = “{ $typed }” was read as { $number }: the leading zeros were lost.
rows-rounded = { $places ->
    [one] “{ $typed }” was rounded to { $places } decimal.
   *[other] “{ $typed }” was rounded to { $places } decimals.
}
rows-code-made = The obligation has no code; it gets { $code }.
rows-several-names = This cell holds several names: { $names }. Make it one row per name.
rows-not-made = The { $noun } of this row does not exist yet and cannot be made, because the row that brings it is refused.
rows-figures-double = { $count ->
    [one] { $count } row stands twice and counts once.
   *[other] { $count } rows stand twice and count once.
}
rows-figure-unit = Is counted in “{ $unit }”, which does not add up with “{ $counted }”, the unit of this product. Correct the unit or the product.
rows-figures-left = { $count ->
    [one] { $count } earlier figure of the same provider, month and source is not in this file. It stays; `perceel import --whole` takes it back.
   *[other] { $count } earlier figures of the same provider, month and source are not in this file. They stay; `perceel import --whole` takes them back.
}
rows-figures-elsewhere = { $count ->
    [one] For 1 row there is a monthly figure from another source already ({ $sources }). Both will count. Name the same source in a column Source when this figure replaces it.
   *[other] For { $count } rows there is a monthly figure from another source already ({ $sources }). Both will count. Name the same source in a column Source when these figures replace them.
}
rows-figure-contradicts = Says something else than row { $row } about the same provider, product, municipality, month and source. Only row { $row } was read.

rows-ask-kind = What does the sheet “{ $sheet }” hold?
rows-offer-kind = { $noun }
rows-ask-field = Which column holds { $field }? Without it there is no { $noun }.
rows-offer-column = Column “{ $heading }”
rows-offer-every-row = For every row: { $record }
rows-ask-decimal = Column “{ $heading }”: what does { $example } mean?
rows-decimal-means = { $example } is { $value }
rows-ask-days = Column “{ $heading }”: which day is { $example }?
rows-day-means = { $example } is { $value }
rows-ask-share = Column “{ $heading }”: is { $example } a part of 1 or a percentage?
rows-share-fraction = A part of 1 (0.21 is 21%)
rows-share-percent = A percentage (0.21 is 0.21%)
rows-ask-code = Column “{ $heading }”: are codes such as 45E04 as they should be, or did a spreadsheet program change them?
rows-code-keep = They are as they should be
rows-ask-which = Which { $noun } is “{ $typed }”?
rows-ask-missing = There is no { $noun } “{ $typed }”. Which one is meant?
rows-offer-record = { $label } ({ $key })
rows-offer-new = Take “{ $typed }” in as new ({ $noun })
rows-ask-all-new = { $noun }: { $count } names do not exist yet and resemble none. Take all { $count } in as new?
rows-offer-all-new = { $noun }: take all { $count } in as new

rows-through = “{ $typed }” is taken here as { $noun } { $record }.
rows-ask-waits = Rows give different waiting times for the same contract, lot and month. Which one counts?
rows-offer-longest = The longest
rows-offer-shortest = The shortest
rows-wait-longest = The longest wait of { $count } rows about the same contract, lot and month.
rows-wait-shortest = The shortest wait of { $count } rows about the same contract, lot and month.
