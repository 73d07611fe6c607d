### De schermen.

ui-overview = Overzicht
ui-journal = Logboek
ui-stars = Sterren
ui-dates = peildatum { $reference } · kennis { $known }
ui-known-short-now = nu
ui-badge-demo = DEMO
ui-badge-read-only = ALLEEN LEZEN
ui-badge-mouse-off = MUIS UIT
ui-too-small = Venster te klein: { $size }, nodig { $needed }
ui-chip-filter = Filter: { $filter } ({ $count }), Esc wist
ui-chip-of = { $count } van { $total }
ui-chip-marked = { $count } gemarkeerd
ui-typing-hints = Typ om te filteren  Enter houdt  Esc wist  F4 kies een veld  veld:waarde  loopt:<90d
ui-typing-hints-page = Typ om te filteren  Enter houdt het filter  Esc wist
ui-busy = ~ Bezig met het bestand. Esc stopt.
ui-busy-at = ~ Bezig: { $done } regels gelezen. Esc stopt, dan verandert er niets.
ui-busy-of = ~ { $gauge } { $done } van { $total }. Esc stopt, dan verandert er niets.

ui-at-root = Dit is het begin. { $key } om te stoppen.
ui-no-such-key = Toets { $keys } doet hier niets. { $help } geeft hulp.
ui-paste-nowhere = Geplakte tekst genegeerd: er staat geen invoerveld open. Kies eerst een veld.
ui-mouse-on = De muis is weer van het programma.
ui-mouse-off = De muis is vrij om tekst te selecteren. F6 zet hem weer aan.
ui-terminal-failed = Het venster kan niet worden beschreven. Alles wat opgeslagen was, staat in het bestand.
ui-fault = Er ging iets mis in het programma zelf. Wat al was opgeslagen, staat er nog. Wat u in een formulier had getypt, is als concept bewaard.
ui-fault-unkept = Er ging iets mis in het programma zelf. Wat al was opgeslagen, staat er nog. Wat u in een formulier als laatste had getypt, kon niet worden bewaard.
ui-keeper-gone = Het deel dat het bestand bewaart is gestopt. Alles wat opgeslagen was, staat in het bestand. Start opnieuw.

ui-why-nothing-chosen = Er is geen regel gekozen.
ui-why-nothing-listed = Deze lijst is nog leeg.
ui-why-nothing-owed = Op dit scherm staat niets dat nog moet gebeuren.
ui-why-leads-nowhere = Deze regel leidt nergens heen.
ui-why-figures-order = Maandcijfers staan altijd op maand, de nieuwste boven. Met F4 kiest u een maand of een periode.
ui-why-figures = Maandcijfers wijzigt u door ze opnieuw te importeren.
ui-why-no-contract-text = Dit kan vanaf een contracttekst of een artikel.
ui-why-question = Dit is uitgerekend. Open waaruit het is gemaakt om iets te wijzigen.
ui-why-looking-back = U kijkt naar wat op { $day } bekend was. Ga eerst terug naar nu om te wijzigen.
ui-why-nothing-personal = Kies één contactpersoon: alleen daar staan persoonsgegevens.
ui-why-writable = Het bestand is al van u: u kunt gewoon wijzigen.
ui-why-no-way-back = Er is geen vorig scherm.
ui-why-no-way-forward = Er is geen volgend scherm.
ui-why-already-now = U kijkt al naar vandaag.

ui-saved = Opgeslagen: { $what }. Toets { $key } maakt ongedaan.
ui-undone = Ongedaan gemaakt: { $what }. Toets { $key } doet het opnieuw.
ui-undone-many = { $count } stappen ongedaan gemaakt.
ui-redone = Opnieuw gedaan: { $what }. Toets { $key } maakt ongedaan.
ui-nothing-to-undo = Er is niets om ongedaan te maken.
ui-nothing-to-redo = Er is niets om opnieuw te doen.
ui-known-then = U kijkt naar wat toen bekend was. Wijzigen kan pas weer als u terug bent bij nu.
ui-known-now = U kijkt weer naar wat nu bekend is.
ui-taken-over = Niemand anders werkt nog in het bestand. U kunt weer wijzigen.
ui-reloaded = Het bestand is opnieuw gelezen.
ui-changed-elsewhere = Een ander programma heeft het bestand gewijzigd. Het is opnieuw gelezen.
ui-star-set = Ster bij { $record }.
ui-star-gone = Ster weg bij { $record }.
ui-view-saved = Weergave “{ $name }” bewaard.

