# Verantwoording: titels, koppen en zinnen van de overzichten.

report-region = Regio
report-subtitle = { $scope }, { $period }
report-footer = { $title }, { $scope }, { $period }
report-as-of = Peildatum
report-known-on = Kennis
report-known-all = alles wat is vastgelegd

report-coverage = Dekkingskaart
report-coverage-file = dekkingskaart
report-and-more = { $names } en nog { $count }

report-coverage-summary = In het kort
report-coverage-map = De kaart
report-coverage-attention = Gaten en enige aanbieders
report-coverage-changes = Wat is er veranderd
report-coverage-unknown = Wat nog onbekend is
report-coverage-empty = Op deze peildatum zijn er geen percelen om te tonen.
report-coverage-places = { $lots ->
    [one] 1 perceel
   *[other] { $lots } percelen
}, samen { $places ->
    [one] 1 plek
   *[other] { $places } plekken
}. Een plek is een perceel in een gemeente die daaraan meedoet.
report-coverage-state-gap = Geen aanbieder
report-coverage-state-stopped = Cliëntenstop
report-coverage-state-single = Eén aanbieder
report-coverage-state-choice = Keuze
report-coverage-tile-gap = plekken waar niemand zorg levert
report-coverage-tile-stopped = plekken waar niemand cliënten aanneemt
report-coverage-tile-single = plekken die aan één aanbieder hangen
report-coverage-tile-choice = plekken met twee of meer aanbieders
report-coverage-sign-choice = ● { $count }
report-coverage-sign-group = ◐ { $count }, één concern
report-coverage-sign-single = ◐ één
report-coverage-sign-gap = ○ geen
report-coverage-sign-stopped = ! stop
report-coverage-sign-absent = –
report-coverage-legend-choice = ● 4: vier aanbieders nemen hier cliënten aan.
report-coverage-legend-single = ◐ één: één aanbieder neemt hier cliënten aan.
report-coverage-legend-group = ◐ 2, één concern: twee aanbieders, maar zij horen bij elkaar.
report-coverage-legend-gap = ○ geen: geen enkele aanbieder.
report-coverage-legend-stopped = ! stop: er zijn aanbieders, maar zij hebben allemaal een cliëntenstop.
report-coverage-legend-some-stopped = ● 3 !: drie aanbieders nemen cliënten aan en minstens één andere heeft een cliëntenstop.
report-coverage-legend-absent = –: de gemeente doet niet mee aan dit perceel.
report-coverage-caption = Aanbieders per perceel en gemeente
report-coverage-regional = Percelen met een bovenregionale of landelijke schaal zijn voor de hele regio beoordeeld. Zij tellen in elke gemeente hetzelfde.
report-coverage-alt = Kaart van { $lots ->
    [one] 1 perceel
   *[other] { $lots } percelen
} en { $municipalities ->
    [one] 1 gemeente
   *[other] { $municipalities } gemeenten
}. Plekken met keuze: { $choice }. Plekken met één aanbieder: { $single }. Plekken zonder aanbieder: { $gap }. Plekken met alleen een cliëntenstop: { $stopped }.
report-coverage-lots = Hoe kwetsbaar is elk perceel
report-coverage-lots-note = Deze cijfers gelden voor de hele regio. Grootste aandeel: het deel van het perceel bij één aanbieder of concern. HHI: loopt van 0 (veel kleine aanbieders) tot 10.000 (één aanbieder). Uitval: het deel van de zorg dat anderen niet kunnen opvangen als de meest kwetsbare aanbieder wegvalt.
report-coverage-whole-region = hele regio
report-coverage-everywhere = alle { $count } gemeenten
report-coverage-quiet = Overal is keuze: er zijn geen gaten en geen plekken met één aanbieder.
report-coverage-gaps = Plekken waar niemand cliënten aanneemt
report-coverage-why-gap = geen aanbieder
report-coverage-why-stopped = cliëntenstop bij iedereen
report-coverage-no-fallback = niet vastgelegd
report-coverage-single-heavy = Zware percelen met één aanbieder
report-coverage-single-light = Lichte percelen zonder keuze
report-coverage-single-other = Percelen met één aanbieder waarvan licht of zwaar onbekend is
report-coverage-unchanged = Op { $day } stond de kaart er precies zo voor.
report-coverage-changed = Aantal aanbieders toen en nu, vergeleken met { $day }
report-coverage-off = niet op de kaart
report-coverage-known = Alles wat deze kaart nodig heeft, is vastgelegd.
report-coverage-no-region = Er zijn nog geen gemeenten vastgelegd. Daarom staat elk perceel er één keer, voor de hele regio.
report-coverage-no-municipalities = Onbekend, aan te vullen: welke gemeenten meedoen ({ $count ->
    [one] 1 perceel
   *[other] { $count } percelen
}: { $names }).
report-coverage-no-category = Onbekend, aan te vullen: licht of zwaar ({ $count ->
    [one] 1 perceel
   *[other] { $count } percelen
}: { $names }).
report-coverage-no-scale = Onbekend, aan te vullen: de schaal ({ $count ->
    [one] 1 perceel
   *[other] { $count } percelen
}: { $names }).
report-coverage-no-share = Onbekend: het grootste aandeel en de HHI, omdat waarden per aanbieder ontbreken ({ $count ->
    [one] 1 perceel
   *[other] { $count } percelen
}: { $names }).
report-coverage-no-dropout = Onbekend: de uitval, omdat hoeveelheden of maandcijfers ontbreken ({ $count ->
    [one] 1 perceel
   *[other] { $count } percelen
}: { $names }).

