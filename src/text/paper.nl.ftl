# Papier: woorden die de schrijvers zelf zetten.

paper-unknown = onbekend

## Lopende woorden
paper-not-written = Het bestand kon niet worden gemaakt: { $why }. Een ander formaat kan wel lukken.
paper-marks = Tekens achter een getal: = op orde, ~ let op, ! alarm, ? onbekend.
paper-page = Pagina
paper-skip = Naar de inhoud
paper-contents = Inhoud
paper-sheet-first = Overzicht
paper-sheet-charts = Cijfers bij grafieken
paper-span-start = Begin

## Tekeningen
paper-mark-good = op orde
paper-mark-soon = let op
paper-mark-late = alarm
paper-mark-unknown = onbekend
paper-chart-million = € { $amount } mln
paper-chart-certain = staat vast
paper-chart-open = nog niet zeker, zoals een optie
paper-chart-today = stand per { $day }

## Bestanden
paper-not-archivable = Dit overzicht kan niet als PDF worden geschreven. Er is niets veranderd; kies een andere vorm, zoals DOCX of HTML.
paper-page-of = pagina { $page } van { $pages }
paper-part = { $title } ({ $part } van { $parts })
