### De keten van verantwoordelijkheid: wie staat voor wie in, en wat daar niet klopt.

chain-no-lot = perceel onbekend
chain-until = t/m { $day }
chain-municipalities = { $count ->
    [one] 1 gemeente
   *[other] { $count } gemeenten
}
chain-all-municipalities = alle { $count } gemeenten
chain-over = Op { $day } is er geen lopend contract in dit perceel. Niemand staat voor deze keten in.
chain-content = { $party } voert de regie over de inhoud. Er is geen onderaanneming: ieder staat in voor het eigen werk.
chain-liable = { $party } staat in voor alles hieronder.
chain-jointly = { $party } en { $members } tekenden samen: ieder is voor het geheel aansprakelijk.
chain-unknown = Van { $share } is niet vastgelegd wie het uitvoert.
chain-share-of = { $share } v. { $of }
chain-together = samen
chain-rank = rang { $rank }
chain-loose = zonder hoofdaannemer
chain-sole-trader = zzp
chain-repeated = staat al in deze keten
chain-consent-on = toestemming { $day }
chain-consent-missing = toestemming ontbreekt
chain-consent-exempt = toestemming niet nodig

chain-breach-excluded = { $provider } mag niet werken: uitgesloten, ontbonden of geweigerd.
chain-breach-excluded-since = { $provider } mag niet werken: uitgesloten, ontbonden of geweigerd (sinds { $since }).
chain-breach-running-case = Bij de controle van { $provider } bleek een lopende zaak.
chain-breach-no-consent = Toestemming voor { $provider } ontbreekt.
chain-breach-no-consent-days = Toestemming voor { $provider } ontbreekt sinds { $since }: { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}.
chain-breach-before-consent = { $provider } is ingezet op { $since }, { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} voor de toestemming.
chain-breach-before-notice = { $provider } is ingezet op { $since }, { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} voor de melding.
chain-breach-not-notified = { $provider } werkt sinds { $since } en is niet gemeld.
chain-breach-short-notice = { $provider } is gemeld op { $since }, { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} te laat voor de inzet.
chain-breach-outlives = De inzet van { $provider } loopt { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} door na het einde van het contract ({ $since }).
chain-breach-outlives-ended = Het contract is voorbij, { $provider } staat nog in de keten.
chain-breach-too-deep = { $provider } staat te diep in de keten: doorgeven is hier niet toegestaan.
chain-breach-shares = { $provider } geeft meer door dan mag.

chain-nobody-no-main = Niemand staat in voor { $provider }: de keten begint niet bij een partij van { $contract }.
chain-nobody-no-contract = Niemand staat in voor { $provider }: { $contract } geldt hier niet op { $day }.
chain-nobody-content = Niemand staat in voor { $provider }: er is geen eigen contract in dit perceel.

chain-fact-who = Wie
chain-fact-net = voert zelf { $net } van het geheel uit
chain-fact-above = Werkt voor
chain-fact-share = Aandeel
chain-fact-shares = { $share } van het werk erboven, { $effective } van het geheel, voert zelf { $net } uit
chain-fact-period = Looptijd
chain-fact-from-to = { $from } t/m { $to }
chain-fact-steps = Stappen
chain-fact-own = Eigen contract
chain-fact-group = Concern
chain-step-notified = gemeld { $day }
chain-step-consent = toestemming { $day }
chain-step-deployed = ingezet { $day }

chain-stands-nowhere = { $provider } staat op { $day } in geen keten met een lopend contract.
chain-stands-party = { $provider } staat zelf in voor { $party ->
    [one] 1 keten
   *[other] { $party } ketens
}.
chain-stands-sub = { $provider } werkt voor een ander in { $sub ->
    [one] 1 keten
   *[other] { $sub } ketens
}.
chain-stands-both = { $provider } heeft een dubbelrol: staat zelf in voor { $party ->
    [one] 1 keten
   *[other] { $party } ketens
} en werkt voor een ander in { $sub ->
    [one] 1 keten
   *[other] { $sub } ketens
}.

ending-title = Contract beëindigen
ending-yes = Toch opslaan
ending-what = { $contract } geldt niet meer vanaf { $day }.
ending-chain = Hiermee vervalt het werk van { $count ->
    [one] 1 onderaannemer
   *[other] { $count } onderaannemers
}: { $names }
ending-no-chain = Er werken geen onderaannemers onder dit contract.
ending-no-access = Hierna zonder werk in de regio ({ $count }): { $names }
ending-gap = ! Zonder aanbod ({ $count }): { $names }
ending-single = ~ Nog één aanbieder ({ $count }): { $names }
ending-cell = { $lot } in { $municipality }
ending-covered = Nergens ontstaat hierdoor een gat, en nergens blijft hierdoor één aanbieder over.
ending-more = en { $count } andere
