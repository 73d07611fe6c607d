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

report-unexplained = { $label } wijkt { $by } af en heeft nog geen toelichting (regel { $line }).
report-is-frozen = Dit overzicht is al vastgesteld op { $day }. Wat verstuurd is, verandert niet meer.
report-frozen-elsewhere = Dit overzicht is vastgesteld zonder dat dit programma bewaarde waaruit het gemaakt was. Het kan niet opnieuw worden gemaakt.
report-frozen-differs = Dit overzicht komt nu anders uit dan toen het werd vastgesteld (versie { $then }, nu { $now }). Er is niets geschreven.
report-none-frozen = Dit overzicht is nog niet vastgesteld.
report-not-frozen = { $count ->
    [one] Niet vastgesteld: er staat nog iets in de weg.
   *[other] Niet vastgesteld: er staan nog { $count } dingen in de weg.
}
report-explain-hint = Schrijf de toelichtingen op scherm 8 (e), of met perceel add report_remarks.
