### The screens.

ui-overview = Overview
ui-journal = Journal
ui-stars = Stars
ui-dates = as of { $reference } · known { $known }
ui-known-short-now = now
ui-badge-demo = DEMO
ui-badge-read-only = READ ONLY
ui-badge-mouse-off = MOUSE OFF
ui-too-small = Window too small: { $size }, needs { $needed }
ui-chip-filter = Filter: { $filter } ({ $count }), Esc clears
ui-chip-of = { $count } of { $total }
ui-chip-marked = { $count } marked
ui-typing-hints = Type to filter  Enter keeps  Esc clears  F4 pick a field  field:value  runs:<90d
ui-typing-hints-page = Type to filter  Enter keeps the filter  Esc clears
ui-busy = ~ Working on the file. Esc stops.
ui-busy-at = ~ Working: { $done } rows read. Esc stops, then nothing changes.
ui-busy-of = ~ { $gauge } { $done } of { $total }. Esc stops, then nothing changes.

ui-at-root = This is the beginning. { $key } to quit.
ui-no-such-key = Key { $keys } does nothing here. { $help } gives help.
ui-paste-nowhere = Pasted text ignored: no field is open for it. Choose a field first.
ui-mouse-on = The mouse belongs to the program again.
ui-mouse-off = The mouse is free to select text. F6 turns it on again.
ui-terminal-failed = The window cannot be written. Everything that was saved is in the file.
ui-fault = Something went wrong in the program itself. What had been saved is still there. What you had typed in a form was kept as a draft.
ui-fault-unkept = Something went wrong in the program itself. What had been saved is still there. What you had typed last in a form could not be kept.
ui-keeper-gone = The part that keeps the file has stopped. Everything that was saved is in the file. Start again.

ui-why-nothing-chosen = No row is chosen.
ui-why-nothing-listed = This list is still empty.
ui-why-nothing-owed = Nothing on this screen is owed.
ui-why-leads-nowhere = This line leads nowhere.
ui-why-figures-order = Monthly figures always stand by month, the newest on top. F4 chooses a month or a period.
ui-why-figures = Monthly figures are changed by importing them again.
ui-why-no-contract-text = This works from a contract text or an article.
ui-why-question = This was worked out. Open what it was made from to change anything.
ui-why-looking-back = You are looking at what was known on { $day }. Go back to now first to make changes.
ui-why-nothing-personal = Choose one contact person: only there personal data is kept.
ui-why-writable = The file is yours already: you can change it.
ui-why-no-way-back = There is no previous screen.
ui-why-no-way-forward = There is no next screen.
ui-why-already-now = You are already looking at today.

ui-saved = Saved: { $what }. { $key } undoes it.
ui-undone = Undone: { $what }. { $key } does it again.
ui-undone-many = { $count } steps undone.
ui-redone = Done again: { $what }. { $key } undoes it.
ui-nothing-to-undo = There is nothing to undo.
ui-nothing-to-redo = There is nothing to redo.
ui-known-then = You are looking at what was known then. Changes are possible once you are back at now.
ui-known-now = You are looking at what is known now.
ui-taken-over = Nobody else works in the file any more. You can change it again.
ui-reloaded = The file was read again.
ui-changed-elsewhere = Another program changed the file. It was read again.
ui-star-set = Star set on { $record }.
ui-star-gone = Star taken off { $record }.
ui-view-saved = View “{ $name }” saved.

