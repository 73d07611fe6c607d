# Wat een handeling in het logboek heet, en waarom zij niet doorging.
edit-added = { $noun } { $record } toegevoegd
edit-changed = { $noun } { $record } gewijzigd
edit-changed-many = { $count } × { $noun } gewijzigd
edit-removed = { $noun } { $record } verwijderd
edit-removed-many = { $noun } { $record } verwijderd, met { $count } onderdelen
edit-archived = { $noun } { $record } naar het archief
edit-restored = { $noun } { $record } terug uit het archief
edit-imported = { $file } geïmporteerd, { $count } regels
edit-demo = Oefenregio gemaakt: { $name }
edit-region = Nieuw bestand voor { $name }
edit-undone = Ongedaan gemaakt: { $name }
edit-redone = Opnieuw uitgevoerd: { $name }
edit-erased = Persoonsgegevens gewist van { $noun } { $record }
edit-frozen = { $record } vastgesteld
edit-frozen-many = { $count } overzichten vastgesteld
edit-obligations-planned = Verplichtingsmomenten bijgewerkt t/m { $to }
edit-obligations-copied = Modelverplichtingen overgenomen
edit-other = Handeling van een andere versie: { $name }

file-journal-unreadable = Het logboek in dit bestand kan niet worden gelezen. Er is niets gewijzigd.
file-undo-changed-elsewhere = Niet uitgevoerd: { $noun } { $record } is intussen buiten het logboek om gewijzigd. { $field } is nu “{ $theirs }”; volgens het logboek “{ $mine }”. Er is niets veranderd.
file-undo-gone-elsewhere = Niet uitgevoerd: { $noun } { $record } is intussen buiten het logboek om toegevoegd of verwijderd. Er is niets veranderd.
file-undo-figures-elsewhere = Niet uitgevoerd: maandcijfers ({ $noun }) van deze handeling zijn intussen buiten het logboek om gewijzigd. Er is niets veranderd.
file-changed-elsewhere = Niet opgeslagen: { $noun } is intussen elders gewijzigd. { $field } is daar “{ $theirs }”, hier “{ $mine }”. Uw invoer blijft staan.
file-removed-elsewhere = Niet opgeslagen: { $noun } is intussen elders verwijderd. Uw invoer blijft staan.
file-changed-elsewhere-hint = Lees het bestand opnieuw in, bekijk de andere waarde en sla dan zo nodig opnieuw op.
file-value-unreadable = Dit bestand bevat een waarde die niet klopt, bij { $noun }, veld { $field }. Er is niets gewijzigd.
file-added-elsewhere = Niet opgeslagen: { $noun } met dit interne nummer is intussen elders toegevoegd. Er is niets gewijzigd.
file-refused-double = Niet opgeslagen: bij { $noun } komt deze waarde van { $field } al voor. Die moet uniek zijn. Er is niets gewijzigd.
file-refused-bounds = Niet opgeslagen: bij { $noun } kan { $field } deze waarde niet hebben. Er is niets gewijzigd.
file-refused-missing = Niet opgeslagen: bij { $noun } is { $field } verplicht. Er is niets gewijzigd.
file-refused-loose = Niet opgeslagen: { $noun } verwijst naar iets bij { $nouns } dat dan niet bestaat. Er is niets gewijzigd.
file-refused-loose-hint = Verwijder of wijzig eerst wat ernaar verwijst, of archiveer het.
file-figures-double = Niet opgeslagen: dezelfde aanbieder, hetzelfde product, dezelfde gemeente, maand en bron komen twee keer voor, de tweede keer op regel { $row } ({ $noun }). Er is niets gewijzigd.
edit-indexed = Tarieven { $year } geïndexeerd
edit-models = { $count ->
    [one] 1 modelverplichting toegevoegd
   *[other] { $count } modelverplichtingen toegevoegd
}
edit-proofs-compared = { $count ->
    [0] Geen bestanden van bewijs gevonden om te vergelijken
    [one] 1 bestand van bewijs vergeleken
   *[other] { $count } bestanden van bewijs vergeleken
}, { $changed ->
    [0] niets veranderd
   *[other] { $changed } veranderd
}{ $gone ->
    [0] { "" }
   *[other] , { $gone } niet gevonden
}
