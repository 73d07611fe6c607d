# Month page, quarterly report and annex for the council: headings, columns and sentences.

report-month = Monthly report
report-month-file = monthly-report

report-heading-figures = At a glance
report-heading-finance = Money
report-heading-lots = Care
report-heading-signals = What asks for attention
report-heading-definitions = What these figures mean

report-table-finance-per-municipality = Spending and budget per municipality
report-table-lots = Care per lot

report-column-municipality = Municipality
report-column-in-month-cents = This month
report-column-year-to-date-cents = Since 1 January
report-column-budget-cents = Budget
report-column-used-percent = Spent
report-column-forecast-cents = Forecast for the year
report-column-difference-cents = Difference
report-column-clients = Clients
report-column-volume = Volume
report-column-utilisation-percent = Used
report-column-wait-weeks = Wait (weeks)
report-column-providers = Providers
report-column-flag = Attention

report-total = Total
report-elsewhere = Not of a municipality of the region
report-no-lot = Without a lot
report-no-budget = the budget is not (fully) known
report-no-waits = no waiting times known

report-count-few = <{ $below }
report-count-hidden = withheld
report-unit-hour = hours
report-unit-day-night = days and nights
report-unit-piece = pieces
report-unit-euro = euro

report-tile-spent = Spending since 1 January
report-tile-spent-detail = { $percent } of the budget; { $year } of the year has passed
report-tile-forecast = Forecast for the year
report-tile-forecast-over = { $money } above the budget
report-tile-forecast-under = { $money } below the budget
report-tile-over-committed = Promised too much
report-tile-over-committed-detail = agreements with more used and promised than agreed
report-tile-wait = Longest wait (weeks)
report-tile-wait-detail = for { $lot }
report-tile-overdue = Overdue obligations
report-tile-overdue-detail = what providers still have to deliver or fulfil

report-deviates = { $line }: the forecast differs { $percent } from the budget. { $text }
report-unexplained-line = { $line } ({ $percent })
report-unexplained = Still to be explained, because the forecast differs too much from the budget: { $lines }.

report-flag-none = quiet
report-flag-gap = { $count ->
    [0] no place left
    [one] no place in 1 municipality
   *[other] no place in { $count } municipalities
}
report-flag-over = above agreement
report-flag-wait = wait too long
report-flag-nearly-full = nearly full
report-flag-single = { $count ->
    [0] one provider
    [one] one provider in 1 municipality
   *[other] one provider in { $count } municipalities
}

report-and = { $one } and { $other }

report-signals-none = Nothing asks for attention right now.
report-signal-gap = { $lot }: in { $places } no provider takes new clients.{ $others ->
    [0] { "" }
    [one] { " " }The same holds for one other lot.
   *[other] { " " }The same holds for { $others } other lots.
}
report-signal-budget = { $line } is expected to spend { $money } more than budgeted this year ({ $percent }).{ $count ->
    [one] { "" }
   *[other] { " " }In all { $count } municipalities end well above their budget.
}
report-signal-budget-own = { $line } is expected to spend { $money } more than budgeted this year ({ $percent }).
report-signal-wait = { $lot }: clients wait up to { $weeks } weeks, the norm is { $norm } weeks.{ $others ->
    [0] { "" }
    [one] { " " }For one other lot the wait is too long as well.
   *[other] { " " }For { $others } other lots the wait is too long as well.
}
report-signal-full = { $lot }: { $percent } was used of what had been agreed so far.{ $others ->
    [0] { "" }
    [one] { " " }For one other lot it is more than agreed as well.
   *[other] { " " }For { $others } other lots it is more than agreed as well.
}
report-signal-decisions = { $count ->
    [one] One decision about a contract is overdue.
   *[other] { $count } decisions about contracts are overdue.
}

report-completeness = Completeness
report-completeness-none = no figures have come in yet
report-completeness-part = { $percent } of { $month } has come in; the forecast counts the full amount
report-completeness-whole = { $month } has come in completely
report-completeness-unknown = no amounts are known of { $month }
report-completeness-unpriced = ({ $count } figures have no amount and do not count)

report-month-definitions = Spending is what was claimed, exempt from or without VAT, counted for the municipality of that month. The budget is what a municipality stated for { $year }. Forecast: what was claimed so far, made whole for months that are not complete, carried on at the same pace to the end of the year. Used: what was used of what had been agreed so far. Clients: added up per provider and kind of care in the last month; who receives two kinds of help counts twice. Small numbers are not shown exactly. A day part counts as four hours. Wait: the longest time from registration to the start of help.
