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
report-column-volume = Volume
report-column-utilisation-percent = Used
report-column-wait-weeks = Wait (weeks)
report-column-providers = Providers
report-column-flag = Attention

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
report-unexplained-lines = Still to be explained, because the forecast differs too much from the budget: { $lines }.

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

report-quarter = Quarterly report
report-quarter-file = quarterly-report

report-heading-summary = Summary and decisions asked
report-heading-objectives = Main objectives
report-heading-capacity = How much care was delivered
report-heading-waits = How long clients have to wait
report-heading-contracts = Contracts in the next two years
report-heading-coverage = Where care can be had
report-heading-obligations = Do providers keep what was agreed
report-heading-burden = What accounting costs
report-heading-actions = Actions of this quarter
report-heading-quality = What these figures mean and how good they are
report-heading-providers = Providers

report-table-objectives = Main objectives and indicators
report-table-spending = Spending per month
report-table-finance-per-lot = Spending per lot
report-table-finance-per-municipality-lot = Spending per municipality and lot
report-table-finance-per-variant = Spending per funding variant
report-table-volumes = Care delivered per month
report-table-waits = Wait until the start of help
report-table-terms = Contracts that ask for a decision within two years
report-table-providers = Providers in figures
report-table-obligations = Obligations that were due this quarter
report-table-burden = Requests and hours in the coming year
report-table-actions = Promises that are still open
report-table-decisions = Decisions needed in the next three months

report-column-in-quarter-cents = This quarter
report-column-in-quarter = Quarter
report-column-year-to-date = Since 1 January
report-column-share-of-total = Share
report-column-funding-variant = Variant
report-column-objective = Objective
report-column-indicator = Indicator
report-column-target = Target
report-column-trend = Trend
report-column-month = Month
report-column-spent-cents = In this month
report-column-so-far-cents = Added up
report-column-forecast-so-far-cents = Forecast
report-column-budget-so-far-cents = Budget
report-column-norm-weeks = Norm (weeks)
report-column-measured = Contracts measured
report-column-above-norm = Above the norm
report-column-lots = Lots
report-column-contracts = Contracts
report-column-ends-on = End
report-column-option-by = Option by
report-column-retender-by = Start buying
report-column-review-on = Meeting or review
report-column-last-end = Last possible end
report-column-obligation = Obligation
report-column-due-count = Due this quarter
report-column-in-time = In time
report-column-later = Late
report-column-not-yet = Not yet
report-column-kept-percent = In time (%)
report-column-together = Together
report-column-per-provider = Per provider
report-column-action = Promise
report-column-provider = Provider
report-column-owner = Who
report-column-due = By
report-column-decision = Decision
report-column-act-by = Decide by

report-objectives-none = No main objectives have been recorded yet.
report-objectives-too-many = There are { $count } main objectives. A report can carry { $most } at most. Put the others away or join them.
report-objectives-chart = How far we are on the way to the target
report-objectives-alt = { $reached } of { $count } indicators have reached their target.
report-objectives-target = target
report-objectives-note = The bar shows which part of the target has been reached. For an indicator that has to go down that is the target divided by the value.
report-trend-better = better
report-trend-same = the same
report-trend-worse = worse
report-trend-unknown = unknown

report-spending-chart = Spending, forecast and budget
report-spending-alt = Spent since 1 January: { $spent }. Forecast for the year: { $forecast }. Budget: { $budget }.
report-forecast-method = How the forecast was made: per municipality and lot, what was claimed since 1 January was added up. Months that are not complete were made whole: the amount reported divided by the part that has come in. That amount was carried on by the day to the end of the year, or until the lot ends. The total is the sum of all those forecasts. The forecast knows no seasons and no plans.
report-variant-unknown = Variant unknown

report-capacity-chart = Use of the agreements per lot
report-capacity-alt = Use of { $count } lots with agreements on volumes; for { $over } of them more was used than agreed.
report-volumes-note = Hours, days and nights and pieces do not add up. A day part counts as four hours. Lots with a fixed sum have no volumes.
report-waits-note = The longest wait is that of the contract where clients wait longest, by the last measurement.

report-terms-none = In the next two years no contract ends and no option has to be decided.
report-terms-chart = Timeline of contracts
report-terms-alt = Timeline of { $lines } groups of contracts; { $ending } contracts end within two years.
report-terms-note = In the timeline O means: last day to use an option. T: day on which a new purchase has to start. E: next meeting or review. |: end. Contracts with the same days stand on one line.