ui-overview-incomplete = Nog aan te vullen
ui-overview-action = Vraagt om actie
ui-overview-at-risk = Beslissingen in gevaar
ui-overview-counting = Wordt uitgerekend…
ui-overview-updating = wordt bijgewerkt…
ui-overview-late = te laat
ui-overview-week = deze week, tot en met { $day }
ui-overview-then = daarna, tot en met { $day }
ui-overview-nothing-due = Niets te laat, en niets tot en met { $day }.
ui-overview-first = Eerst doen
ui-overview-now = nu starten
ui-overview-late-by = Te laat bij
ui-overview-landscape = Zorglandschap
ui-overview-no-category = categorie onbekend
ui-overview-cells = { $lots } percelen, { $municipalities } gemeenten: naar de kaart
ui-overview-budget = Bestedingsruimte { $year }
ui-overview-used = gebruikt
ui-overview-year-end = prognose
ui-overview-used-of = { $used } van { $amount }
ui-overview-excess = { $amount } te veel aan het eind van het jaar
ui-overview-room = { $amount } over aan het eind van het jaar
ui-overview-million = € { $number } mln
ui-overview-use-unknown = gebruik niet bekend
ui-overview-heavy = Capaciteit zwaar
ui-overview-leaning = Hangt op één aanbieder (zwaar)
ui-overview-complete = Alles wat gevraagd wordt, is bekend.
ui-overview-counts = In dit register
ui-overview-nothing-yet = Er staat nog niets in.
ui-overview-holding = { $count } geldig op { $day }
ui-overview-imported = Laatste import
ui-overview-last = Laatst gedaan
ui-without = zonder { $label }
ui-begin = Waar te beginnen
ui-begin-what = Uw register is nog leeg. Begin met wat u al hebt: de gepubliceerde gunning van uw regio (xml), of uw eigen lijst uit Excel. U ziet eerst wat er zou gebeuren; pas daarna wordt iets opgeslagen.
ui-begin-import = een bestand importeren
ui-begin-new = zelf het eerste contract invoeren
ui-begin-help = alle toetsen van dit scherm

ui-gap-subcontract-links-consent-on = zonder toestemming
ui-gap-obligations-passes-down = waarvan niet vaststaat of ze ook voor de keten gelden
ui-gap-intake-stops-imposed-by = waarvan niet vaststaat wie hem oplegde
ui-gap-contracts-start = zonder ingangsdatum
ui-gap-contracts-end = zonder einddatum
ui-gap-capacity-agreements-start = zonder begindatum
ui-gap-capacity-agreements-end = zonder einddatum
ui-gap-body-meetings-papers-due = zonder uiterste datum voor de stukken
ui-gap-action-items-due = zonder uiterste datum
ui-gap-extension-options-months = zonder duur
ui-gap-extension-options-notify-months = zonder aanzegtermijn
ui-gap-indicators-direction = zonder gewenste richting
ui-stars-empty = Nog geen sterren. Zet er een met { $key } bij een regel die u vaak nodig hebt.

ui-list-empty = Nog niets onder “{ $kind }”. Wat u vastlegt of importeert, komt hier te staan.
ui-list-empty-question = Op deze dag valt er niets te melden onder “{ $kind }”. De regels worden uitgerekend uit wat u vastlegt of importeert.
ui-list-empty-on = U kijkt op een andere dag. { $key } gaat terug naar vandaag.
ui-list-no-hits = Niets gevonden voor “{ $filter }”; zonder filter { $total ->
    [one] is er { $total } regel
   *[other] zijn er { $total } regels
}.
ui-list-no-hits-hint = Esc wist het filter. Opgeborgen regels vindt u met archief:alles.
ui-list-reading = De cijfers worden gelezen…

