### The chain of responsibility: who answers for whom, and what is wrong there.

chain-no-lot = lot unknown
chain-until = until { $day }
chain-municipalities = { $count ->
    [one] 1 municipality
   *[other] { $count } municipalities
}
chain-all-municipalities = all { $count } municipalities
chain-over = On { $day } no contract runs in this lot. Nobody answers for this chain.
chain-content = { $party } leads the content. There is no subcontracting: everybody answers for their own work.
chain-liable = { $party } answers for everything below.
chain-jointly = { $party } and { $members } signed together: each is liable for the whole.
chain-unknown = Nobody recorded who performs { $share } of it.
chain-share-of = { $share } of { $of }
chain-together = together
chain-rank = rank { $rank }
chain-loose = no main contractor
chain-sole-trader = self-employed
chain-repeated = stands in this chain already
chain-consent-on = consent { $day }
chain-consent-missing = consent missing
chain-consent-exempt = no consent needed

chain-breach-excluded = { $provider } may not work: excluded, dissolved or refused.
chain-breach-excluded-since = { $provider } may not work: excluded, dissolved or refused (since { $since }).
chain-breach-running-case = The check of { $provider } found a running case.
chain-breach-no-consent = Consent for { $provider } is missing.
chain-breach-no-consent-days = Consent for { $provider } has been missing since { $since }: { $days ->
    [one] 1 day
   *[other] { $days } days
}.
chain-breach-before-consent = { $provider } was deployed on { $since }, { $days ->
    [one] 1 day
   *[other] { $days } days
} before consent.
chain-breach-before-notice = { $provider } was deployed on { $since }, { $days ->
    [one] 1 day
   *[other] { $days } days
} before it was reported.
chain-breach-not-notified = { $provider } has worked since { $since } and was not reported.
chain-breach-short-notice = { $provider } was reported on { $since }, { $days ->
    [one] 1 day
   *[other] { $days } days
} late for its deployment.
chain-breach-outlives = The work of { $provider } goes on for { $days ->
    [one] 1 day
   *[other] { $days } days
} after the end of the contract ({ $since }).
chain-breach-outlives-ended = The contract is over, { $provider } still stands in the chain.
chain-breach-too-deep = { $provider } stands too deep in the chain: passing work on is not allowed here.
chain-breach-shares = { $provider } passes on more than it may.

chain-nobody-no-main = Nobody answers for { $provider }: the chain does not begin with a party of { $contract }.
chain-nobody-no-contract = Nobody answers for { $provider }: { $contract } does not hold here on { $day }.
chain-nobody-content = Nobody answers for { $provider }: it has no contract of its own in this lot.

chain-fact-who = Who
chain-fact-net = performs { $net } of the whole itself
chain-fact-above = Works for
chain-fact-share = Share
chain-fact-shares = { $share } of the work above, { $effective } of the whole, performs { $net } itself
chain-fact-period = Period
chain-fact-from-to = { $from } until { $to }
chain-fact-steps = Steps
chain-fact-own = Own contract
chain-fact-group = Group
chain-step-notified = reported { $day }
chain-step-consent = consent { $day }
chain-step-deployed = deployed { $day }

chain-stands-nowhere = { $provider } stands in no chain with a running contract on { $day }.
chain-stands-party = { $provider } answers for { $party ->
    [one] 1 chain
   *[other] { $party } chains
}.
chain-stands-sub = { $provider } works for another in { $sub ->
    [one] 1 chain
   *[other] { $sub } chains
}.
chain-stands-both = { $provider } has both roles: it answers for { $party ->
    [one] 1 chain
   *[other] { $party } chains
} and works for another in { $sub ->
    [one] 1 chain
   *[other] { $sub } chains
}.

ending-title = End the contract
ending-yes = Save all the same
ending-what = { $contract } no longer holds from { $day }.
ending-chain = This ends the work of { $count ->
    [one] 1 subcontractor
   *[other] { $count } subcontractors
}: { $names }
ending-no-chain = No subcontractors work under this contract.
ending-no-access = Left without work in the region ({ $count }): { $names }
ending-gap = ! Without supply ({ $count }): { $names }
ending-single = ~ One provider left ({ $count }): { $names }
ending-cell = { $lot } in { $municipality }
ending-covered = This leaves no gap anywhere, and nowhere a single provider.
ending-more = and { $count } more
