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

report-not-explained = { $label } deviates by { $by } and has no sentence yet (line { $line }).
report-is-frozen = This overview was frozen on { $day }. What was sent does not change.
report-frozen-elsewhere = This overview was frozen without this program keeping what it was made from. It cannot be made again.
report-frozen-differs = This overview now comes out otherwise than when it was frozen (version { $then }, now { $now }). Nothing was written.
report-none-frozen = This overview has not been frozen yet.
report-not-frozen = { $count ->
    [one] Not frozen: one thing is in the way.
   *[other] Not frozen: { $count } things are in the way.
}
report-explain-hint = Write the sentences on screen 8 (e), or with perceel add report_remarks.
report-unknown = What is still unknown
report-nothing-unknown = Nothing that this overview needs is missing.
report-unknown-line = Unknown, to be filled in for { $count ->
    [one] { $noun } { $names }
   *[other] { $count } { $nouns } ({ $names })
}: { $message }
report-no-figures = Unknown: there are no monthly figures yet. Amounts, volumes and numbers of clients are missing for that reason.
report-pool = whole region
report-all-lots = all lots
report-all-of-lot = all municipalities of the lot
report-with-contract = as the contract
report-open = no end date
report-no-option = no option open
report-not-indexed = not indexed
report-not-this-year = not this year
report-answers = answers for all of it
report-not-received = not received
report-planned = planned
report-none = no
report-none-recorded = nothing recorded
report-no-moment = –
report-total = Total
report-not-summed = not summed

report-provider = Provider sheet
report-provider-file = provider-sheet
report-provider-which = Choose one provider: this overview is always about one provider.
report-provider-identity = Who it is
report-provider-agb = AGB codes
report-provider-places = Establishments
report-provider-agreements = Contracts and lots
report-provider-contracts = Contracts
report-provider-parts = Lots, roles and municipalities
report-provider-terms = Dates of end, notice, extension and new tender
report-provider-dates = Dates to watch
report-provider-prices = Tariffs
report-provider-tariffs = Tariffs that hold now
report-provider-use = Capacity
report-provider-capacity = Agreed and used
report-provider-bars = Use of the fullest agreements
report-provider-bars-alt = Bars for { $count ->
    [one] 1 agreement
   *[other] { $count } agreements
}, the fullest first. The first is { $first }, with { $value } of what was agreed so far.
report-line-under = little used
report-line-full = nearly full
report-line-agreed = agreed
report-provider-money = Money
report-provider-ceilings = Ceilings and spending
report-provider-tasks = Task budget and payment
report-provider-delivered = Delivered in { $year } up to and including { $month }, per municipality
report-provider-clients-note = Clients: summed per product in the last month. Small numbers are shown as “<”. There is no total, so that nobody can work out a small number.
report-provider-below = Chain
report-provider-chain = Who works under this provider
report-provider-above = For whom this provider works
report-provider-breaches = What is not right in the chain
report-provider-owed = Duties
report-provider-duties = Overdue
report-provider-kept = Duties of the past twelve months
report-kept-in-time = received in time
report-kept-late = received late
report-kept-open = not received yet
report-kept-waived = waived
report-kept-unknown = received, day unknown
report-provider-waiting = Waiting times
report-provider-waits = Waiting times in weeks
report-provider-quality = Quality
report-provider-incidents = Incidents reported in twelve months
report-provider-satisfaction = Client experience
report-provider-measured = survey received on { $day }
report-provider-stopped = Intake stops
report-provider-stops = Intake stops, now and in the past twelve months
report-provider-risk = Risk signals
report-provider-signals = Signals
report-provider-talk = Meeting
report-provider-actions = Open actions
report-talk-last = The last meeting was on { $day }.
report-talk-never = No meeting is recorded yet.
report-talk-agenda = For the agenda:
report-provider-new = Agreements of this meeting
report-provider-room = Agreements
report-provider-room-actions = Actions: who does what, and when is it done
report-provider-quiet = Nothing recorded on: { $what }.
report-agenda-actions = { $count ->
    [one] 1 action is open
   *[other] { $count } actions are open
}
report-agenda-duties = { $count ->
    [one] 1 duty is late
   *[other] { $count } duties are late
}
report-agenda-proof = { $count ->
    [one] 1 piece of evidence has expired
   *[other] { $count } pieces of evidence have expired
}
report-agenda-signals = { $count ->
    [one] 1 risk signal
   *[other] { $count } risk signals
}
report-agenda-used = { $count ->
    [one] the use of 1 agreement
   *[other] the use of { $count } agreements
}
report-agenda-ceilings = { $count ->
    [one] 1 ceiling
   *[other] { $count } ceilings
}
report-agenda-chain = { $count ->
    [one] 1 change in the chain
   *[other] { $count } changes in the chain
}
report-agenda-dates = { $count ->
    [one] 1 date in the coming 90 days
   *[other] { $count } dates in the coming 90 days
}

