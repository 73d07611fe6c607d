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
