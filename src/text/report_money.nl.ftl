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
report-column-volume = Volume
report-column-utilisation-percent = Benut
report-column-wait-weeks = Wacht (weken)
report-column-providers = Aanbieders
report-column-flag = Aandacht

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
report-unexplained-lines = Nog toe te lichten, omdat de prognose te veel afwijkt van de begroting: { $lines }.

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

report-quarter = Kwartaalrapportage
report-quarter-file = kwartaalrapportage

report-heading-summary = Samenvatting en gevraagde besluiten
report-heading-objectives = Hoofddoelstellingen
report-heading-capacity = Hoeveel zorg is er geleverd
report-heading-waits = Hoe lang moeten cliënten wachten
report-heading-contracts = Contracten in de komende twee jaar
report-heading-coverage = Waar is zorg te krijgen
report-heading-obligations = Houden aanbieders zich aan de afspraken
report-heading-burden = Wat kost het verantwoorden
report-heading-actions = Acties uit dit kwartaal
report-heading-quality = Wat betekenen deze cijfers en hoe goed zijn ze
report-heading-providers = Aanbieders

report-table-objectives = Hoofddoelstellingen en indicatoren
report-table-spending = Uitgaven per maand
report-table-finance-per-lot = Uitgaven per perceel
report-table-finance-per-municipality-lot = Uitgaven per gemeente en perceel
report-table-finance-per-variant = Uitgaven per uitvoeringsvariant
report-table-volumes = Geleverde zorg per maand
report-table-waits = Wachttijd tot de start van de hulp
report-table-terms = Contracten die binnen twee jaar een besluit vragen
report-table-providers = Aanbieders in cijfers
report-table-obligations = Verplichtingen die in dit kwartaal moesten worden nagekomen
report-table-burden = Verzoeken en uren in het komende jaar
report-table-actions = Afspraken die nog openstaan
report-table-decisions = Besluiten die in de komende drie maanden nodig zijn

report-column-in-quarter-cents = Dit kwartaal
report-column-in-quarter = Kwartaal
report-column-year-to-date = Sinds 1 januari
report-column-share-of-total = Aandeel
report-column-funding-variant = Variant
report-column-objective = Doelstelling
report-column-indicator = Indicator
report-column-target = Doel
report-column-trend = Ontwikkeling
report-column-month = Maand
report-column-spent-cents = In deze maand
report-column-so-far-cents = Opgeteld
report-column-forecast-so-far-cents = Prognose
report-column-budget-so-far-cents = Begroting
report-column-norm-weeks = Norm (weken)
report-column-measured = Gemeten contracten
report-column-above-norm = Boven de norm
report-column-lots = Percelen
report-column-contracts = Contracten
report-column-ends-on = Einddatum
report-column-option-by = Optie uiterlijk
report-column-retender-by = Inkoop starten
report-column-review-on = Gesprek of evaluatie
report-column-last-end = Uiterste einddatum
report-column-obligation = Verplichting
report-column-due-count = Moest in dit kwartaal
report-column-in-time = Op tijd
report-column-later = Te laat
report-column-not-yet = Nog niet
report-column-kept-percent = Op tijd (%)
report-column-together = Samen
report-column-per-provider = Per aanbieder
report-column-action = Afspraak
report-column-provider = Aanbieder
report-column-owner = Wie
report-column-due = Uiterlijk
report-column-decision = Besluit
report-column-act-by = Besluiten vóór

report-objectives-none = Er zijn nog geen hoofddoelstellingen vastgelegd.
report-objectives-too-many = Er zijn { $count } hoofddoelstellingen. Een rapportage kan er ten hoogste { $most } dragen. Berg de andere op of voeg ze samen.
report-objectives-chart = Hoe ver zijn we op weg naar het doel
report-objectives-alt = { $reached } van de { $count } indicatoren hebben hun doel bereikt.
report-objectives-target = doel
report-objectives-note = De staaf laat zien welk deel van het doel is bereikt. Bij een indicator die moet dalen is dat het doel gedeeld door de waarde.
report-trend-better = beter
report-trend-same = gelijk
report-trend-worse = slechter
report-trend-unknown = onbekend