report-column-lot = Perceel
report-column-share = Grootste aandeel
report-column-hhi = HHI
report-column-dropout = Uitval
report-column-where = Waar
report-column-why = Waarom
report-column-who = Wie
report-column-before = Toen
report-column-now = Nu

report-logo = Logo { $name }
report-stopped = Gestopt: { $done } van { $total } bestanden staan er, en die zijn heel.
report-style-no-overview = Zo heet geen overzicht. Er zijn: { $known }.
report-style-placeholder = { $typed } is geen invulplek. Er zijn: { $known }.
report-style-accent = "{ $typed }" is geen kleur. Goed is bijvoorbeeld "#1f3a5f".
report-style-contrast = De kleur { $typed } heeft tegen wit een contrast van { $ratio }; nodig is ten minste 4,50 : 1. Kies een donkerder kleur.
report-style-logo = Dit bestand is geen PNG en geen SVG.
report-style-logo-large = Het logo is groter dan { $cap } KiB.
report-style-logo-acts = Deze SVG haalt iets op of voert iets uit; dat mag in een logo niet.

report-not-explained = { $label } wijkt { $by } af en heeft nog geen toelichting (regel { $line }).
report-is-frozen = Dit overzicht is al vastgesteld op { $day }. Wat verstuurd is, verandert niet meer.
report-frozen-elsewhere = Dit overzicht is vastgesteld zonder dat dit programma bewaarde waaruit het gemaakt was. Het kan niet opnieuw worden gemaakt.
report-frozen-differs = Dit overzicht komt nu anders uit dan toen het werd vastgesteld (versie { $then }, nu { $now }). Er is niets geschreven.
report-none-frozen = Dit overzicht is nog niet vastgesteld.
report-not-frozen = { $count ->
    [one] Niet vastgesteld: er staat nog iets in de weg.
   *[other] Niet vastgesteld: er staan nog { $count } dingen in de weg.
}
report-explain-hint = Schrijf de toelichtingen op scherm 8 (e), of met perceel add report_remarks.
report-unknown = Wat nog onbekend is
report-nothing-unknown = Er ontbreekt niets dat dit overzicht nodig heeft.
report-unknown-line = Onbekend, aan te vullen bij { $count ->
    [one] { $noun } { $names }
   *[other] { $count } { $nouns } ({ $names })
}: { $message }
report-no-figures = Onbekend: er zijn nog geen maandcijfers. Bedragen, hoeveelheden en aantallen cliënten ontbreken daarom.
report-pool = hele regio
report-all-lots = alle percelen
report-all-of-lot = alle gemeenten van het perceel
report-with-contract = als het contract
report-open = geen einddatum
report-no-option = geen optie open
report-not-indexed = niet geïndexeerd
report-not-this-year = niet in dit jaar
report-answers = staat in voor het geheel
report-not-received = niet ontvangen
report-planned = gepland
report-none = nee
report-none-recorded = niets vastgelegd
report-no-moment = –
report-total = Totaal
report-not-summed = niet opgeteld