ui-overview-incomplete = To complete
ui-overview-action = Asks for action
ui-overview-at-risk = Decisions at risk
ui-overview-counting = Being worked out…
ui-overview-updating = being updated…
ui-overview-late = overdue
ui-overview-week = this week, up to { $day }
ui-overview-then = after that, up to { $day }
ui-overview-nothing-due = Nothing overdue, and nothing up to { $day }.
ui-overview-first = Do first
ui-overview-now = start now
ui-overview-late-by = Overdue by
ui-overview-landscape = Care landscape
ui-overview-no-category = category unknown
ui-overview-cells = { $lots } lots, { $municipalities } municipalities: to the map
ui-overview-budget = Ceilings { $year }
ui-overview-used = used
ui-overview-year-end = forecast
ui-overview-used-of = { $used } of { $amount }
ui-overview-excess = { $amount } too much at the end of the year
ui-overview-room = { $amount } left at the end of the year
ui-overview-million = € { $number } million
ui-overview-use-unknown = use not known
ui-overview-heavy = Heavy capacity
ui-overview-leaning = Hangs on one provider (heavy)
ui-overview-complete = Everything that is asked for is known.
ui-overview-counts = In this register
ui-overview-nothing-yet = There is nothing in it yet.
ui-overview-holding = { $count } valid on { $day }
ui-overview-imported = Last import
ui-overview-last = Done last
ui-without = without { $label }
ui-begin = Where to begin
ui-begin-what = Your register is still empty. Begin with what you have: the published award of your region (xml), or your own sheet from Excel. You see first what would happen; only then is anything saved.
ui-begin-import = import a file
ui-begin-new = enter the first contract yourself
ui-begin-help = all keys of this screen

ui-gap-subcontract-links-consent-on = without consent
ui-gap-obligations-passes-down = of which it is not known whether they bind the chain
ui-gap-intake-stops-imposed-by = of which it is not known who imposed it
ui-gap-contracts-start = without a start date
ui-gap-contracts-end = without an end date
ui-gap-capacity-agreements-start = without a start date
ui-gap-capacity-agreements-end = without an end date
ui-gap-body-meetings-papers-due = without a last day for the papers
ui-gap-action-items-due = without a last day
ui-gap-extension-options-months = without a duration
ui-gap-extension-options-notify-months = without a notice period
ui-gap-indicators-direction = without a wanted direction
ui-stars-empty = No stars yet. Set one with { $key } on a row that you often need.

ui-list-empty = Nothing under “{ $kind }” yet. What you record or import comes here.
ui-list-empty-question = On this day there is nothing to tell under “{ $kind }”. The rows are worked out from what you record or import.
ui-list-empty-on = You are looking at another day. { $key } goes back to today.
ui-list-no-hits = Nothing found for “{ $filter }”; without a filter there { $total ->
    [one] is { $total } row
   *[other] are { $total } rows
}.
ui-list-no-hits-hint = Esc clears the filter. Archived rows are found with archived:all.
ui-list-reading = Reading the figures…

ui-record-gone = This row is no longer there. Esc goes back.
ui-self-section = { $nouns } of which this is the { $field }
ui-unknown = unknown
ui-unknown-asked = unknown, to be completed
ui-unknown-signals-source = no source recorded
ui-unknown-signals-follow-up = no follow-up recorded yet
ui-unknown-chains-effective-percent = unknown, for a share in the chain is missing
ui-unknown-chains-net-percent = unknown, for a share in the chain is missing
ui-unknown-waits-weeks-start = not measured
ui-unknown-waits-norm = no norm for this lot
ui-unknown-margins-margin-cents = cannot be compared: a price is missing or the units differ
ui-unknown-insufficient-use-minimum-use-cents = not agreed
ui-unknown-build-down-minimum = not recorded
ui-unknown-needs-municipality = the whole region
ui-unknown-coverage-municipality = the whole region
ui-unknown-utilisation-utilisation-percent = unknown
ui-unknown-ceilings-used-percent = cannot be worked out
ui-unknown-unattached-lot = unknown
ui-archived = archived
ui-holds-past = no longer holds
ui-holds-later = does not hold yet
ui-computed = { $what }, worked out for { $day }
ui-recorded = Recorded
ui-belongs-to = Belongs to
ui-show-all = { $count ->
    [one] open this one
   *[other] show all { $count }
}
ui-history = History
ui-history-empty = Nothing in the journal yet.
ui-created = Created
ui-changed = Last changed