report-falls = Provider falls over
report-falls-file = provider-falls-over
report-falls-what = What falls
report-falls-where = Where
report-falls-room = Who has room
report-falls-chain = The chain
report-falls-call = Who must be called
report-falls-first = First steps
report-falls-nothing = On this day this provider has no contract and works for nobody. Nothing falls.
report-falls-contracts = Contracts
report-falls-lots = Lots
report-falls-municipalities = Municipalities
report-falls-clients = Clients per product
report-falls-below = Subcontractors
report-falls-without = Subcontractors without other work here
report-falls-no-contract = This provider has no contract of its own, but works for others.
report-falls-which = These contracts fall: { $names }.
report-falls-joint = The provider signed these contracts together with others. They go on: { $names }.
report-falls-liable = Who signed together with this provider answers for the whole contract: { $names }.
report-falls-no-cells = Nowhere does a gap appear and nowhere is one provider left.
report-falls-cells = Places that get worse
report-falls-others = { $count } other providers
report-falls-nobody = nobody
report-falls-no-volumes = not agreed
report-falls-volumes = How much care nobody can take over
report-falls-volumes-note = The first figure is what the provider delivered this year. Room is what others agreed and have not delivered yet. Where no volume was agreed, only the others are named.
report-falls-no-chain = Nobody works under this provider and it works for nobody.
report-falls-chain-caption = Who depends on this provider
report-falls-sub = subcontractor, has other work in the region as well
report-falls-sub-loses = subcontractor, loses all work in the region
report-falls-main = main contractor that this provider works for
report-falls-contact = contact person
report-falls-director = programme director
report-falls-why-own = ask what stops and when
report-falls-why-liable = signed along and has to go on with the work
report-falls-why-director = has to know and inform the municipalities
report-falls-helper = has room in { $count ->
    [one] 1 lot
   *[other] { $count } lots
}
report-falls-call-note = Telephone numbers are personal data and are not on paper. They are in the register, with the contact persons.
report-falls-step-confirm = Ask the provider to confirm in writing what stops, where and when.
report-falls-step-clients = Let each municipality establish which clients it concerns and who needs care first. Names of clients do not belong in this register.
report-falls-step-gaps = { $count ->
    [one] Use the fallback of 1 lot: a gap appears there.
   *[other] Use the fallbacks of { $count } lots: gaps appear there.
}
report-falls-step-room = { $count ->
    [one] Ask 1 provider with room how many clients it can take over this week.
   *[other] Ask { $count } providers with room how many clients they can take over this week.
}
report-falls-step-uncovered = { $count ->
    [one] Look for more room for 1 lot: others cannot take over all of it.
   *[other] Look for more room for { $count } lots: others cannot take over all of it.
}
report-falls-step-subs = { $count ->
    [one] Discuss with 1 subcontractor whether it can go on through another or with a contract of its own.
   *[other] Discuss with { $count } subcontractors whether they can go on through others or with contracts of their own.
}
report-falls-step-mains = { $count ->
    [one] Ask 1 main contractor who takes over the work of this provider.
   *[other] Ask { $count } main contractors who takes over the work of this provider.
}
report-falls-step-transfer = Agree on the transfer. Until it is done, the agreed prices hold.
report-falls-step-record = Record the signal, every promise and every action with a date.
report-falls-quiet = Nothing recorded on: { $what }.
report-falls-no-clients = Unknown: the number of clients. The monthly figures do not say it.
report-falls-unknown-volumes = Unknown: how much care nobody can take over, because no volumes were agreed ({ $count ->
    [one] 1 lot
   *[other] { $count } lots
}: { $names }).
report-falls-no-contacts = Unknown, to be filled in: contact persons of this provider.
report-falls-no-directors = Unknown, to be filled in: the sub-regions of these municipalities.

