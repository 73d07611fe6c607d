### Wat een bestand is, en het voorstel dat uit een aankondiging komt.

recognise-empty = { $file } is leeg. Er is niets ingelezen.
recognise-pdf = { $file } is een pdf. Daar kan perceel geen gegevens uit halen. Vraag het als spreadsheet, of download de aankondiging als XML van TED of TenderNed.
recognise-image = { $file } is een afbeelding. Er is niets ingelezen. Vraag de gegevens als spreadsheet.
recognise-document = { $file } is een tekstdocument of presentatie. Er is niets ingelezen. Zet de tabel in een spreadsheet en sla die op als .xlsx, .ods of .csv.
recognise-packed = { $file } is een ingepakt bestand. Er is niets ingelezen. Pak het uit en kies het bestand dat erin zit.
recognise-register = { $file } is een database. Er is niets ingelezen. Is het een register van perceel? Open het dan, in plaats van het te importeren.
recognise-html = { $file } is een webpagina. Er is niets ingelezen. Download op die pagina het bestand zelf: de XML van de aankondiging, of de spreadsheet.
recognise-binary = { $file } is geen tekst, spreadsheet of aankondiging. Er is niets ingelezen.