ui-journal-empty = Nothing was done yet. Everything you change will stand here.
ui-step = Step { $number }
ui-step-when = When
ui-step-who = Who
ui-step-records = Rows
ui-step-figures = Monthly figures
ui-step-hash = Check sum of the journal
ui-step-more = and { $count } more rows
ui-step-came = new
ui-step-went = gone

ui-undo-to-title = Back to here
ui-undo-to-what = Everything since { $moment } is undone, beginning with the last step, up to and including: { $what }.
ui-undo-to-hint = With redo you can put the steps back.
ui-undo-to-yes = Undo
ui-cancel = Cancel

ui-remove-title = Remove for good
ui-remove-what = { $count ->
    [one] You are removing { $names }.
   *[other] You are removing { $count } rows: { $names }.
}
ui-remove-also = { $count ->
    [one] With it goes { $count } { $kind }.
   *[other] With it go { $count } { $kind }.
}
ui-remove-loosened = { $count ->
    [one] In { $count } other row the reference becomes empty.
   *[other] In { $count } other rows the reference becomes empty.
}
ui-remove-type = Type { $key } and press Enter to remove. Archiving is possible too: then everything is kept.
ui-remove-figures = { $count ->
    [one] There is { $count } monthly figure under this name. So it cannot be removed; it can be archived.
   *[other] There are { $count } monthly figures under this name. So it cannot be removed; it can be archived.
}
ui-erase-title = Erase personal data
ui-erase-what = Of { $record } these are lost for good: { $fields }. From the history too: nobody will know what it said before.
ui-erase-journal-only = { $record } holds no personal data any more. What the history still knows of it is lost for good.
ui-erase-kept = This cannot be undone. The record itself, the provider, and who did what when all stay.
ui-erase-type = Type { $key } and press Enter to erase.
ui-erase-yes = Erase for good
ui-erased = Personal data erased, from the journal too. This cannot be taken back.
ui-erased-but = { $count ->
    [one] Personal data erased. { $count } backup still holds it: delete that when you no longer need it.
   *[other] Personal data erased. { $count } backups still hold it: delete those when you no longer need them.
}
ui-remove-yes = Remove

ui-sort-title = Sort by
ui-columns-title = Columns
ui-columns-hint = Space on or off  J and K move  Enter done  Esc do nothing
ui-views-title = Saved views
ui-views-empty = None yet. { $key } saves filter, order and columns.
ui-view-name = Name for this view
ui-bulk-title = { $count ->
    [one] With { $count } row
   *[other] With { $count } rows
}
ui-messages-title = Notices
ui-messages-empty = Nothing was said yet.
ui-help-title = Keys
ui-palette-title = Command
ui-palette-list = list
ui-finder-nothing = Nothing found. Type less or something else.
ui-prefix-title = go to

ui-date-reference = Reference date: on which day must it hold?
ui-date-reference-hint = States and figures become those of that day; what does not hold then is left out. Empty is today.
ui-date-knowledge = Knowledge date: what had been recorded by then?
ui-date-knowledge-hint = You see the register as it was at the end of that day. Empty is now.
ui-date-today = today
ui-date-now = what is known now
ui-date-keys = ↑↓ day  PgUp PgDn month  +3m  eoj  Enter choose  Esc do nothing
ui-monthly = Monthly figures
ui-monthly-show = { $noun } per month
ui-range-from = From
ui-range-to = Up to and including
ui-range-days = For example 2026-12-31, 2026-10, 2027, today or +3m. Empty: no limit. ?: not known.
ui-range-money = For example 250,000 or 1,500.50. Empty: no limit. ?: not known.
ui-range-numbers = For example 12 or 87.5. Empty: no limit. ?: not known.
ui-range-keys = Enter go on  Tab other box  Esc do nothing
ui-build-title = Condition on
ui-build-unknown = unknown
ui-sum = Together