ui-record-gone = Deze regel is er niet meer. Esc gaat terug.
ui-self-section = { $nouns } waarvan dit de { $field } is
ui-unknown = onbekend
ui-unknown-asked = onbekend, nog aan te vullen
ui-unknown-signals-source = geen bron vastgelegd
ui-unknown-signals-follow-up = nog geen opvolging vastgelegd
ui-unknown-chains-effective-percent = onbekend, want een aandeel in de keten ontbreekt
ui-unknown-chains-net-percent = onbekend, want een aandeel in de keten ontbreekt
ui-unknown-waits-weeks-start = niet gemeten
ui-unknown-waits-norm = geen norm bij dit perceel
ui-unknown-margins-margin-cents = niet te vergelijken: een tarief ontbreekt of de eenheden verschillen
ui-unknown-insufficient-use-minimum-use-cents = niet afgesproken
ui-unknown-build-down-minimum = niet vastgelegd
ui-unknown-needs-municipality = de hele regio
ui-unknown-coverage-municipality = de hele regio
ui-unknown-utilisation-utilisation-percent = onbekend
ui-unknown-ceilings-used-percent = niet te berekenen
ui-unknown-unattached-lot = onbekend
ui-archived = opgeborgen
ui-holds-past = geldt niet meer
ui-holds-later = geldt nog niet
ui-computed = { $what }, berekend op { $day }
ui-recorded = Vastgelegd
ui-belongs-to = Hoort bij
ui-show-all = { $count ->
    [one] dit ene openen
   *[other] alle { $count } tonen
}
ui-history = Geschiedenis
ui-history-empty = Nog niets in het logboek.
ui-created = Aangemaakt
ui-changed = Laatst gewijzigd

ui-journal-empty = Er is nog niets gedaan. Alles wat u wijzigt komt hier te staan.
ui-step = Stap { $number }
ui-step-when = Wanneer
ui-step-who = Wie
ui-step-records = Regels
ui-step-figures = Maandcijfers
ui-step-hash = Controlegetal van logboek
ui-step-more = en nog { $count } regels
ui-step-came = nieuw
ui-step-went = weg

ui-undo-to-title = Terug tot hier
ui-undo-to-what = Alles vanaf { $moment } wordt ongedaan gemaakt, te beginnen met de laatste stap en tot en met: { $what }.
ui-undo-to-hint = Met opnieuw doen kunt u de stappen weer terugzetten.
ui-undo-to-yes = Ongedaan maken
ui-cancel = Annuleren

ui-remove-title = Voorgoed verwijderen
ui-remove-what = { $count ->
    [one] U verwijdert { $names }.
   *[other] U verwijdert { $count } regels: { $names }.
}
ui-remove-also = { $count ->
    [one] Daarmee verdwijnt ook { $count } { $kind }.
   *[other] Daarmee verdwijnen ook { $count } { $kind }.
}
ui-remove-loosened = { $count ->
    [one] Bij { $count } andere regel wordt de verwijzing leeg.
   *[other] Bij { $count } andere regels wordt de verwijzing leeg.
}
ui-remove-type = Typ { $key } en druk op Enter om te verwijderen. Archiveren kan ook: dan blijft alles bewaard.
ui-remove-figures = { $count ->
    [one] Er staat { $count } maandcijfer op deze naam. Verwijderen kan daarom niet; archiveren wel.
   *[other] Er staan { $count } maandcijfers op deze naam. Verwijderen kan daarom niet; archiveren wel.
}
ui-remove-yes = Verwijderen

ui-erase-title = Persoonsgegevens wissen
ui-erase-what = Van { $record } verdwijnen voorgoed: { $fields }. Ook uit de geschiedenis: hoe het vroeger heette, weet dan niemand meer.
ui-erase-journal-only = Bij { $record } staan geen persoonsgegevens meer. Wat de geschiedenis er nog van weet, verdwijnt voorgoed.
ui-erase-kept = Dit kan niet ongedaan worden gemaakt. De regel zelf, de aanbieder en wie wat wanneer deed blijven staan.
ui-erase-type = Typ { $key } en druk op Enter om te wissen.
ui-erase-yes = Voorgoed wissen
ui-erased = Persoonsgegevens gewist, ook uit het logboek. Dit kan niet terug.
ui-erased-but = { $count ->
    [one] Persoonsgegevens gewist. In { $count } reservekopie staan ze nog: verwijder die zodra u hem niet meer nodig hebt.
   *[other] Persoonsgegevens gewist. In { $count } reservekopieën staan ze nog: verwijder die zodra u ze niet meer nodig hebt.
}