report-provider = Aanbiedersblad
report-provider-file = aanbiedersblad
report-provider-which = Kies één aanbieder: dit overzicht gaat altijd over één aanbieder.
report-provider-identity = Wie is het
report-provider-agb = AGB-codes
report-provider-places = Vestigingen
report-provider-agreements = Contracten en percelen
report-provider-contracts = Contracten
report-provider-parts = Percelen, rollen en gemeenten
report-provider-terms = Data van einde, opzegging, verlenging en nieuwe inkoop
report-provider-dates = Data om op te letten
report-provider-prices = Tarieven
report-provider-tariffs = Tarieven die nu gelden
report-provider-use = Capaciteit
report-provider-capacity = Afgesproken en gebruikt
report-provider-bars = Gebruik van de volste afspraken
report-provider-bars-alt = Staven voor { $count ->
    [one] 1 afspraak
   *[other] { $count } afspraken
}, de volste bovenaan. De eerste is { $first }, met { $value } van wat tot nu toe is afgesproken.
report-line-under = weinig gebruikt
report-line-full = bijna vol
report-line-agreed = afgesproken
report-provider-money = Geld
report-provider-ceilings = Bestedingsruimte en besteding
report-provider-tasks = Taakbudget en betaling
report-provider-delivered = Geleverd in { $year } tot en met { $month }, per gemeente
report-provider-clients-note = Cliënten: opgeteld per product in de laatste maand. Kleine aantallen staan er als “<”. Er is geen totaal, zodat niemand een klein aantal kan uitrekenen.
report-provider-below = Keten
report-provider-chain = Wie werkt onder deze aanbieder
report-provider-above = Voor wie deze aanbieder zelf werkt
report-provider-breaches = Wat in de keten niet klopt
report-provider-owed = Verplichtingen
report-provider-duties = Over datum
report-provider-kept = Verplichtingen van de afgelopen twaalf maanden
report-kept-in-time = op tijd ontvangen
report-kept-late = te laat ontvangen
report-kept-open = nog niet ontvangen
report-kept-waived = kwijtgescholden
report-kept-unknown = ontvangen, dag onbekend
report-provider-waiting = Wachttijden
report-provider-waits = Wachttijden in weken
report-provider-quality = Kwaliteit
report-provider-incidents = Calamiteiten gemeld in twaalf maanden
report-provider-satisfaction = Cliëntervaring
report-provider-measured = meting ontvangen op { $day }
report-provider-stopped = Cliëntenstops
report-provider-stops = Cliëntenstops, nu en in de afgelopen twaalf maanden
report-provider-risk = Risicosignalen
report-provider-signals = Signalen
report-provider-talk = Gesprek
report-provider-actions = Open acties
report-talk-last = Het laatste gesprek was op { $day }.
report-talk-never = Er is nog geen gesprek vastgelegd.
report-talk-agenda = Voor de agenda:
report-provider-new = Afspraken van dit gesprek
report-provider-room = Afspraken
report-provider-room-actions = Acties: wie doet wat, en wanneer is het klaar
report-provider-quiet = Niets vastgelegd bij: { $what }.
report-agenda-actions = { $count ->
    [one] 1 actie staat open
   *[other] { $count } acties staan open
}
report-agenda-duties = { $count ->
    [one] 1 verplichting is te laat
   *[other] { $count } verplichtingen zijn te laat
}
report-agenda-proof = { $count ->
    [one] 1 bewijsstuk is verlopen
   *[other] { $count } bewijsstukken zijn verlopen
}
report-agenda-signals = { $count ->
    [one] 1 risicosignaal
   *[other] { $count } risicosignalen
}
report-agenda-used = { $count ->
    [one] het gebruik van 1 afspraak
   *[other] het gebruik van { $count } afspraken
}
report-agenda-ceilings = { $count ->
    [one] 1 bestedingsruimte
   *[other] { $count } bestedingsruimtes
}
report-agenda-chain = { $count ->
    [one] 1 wijziging in de keten
   *[other] { $count } wijzigingen in de keten
}
report-agenda-dates = { $count ->
    [one] 1 datum in de komende 90 dagen
   *[other] { $count } data in de komende 90 dagen
}

