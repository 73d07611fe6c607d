### What is wrong or missing in the register.

check-required = Fill in “{ $field }”.
check-shape = The value of “{ $field }” does not fit this field. Fill it in again.
check-link-gone = What “{ $field }” points to does not exist any more. Choose another.
check-key-taken = “{ $key }” is taken already: { $noun } { $other }. Choose another key or open that one.
check-end-before-start = The end ({ $end }) lies before the start ({ $start }). Correct one of them.
check-leads-back = “{ $field }” leads back to this record itself. Choose another.
check-digits = “{ $typed }” is not a number of { $digits } digits for “{ $field }”. Correct it or leave it empty.
check-cpv = The check digit of CPV code “{ $typed }” is wrong, or the code does not have eight digits. Please check it.
check-product-category = Product code { $code } does not begin with category { $category }. Please check both.
check-months-low = “{ $field }” must be at least { $least }.
check-months-high = “{ $field }” is { $months } months. That is unusually long; please check it.
check-percent = “{ $field }” must lie between 0 and 100%.
check-before-contract = { $day } lies before the start of the contract ({ $start }).
check-after-contract = { $day } lies after the end of the contract ({ $end }).
check-overlap = { $other } holds in this period already. Close it first or move the dates.
check-option-number = Options are numbered from 1.
check-option-gap = This is option { $number }, but option { $before } is missing.
check-option-both = This option was both used and declined. Remove one of the dates.
check-chain-itself = { $provider } cannot be its own subcontractor.
check-chain-cycle = The chain goes round: { $child } performs for { $parent }, and { $parent } for { $child }.
check-chain-two-parents = { $child } performs for { $parent } in this chain already. A subcontractor has one.
check-chain-no-main = { $parent } is no party to this contract and not in its chain, so nobody answers as main contractor.
check-chain-shares = { $parent } passes on { $sum }% in all. More than 100% is not possible.
check-chain-own-share = { $parent } passes on { $sum }% in all, but must deliver at least { $own }% itself.
check-chain-other-lot = Lot { $lot } does not belong to contract { $contract }. Choose a lot of this contract.
check-chain-excluded = { $provider } is excluded in this period and cannot stand in a chain.
check-looks-alike = This name looks like { $noun } { $other } ({ $key }). Is it the same?
check-asked = “{ $field }” is not known yet.
check-heavy-capacity = Heavy lot { $lot }: there is no capacity agreement yet.
check-heavy-reviews = Heavy lot { $lot }: there is no fixed rhythm of reviews yet.
check-heavy-exit = Heavy lot { $lot }: the transfer at the end (O33) is not recorded yet.
check-heavy-accountable = Heavy lot { $lot }: nobody is named as accountable yet.
check-heavy-fallback = Heavy lot: it is not recorded yet who takes over when a provider stops.
check-heavy-gap = Heavy lot: no provider at all in { $municipality }.
check-heavy-gap-region = Heavy lot: no provider at all in the region.
check-over-but-active = The contract ended on { $end } but is still recorded as current. Record an extension or the end.
check-notice-before-start = The notice period is longer than the term: the last notice was { $day }, the start is { $start }.
check-option-not-decided = Option { $number } had to be decided by { $day }. Record whether it was used or not.
check-four-years = With its options this contract runs until { $end }, longer than four years ({ $most }). Give the reason.
check-no-consent = { $child } performs without consent. Ask for it or end the link.
check-chain-outlives = The contract has ended, but { $child } still stands as a subcontractor.
check-party-excluded = { $provider } is excluded, but the contract still runs.
check-municipality-gone = Municipality { $municipality } does not exist on { $day }. Close the participation or record the successor.
funding-task-tariff = Lot { $lot } is paid by task: it has a fixed sum and no tariff per unit.
funding-task-capacity = Lot { $lot } is paid by task: no volumes are agreed for it.
funding-task-ceiling = Lot { $lot } is paid by task: the fixed sum is the limit, so it has no ceiling.
funding-lump-sum = Lot { $lot } is not paid by task, so it has no fixed sum or bandwidth.
funding-effort-unit = Lot { $lot } is paid by effort: that counts minutes, hours, day parts, days or pieces, not euros.
funding-output-unit = Lot { $lot } is paid by output: that counts pieces or euros, not time.
check-unit-mismatch = The unit “{ $unit }” does not add up with “{ $counted }”, in which this product is counted. Choose one that does.
check-variant-records = { $count ->
    [one] Under this funding there can be no { $nouns }; 1 is still recorded. Remove it first or choose another funding.
   *[other] Under this funding there can be no { $nouns }; { $count } are still recorded. Remove them first or choose another funding.
}
check-tariff-gap = There is no tariff from { $from } up to and including { $to }. Add one or extend the one before.
check-not-indexed = This tariff is € { $is }, but with its indexation it would be € { $wanted }. Please check it.
check-above-region = The municipalities agreed { $sum } in all, the region { $region }. Lower one of them or raise that of the region.
check-stop-crisis = Crisis care may not stop. Withdraw this intake stop.
check-stop-late = This intake stop had to be asked by { $day }.
check-stop-consent = This intake stop began without written consent. Record the consent or end the stop.
check-ceiling-announced = The ceiling was announced on { $day }; it had to be by { $last }.
check-ceiling-decided = The ceiling was decided on { $day }; it had to be by { $last }.
check-ceiling-planned = The joint plan is of { $day }; it had to be there by { $last }.
check-build-down-short = Old and new together are { $short } short of the minimum. Delay the build-down or enlarge what replaces it.
check-grown = The amendments make { $percent }% of the original value in all. See whether that still fits the law.
check-grown-threshold = With its amendments the value crosses the threshold for social services. See whether that still fits the law.
check-grown-single = One amendment is half of the original value or more. See whether that fits the law.

## Ceilings and use in a sentence

ceiling-none = It was agreed that there is no ceiling.
ceiling-unknown = The height of the ceiling is not known. Fill it in.
ceiling-no-figures = There are no actuals of this provider yet.
ceiling-zero = Nothing may be claimed, and nothing was.
ceiling-zero-over = Nothing may be claimed, but something was.
ceiling-within = This pace fits within the ceiling: { $end } by the end of the year.
ceiling-exceeds = At this pace it is used up on { $day }; { $end } by the end of the year, { $excess } ({ $percent }) too much.
ceiling-over = The ceiling was reached, around { $day }; { $end } by the end of the year, { $excess } ({ $percent }) too much.
ceiling-report = Report this in writing and confer with the provider, { $when }.
ceiling-confer = Reported. Confer with the provider { $when }.
ceiling-decide = Conferred. Decide about the excess { $when }.
ceiling-by = by
ceiling-late = it had to be by
unused-nothing = Nothing delivered or claimed in twelve months up to { $day }: ground for dissolution.
unused-below = { $used } used in the first year, at least { $minimum } was agreed. Notice of six months can be given, unless there is a shortage, the offer is unique or clients give 8.5 or more.
unused-excepted = { $used } used in the first year, at least { $minimum } was agreed. The offer is unique, so that is no reason to give notice.