ui-sort-title = Sorteren op
ui-columns-title = Kolommen
ui-columns-hint = Spatie aan of uit  J en K verplaatsen  Enter klaar  Esc niets doen
ui-views-title = Bewaarde weergaven
ui-views-empty = Nog geen. { $key } bewaart filter, volgorde en kolommen.
ui-view-name = Naam voor deze weergave
ui-bulk-title = { $count ->
    [one] Met { $count } regel
   *[other] Met { $count } regels
}
ui-messages-title = Meldingen
ui-messages-empty = Er is nog niets gemeld.
ui-help-title = Toetsen
ui-palette-title = Opdracht
ui-palette-list = lijst
ui-finder-nothing = Niets gevonden. Typ minder of iets anders.
ui-prefix-title = ga naar

ui-date-reference = Peildatum: op welke dag moet het gelden?
ui-date-reference-hint = Standen en cijfers zijn dan die van die dag; wat dan niet geldt, valt weg. Leeg is vandaag.
ui-date-knowledge = Kennisdatum: wat was toen opgeschreven?
ui-date-knowledge-hint = U ziet het register zoals het aan het eind van die dag was. Leeg is nu.
ui-date-today = vandaag
ui-date-now = wat nu bekend is
ui-date-keys = ↑↓ dag  PgUp PgDn maand  +3m  eoj  Enter kiezen  Esc niets doen
ui-monthly = Maandcijfers
ui-monthly-show = { $noun } per maand
ui-range-from = Van
ui-range-to = Tot en met
ui-range-days = Bijvoorbeeld 31-12-2026, 2026-10, 2027, vandaag of +3m. Leeg: geen grens. ?: niet bekend.
ui-range-money = Bijvoorbeeld 250.000 of 1.500,50. Leeg: geen grens. ?: niet bekend.
ui-range-numbers = Bijvoorbeeld 12 of 87,5. Leeg: geen grens. ?: niet bekend.
ui-range-keys = Enter verder  Tab ander vak  Esc niets doen
ui-build-title = Voorwaarde op
ui-build-unknown = onbekend
ui-sum = Samen

ui-chain-title = Keten van { $record }
ui-chain-place = Deze plek
ui-chain-of = { $record } op { $day }: { $count ->
    [one] 1 keten
   *[other] { $count } ketens
}.
ui-chain-none = { $record } staat op { $day } in geen keten.
ui-why-no-chain = Alleen een aanbieder, een contract, een perceel of een onderaanneming heeft een keten.
## Dekkingskaart

ui-map = Dekking
ui-map-light = L
ui-map-heavy = Z
ui-map-region = regio
ui-map-whole-region = de hele regio
ui-map-share = grootste
ui-map-dropout = uitval
ui-map-unknown = ?
ui-map-empty = Er zijn op deze dag geen percelen. Kies een andere peildatum of leg percelen vast.
ui-map-counting = De dekking wordt uitgerekend…
ui-map-legend = [0] gat  ·1· enkel  2+ keuze  ·2· één concern  s stop
ui-map-changed = { $count ->
    [0] Geen verschil met { $day }.
    [one] { $count } cel anders dan op { $day }.
   *[other] { $count } cellen anders dan op { $day }.
}
ui-map-cell = { $lot }, { $place }: { $state }, { $count ->
    [one] { $count } aanbieder.
   *[other] { $count } aanbieders.
}
ui-map-one-group = Zij horen bij één concern.
ui-map-stopped = { $count ->
    [one] { $count } met een cliëntenstop.
   *[other] { $count } met een cliëntenstop.
}
ui-map-not-in-lot = { $lot }: deze gemeente doet niet mee.
ui-map-about-share = { $lot }: de grootste heeft { $value } van het perceel.
ui-map-about-hhi = { $lot }: HHI { $value }.
ui-map-about-dropout = { $lot }: valt de kwetsbaarste weg, dan is { $value } van diens zorg niet op te vangen.
ui-map-nobody = Hier is geen aanbieder om te openen.
ui-why-map-no-filter = De kaart toont alles. Filteren kan in de lijst van percelen.
ui-why-no-lots = De kaart hoort bij de lijst van percelen.

## Een aanbieder valt om