report-falls = Aanbieder valt om
report-falls-file = aanbieder-valt-om
report-falls-what = Wat valt er weg
report-falls-where = Waar
report-falls-room = Wie heeft ruimte
report-falls-chain = De keten
report-falls-call = Wie moet er gebeld worden
report-falls-first = Eerste stappen
report-falls-nothing = Deze aanbieder heeft op deze dag geen contract en werkt voor niemand. Er valt niets weg.
report-falls-contracts = Contracten
report-falls-lots = Percelen
report-falls-municipalities = Gemeenten
report-falls-clients = Cliënten per product
report-falls-below = Onderaannemers
report-falls-without = Onderaannemers zonder ander werk hier
report-falls-no-contract = Deze aanbieder heeft geen eigen contract, maar werkt wel voor anderen.
report-falls-which = Deze contracten vallen weg: { $names }.
report-falls-joint = Deze contracten heeft de aanbieder samen met andere getekend. Ze lopen door: { $names }.
report-falls-liable = Wie samen met deze aanbieder tekende, staat in voor het hele contract: { $names }.
report-falls-no-cells = Nergens ontstaat een gat en nergens blijft één aanbieder over.
report-falls-cells = Plekken die slechter worden
report-falls-others = { $count } andere aanbieders
report-falls-nobody = niemand
report-falls-no-volumes = niet afgesproken
report-falls-volumes = Hoeveel zorg kan niemand overnemen
report-falls-volumes-note = Het eerste getal is wat de aanbieder dit jaar leverde. Ruimte is wat anderen afspraken en nog niet leverden. Waar geen hoeveelheid is afgesproken, staat alleen wie er nog meer is.
report-falls-no-chain = Er werkt niemand onder deze aanbieder en deze aanbieder werkt voor niemand.
report-falls-chain-caption = Wie hangt aan deze aanbieder
report-falls-sub = onderaannemer, heeft ook ander werk in de regio
report-falls-sub-loses = onderaannemer, verliest al het werk in de regio
report-falls-main = hoofdaannemer voor wie deze aanbieder werkt
report-falls-contact = contactpersoon
report-falls-director = programmaregisseur
report-falls-why-own = vraag wat stopt en wanneer
report-falls-why-liable = tekende mee en moet het werk voortzetten
report-falls-why-director = moet het weten en de gemeenten informeren
report-falls-helper = heeft ruimte in { $count ->
    [one] 1 perceel
   *[other] { $count } percelen
}
report-falls-call-note = Telefoonnummers zijn persoonsgegevens en staan niet op papier. Zij staan in het register bij de contactpersonen.
report-falls-step-confirm = Vraag de aanbieder schriftelijk te bevestigen wat er stopt, waar en per wanneer.
report-falls-step-clients = Laat elke gemeente vaststellen om welke cliënten het gaat en wie het eerst zorg nodig heeft. Namen van cliënten horen niet in dit register.
report-falls-step-gaps = { $count ->
    [one] Gebruik de terugvaloptie van 1 perceel: daar ontstaat een gat.
   *[other] Gebruik de terugvalopties van { $count } percelen: daar ontstaan gaten.
}
report-falls-step-room = { $count ->
    [one] Vraag 1 aanbieder met ruimte hoeveel cliënten die deze week kan overnemen.
   *[other] Vraag { $count } aanbieders met ruimte hoeveel cliënten zij deze week kunnen overnemen.
}
report-falls-step-uncovered = { $count ->
    [one] Zoek extra ruimte voor 1 perceel: daar kunnen anderen niet alles overnemen.
   *[other] Zoek extra ruimte voor { $count } percelen: daar kunnen anderen niet alles overnemen.
}
report-falls-step-subs = { $count ->
    [one] Bespreek met 1 onderaannemer of die via een ander of met een eigen contract door kan.
   *[other] Bespreek met { $count } onderaannemers of zij via een ander of met een eigen contract door kunnen.
}
report-falls-step-mains = { $count ->
    [one] Vraag 1 hoofdaannemer wie het werk van deze aanbieder overneemt.
   *[other] Vraag { $count } hoofdaannemers wie het werk van deze aanbieder overneemt.
}
report-falls-step-transfer = Maak afspraken over de overdracht. Tot de overdracht klaar is, gelden de afgesproken prijzen.
report-falls-step-record = Leg het signaal, elke toezegging en elke actie met een datum vast.
report-falls-quiet = Niets vastgelegd bij: { $what }.
report-falls-no-clients = Onbekend: het aantal cliënten. De maandcijfers noemen het niet.
report-falls-unknown-volumes = Onbekend: hoeveel zorg niemand kan overnemen, omdat er geen hoeveelheden zijn afgesproken ({ $count ->
    [one] 1 perceel
   *[other] { $count } percelen
}: { $names }).
report-falls-no-contacts = Onbekend, aan te vullen: contactpersonen van deze aanbieder.
report-falls-no-directors = Onbekend, aan te vullen: de subregio’s van deze gemeenten.

