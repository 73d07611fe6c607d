# Maandpagina, kwartaalrapportage en bijlage voor de raad: koppen, kolommen en zinnen.

report-month = Maandrapportage
report-month-file = maandrapportage

report-heading-figures = In één oogopslag
report-heading-finance = Geld
report-heading-lots = Zorg
report-heading-signals = Wat vraagt aandacht
report-heading-definitions = Wat betekenen deze cijfers

report-table-finance-per-municipality = Uitgaven en begroting per gemeente
report-table-lots = Zorg per perceel

report-column-municipality = Gemeente
report-column-in-month-cents = Deze maand
report-column-year-to-date-cents = Sinds 1 januari
report-column-budget-cents = Begroting
report-column-used-percent = Besteed
report-column-forecast-cents = Prognose jaar
report-column-difference-cents = Verschil
report-column-clients = Cliënten
report-column-volume = Volume
report-column-utilisation-percent = Benut
report-column-wait-weeks = Wacht (weken)
report-column-providers = Aanbieders
report-column-flag = Aandacht

report-total = Totaal
report-elsewhere = Niet van een gemeente van de regio
report-no-lot = Zonder perceel
report-no-budget = begroting is niet (helemaal) bekend
report-no-waits = geen wachttijden bekend

report-count-few = <{ $below }
report-count-hidden = afgeschermd
report-unit-hour = uur
report-unit-day-night = etmalen
report-unit-piece = stuks
report-unit-euro = euro

report-tile-spent = Uitgaven sinds 1 januari
report-tile-spent-detail = { $percent } van de begroting; { $year } van het jaar is voorbij
report-tile-forecast = Prognose voor het jaar
report-tile-forecast-over = { $money } boven de begroting
report-tile-forecast-under = { $money } onder de begroting
report-tile-over-committed = Te veel toegezegd
report-tile-over-committed-detail = afspraken waarvan meer is gebruikt en toegezegd dan er is afgesproken
report-tile-wait = Langste wachttijd (weken)
report-tile-wait-detail = bij { $lot }
report-tile-overdue = Verplichtingen over datum
report-tile-overdue-detail = wat aanbieders nog moeten aanleveren of nakomen

report-deviates = { $line }: de prognose wijkt { $percent } af van de begroting. { $text }
report-unexplained-line = { $line } ({ $percent })
report-unexplained = Nog toe te lichten, omdat de prognose te veel afwijkt van de begroting: { $lines }.

report-flag-none = rustig
report-flag-gap = { $count ->
    [0] nergens plek
    [one] geen plek in 1 gemeente
   *[other] geen plek in { $count } gemeenten
}
report-flag-over = boven afspraak
report-flag-wait = te lang wachten
report-flag-nearly-full = bijna vol
report-flag-single = { $count ->
    [0] één aanbieder
    [one] één aanbieder in 1 gemeente
   *[other] één aanbieder in { $count } gemeenten
}

report-and = { $one } en { $other }

report-signals-none = Deze maand is er niets dat direct aandacht vraagt.
report-signal-gap = { $lot }: in { $places } is er geen aanbieder die nieuwe cliënten aanneemt.{ $others ->
    [0] { "" }
    [one] { " " }Dat geldt ook voor één ander perceel.
   *[other] { " " }Dat geldt ook voor { $others } andere percelen.
}
report-signal-budget = { $line } geeft dit jaar naar verwachting { $money } meer uit dan begroot ({ $percent }).{ $count ->
    [one] { "" }
   *[other] { " " }In totaal komen { $count } gemeenten ruim boven hun begroting uit.
}
report-signal-budget-own = { $line } geeft dit jaar naar verwachting { $money } meer uit dan begroot ({ $percent }).
report-signal-wait = { $lot }: cliënten wachten tot { $weeks } weken, de norm is { $norm } weken.{ $others ->
    [0] { "" }
    [one] { " " }Bij één ander perceel is het wachten ook te lang.
   *[other] { " " }Bij { $others } andere percelen is het wachten ook te lang.
}
report-signal-full = { $lot }: er is { $percent } gebruikt van wat tot nu toe was afgesproken.{ $others ->
    [0] { "" }
    [one] { " " }Ook bij één ander perceel is dat meer dan afgesproken.
   *[other] { " " }Ook bij { $others } andere percelen is dat meer dan afgesproken.
}
report-signal-decisions = { $count ->
    [one] Eén beslissing over een contract is over datum.
   *[other] { $count } beslissingen over contracten zijn over datum.
}

report-completeness = Volledigheid
report-completeness-none = er zijn nog geen cijfers aangeleverd
report-completeness-part = { $percent } van { $month } is binnen; de prognose rekent met het volle bedrag
report-completeness-whole = { $month } is helemaal binnen
report-completeness-unknown = van { $month } zijn geen bedragen bekend
report-completeness-unpriced = ({ $count } cijfers hebben geen bedrag en tellen niet mee)

report-month-definitions = Uitgaven zijn gedeclareerde bedragen, vrijgesteld van btw of exclusief btw, geteld bij de gemeente van die maand. Begroting is het bedrag dat een gemeente voor { $year } heeft opgegeven. Prognose: wat tot nu toe is gedeclareerd, aangevuld voor maanden die nog niet compleet zijn, in hetzelfde tempo doorgerekend tot het eind van het jaar. Benut: wat is gebruikt van wat tot nu toe was afgesproken. Cliënten: opgeteld per aanbieder en soort zorg in de laatste maand; wie twee soorten hulp krijgt, telt twee keer. Kleine aantallen staan er niet precies. Een dagdeel telt als vier uur. Wacht: langste tijd van aanmelding tot start van de hulp.