ui-meeting-title = Gespreksdossier { $provider }
ui-meeting-last = Laatste gesprek
ui-meeting-none = geen; wijzigingen vanaf { $day }
ui-meeting-actions = Open acties
ui-meeting-duties = Te late verplichtingen
ui-meeting-proof = Verlopen bewijs
ui-meeting-signals = Signalen
ui-meeting-used = Gebruik tegenover afspraak
ui-meeting-ceilings = Bestedingsruimte
ui-meeting-chain = Keten gewijzigd sinds het laatste gesprek
ui-meeting-dates = Komende 90 dagen
ui-meeting-waits = Wachttijden
ui-meeting-nothing = Niets te bespreken bij: { $what }.
ui-why-no-meeting = Dat kan in het gespreksdossier van een aanbieder.
ui-falls-title = { $provider } valt om
ui-falls-counting = De cijfers worden opgehaald…
ui-falls-nothing = Deze aanbieder heeft op deze dag geen contract en werkt voor niemand: er valt niets weg.
ui-falls-what = Wat valt
ui-falls-contracts = Contracten
ui-falls-joint = Contracten die doorlopen
ui-falls-parts = Contractpercelen
ui-falls-lots = Percelen
ui-falls-municipalities = Gemeenten
ui-falls-clients = Cliënten (per product)
ui-falls-below = Onderaannemers eronder
ui-falls-without-access = Onderaannemers zonder werk
ui-falls-above = Zelf onderaannemer bij
ui-falls-where = Waar
ui-falls-no-cells = Overal blijven er twee of meer aanbieders over.
ui-falls-whole-region = de hele regio
ui-falls-room = Wie heeft ruimte
ui-falls-room-mains = Deze aanbieder heeft zelf geen contract: zijn hoofdaannemers vangen het werk op.
ui-falls-room-liable = Wie meetekende, staat ook in voor dit werk: { $names }.
ui-falls-liable = tekende mee, staat in voor het geheel
ui-falls-others = { $count ->
    [0] Niemand anders levert dit perceel.
    [one] Geen volumes afgesproken; { $count } andere aanbieder.
   *[other] Geen volumes afgesproken; { $count } andere aanbieders.
}
ui-falls-covered = Op te vangen door { $names }.
ui-falls-uncovered = { $part } niet op te vangen: { $volume } van { $of }. Ruimte: { $names }.
ui-falls-nobody = niemand
ui-falls-call = Wie bellen
ui-falls-director = programmaregisseur
ui-falls-sub = onderaannemer
ui-falls-sub-loses = onderaannemer, verliest alle toegang
ui-falls-main = hoofdaannemer voor wie deze aanbieder werkt
ui-falls-helper = { $count ->
    [one] heeft ruimte in { $count } perceel
   *[other] heeft ruimte in { $count } percelen
}
ui-why-not-one-provider = Kies eerst één aanbieder.
ui-why-no-deadline = Hier valt geen termijn af te handelen.
ui-agenda = Agenda
ui-agenda-list = Agenda
ui-agenda-month = Agenda › maand
ui-agenda-year = Agenda › jaar
ui-agenda-timeline = Agenda › tijdlijn
ui-agenda-nothing = Op deze dag valt geen termijn.
ui-agenda-no-bars = Geen contract of inkoopkader past bij dit filter.
ui-agenda-quarter = K
ui-agenda-legend = ━ loopt  ┄ optie  ● einde  ○ uiterste einde  ? optie lichten  ▼ opzeggen  ▲ inkoop starten  ◆ voortgang  ! te laat  │ peildatum
ui-agenda-month-legend = Achter de dag staat hoeveel termijnen erop vallen.  ! te laat  ~ binnenkort
ui-agenda-year-legend = ! te laat  ~ binnenkort  1 tot 9: zoveel later  # tien of meer  · geen
ui-search = Zoeken
ui-search-gathering = bezig met verzamelen…
ui-search-all = { $count } doorzoekbaar
ui-search-count = { $count ->
    [one] { $count } van { $all }
   *[other] { $count } van { $all }
}
ui-search-partly = { $count ->
    [one] { $count } van { $all }, niet met alle woorden
   *[other] { $count } van { $all }, niet met alle woorden
}
ui-search-nothing = Niets gevonden. Probeer minder woorden, of alleen het begin ervan. Voorwaarden als perceel:J2Z of status:telaat beperken wat er wordt gevonden.
ui-search-how =
    Typ waar u naar zoekt, in elke volgorde: een naam, een nummer, een onderwerp.
    { "" }
    linde wachttijden · wat De Linde over wachttijden moet leveren
    onderaannemer melden · het artikel en wie het raakt
    vog status:telaat · wie te laat is met de VOG
    perceel:J2Z gemeente:waterdam · alles in dat perceel en die gemeente
    { "" }
    Enter gaat erheen, Tab gaat naar de lijst.