report-meeting = Gespreksdossier
report-meeting-file = gespreksdossier
report-meeting-agenda = Waar gaat het gesprek over
report-meeting-last = Het laatste gesprek was op { $day }. Wijzigingen staan hier vanaf { $since }.
report-meeting-first = Er is nog geen gesprek vastgelegd. Wijzigingen staan hier vanaf { $since }.
report-meeting-in-order = Er is niets dat om een gesprek vraagt.
report-meeting-actions = Open acties
report-meeting-duties = Te late verplichtingen
report-meeting-proof = Verlopen bewijs
report-meeting-signals = Signalen
report-meeting-used = Gebruik tegenover afspraak
report-meeting-ceilings = Bestedingsruimte
report-meeting-chain = Wijzigingen in de keten
report-meeting-dates = Komende 90 dagen
report-meeting-waits = Wachttijden
report-meeting-quiet = Niets te bespreken bij: { $what }.

report-handover = Overdrachtsdossier
report-handover-file = overdrachtsdossier
report-handover-stand = Hoe staat het ervoor
report-handover-contracts = Lopende contracten
report-handover-providers = Aanbieders met een contract
report-handover-lots = Percelen
report-handover-open-actions = Open acties
report-handover-late = Data die voorbij zijn
report-handover-gaps = Gegevens die ontbreken
report-handover-ahead = De komende 24 maanden
report-handover-by-contract = Data per contract, tot en met { $until }
report-handover-by-contract-note = Een uitroepteken: de dag is voorbij en er is nog niets vastgelegd. Een streepje: in deze 24 maanden geen datum.
report-handover-others = Wat er verder aankomt
report-handover-others-note = Een plan dat terugkomt, telt per keer. Elke datum staat in het register onder termijnen.
report-handover-promises = Wat is er beloofd en besloten
report-handover-actions = Open acties
report-handover-ours = Verplichtingen van de opdrachtgever
report-handover-decided = Uitkomsten van voortgangsmomenten in het laatste jaar
report-handover-options = Verlengingsopties waarover in het laatste jaar is besloten
report-handover-why = Waarom het zo is
report-handover-amendments = Addenda van lopende contracten en hun grond
report-handover-clauses = Eigen bepalingen en de reden
report-handover-snoozes = Uitgestelde signalen en de reden
report-handover-fallbacks = Wie het overneemt als een aanbieder stopt
report-handover-longer = Waarom een contract langer dan vier jaar duurt
report-handover-waived = Toelichting bij verplichtingen
report-handover-notes = Notities
report-handover-who = Wie is waarvoor verantwoordelijk
report-handover-functions = Functies
report-handover-nobody = niemand genoemd
report-handover-of-contracts = lopende contracten
report-handover-of-duties = verplichtingen
report-handover-of-actions = open acties
report-handover-of-sub-regions = subregio’s
report-handover-open = Wat niet klopt of aandacht vraagt
report-handover-breaches = In de keten
report-handover-signals = Signalen zonder vervolg
report-handover-changes = Wat is er veranderd
report-handover-changed = Veranderd sinds { $day }
report-handover-glossary = Woordenlijst
report-handover-quiet = Niets vastgelegd bij: { $what }.
report-change-begun = contract begonnen
report-change-ended = contract geëindigd
report-change-notice = contract opgezegd
report-change-amended = addendum ingegaan
report-change-exercised = verlengd
report-change-declined = niet verlengd
report-change-sub-in = onderaannemer begonnen
report-change-sub-out = onderaannemer gestopt
report-change-stop = cliëntenstop begonnen
report-change-stop-over = laatste dag van een cliëntenstop