report-meeting = Meeting file
report-meeting-file = meeting-file
report-meeting-agenda = What the meeting is about
report-meeting-last = The last meeting was on { $day }. Changes are told from { $since }.
report-meeting-first = No meeting is recorded yet. Changes are told from { $since }.
report-meeting-in-order = Nothing asks for a meeting.
report-meeting-actions = Open actions
report-meeting-duties = Late duties
report-meeting-proof = Expired evidence
report-meeting-signals = Signals
report-meeting-used = Use against agreement
report-meeting-ceilings = Ceilings
report-meeting-chain = Changes in the chain
report-meeting-dates = Coming 90 days
report-meeting-waits = Waiting times
report-meeting-quiet = Nothing to discuss on: { $what }.

report-handover = Handover file
report-handover-file = handover-file
report-handover-stand = Where things stand
report-handover-contracts = Running contracts
report-handover-providers = Providers with a contract
report-handover-lots = Lots
report-handover-open-actions = Open actions
report-handover-late = Dates that have passed
report-handover-gaps = Data that is missing
report-handover-ahead = The coming 24 months
report-handover-by-contract = Dates by contract, up to and including { $until }
report-handover-by-contract-note = An exclamation mark: the day has passed and nothing is recorded yet. A dash: no date in these 24 months.
report-handover-others = What else is coming
report-handover-others-note = A plan that returns counts each time. Every date is in the register under deadlines.
report-handover-promises = What was promised and decided
report-handover-actions = Open actions
report-handover-ours = Duties of the client authority
report-handover-decided = Outcomes of reviews in the past year
report-handover-options = Extension options decided on in the past year
report-handover-why = Why things are as they are
report-handover-amendments = Amendments of running contracts and their ground
report-handover-clauses = Own clauses and the reason
report-handover-snoozes = Signals put off and the reason
report-handover-fallbacks = Who takes over when a provider stops
report-handover-longer = Why a contract lasts longer than four years
report-handover-waived = Explanations with duties
report-handover-notes = Notes
report-handover-who = Who is responsible for what
report-handover-functions = Functions
report-handover-nobody = nobody named
report-handover-of-contracts = running contracts
report-handover-of-duties = duties
report-handover-of-actions = open actions
report-handover-of-sub-regions = sub-regions
report-handover-open = What is not right or asks for attention
report-handover-breaches = In the chain
report-handover-signals = Signals without follow-up
report-handover-changes = What has changed
report-handover-changed = Changed since { $day }
report-handover-glossary = Glossary
report-handover-quiet = Nothing recorded on: { $what }.
report-change-begun = contract began
report-change-ended = contract ended
report-change-notice = notice given
report-change-amended = amendment in force
report-change-exercised = extended
report-change-declined = not extended
report-change-sub-in = subcontractor began
report-change-sub-out = subcontractor stopped
report-change-stop = intake stop began
report-change-stop-over = last day of an intake stop

