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
edit-other = Handeling van een andere versie: { $name }

file-journal-unreadable = Het logboek in dit bestand kan niet worden gelezen. Er is niets gewijzigd.
file-undo-changed-elsewhere = Niet ongedaan gemaakt: { $noun } { $record } is intussen buiten het logboek om gewijzigd. Er is niets veranderd.
file-changed-elsewhere = Niet opgeslagen: { $noun } is intussen elders gewijzigd. { $field } is daar “{ $theirs }”, hier “{ $mine }”. Uw invoer blijft staan.
file-removed-elsewhere = Niet opgeslagen: { $noun } is intussen elders verwijderd. Uw invoer blijft staan.
file-changed-elsewhere-hint = Lees het bestand opnieuw in, bekijk de andere waarde en sla dan zo nodig opnieuw op.
file-value-unreadable = Dit bestand bevat een waarde die niet klopt, bij { $noun }, veld { $field }. Er is niets gewijzigd.