report-term-lot = perceel
report-meaning-lot = Deel van een inkoop waarvoor een aanbieder een contract krijgt.
report-term-framework = inkoopkader
report-meaning-framework = Afspraken voor meerdere jaren waarbinnen één ronde van inkoop valt.
report-term-light = licht perceel
report-meaning-light = Zorg waarvoor veel aanbieders worden toegelaten, zonder afgesproken hoeveelheid. De cliënt moet kunnen kiezen.
report-term-heavy = zwaar perceel
report-meaning-heavy = Zorg met weinig gekozen aanbieders, afspraken over capaciteit en een terugvaloptie.
report-term-main = hoofdaannemer
report-meaning-main = De aanbieder die instaat voor alles wat in zijn keten gebeurt.
report-term-content-main = inhoudelijk hoofdaannemer
report-meaning-content-main = De aanbieder die de regie voert over de inhoud. Anderen werken naast hem, niet onder hem.
report-term-sub = onderaannemer
report-meaning-sub = Een aanbieder die werkt voor een hoofdaannemer en daarvoor vooraf toestemming nodig heeft.
report-term-consortium = combinatie
report-meaning-consortium = Aanbieders die samen tekenen. Ieder is voor het geheel aansprakelijk.
report-term-admission = toelatingsprocedure
report-meaning-admission = Inkoop waarbij elke geschikte aanbieder een contract krijgt.
report-term-variant = uitvoeringsvariant
report-meaning-variant = De manier van betalen: per inspanning, per resultaat of een vast bedrag voor een taak.
report-term-capacity = capaciteitsafspraak
report-meaning-capacity = Hoeveel zorg een aanbieder in een periode levert of mag leveren.
report-term-reservation = reservering
report-meaning-reservation = Zorg die is toegewezen en nog niet geleverd.
report-term-actual = realisatie
report-meaning-actual = Zorg die is geleverd.
report-term-ceiling = bestedingsruimte
report-meaning-ceiling = Het bedrag dat een aanbieder in een jaar ten hoogste mag declareren.
report-term-indexation = indexering
report-meaning-indexation = De jaarlijkse aanpassing van tarieven aan lonen en prijzen.
report-term-option = verlengingsoptie
report-meaning-option = Het recht om een contract te verlengen. Het vervalt als de aanzegging te laat komt.
report-term-notice = opzegtermijn
report-meaning-notice = De maanden tussen opzeggen en einde. De opzegging moet op de uiterste dag ontvangen zijn.
report-term-amendment = addendum
report-meaning-amendment = Een getekende wijziging van een contract.
report-term-review = voortgangsmoment
report-meaning-review = Een vast moment om te bespreken hoe een contract loopt.
report-term-recalibration = herijking
report-meaning-recalibration = Opnieuw vaststellen van doelen en afspraken tijdens de looptijd.
report-term-duty = verplichting
report-meaning-duty = Iets dat volgens het contract op tijd geleverd of aangetoond moet worden.
report-term-stop = cliëntenstop
report-meaning-stop = Een tijd waarin een aanbieder geen nieuwe cliënten aanneemt.
report-term-acceptance = acceptatieplicht
report-meaning-acceptance = De plicht om verwezen cliënten aan te nemen.
report-term-wait = wachttijd
report-meaning-wait = De weken tussen aanmelding en intake of begin van de zorg.
report-term-coverage = dekking
report-meaning-coverage = In welke gemeenten er voor een perceel aanbieders zijn die cliënten aannemen.
report-term-gap = witte vlek
report-meaning-gap = Een perceel in een gemeente waar geen enkele aanbieder cliënten aanneemt.
report-term-single-source = enige aanbieder
report-meaning-single-source = Alle zorg hangt op die plek aan één aanbieder of concern.
report-term-concentration = concentratie
report-meaning-concentration = De mate waarin een perceel bij weinig partijen ligt, gemeten met aandelen en de HHI.
report-term-build-down = gefaseerd afbouwen
report-meaning-build-down = Stap voor stap minder van oude zorg terwijl nieuwe zorg ervoor in de plaats komt.
report-term-objective = hoofddoelstelling
report-meaning-objective = Een van de hooguit tien doelen waarover de regio verslag doet.
report-term-council-letter = raadsinformatiebrief
report-meaning-council-letter = Een brief van het college aan de gemeenteraad.
report-term-as-of = peildatum
report-meaning-as-of = De dag waarover een overzicht gaat.
report-term-known-on = kennisdatum
report-meaning-known-on = De dag waarop bekend was wat het overzicht zegt.