ui-chain-title = Chain of { $record }
ui-chain-place = This place
ui-chain-of = { $record } on { $day }: { $count ->
    [one] 1 chain
   *[other] { $count } chains
}.
ui-chain-none = { $record } stands in no chain on { $day }.
ui-why-no-chain = Only a provider, a contract, a lot or a subcontract has a chain.
## Coverage map

ui-map = Coverage
ui-map-light = L
ui-map-heavy = H
ui-map-region = region
ui-map-whole-region = the whole region
ui-map-share = largest
ui-map-dropout = lost
ui-map-unknown = ?
ui-map-empty = There are no lots on this day. Choose another reference date or record lots.
ui-map-counting = Working out the coverage…
ui-map-legend = [0] gap  ·1· single  2+ choice  ·2· one group  s stop
ui-map-changed = { $count ->
    [0] No difference from { $day }.
    [one] { $count } cell differs from { $day }.
   *[other] { $count } cells differ from { $day }.
}
ui-map-cell = { $lot }, { $place }: { $state }, { $count ->
    [one] { $count } provider.
   *[other] { $count } providers.
}
ui-map-one-group = They belong to one group.
ui-map-stopped = { $count ->
    [one] { $count } with an intake stop.
   *[other] { $count } with an intake stop.
}
ui-map-not-in-lot = { $lot }: this municipality does not take part.
ui-map-about-share = { $lot }: the largest has { $value } of the lot.
ui-map-about-hhi = { $lot }: HHI { $value }.
ui-map-about-dropout = { $lot }: when the most fragile one stops, { $value } of its care cannot be taken over.
ui-map-nobody = There is no provider to open here.
ui-why-map-no-filter = The map shows everything. Filter in the list of lots.
ui-why-no-lots = The map belongs to the list of lots.

## A provider falls over

