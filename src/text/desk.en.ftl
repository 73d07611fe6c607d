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

report-differs = This overview now comes out otherwise than when it was frozen (version { $then }, now { $now }).
report-no-folder = There is no folder { $path }. Nothing was written.
report-written = { $count ->
    [one] 1 file is in { $path }.
   *[other] { $count } files are in { $path }.
}
ui-reports = Reports
ui-tab-8 = Reports
ui-reports-all = Overviews
ui-reports-which = Overview
ui-reports-period = Period
ui-reports-frozen = Last frozen
ui-reports-never = not yet
ui-reports-last = { $period }, on { $day }
ui-reports-due = Has to go out
ui-reports-nothing-due = There is no moment in the agenda.
ui-reports-none-frozen = Nothing has been frozen yet. F2 in an overview keeps it as it is then.
ui-reports-recent = Frozen
ui-reports-letterhead = Letterhead and wording
ui-report-which-figure = Which figure?
ui-report-scope-title = For whom?
ui-report-region = region
ui-report-sub-region = sub-region
ui-report-municipality = municipality
ui-report-provider = provider
ui-report-making = The overview is being made …
ui-report-failed = The overview could not be made.
ui-report-parts = Sections
ui-report-draft = { $open ->
    [0] Draft. Every deviation has a sentence.
    [one] Draft. 1 deviation has no sentence yet.
   *[other] Draft. { $open } deviations have no sentence yet.
}
ui-report-is-frozen = Frozen on { $day }. This is what was known then.
ui-report-no-sentence = no sentence yet
ui-report-nothing-deviates = Nothing deviates in this overview.
ui-report-frozen-no-sentence = This overview is frozen; no sentence is added any more.
ui-report-send-title = Write the overview
ui-report-send-folder = Folder
ui-report-send-keys = Space ticks, Enter writes, Esc closes
ui-report-send-municipalities = also for each municipality
ui-report-send-sub-regions = also for each sub-region
ui-why-frozen = This overview is frozen already.
ui-letterhead = Letterhead and wording
ui-letterhead-organisation = Organisation
ui-letterhead-accent = Colour
ui-letterhead-deviation = Explain from (%)
ui-letterhead-text = Introduction: { $report }
ui-letterhead-contrast = Contrast against white: { $ratio }. That reads well.
ui-letterhead-usual-colour = No colour of your own: the usual dark blue.
ui-letterhead-placeholders = An introduction can hold: { $names }.
ui-letterhead-file = Kept in { $path }. The logo is there as report.logo.
ui-letterhead-saved = Letterhead and wording are saved.
ui-letterhead-none = There is no settings file here.

keys-scope-report = In an overview
action-reports = reports
    .lay = overviews accountability quarter month council freeze
action-letterhead = letterhead and wording
    .lay = logo colour introduction settings organisation
action-report-earlier = ‹ period
action-report-later = period ›
action-report-length = month, quarter or year
    .lay = period length
action-report-scope = for whom
    .lay = municipality region provider
action-report-explain = explain
    .lay = deviation sentence
action-report-changes = what changed
    .lay = difference
action-report-send = write
    .lay = export pdf docx send pack
action-report-freeze = freeze
    .lay = final
action-report-next-part = next section
action-report-previous-part = previous section
action-send = write
    .lay = export pdf docx html sheet
ui-list-send-title = Write the list
ui-why-figures-send = Monthly figures go to a file with `perceel export actuals --to …`.
ui-report-draft-quiet = Draft. There are no deviations to explain.
ui-report-was-frozen = Frozen on { $day }. Below is how it comes out now.
ui-report-why = Why does { $label } deviate by { $by }? ({ $report }) Write one sentence in “Text”; it goes into the overview.