report-providers-now = Providers that deliver care now
report-providers-came = New providers this quarter
report-providers-left = Providers that stopped this quarter
report-providers-links = Agreements with subcontractors
report-providers-below = Subcontractors
report-providers-leaning = Lots that lean heavily on one provider or group
report-providers-signals = Open risk signals
report-providers-signals-late = Signals not answered yet though they should have been
report-providers-note = How heavily a lot leans on one provider is judged for the whole region. Risk signals stand here as numbers only.

report-obligations-none = Nothing was due this quarter.
report-obligations-other = Other obligations
report-obligations-note = In time: received on or before the agreed day and accepted after that. Waived obligations do not count.
report-burden-requests = Requests for information
report-burden-hours = Hours of work (estimated)
report-burden-twice = Proof that is asked twice
report-burden-elsewhere = Facts that the municipality has or can get elsewhere
report-burden-note = Counted over { $count } providers. Hours only for obligations with a known estimate.
report-actions = { $all } actions were agreed for this quarter. Of these { $done } are done and { $dropped } were dropped.
report-actions-none = No actions were agreed for this quarter.
report-actions-more = And { $count } more.
report-decisions-none = In the next three months no decision about contracts is needed.
report-decisions-more = And { $count } more, to be found among the deadlines.

report-small-counts = Numbers of clients below the limit are not shown exactly (for instance <10). Where somebody could work out such a small number from a total or from another overview, a second number is “withheld”.
report-quality-budget = The budget of { $year } is not known of: { $names }. Therefore the total is unknown as well.
report-quality-foreign = { $money } was claimed for a municipality that did not belong to the region then. That amount stands apart.
report-quality-norm = { $count ->
    [one] For one lot with a waiting time
   *[other] For { $count } lots with a waiting time
} no norm has been recorded.
report-quality-contracts = { $count ->
    [one] Of one contract
   *[other] Of { $count } contracts
} it is not known whether it still runs.
report-terms-line = { $count ->
    [one] 1 contract
   *[other] { $count } contracts
} up to { $end }

report-council = Annex to the council information letter
report-council-file = council-annex
report-council-what = What is going on
report-council-why = Why that is
report-council-next = What we are going to do
report-council-money = Money
report-council-beside = Care and waiting times
report-council-glossary = Words and what they mean

report-council-spent = Since 1 January { $scope } has spent { $money } on youth care and social support.
report-council-over = If it goes on like this, the year comes to { $money } more than the budget. That is { $percent } too much.
report-council-under = If it goes on like this, the year comes to { $money } less than the budget. That is { $percent } less.
report-council-no-budget = Whether that is enough cannot be said: the budget is not (fully) known.
report-council-waits-fine = Nowhere do people wait longer than was agreed.
report-council-waits = { $count ->
    [one] For one kind of help people wait longer than was agreed.
   *[other] For { $count } kinds of help people wait longer than was agreed.
}
report-council-gaps-none = For each kind of help at least one provider takes new clients.
report-council-gaps = { $count ->
    [one] For one kind of help there is not everywhere a provider that takes new clients.
   *[other] For { $count } kinds of help there is not everywhere a provider that takes new clients.
}
report-council-why-open = Spending clearly differs from the budget. The explanation is still to come.
report-council-why-none = Spending is close to the budget. No further explanation is needed.
report-council-wait = { $lot }: people wait up to { $weeks } weeks. At most { $norm } weeks was agreed.
report-council-decisions = { $count ->
    [one] In the next three months one decision about a contract is needed.
   *[other] In the next three months { $count } decisions about contracts are needed.
}
report-council-decisions-none = In the next three months no decision about contracts is needed.
report-council-seek = We are looking for providers that can help new clients with: { $names }.
report-council-again = After the next quarter you will get an overview again.
report-council-room = Room for the executive
report-council-money-table = Spending and budget side by side
report-council-care-table = Clients and waiting times per kind of help
report-council-care-note = Clients: added up in the last month; who receives two kinds of help counts twice. Wait: the longest time in weeks from registration to start.
report-council-waits-chart = Longest wait in weeks
report-council-waits-alt = Longest wait per kind of help. People wait longest for { $lot }: { $weeks } weeks.
report-column-whom = Who
report-column-in-period-cents = In this period
report-column-care = Kind of help
report-glossary-1 = Provider: an organisation that gives help and has a contract for it with the municipalities.
report-glossary-2 = Budget: the amount that a municipality has set aside for this year.
report-glossary-3 = Forecast: an estimate of what the whole year will cost, made from what was spent so far.
report-glossary-4 = Lot: a kind of help for which the municipalities conclude contracts together.
report-glossary-5 = Region: the municipalities that buy the help together.
report-glossary-6 = Waiting time: the time between registration and the start of help.
report-glossary-7 = Youth care: help for children and their parents, which the municipality has to arrange under the Youth Act.
report-glossary-8 = Wmo: the act by which the municipality helps people to go on living at home and take part.