ui-meeting-title = Meeting file { $provider }
ui-meeting-last = Last meeting
ui-meeting-none = none; changes from { $day } on
ui-meeting-actions = Open actions
ui-meeting-duties = Overdue obligations
ui-meeting-proof = Expired proof
ui-meeting-signals = Signals
ui-meeting-used = Use against agreement
ui-meeting-ceilings = Ceilings
ui-meeting-chain = Chain changed since the last meeting
ui-meeting-dates = Coming 90 days
ui-meeting-waits = Waiting times
ui-meeting-nothing = Nothing to discuss under: { $what }.
ui-why-no-meeting = That is done in the meeting file of a provider.
ui-falls-title = { $provider } falls over
ui-falls-counting = Fetching the figures…
ui-falls-nothing = On this day the provider has no contract and works for nobody: nothing falls.
ui-falls-what = What falls
ui-falls-contracts = Contracts
ui-falls-joint = Contracts that go on
ui-falls-parts = Contract lots
ui-falls-lots = Lots
ui-falls-municipalities = Municipalities
ui-falls-clients = Clients (per product)
ui-falls-below = Subcontractors below
ui-falls-without-access = Left without work
ui-falls-above = Subcontractor of
ui-falls-where = Where
ui-falls-no-cells = Everywhere two or more providers remain.
ui-falls-whole-region = the whole region
ui-falls-room = Who has room
ui-falls-room-mains = This provider has no contract of its own: its main contractors take over the work.
ui-falls-room-liable = Who signed along answers for this work as well: { $names }.
ui-falls-liable = signed along, answers for the whole
ui-falls-others = { $count ->
    [0] Nobody else delivers this lot.
    [one] No volumes agreed; { $count } other provider.
   *[other] No volumes agreed; { $count } other providers.
}
ui-falls-covered = Can be taken over by { $names }.
ui-falls-uncovered = { $part } cannot be taken over: { $volume } of { $of }. Room: { $names }.
ui-falls-nobody = nobody
ui-falls-call = Whom to call
ui-falls-director = programme director
ui-falls-sub = subcontractor
ui-falls-sub-loses = subcontractor, loses all access
ui-falls-main = main contractor this provider works for
ui-falls-helper = { $count ->
    [one] has room in { $count } lot
   *[other] has room in { $count } lots
}
ui-why-not-one-provider = Choose one provider first.
ui-why-no-deadline = There is no deadline to handle here.
ui-agenda = Agenda
ui-agenda-list = Agenda
ui-agenda-month = Agenda › month
ui-agenda-year = Agenda › year
ui-agenda-timeline = Agenda › timeline
ui-agenda-nothing = No deadline falls on this day.
ui-agenda-no-bars = No contract or frame fits this filter.
ui-agenda-quarter = Q
ui-agenda-legend = ━ runs  ┄ option  ● end  ○ last possible end  ? exercise option  ▼ give notice  ▲ start tender  ◆ review  ! late  │ reference date
ui-agenda-month-legend = Behind a day stands how many deadlines fall on it.  ! late  ~ soon
ui-agenda-year-legend = ! late  ~ soon  1 to 9: so many later  # ten or more  · none
ui-search = Search
ui-search-gathering = gathering…
ui-search-all = { $count } to search
ui-search-count = { $count ->
    [one] { $count } of { $all }
   *[other] { $count } of { $all }
}
ui-search-partly = { $count ->
    [one] { $count } of { $all }, not with all words
   *[other] { $count } of { $all }, not with all words
}
ui-search-nothing = Nothing found. Try fewer words, or only their beginnings. Conditions such as lot:J2Z or status:late narrow what is found.
ui-search-how =
    Type what you are looking for, in any order: a name, a number, a subject.
    { "" }
    linde waiting · what De Linde has to deliver on waiting times
    notify subcontractor · the article and whom it concerns
    vog status:late · who is late with the certificate of conduct
    lot:J2Z municipality:waterdam · everything in that lot and municipality
    { "" }
    Enter goes there, Tab goes to the list.
ui-duties = Obligations
ui-duties-count = { $count ->
    [one] { $count } time something is due
   *[other] { $count } times something is due
}
ui-overview-unplanned = { $count ->
    [one] moment of an obligation not planned yet: { $key } brings it up to date
   *[other] moments of obligations not planned yet: { $key } brings them up to date
}
ui-duties-unplanned = { $count ->
    [one] 1 moment not planned yet: { $key } plans it
   *[other] { $count } moments not planned yet: { $key } plans them
}
ui-duties-hint = Late or due within a month; / searches further.
ui-duties-none-planned = Of what is planned nothing is open. First plan the moments of the coming months: then they appear here.
ui-duties-none = Nothing is open: nothing is late and nothing has to be delivered in the coming month.
ui-late = late
ui-why-nobody-owes = There is no provider here that could owe anything.
ui-typing-hints-search = Enter open  ↑↓ choose  Tab to the list, O what is open  Esc back
## Capacity and ceilings