ui-duties = Verplichtingen
ui-duties-count = { $count ->
    [one] { $count } keer iets te leveren
   *[other] { $count } keer iets te leveren
}
ui-overview-unplanned = { $count ->
    [one] moment van een verplichting nog niet gepland: { $key } werkt bij
   *[other] momenten van verplichtingen nog niet gepland: { $key } werkt bij
}
ui-duties-unplanned = { $count ->
    [one] 1 moment nog niet gepland: { $key } werkt bij
   *[other] { $count } momenten nog niet gepland: { $key } werkt bij
}
ui-duties-hint = Te laat of binnen een maand; / zoekt verder.
ui-duties-none-planned = Van wat gepland is, staat niets open. Plan eerst de momenten van de komende maanden: dan komen ze hier te staan.
ui-duties-none = Er staat niets open: niets is te laat en de komende maand hoeft niets te worden geleverd.
ui-late = te laat
ui-why-nobody-owes = Hier hoort geen aanbieder bij die iets kan moeten leveren.
ui-typing-hints-search = Enter openen  ↑↓ kiezen  Tab naar de lijst, O wat staat open  Esc terug
## Capaciteit en plafonds

ui-capacity = Capaciteit
capacity-used = Gebruikt
capacity-used-of = { $used } van { $soFar } { $unitName } tot nu toe
capacity-bound = Vastgelegd
capacity-bound-of = met { $reserved } toegezegd, van { $agreed } { $unitName }
capacity-by-month = Per maand
capacity-months = { $first } … { $last }, meest { $highest }
capacity-out = Bij dit tempo is de afspraak op { $day } op.
capacity-out-both = Bij dit tempo is de afspraak op { $day } op; bij het tempo van de laatste drie maanden op { $recent }.
capacity-out-recent = Bij het tempo van de laatste drie maanden is de afspraak op { $day } op.
capacity-lasts = Bij dit tempo is er genoeg tot het einde van de afspraak.
capacity-over = Gebruikt en toegezegd samen is { $over } { $unitName } meer dan afgesproken.
capacity-unit = De eenheid van de afspraak is niet op te tellen bij die van het gebruik. Verbeter de eenheid.
capacity-task = Dit perceel wordt taakgericht betaald: daar horen geen aantallen bij.
capacity-risk = Dit is gegarandeerd en wordt betaald, ook als het niet wordt gebruikt.
capacity-shared-divided = Maandcijfers noemen geen contract. Het gebruik is verdeeld met een andere afspraak, naar wat er per dag is afgesproken: { $names }.
capacity-shared-by-place = Maandcijfers noemen geen contract. Alleen de gemeenten van dit contract tellen mee; de andere horen bij { $names }.
capacity-shared-unclear = Maandcijfers noemen geen contract. Over hetzelfde gebruik gaat ook { $names }. Welk deel bij deze afspraak hoort, is niet te zeggen; daarom staat er geen oordeel.
capacity-pool = De gemeenten hebben hun deel; voor de pool blijft { $pool } { $unitName } over.
capacity-above-region = De gemeenten spraken samen { $pool } { $unitName } meer af dan de regio.
capacity-stand = Cijfers tot en met { $day }.
capacity-stand-corrected = Cijfers tot en met { $day }, onvolledige maanden aangevuld.
capacity-build-down = Afbouw { $lot }, aantal plaatsen: oude + nieuwe contracten / minimum nodig
capacity-waits = Weken wachten tot de start in { $lot }
capacity-norm = norm { $weeks } weken
ceiling-used = Besteed
ceiling-year-end = Jaareinde
ceiling-seasonal = Als vorig jaar
ceiling-committed = Met toezegging
ui-index-title = Indexatie toepassen
ui-index-yes = Toepassen
ui-index-what = { $count ->
    [one] Indexatie { $year }: { $percent } op 1 tarief, vanaf { $day }.
   *[other] Indexatie { $year }: { $percent } op { $count } tarieven, vanaf { $day }.
}
ui-index-closed = De oude tarieven worden afgesloten; hun bedrag blijft staan. Het is één stap, met “ongedaan maken” gaat zij terug.
ui-index-nothing = Voor { $year } hebben alle tarieven al een later tarief. Er verandert niets.
ui-why-round = Kies een indexatieronde.
ui-tab-1 = Overz.
ui-tab-2 = Contr.
ui-tab-3 = Perc.
ui-tab-4 = Aanb.
ui-tab-5 = Verpl.
ui-tab-6 = Cap.
ui-tab-7 = Agenda
ui-tab-9 = Logb.

