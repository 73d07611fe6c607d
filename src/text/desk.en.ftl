# The desk: overviews chosen, looked at, frozen, and what changed since.

report-changes = What changed
report-changes-file = changes
report-changes-since = { $what }: changed since { $moment }
report-changes-frozen = Frozen with what was known on
report-changes-facts = Facts
report-changes-figures = Monthly figures
report-changes-no-facts = No fact was added, removed or changed.
report-changes-no-figures = No monthly figure came, was replaced or was taken away.
report-changes-count = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
report-changes-added = added
report-changes-removed = removed
report-changes-figures-caption = Months with other figures
report-changes-figures-note = Only the rows that changed count here; rows that stayed the same do not.
report-column-changed-record = What
report-column-changed-noun = Kind
report-column-changed-field = Field
report-column-changed-from = Was
report-column-changed-to = Is now
report-column-changed-month = Month
report-column-changed-rows-from = Rows then
report-column-changed-rows-to = Rows now
report-column-changed-sum-from = Amount then
report-column-changed-sum-to = Amount now