ui-capacity = Capacity
capacity-used = Used
capacity-used-of = { $used } of { $soFar } { $unitName } so far
capacity-bound = Committed
capacity-bound-of = with { $reserved } promised, of { $agreed } { $unitName }
capacity-by-month = By month
capacity-months = { $first } … { $last }, most { $highest }
capacity-out = At this pace the agreement is used up on { $day }.
capacity-out-both = At this pace the agreement is used up on { $day }; at the pace of the last three months on { $recent }.
capacity-out-recent = At the pace of the last three months the agreement is used up on { $day }.
capacity-lasts = At this pace there is enough until the agreement ends.
capacity-over = Used and promised together is { $over } { $unitName } more than agreed.
capacity-unit = The unit of the agreement does not add up with that of the use. Correct the unit.
capacity-task = This lot is paid by task: it has no volumes.
capacity-risk = This is guaranteed and is paid for, even when it is not used.
capacity-shared-divided = Monthly figures name no contract. Use was divided with another agreement, by what was agreed per day: { $names }.
capacity-shared-by-place = Monthly figures name no contract. Only the municipalities of this contract are counted; the others belong to { $names }.
capacity-shared-unclear = Monthly figures name no contract. { $names } is about the same use. Which part belongs to this agreement cannot be told, so it is not judged.
capacity-pool = The municipalities have their part; { $pool } { $unitName } left for the pool.
capacity-above-region = The municipalities agreed { $pool } { $unitName } more in all than the region.
capacity-stand = Figures up to and including { $day }.
capacity-stand-corrected = Figures up to and including { $day }, incomplete months filled up.
capacity-build-down = Build-down { $lot }, number of places: old + new contracts / minimum needed
capacity-waits = Weeks of waiting until the start in { $lot }
capacity-norm = norm { $weeks } weeks
ceiling-used = Spent
ceiling-year-end = Year end
ceiling-seasonal = As last year
ceiling-committed = With promises
ui-index-title = Apply indexation
ui-index-yes = Apply
ui-index-what = { $count ->
    [one] Indexation { $year }: { $percent } on 1 tariff, from { $day }.
   *[other] Indexation { $year }: { $percent } on { $count } tariffs, from { $day }.
}
ui-index-closed = The old tariffs are closed; their amounts stay. It is one step, which “undo” takes back.
ui-index-nothing = For { $year } every tariff has a later one already. Nothing changes.
ui-why-round = Choose a round of indexation.
ui-tab-1 = Overv.
ui-tab-2 = Contr.
ui-tab-3 = Lots
ui-tab-4 = Prov.
ui-tab-5 = Oblig.
ui-tab-6 = Cap.
ui-tab-7 = Agenda
ui-tab-9 = Journ.

## What a list is for, while it is empty