## Waar een lijst voor is, als er nog niets in staat

ui-purpose-regions = De regio die samen inkoopt, met haar gemeenten.
ui-purpose-sub-regions = Delen van de regio met een eigen aanspreekpunt.
ui-purpose-municipalities = De gemeenten waarvoor u contracten beheert.
ui-purpose-memberships = Welke gemeente wanneer bij de regio hoort.
ui-purpose-authorities = Wie de contracten sluit: gemeenten of hun gezamenlijke organisatie.
ui-purpose-provider-groups = Concerns: aanbieders die bij elkaar horen, tellen voor spreiding als één.
ui-purpose-providers = De zorgaanbieders met wie u contracten hebt, en hun onderaannemers.
ui-purpose-establishments = Waar een aanbieder zijn vestigingen heeft.
ui-purpose-agb-codes = Onder welke AGB-codes een aanbieder declareert.
ui-purpose-contact-persons = Wie u bij een aanbieder belt of mailt.
ui-purpose-frameworks = De afspraken waaronder een ronde contracten is gesloten, zoals jeugd 2025–2028.
ui-purpose-tenders = De inkoop zelf: aankondiging, gunning en hun data.
ui-purpose-lots = De percelen die u inkoopt; daaraan hangen dekking, capaciteit en geld.
ui-purpose-lot-municipalities = Welke gemeente aan welk perceel meedoet.
ui-purpose-products = Wat er wordt geleverd en gedeclareerd, met productcode.
ui-purpose-lot-products = Welke producten bij welk perceel horen.
ui-purpose-necessary-provisions = Zorg die er in elk geval moet zijn; perceel controleert of er aanbod is.
ui-purpose-contracts = Elk contract met een aanbieder; looptijd, opties en opzegging geven u op tijd bericht.
ui-purpose-contract-lots = Welke percelen in welk contract zitten, en in welke rol.
ui-purpose-consortium-members = Wie samen in een combinatie het contract hebben gesloten.
ui-purpose-extension-options = Verlengingsopties; perceel rekent uit wanneer u moet beslissen.
ui-purpose-amendments = Wat er na ondertekening aan een contract is gewijzigd.
ui-purpose-tariffs = Wat een product kost, per contract en periode.
ui-purpose-indexation-rounds = Met welk percentage de tarieven per jaar stijgen.
ui-purpose-subcontract-links = Wie voor wie werkt; hieruit volgt wie aansprakelijk is.
ui-purpose-capacity-agreements = Hoeveel zorg er is afgesproken, per perceel, product en gemeente.
ui-purpose-actuals = Wat er per maand is geleverd. Importeer de cijfers van aanbieders of gemeenten.
ui-purpose-reservations = Wat al is toegezegd en nog geleverd moet worden.
ui-purpose-budget-ceilings = Hoeveel een contract per jaar mag kosten.
ui-purpose-intake-stops = Waar een aanbieder geen nieuwe cliënten aanneemt.
ui-purpose-waiting-times = Hoe lang mensen wachten, per contract en perceel.
ui-purpose-contract-texts = De tekst van uw contract of model. Importeer hem als docx, md of txt.
ui-purpose-articles = De artikelen van uw contractteksten.
ui-purpose-obligation-templates = Verplichtingen die in veel contracten terugkomen, om over te nemen.
ui-purpose-obligations = Wat een aanbieder volgens het contract moet doen of opleveren.
ui-purpose-obligation-instances = Elke keer dat iets geleverd moet worden, met hoe het ermee staat.
ui-purpose-evidence = De stukken waarmee een aanbieder aantoont dat iets is gedaan.
ui-purpose-reviews = Momenten waarop u een contract of perceel evalueert.
ui-purpose-meetings = Gesprekken met aanbieders en wat daar is besproken.
ui-purpose-action-items = Wat er na een gesprek gedaan moet worden, door wie en wanneer.
ui-purpose-governing-bodies = Colleges, raden en besturen die besluiten nemen.
ui-purpose-body-meetings = Hun vergaderingen; perceel rekent terug wanneer stukken klaar moeten zijn.
ui-purpose-risk-signals = Zorgen over een aanbieder, met bron en opvolging.
ui-purpose-build-down-steps = Stappen waarin capaciteit wordt afgebouwd.
ui-purpose-objectives = De hoofddoelen waarover u verantwoording aflegt.
ui-purpose-indicators = Waaraan u meet of een doel wordt gehaald.
ui-purpose-indicator-values = De gemeten waarden per periode.
ui-purpose-snoozes = Termijnen die u bewust hebt uitgesteld, met de reden.
ui-purpose-municipal-budgets = Wat elke gemeente voor een jaar heeft begroot.
ui-purpose-report-remarks = Toelichtingen bij cijfers die afwijken, voor in de verantwoording.
ui-purpose-reports = Verantwoordingen die zijn vastgesteld en niet meer veranderen.
ui-purpose-coverage = Hoeveel aanbieders er per perceel en gemeente zijn. Leg percelen, gemeenten en contracten vast.
ui-purpose-concentration = Hoe het werk over aanbieders is verdeeld.
ui-purpose-dropout = Wat er niet is op te vangen als een aanbieder wegvalt.
ui-purpose-exposure = Wat een aanbieder als hoofdaannemer en als uitvoerder doet.
ui-purpose-parked = Cijfers die bij geen contract of gemeente passen en apart staan.
ui-purpose-stranded = Afspraken met een gemeente die niet meer meedoet.
ui-purpose-signals = Risicosignalen die nog opvolging vragen.
ui-purpose-municipal-use = Wat elke gemeente gebruikt van wat is afgesproken.
ui-purpose-lot-lineage = Waaruit een perceel is ontstaan en waarin het overging.
ui-purpose-needs = Of er voor noodzakelijke zorg een aanbieder is.
ui-purpose-gaps = Gegevens die gevraagd worden en nog ontbreken.
ui-purpose-chains = Wie in welke keten werkt en voor welk deel.
ui-purpose-breaches = Onderaannemers zonder toestemming, te laat gemeld of te vroeg ingezet.
ui-purpose-margins = Het verschil tussen wat de hoofdaannemer krijgt en wat hij doorbetaalt.
ui-purpose-unattached = Uitvoerders voor wie niemand instaat.
ui-purpose-deadlines = Alles wat op een dag moet gebeuren. Leg contracten met hun looptijd vast.
ui-purpose-utilisation = Hoeveel van de afgesproken capaciteit is gebruikt. Leg capaciteitsafspraken vast en importeer maandcijfers.
ui-purpose-ceilings = Hoeveel van elk plafond is besteed, met een prognose. Leg budgetplafonds vast en importeer maandcijfers.
ui-purpose-task-budgets = Percelen die per taak worden betaald, met hun budget.
ui-purpose-indexations = Wat de indexatie per jaar met de tarieven deed.
ui-purpose-amendment-growth = Hoeveel een contract door addenda is gegroeid.
ui-purpose-build-down = Of er bij de afbouw genoeg plaatsen overblijven.
ui-purpose-waits = Waar mensen langer wachten dan de norm.
ui-purpose-insufficient-use = Contractpercelen waarvan te weinig gebruik wordt gemaakt.
ui-purpose-proposals = Verplichtingen die in een contracttekst zijn gevonden. Importeer eerst een contracttekst.
ui-purpose-burden = Hoeveel tijd verantwoording een aanbieder per jaar kost.
ui-purpose-duplicate-proofs = Bewijs dat twee keer aan dezelfde aanbieder wordt gevraagd.
ui-purpose-own-clauses = Bepalingen die afwijken van het model.
ui-confirm-more = { $count ->
    [one] nog { $count } regel: PgDn
   *[other] nog { $count } regels: PgDn
}
ui-confirm-top = tot hier; PgDn toont het begin
