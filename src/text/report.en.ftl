# Accountability: titles, headings and sentences of the overviews.

report-region = Region
report-subtitle = { $scope }, { $period }
report-footer = { $title }, { $scope }, { $period }
report-as-of = Reference date
report-known-on = Known
report-known-all = all that was recorded

report-coverage = Coverage map
report-coverage-file = coverage-map
report-and-more = { $names } and { $count } more

report-coverage-summary = In short
report-coverage-map = The map
report-coverage-attention = Gaps and single providers
report-coverage-changes = What has changed
report-coverage-unknown = What is still unknown
report-coverage-empty = There are no lots to show on this date.
report-coverage-places = { $lots ->
    [one] 1 lot
   *[other] { $lots } lots
}, { $places ->
    [one] 1 place
   *[other] { $places } places
} in all. A place is a lot in a municipality that takes part in it.
report-coverage-state-gap = No provider
report-coverage-state-stopped = Intake stop
report-coverage-state-single = One provider
report-coverage-state-choice = Choice
report-coverage-tile-gap = places where nobody delivers
report-coverage-tile-stopped = places where nobody takes clients
report-coverage-tile-single = places that depend on one provider
report-coverage-tile-choice = places with two or more providers
report-coverage-sign-choice = ● { $count }
report-coverage-sign-group = ◐ { $count }, one group
report-coverage-sign-single = ◐ one
report-coverage-sign-gap = ○ none
report-coverage-sign-stopped = ! stop
report-coverage-sign-absent = –
report-coverage-legend-choice = ● 4: four providers take clients here.
report-coverage-legend-single = ◐ one: one provider takes clients here.
report-coverage-legend-group = ◐ 2, one group: two providers, but they belong together.
report-coverage-legend-gap = ○ none: no provider at all.
report-coverage-legend-stopped = ! stop: there are providers, but all of them have an intake stop.
report-coverage-legend-some-stopped = ● 3 !: three providers take clients and at least one other has an intake stop.
report-coverage-legend-absent = –: the municipality does not take part in this lot.
report-coverage-caption = Providers per lot and municipality
report-coverage-regional = Lots of a supra-regional or national scale are judged for the region as a whole. They count the same in each municipality.
report-coverage-alt = Map of { $lots ->
    [one] 1 lot
   *[other] { $lots } lots
} and { $municipalities ->
    [one] 1 municipality
   *[other] { $municipalities } municipalities
}. Places with a choice: { $choice }. Places with one provider: { $single }. Places without a provider: { $gap }. Places with only an intake stop: { $stopped }.
report-coverage-lots = How vulnerable each lot is
report-coverage-lots-note = These figures are for the whole region. Largest share: the part of the lot with one provider or group. HHI: from 0 (many small providers) to 10,000 (one provider). Drop-out: the part of the care that others cannot take over when the most vulnerable provider stops.
report-coverage-whole-region = whole region
report-coverage-everywhere = all { $count } municipalities
report-coverage-quiet = There is a choice everywhere: no gaps and no places with one provider.
report-coverage-gaps = Places where nobody takes clients
report-coverage-why-gap = no provider
report-coverage-why-stopped = intake stop at all of them
report-coverage-no-fallback = not recorded
report-coverage-single-heavy = Heavy lots with one provider
report-coverage-single-light = Light lots without a choice
report-coverage-single-other = Lots with one provider of which light or heavy is unknown
report-coverage-unchanged = On { $day } the map was exactly the same.
report-coverage-changed = Number of providers then and now, compared with { $day }
report-coverage-off = not on the map
report-coverage-known = Everything this map needs is recorded.
report-coverage-no-region = No municipalities are recorded yet. That is why each lot is shown once, for the whole region.
report-coverage-no-municipalities = Unknown, to be filled in: which municipalities take part ({ $count ->
    [one] 1 lot
   *[other] { $count } lots
}: { $names }).
report-coverage-no-category = Unknown, to be filled in: light or heavy ({ $count ->
    [one] 1 lot
   *[other] { $count } lots
}: { $names }).
report-coverage-no-scale = Unknown, to be filled in: the scale ({ $count ->
    [one] 1 lot
   *[other] { $count } lots
}: { $names }).
report-coverage-no-share = Unknown: the largest share and the HHI, because values per provider are missing ({ $count ->
    [one] 1 lot
   *[other] { $count } lots
}: { $names }).
report-coverage-no-dropout = Unknown: the drop-out, because volumes or monthly figures are missing ({ $count ->
    [one] 1 lot
   *[other] { $count } lots
}: { $names }).

report-column-lot = Lot
report-column-share = Largest share
report-column-hhi = HHI
report-column-dropout = Drop-out
report-column-where = Where
report-column-why = Why
report-column-who = Who
report-column-before = Then
report-column-now = Now

report-logo = Logo { $name }
report-stopped = Stopped: { $done } of { $total } files are there, and those are whole.
report-style-no-overview = No overview is called that. There are: { $known }.
report-style-placeholder = { $typed } is not a placeholder. There are: { $known }.
report-style-accent = "{ $typed }" is not a colour. A good one is "#1f3a5f".
report-style-contrast = The colour { $typed } has a contrast of { $ratio } against white; it needs at least 4.50 : 1. Choose a darker one.
report-style-logo = This file is neither PNG nor SVG.
report-style-logo-large = The logo is larger than { $cap } KiB.
report-style-logo-acts = This SVG fetches or runs something, which a logo may not.

report-unexplained = { $label } deviates by { $by } and has no sentence yet (line { $line }).
report-is-frozen = This overview was frozen on { $day }. What was sent does not change.
report-frozen-elsewhere = This overview was frozen without this program keeping what it was made from. It cannot be made again.
report-frozen-differs = This overview now comes out otherwise than when it was frozen (version { $then }, now { $now }). Nothing was written.
report-none-frozen = This overview has not been frozen yet.
report-not-frozen = { $count ->
    [one] Not frozen: one thing is in the way.
   *[other] Not frozen: { $count } things are in the way.
}
report-explain-hint = Write the sentences on screen 8 (e), or with perceel add report_remarks.