report-listing-count = { $count ->
    [one] 1 regel
   *[other] { $count } regels
}
report-listing-rows = Aantal
report-listing-all = alles, zonder filter
report-listing-filter = Filter: { $filter }
report-listing-footer = { $title }, { $day }
report-listing-empty = Deze lijst is leeg.

report-column-what = Wat
report-column-which = Welke
report-column-value = Gegeven
report-column-note = Notitie
report-column-agreement = Afspraak
report-column-delivered-cents = Geleverd
report-column-clients = Cliënten
report-column-count = Aantal
report-column-contract = Contract
report-column-date = Dag
report-column-becomes = Wordt
report-column-unit = Eenheid
report-column-delivered = Geleverd
report-column-uncovered = Niet over te nemen
report-column-uncovered-percent = Deel
report-column-room-at = Ruimte bij
report-column-function = Functie
report-column-organisation = Organisatie
report-column-retender-start = Nieuwe inkoop
report-column-option-decision = Optie beslissen
report-column-last-notice = Uiterste opzegdag
report-column-end = Einde
report-column-max-end = Uiterste einde
report-column-late = Voorbij
report-column-three-months = Binnen 3 maanden
report-column-twelve-months = Daarna, binnen 12
report-column-two-years = Daarna, binnen 24
report-column-term = Woord
report-column-meaning = Betekenis
report-not-applicable = n.v.t.
report-provider-facts = Gegevens van de aanbieder
report-provider-quality-facts = Calamiteiten en cliëntervaring
report-falls-functions = Functies en organisaties
report-handover-terms = Woorden en wat zij betekenen