ui-purpose-regions = The region that buys together, with its municipalities.
ui-purpose-sub-regions = Parts of the region with a contact of their own.
ui-purpose-municipalities = The municipalities you manage contracts for.
ui-purpose-memberships = Which municipality belongs to the region, and when.
ui-purpose-authorities = Who signs the contracts: municipalities or their joint organisation.
ui-purpose-provider-groups = Groups: providers that belong together count as one for spread.
ui-purpose-providers = The care providers you contract with, and their subcontractors.
ui-purpose-establishments = Where a provider has its establishments.
ui-purpose-agb-codes = Under which AGB codes a provider invoices.
ui-purpose-contact-persons = Whom you call or mail at a provider.
ui-purpose-frameworks = The arrangement under which a round of contracts was made, such as youth 2025–2028.
ui-purpose-tenders = The purchase itself: notice, award and their dates.
ui-purpose-lots = The lots you buy; coverage, capacity and money hang on them.
ui-purpose-lot-municipalities = Which municipality takes part in which lot.
ui-purpose-products = What is delivered and invoiced, with its product code.
ui-purpose-lot-products = Which products belong to which lot.
ui-purpose-necessary-provisions = Care that must be there in any case; perceel checks whether it is supplied.
ui-purpose-contracts = Each contract with a provider; term, options and notice warn you in time.
ui-purpose-contract-lots = Which lots a contract holds, and in which role.
ui-purpose-consortium-members = Who signed the contract together in a consortium.
ui-purpose-extension-options = Extension options; perceel works out when you have to decide.
ui-purpose-amendments = What was changed in a contract after it was signed.
ui-purpose-tariffs = What a product costs, by contract and period.
ui-purpose-indexation-rounds = By which percentage tariffs rise each year.
ui-purpose-subcontract-links = Who works for whom; from this follows who is liable.
ui-purpose-capacity-agreements = How much care was agreed, by lot, product and municipality.
ui-purpose-actuals = What was delivered each month. Import the figures of providers or municipalities.
ui-purpose-reservations = What was promised and is still to be delivered.
ui-purpose-budget-ceilings = How much a contract may cost in a year.
ui-purpose-intake-stops = Where a provider takes no new clients.
ui-purpose-waiting-times = How long people wait, by contract and lot.
ui-purpose-contract-texts = The text of your contract or model. Import it as docx, md or txt.
ui-purpose-articles = The articles of your contract texts.
ui-purpose-obligation-templates = Obligations that return in many contracts, to be copied.
ui-purpose-obligations = What a provider has to do or deliver by contract.
ui-purpose-obligation-instances = Each time something is due, with how it stands.
ui-purpose-evidence = The papers by which a provider shows that something was done.
ui-purpose-reviews = Moments at which you review a contract or lot.
ui-purpose-meetings = Meetings with providers and what was discussed.
ui-purpose-action-items = What has to be done after a meeting, by whom and when.
ui-purpose-governing-bodies = Executives, councils and boards that decide.
ui-purpose-body-meetings = Their meetings; perceel counts back when papers have to be ready.
ui-purpose-risk-signals = Concerns about a provider, with source and follow-up.
ui-purpose-build-down-steps = Steps in which capacity is built down.
ui-purpose-objectives = The main objectives you account for.
ui-purpose-indicators = By what you measure whether an objective is met.
ui-purpose-indicator-values = The measured values by period.
ui-purpose-snoozes = Deadlines you put off on purpose, with the reason.
ui-purpose-municipal-budgets = What each municipality budgeted for a year.
ui-purpose-report-remarks = Remarks on figures that deviate, for the reports.
ui-purpose-reports = Reports that were made final and change no more.
ui-purpose-coverage = How many providers each lot has in each municipality. Record lots, municipalities and contracts.
ui-purpose-concentration = How the work is spread over providers.
ui-purpose-dropout = What cannot be taken over when a provider drops out.
ui-purpose-exposure = What a provider does as main contractor and as performer.
ui-purpose-parked = Figures that fit no contract or municipality and are set apart.
ui-purpose-stranded = Agreements with a municipality that no longer takes part.
ui-purpose-signals = Risk signals that still ask for follow-up.
ui-purpose-municipal-use = What each municipality uses of what was agreed.
ui-purpose-lot-lineage = What a lot came from and went into.
ui-purpose-needs = Whether there is a provider for necessary care.
ui-purpose-gaps = Data that are asked for and still missing.
ui-purpose-chains = Who works in which chain and for which part.
ui-purpose-breaches = Subcontractors without consent, notified late or deployed early.
ui-purpose-margins = The difference between what the main contractor gets and passes on.
ui-purpose-unattached = Performers nobody answers for.
ui-purpose-deadlines = Everything that has to happen by a day. Record contracts with their term.
ui-purpose-utilisation = How much of the agreed capacity is used. Record capacity agreements and import monthly figures.
ui-purpose-ceilings = How much of each ceiling is spent, with a forecast. Record ceilings and import monthly figures.
ui-purpose-task-budgets = Lots that are paid by task, with their budget.
ui-purpose-indexations = What indexation did to the tariffs each year.
ui-purpose-amendment-growth = How much a contract grew by amendments.
ui-purpose-build-down = Whether enough places remain during a build-down.
ui-purpose-waits = Where people wait longer than the norm.
ui-purpose-insufficient-use = Contract lots that are used too little.
ui-purpose-proposals = Obligations found in a contract text. Import a contract text first.
ui-purpose-burden = How much time accounting costs a provider each year.
ui-purpose-duplicate-proofs = Proof that is asked twice of the same provider.
ui-purpose-own-clauses = Clauses that differ from the model.
ui-confirm-more = { $count ->
    [one] { $count } more line: PgDn
   *[other] { $count } more lines: PgDn
}
ui-confirm-top = that was all; PgDn shows the beginning