report-spending-chart = Uitgaven, prognose en begroting
report-spending-alt = Uitgegeven sinds 1 januari: { $spent }. Prognose voor het jaar: { $forecast }. Begroting: { $budget }.
report-forecast-method = Zo is de prognose gemaakt: per gemeente en perceel is opgeteld wat sinds 1 januari is gedeclareerd. Maanden die nog niet compleet zijn, zijn aangevuld: het gemelde bedrag gedeeld door het deel dat binnen is. Dat bedrag is per dag doorgerekend tot het eind van het jaar, of tot het perceel eindigt. Het totaal is de som van al die prognoses. De prognose houdt geen rekening met seizoenen of met plannen.
report-variant-unknown = Variant onbekend

report-capacity-chart = Benutting van de afspraken per perceel
report-capacity-alt = Benutting van { $count } percelen met afspraken over hoeveelheden; bij { $over } daarvan is meer gebruikt dan afgesproken.
report-volumes-note = Uren, etmalen en stuks zijn niet bij elkaar op te tellen. Een dagdeel telt als vier uur. Percelen met een vast bedrag hebben geen hoeveelheden.
report-waits-note = De langste wachttijd is die van het contract waar cliënten het langst wachten, volgens de laatste meting.

report-terms-none = In de komende twee jaar loopt er geen contract af en hoeft er niet over een optie te worden besloten.
report-terms-chart = Tijdlijn van de contracten
report-terms-alt = Tijdlijn van { $lines } groepen contracten; { $ending } contracten eindigen binnen twee jaar.
report-terms-note = In de tijdlijn betekent O: uiterste dag om een optie te gebruiken. T: dag waarop een nieuwe inkoop moet beginnen. E: eerstvolgend gesprek of evaluatie. |: einddatum. Contracten met dezelfde dagen staan op één regel.

report-providers-now = Aanbieders die nu zorg leveren
report-providers-came = Nieuwe aanbieders in dit kwartaal
report-providers-left = Aanbieders die in dit kwartaal zijn gestopt
report-providers-links = Afspraken met onderaannemers
report-providers-below = Onderaannemers
report-providers-leaning = Percelen die sterk op één aanbieder of concern leunen
report-providers-signals = Openstaande risicosignalen
report-providers-signals-late = Signalen waarop nog niet is gereageerd, terwijl dat al had gemoeten
report-providers-note = Hoe sterk een perceel op één aanbieder leunt, is voor de hele regio beoordeeld. Risicosignalen staan hier alleen als aantal.

report-obligations-none = In dit kwartaal hoefde er niets te worden nagekomen.
report-obligations-other = Overige verplichtingen
report-obligations-note = Op tijd: ontvangen vóór of op de afgesproken dag en daarna goedgekeurd. Kwijtgescholden verplichtingen tellen niet mee.
report-burden-requests = Verzoeken om informatie
report-burden-hours = Uren werk (geschat)
report-burden-twice = Bewijs dat twee keer wordt gevraagd
report-burden-elsewhere = Gegevens die de gemeente al heeft of elders kan krijgen
report-burden-note = Geteld over { $count } aanbieders. Uren alleen voor verplichtingen waarvan een schatting bekend is.
report-actions = Voor dit kwartaal waren { $all } acties afgesproken. Daarvan zijn er { $done } klaar en { $dropped } vervallen.
report-actions-none = Voor dit kwartaal waren er geen acties afgesproken.
report-actions-more = En nog { $count } andere.
report-decisions-none = In de komende drie maanden is er over contracten geen besluit nodig.
report-decisions-more = En nog { $count } andere, te vinden bij de termijnen.

report-small-counts = Aantallen cliënten onder de grens staan er niet precies (bijvoorbeeld <10). Kan iemand zo’n klein aantal uitrekenen uit een totaal of uit een ander overzicht, dan staat bij een tweede aantal “afgeschermd”.
report-quality-budget = De begroting van { $year } is niet bekend van: { $names }. Daarom is ook het totaal onbekend.
report-quality-foreign = Voor { $money } is gedeclareerd bij een gemeente die toen niet bij de regio hoorde. Dat bedrag staat apart.
report-quality-norm = { $count ->
    [one] Voor één perceel met een wachttijd
   *[other] Voor { $count } percelen met een wachttijd
} is geen norm vastgelegd.
report-quality-contracts = { $count ->
    [one] Van één contract is
   *[other] Van { $count } contracten is
} niet bekend of het nog loopt.
report-terms-line = { $count ->
    [one] 1 contract
   *[other] { $count } contracten
} tot en met { $end }

