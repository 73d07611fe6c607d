### Rijen van een bestand: wat herkend is, wat openstaat, wat er met een rij gebeurt.

rows-map-unwritable = De toewijzing kan niet als TOML worden geschreven.
rows-map-unreadable = Dit is geen leesbare toewijzing van kolommen.
rows-map-hint = Maak een nieuwe toewijzing vanuit het importscherm, of verbeter het bestand op de genoemde plaats.
rows-answer-unknown = “{ $typed }” is hier geen mogelijk antwoord.
rows-sheet-missing = Het blad “{ $sheet }” met de koppen van deze toewijzing staat niet in het bestand. Er is niets ingelezen.
rows-stopped = Het lezen is gestopt. Er is niets ingelezen.
rows-source = { $file }
rows-columns-left = { $count ->
    [one] { $count } kolom wordt niet gelezen: { $names }.
   *[other] { $count } kolommen worden niet gelezen: { $names }.
}
rows-columns-computed = Deze kolommen rekent perceel zelf uit; ze worden niet gelezen: { $names }.
rows-at-column = { $heading }: { $says }
rows-waits = Wacht op een antwoord: { $question }
rows-cell-error = In de cel staat de fout { $value }. Herstel de formule.
rows-cell-unknown = “{ $typed }” is gelezen als niet bekend.
rows-zeros-restored = “{ $typed }” is gelezen als { $number }: de voorloopnullen waren weg.
rows-rounded = { $places ->
    [one] “{ $typed }” is afgerond op { $places } decimaal.
   *[other] “{ $typed }” is afgerond op { $places } decimalen.
}
rows-code-made = De verplichting heeft geen code; zij krijgt { $code }.
rows-several-names = In deze cel staan meer namen: { $names }. Maak er een rij per naam van.
rows-not-made = De { $noun } van deze rij bestaat nog niet en kan niet worden gemaakt, want die rij is geweigerd.
rows-figures-double = { $count ->
    [one] { $count } rij staat er dubbel in en telt één keer.
   *[other] { $count } rijen staan er dubbel in en tellen één keer.
}
rows-figure-unit = Telt in “{ $unit }”, en dat is niet op te tellen bij “{ $counted }”, de eenheid van dit product. Verbeter de eenheid of het product.
rows-figures-left = { $count ->
    [one] { $count } eerder cijfer van dezelfde aanbieder, maand en bron staat niet in dit bestand. Het blijft staan; `perceel import --whole` neemt het terug.
   *[other] { $count } eerdere cijfers van dezelfde aanbieder, maand en bron staan niet in dit bestand. Zij blijven staan; `perceel import --whole` neemt ze terug.
}
rows-figures-elsewhere = { $count ->
    [one] Voor 1 regel staat er al een maandcijfer van een andere bron ({ $sources }). Beide tellen straks mee. Noem in een kolom Bron dezelfde bron als dit cijfer het vorige vervangt.
   *[other] Voor { $count } regels staat er al een maandcijfer van een andere bron ({ $sources }). Beide tellen straks mee. Noem in een kolom Bron dezelfde bron als deze cijfers de vorige vervangen.
}
rows-figure-contradicts = Zegt iets anders dan rij { $row } over dezelfde aanbieder, hetzelfde product, dezelfde gemeente, maand en bron. Alleen rij { $row } is gelezen.

rows-ask-kind = Wat staat er in het blad “{ $sheet }”?
rows-offer-kind = { $noun }
rows-ask-field = In welke kolom staat { $field }? Een { $noun } kan niet zonder.
rows-offer-column = Kolom “{ $heading }”
rows-offer-every-row = Voor alle regels: { $record }
rows-ask-decimal = Kolom “{ $heading }”: wat betekent { $example }?
rows-decimal-means = { $example } is { $value }
rows-ask-days = Kolom “{ $heading }”: welke dag is { $example }?
rows-day-means = { $example } is { $value }
rows-ask-share = Kolom “{ $heading }”: is { $example } een deel van 1 of een percentage?
rows-share-fraction = Een deel van 1 (0,21 is 21 %)
rows-share-percent = Een percentage (0,21 is 0,21 %)
rows-ask-code = Kolom “{ $heading }”: staan codes zoals 45E04 er zoals ze horen, of heeft een rekenprogramma ze veranderd?
rows-code-keep = Ze staan er zoals ze horen
rows-ask-which = Welke { $noun } is “{ $typed }”?
rows-ask-missing = Er is geen { $noun } “{ $typed }”. Welke wordt bedoeld?
rows-offer-record = { $label } ({ $key })
rows-offer-new = “{ $typed }” als nieuw opnemen ({ $noun })
rows-ask-all-new = { $noun }: { $count } namen bestaan nog niet en lijken nergens op. Alle { $count } nieuw opnemen?
rows-offer-all-new = { $noun }: alle { $count } nieuw opnemen

rows-through = “{ $typed }” is hier bedoeld als { $noun } { $record }.
rows-ask-waits = Rijen geven verschillende wachttijden voor hetzelfde contract, perceel en dezelfde maand. Welke telt?
rows-offer-longest = De langste
rows-offer-shortest = De kortste
rows-wait-longest = De langste wachttijd van { $count } rijen over hetzelfde contract, perceel en dezelfde maand.
rows-wait-shortest = De kortste wachttijd van { $count } rijen over hetzelfde contract, perceel en dezelfde maand.
