# Papier: woorden die de schrijvers zelf zetten.

paper-unknown = onbekend

## Tekeningen
paper-mark-good = op orde
paper-mark-soon = let op
paper-mark-late = alarm
paper-mark-unknown = onbekend
paper-chart-million = € { $amount } mln
paper-chart-certain = staat vast
paper-chart-open = nog niet zeker, zoals een optie
paper-chart-today = stand per { $day }