report-term-lot = lot
report-meaning-lot = Part of a tender for which a provider gets a contract.
report-term-framework = procurement framework
report-meaning-framework = Agreements for several years within which one round of procurement falls.
report-term-light = light lot
report-meaning-light = Care for which many providers are admitted, without an agreed volume. The client must have a choice.
report-term-heavy = heavy lot
report-meaning-heavy = Care with few chosen providers, agreements on capacity and a fallback.
report-term-main = main contractor
report-meaning-main = The provider that answers for everything that happens in its chain.
report-term-content-main = content main contractor
report-meaning-content-main = The provider that directs the content. Others work beside it, not under it.
report-term-sub = subcontractor
report-meaning-sub = A provider that works for a main contractor and needs consent beforehand.
report-term-consortium = consortium
report-meaning-consortium = Providers that sign together. Each is liable for the whole.
report-term-admission = admission procedure
report-meaning-admission = A purchase in which every suitable provider gets a contract.
report-term-variant = funding variant
report-meaning-variant = The way of paying: by effort, by output or a fixed sum for a task.
report-term-capacity = capacity agreement
report-meaning-capacity = How much care a provider delivers or may deliver in a period.
report-term-reservation = reservation
report-meaning-reservation = Care that was allotted and is not delivered yet.
report-term-actual = actual
report-meaning-actual = Care that was delivered.
report-term-ceiling = budget ceiling
report-meaning-ceiling = The most that a provider may claim in a year.
report-term-indexation = indexation
report-meaning-indexation = The yearly adjustment of tariffs to wages and prices.
report-term-option = extension option
report-meaning-option = The right to prolong a contract. It lapses when it is announced too late.
report-term-notice = notice period
report-meaning-notice = The months between notice and end. Notice must have been received on the last day.
report-term-amendment = amendment
report-meaning-amendment = A signed change of a contract.
report-term-review = review
report-meaning-review = A fixed moment to discuss how a contract goes.
report-term-recalibration = recalibration
report-meaning-recalibration = Setting goals and agreements again during the term.
report-term-duty = obligation
report-meaning-duty = Something that the contract says must be delivered or shown in time.
report-term-stop = intake stop
report-meaning-stop = A time in which a provider takes no new clients.
report-term-acceptance = acceptance duty
report-meaning-acceptance = The duty to take clients who are referred.
report-term-wait = waiting time
report-meaning-wait = The weeks between registration and intake or the start of care.
report-term-coverage = coverage
report-meaning-coverage = In which municipalities there are providers that take clients for a lot.
report-term-gap = gap
report-meaning-gap = A lot in a municipality where no provider takes clients.
report-term-single-source = single source
report-meaning-single-source = All care in that place depends on one provider or group.
report-term-concentration = concentration
report-meaning-concentration = How much of a lot lies with few parties, measured by shares and the HHI.
report-term-build-down = phased build-down
report-meaning-build-down = Step by step less of the old care while new care takes its place.
report-term-objective = main objective
report-meaning-objective = One of the ten goals at most that the region reports on.
report-term-council-letter = council letter
report-meaning-council-letter = A letter from the executive to the municipal council.
report-term-as-of = reference date
report-meaning-as-of = The day an overview is about.
report-term-known-on = knowledge date
report-meaning-known-on = The day on which what the overview says was known.

report-listing-count = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
report-listing-rows = Number
report-listing-all = everything, without a filter
report-listing-filter = Filter: { $filter }
report-listing-footer = { $title }, { $day }
report-listing-empty = This list is empty.

report-column-what = What
report-column-which = Which
report-column-value = Value
report-column-note = Note
report-column-agreement = Agreement
report-column-delivered-cents = Delivered
report-column-clients = Clients
report-column-count = Number
report-column-contract = Contract
report-column-date = Day
report-column-becomes = Becomes
report-column-unit = Unit
report-column-delivered = Delivered
report-column-uncovered = Cannot be taken over
report-column-uncovered-percent = Part
report-column-room-at = Room at
report-column-function = Function
report-column-organisation = Organisation
report-column-retender-start = New tender
report-column-option-decision = Decide on option
report-column-last-notice = Last day of notice
report-column-end = End
report-column-max-end = Last possible end
report-column-late = Passed
report-column-three-months = Within 3 months
report-column-twelve-months = Then, within 12
report-column-two-years = Then, within 24
report-column-term = Term
report-column-meaning = Meaning
report-not-applicable = n/a
report-provider-facts = Facts about the provider
report-provider-quality-facts = Incidents and client experience
report-falls-functions = Functions and organisations
report-handover-terms = Words and what they mean