report-council = Bijlage bij de raadsinformatiebrief
report-council-file = raadsbijlage
report-council-what = Wat is er aan de hand
report-council-why = Waarom is dat zo
report-council-next = Wat gaan we doen
report-council-money = Geld
report-council-beside = Zorg en wachttijden
report-council-glossary = Woorden en wat ze betekenen

report-council-spent = In { $scope } is sinds 1 januari { $money } uitgegeven aan jeugdhulp en Wmo-ondersteuning.
report-council-over = Als het zo doorgaat, wordt het dit jaar { $money } meer dan de begroting. Dat is { $percent } te veel.
report-council-under = Als het zo doorgaat, wordt het dit jaar { $money } minder dan de begroting. Dat is { $percent } minder.
report-council-no-budget = Of dat genoeg is, is niet te zeggen: de begroting is niet (helemaal) bekend.
report-council-waits-fine = Nergens wachten mensen langer dan is afgesproken.
report-council-waits = { $count ->
    [one] Bij één soort hulp wachten mensen langer dan is afgesproken.
   *[other] Bij { $count } soorten hulp wachten mensen langer dan is afgesproken.
}
report-council-gaps-none = Voor elke soort hulp is er minstens één aanbieder die nieuwe cliënten aanneemt.
report-council-gaps = { $count ->
    [one] Voor één soort hulp is er niet overal een aanbieder die nieuwe cliënten aanneemt.
   *[other] Voor { $count } soorten hulp is er niet overal een aanbieder die nieuwe cliënten aanneemt.
}
report-council-why-open = De uitgaven wijken duidelijk af van de begroting. De toelichting volgt nog.
report-council-why-none = De uitgaven liggen dicht bij de begroting. Een verdere toelichting is niet nodig.
report-council-wait = { $lot }: mensen wachten tot { $weeks } weken. Afgesproken is hoogstens { $norm } weken.
report-council-decisions = { $count ->
    [one] In de komende drie maanden is er één besluit over een contract nodig.
   *[other] In de komende drie maanden zijn er { $count } besluiten over contracten nodig.
}
report-council-decisions-none = In de komende drie maanden is er over contracten geen besluit nodig.
report-council-seek = We zoeken aanbieders die nieuwe cliënten kunnen helpen voor: { $names }.
report-council-again = Na het volgende kwartaal krijgt u opnieuw een overzicht.
report-council-room = Ruimte voor het college
report-council-money-table = Uitgaven en begroting naast elkaar
report-council-care-table = Cliënten en wachttijden per soort hulp
report-council-care-note = Cliënten: opgeteld in de laatste maand; wie twee soorten hulp krijgt, telt twee keer. Wacht: de langste tijd in weken van aanmelding tot start.
report-council-waits-chart = Langste wachttijd in weken
report-council-waits-alt = Langste wachttijd per soort hulp. Het langst wachten mensen op { $lot }: { $weeks } weken.
report-column-whom = Wie
report-column-in-period-cents = In deze periode
report-column-care = Soort hulp
report-glossary-1 = Aanbieder: een organisatie die hulp geeft en daarvoor een contract heeft met de gemeenten.
report-glossary-2 = Begroting: het bedrag dat een gemeente voor dit jaar heeft opzijgezet.
report-glossary-3 = Prognose: een schatting van wat het hele jaar gaat kosten, gemaakt van wat tot nu toe is uitgegeven.
report-glossary-4 = Perceel: een soort hulp waarvoor de gemeenten samen contracten sluiten.
report-glossary-5 = Regio: de gemeenten die de hulp samen inkopen.
report-glossary-6 = Wachttijd: de tijd tussen aanmelden en het begin van de hulp.
report-glossary-7 = Jeugdhulp: hulp voor kinderen en hun ouders, die de gemeente volgens de Jeugdwet moet regelen.
report-glossary-8 = Wmo: de wet waarin staat dat de gemeente mensen helpt om thuis te blijven wonen en mee te doen.
