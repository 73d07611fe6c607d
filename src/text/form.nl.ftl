# Het formulier.
form-title-new = nieuw: { $what }
form-title-one = { $what } wijzigen
form-title-many = { $count } × { $what } wijzigen
form-cut = Ingekort: een veld neemt 10.000 tekens.
form-restarted = Alles staat weer zoals het was opgeslagen.
form-wrong = { $count ->
    [one] Nog niet opgeslagen: 1 veld klopt niet. Uw invoer staat er nog.
   *[other] Nog niet opgeslagen: { $count } velden kloppen niet. Uw invoer staat er nog.
}
form-nothing-changed = Er is niets gewijzigd.
form-from-draft = Concept van eerder teruggezet.
form-many = Wat u invult, krijgen alle { $count }. Een leeg veld blijft zoals het is.
form-draft-kept = Concept bewaard: { $what }
form-pick-noun = Wat wilt u toevoegen?
form-why-one-kind = Kies eerst regels van één soort.
form-editor-failed = De tekstverwerker gaf een fout; de tekst is gebleven zoals zij was.
form-more = nog { $count }
form-changed-elsewhere = Intussen elders gewijzigd in “{ $value }”. Opslaan zet er uw invoer voor in de plaats.
