### Sheets and their import.

import-sheet-hint-nothing-imported = Er is niets ingelezen. Verbeter het bestand en probeer het opnieuw.
import-sheet-dialect = Gelezen als { $encoding }, scheidingsteken { $delimiter }, regeleinde { $lineend }.
import-sheet-dialect-assumed = De tekens zijn gelezen als { $encoding }, want het is geen UTF-8. Kijk of letters als é en ë goed staan. Scheidingsteken { $delimiter }, regeleinde { $lineend }.
import-sheet-file-too-large = Het bestand is groter dan { $mib } MiB. Knip het in delen.
import-sheet-encoding = Het bestand zegt { $encoding } te zijn, maar de tekens kloppen niet. Sla het opnieuw op als UTF-8.
import-sheet-nul = Op regel { $line } staat een leeg teken (NUL). Dit is geen tekstbestand, of het is beschadigd.
import-sheet-unclosed-quote = Het aanhalingsteken dat op regel { $line } opent, sluit nergens.
import-sheet-field-too-long = Het veld dat eindigt op regel { $line } is langer dan 1 MiB. Vaak ontbreekt er een aanhalingsteken.
import-sheet-unreadable = Het bestand kan niet worden gelezen.
import-sheet-ragged = { $rows ->
    [one] { $rows } rij heeft een ander aantal velden dan de gewone { $usual }: rij { $row }. De rij is bewaard; kijk of de waarden in de goede kolom staan.
   *[other] { $rows } rijen hebben een ander aantal velden dan de gewone { $usual }; de eerste is rij { $row }. De rijen zijn bewaard; kijk of de waarden in de goede kolom staan.
}
import-sheet-too-many-rows = Een blad heeft meer dan { $max } rijen.
import-sheet-too-many-columns = Een blad heeft meer dan { $max } kolommen.
import-sheet-too-many-cells = Het bestand heeft meer dan { $max } cellen.
import-sheet-too-many-parts = Het bestand bestaat uit meer dan { $max } delen. Zo maakt geen rekenprogramma een werkmap.
import-sheet-too-many-strings = De werkmap heeft meer dan { $max } verschillende teksten.
import-sheet-too-many-merges = De werkmap heeft meer dan { $max } samengevoegde cellen.
import-sheet-too-many-styles = De werkmap heeft meer dan { $max } opmaakstijlen.
import-sheet-too-many-attributes = Een element in het bestand heeft meer dan { $max } kenmerken.
import-sheet-too-deep = Het bestand is dieper genest dan { $max } lagen.
import-sheet-bomb = Uitgepakt wordt dit bestand te groot: meer dan { $max } MiB, of meer dan honderd keer zo groot. Het uitpakken is gestopt.
import-sheet-package-lies = Het bestand heeft delen met dezelfde naam of delen die over elkaar liggen. Zo maakt geen rekenprogramma een werkmap.
import-sheet-package-broken = De werkmap is beschadigd. Open hem in het rekenprogramma en sla hem opnieuw op.
import-sheet-part-field-too-long = Een tekst in de werkmap is te lang: meer dan 1 MiB.
import-sheet-reference = De werkmap noemt een plaats of aantal dat niet kan (bij “{ $element }”). Open hem in het rekenprogramma en sla hem opnieuw op.
import-sheet-doctype = Het bestand bevat een DOCTYPE. Dat hoort niet in een werkmap en wordt niet gelezen.
import-sheet-encrypted = Het bestand is met een wachtwoord beveiligd. Sla het zonder wachtwoord op.
import-sheet-old-format = Dit is een oud Excel-bestand (.xls). Open het en sla het op als .xlsx of .ods.
import-sheet-no-workbook = Dit is geen werkmap die gelezen kan worden. Sla het op als .xlsx, .ods of .csv.
import-sheet-empty = In de werkmap staat geen enkele gevulde cel.
import-sheet-hidden = { $count ->
    [one] Er is { $count } verborgen blad, dat ook is gelezen: { $names }.
   *[other] Er zijn { $count } verborgen bladen, die ook zijn gelezen: { $names }.
}
import-sheet-day-60 = Blad “{ $sheet }”: in { $cell } staat 29-02-1900. Die dag heeft nooit bestaan; de cel is leeg gelezen.
import-sheet-heading-twice = De kop “{ $heading }” staat twee keer: in kolom { $first } en in kolom { $second }.
import-sheet-heading-missing = Kolom { $column } heeft gegevens maar geen kop.
import-sheet-row-totals = Rij { $row } is een totaalrij en telt niet mee.
import-sheet-row-headings = Rij { $row } herhaalt de koppen en telt niet mee.
import-sheet-json-broken = De JSON is fout op regel { $line }.
import-sheet-json-line = Regel { $line } is geen goede JSON.
import-sheet-json-deep = De JSON is op regel { $line } dieper genest dan { $max } lagen.
import-sheet-json-key-twice = De sleutel “{ $key }” staat twee keer in hetzelfde object (regel { $line }).
import-sheet-json-field = De waarde van “{ $key }” is langer dan 1 MiB.
import-sheet-json-left = Deze delen van het bestand zijn geen tabel en zijn niet gelezen: { $keys }.
import-sheet-json-nested = In deze velden staan lijsten van objecten; ze zijn als tekst bewaard: { $keys }.

import-value-not-a-number = “{ $value }” is geen getal.
import-value-grouping = In “{ $value }” staan punten of komma’s op een plek die niet klopt.
import-value-too-long = “{ $value }” heeft te veel cijfers.
import-value-scientific = “{ $value }” is door een rekenprogramma ingekort; de cijfers zijn weg. Zet de kolom op tekst en vul het hele nummer in.
import-value-cents = “{ $value }” heeft meer dan twee decimalen. Rond zelf af op centen.
import-value-not-whole = “{ $value }” is geen heel getal.
import-value-not-digits = “{ $value }” moet alleen uit cijfers bestaan ({ $width } cijfers).
import-value-too-many-digits = “{ $value }” heeft meer dan { $width } cijfers.
import-value-not-yes-no = “{ $value }” is geen ja of nee.
import-value-not-a-day = “{ $value }” is geen datum. Schrijf bijvoorbeeld 31-12-2026.
import-value-no-such-day = “{ $value }” is een dag die niet bestaat of die buiten 1900–9999 valt.
import-value-not-a-month = “{ $value }” is geen maand. Schrijf bijvoorbeeld 2026-03 of mrt-26.
