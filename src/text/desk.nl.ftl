# Bureau: overzichten kiezen, bekijken, vaststellen, en wat er sindsdien veranderde.

report-changes = Wat is veranderd
report-changes-file = wijzigingen
report-changes-since = { $what }: veranderd sinds { $moment }
report-changes-frozen = Vastgesteld met wat bekend was op
report-changes-facts = Gegevens
report-changes-figures = Maandcijfers
report-changes-no-facts = Er is geen gegeven toegevoegd, verwijderd of gewijzigd.
report-changes-no-figures = Er is geen maandcijfer bij gekomen, vervangen of weggehaald.
report-changes-count = { $count ->
    [one] 1 wijziging
   *[other] { $count } wijzigingen
}
report-changes-added = toegevoegd
report-changes-removed = verwijderd
report-changes-figures-caption = Maanden met andere cijfers
report-changes-figures-note = Alleen de regels die veranderden tellen hier mee; regels die gelijk bleven niet.
report-column-changed-record = Wat
report-column-changed-noun = Soort
report-column-changed-field = Veld
report-column-changed-from = Was
report-column-changed-to = Is nu
report-column-changed-month = Maand
report-column-changed-rows-from = Regels toen
report-column-changed-rows-to = Regels nu
report-column-changed-sum-from = Bedrag toen
report-column-changed-sum-to = Bedrag nu

report-differs = Dit overzicht komt nu anders uit dan toen het werd vastgesteld (versie { $then }, nu { $now }).
report-no-folder = De map { $path } is er niet. Er is niets geschreven.
report-written = { $count ->
    [one] 1 bestand staat in { $path }.
   *[other] { $count } bestanden staan in { $path }.
}
ui-reports = Verantwoording
ui-tab-8 = Verantw.
ui-reports-all = Overzichten
ui-reports-which = Overzicht
ui-reports-period = Periode
ui-reports-frozen = Laatst vastgesteld
ui-reports-never = nog niet
ui-reports-last = { $period }, op { $day }
ui-reports-due = Moet de deur uit
ui-reports-nothing-due = Er staat geen moment op de agenda.
ui-reports-none-frozen = Er is nog niets vastgesteld. F2 in een overzicht bewaart het zoals het dan is.
ui-reports-recent = Vastgesteld
ui-reports-letterhead = Briefhoofd en teksten
ui-report-which-figure = Welk cijfer?
ui-report-scope-title = Voor wie?
ui-report-region = regio
ui-report-sub-region = deelregio
ui-report-municipality = gemeente
ui-report-provider = aanbieder
ui-report-making = Het overzicht wordt gemaakt …
ui-report-failed = Het overzicht kon niet worden gemaakt.
ui-report-parts = Onderdelen
ui-report-draft = { $open ->
    [0] Concept. Alle afwijkingen zijn toegelicht.
    [one] Concept. 1 afwijking is nog niet toegelicht.
   *[other] Concept. { $open } afwijkingen zijn nog niet toegelicht.
}
ui-report-is-frozen = Vastgesteld op { $day }. Dit is wat toen bekend was.
ui-report-no-sentence = nog geen toelichting
ui-report-nothing-deviates = Er is in dit overzicht geen afwijking om toe te lichten.
ui-report-frozen-no-sentence = Dit overzicht is vastgesteld; er komt geen toelichting meer bij.
ui-report-send-title = Overzicht schrijven
ui-report-send-folder = Map
ui-report-send-keys = Spatie kiest, Enter schrijft, Esc sluit
ui-report-send-municipalities = ook voor elke gemeente
ui-report-send-sub-regions = ook voor elke deelregio
ui-why-frozen = Dit overzicht is al vastgesteld.
ui-letterhead = Briefhoofd en teksten
ui-letterhead-organisation = Organisatie
ui-letterhead-accent = Kleur
ui-letterhead-deviation = Toelichten vanaf (%)
ui-letterhead-text = Inleiding: { $report }
ui-letterhead-contrast = Contrast tegen wit: { $ratio }. Dat is goed te lezen.
ui-letterhead-usual-colour = Geen eigen kleur: de gewone donkerblauwe.
ui-letterhead-placeholders = In een inleiding kan: { $names }.
ui-letterhead-file = Bewaard in { $path }. Het logo staat daar als report.logo.
ui-letterhead-saved = Briefhoofd en teksten zijn bewaard.
ui-letterhead-none = Hier is geen bestand met instellingen.

keys-scope-report = In een overzicht
action-reports = verantwoording
    .lay = overzichten rapportage kwartaal maand raad vaststellen
action-letterhead = briefhoofd en teksten
    .lay = logo kleur inleiding instellingen organisatie
action-report-earlier = ‹ periode
action-report-later = periode ›
action-report-length = maand, kwartaal of jaar
    .lay = periode lengte
action-report-scope = voor wie
    .lay = gemeente deelregio regio aanbieder
action-report-explain = toelichten
    .lay = afwijking toelichting zin
action-report-changes = wat is veranderd
    .lay = verschil wijzigingen
action-report-send = schrijven
    .lay = exporteren pdf docx versturen pakket
action-report-freeze = vaststellen
    .lay = bevriezen definitief
action-report-next-part = volgend onderdeel
action-report-previous-part = vorig onderdeel
action-send = schrijven
    .lay = exporteren pdf docx html blad uitvoeren
ui-list-send-title = Lijst schrijven
ui-why-figures-send = Maandcijfers gaan met `perceel export actuals --to …` naar een bestand.
ui-report-draft-quiet = Concept. Er zijn geen afwijkingen om toe te lichten.
ui-report-was-frozen = Vastgesteld op { $day }. Hieronder staat hoe het nu uitkomt.
ui-report-why = Waarom wijkt { $label } { $by } af? ({ $report }) Schrijf één zin bij “Tekst”; die komt in het overzicht te staan.
