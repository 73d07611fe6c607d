### Uitvoeren en weer inlezen: bestanden van perceel zelf, OCDS en de agenda.

export-not-written = De uitvoer kon niet worden geschreven.
export-split = { $kind } past niet op één blad en staat op { $sheets } bladen.
export-cut = { $cells ->
    [one] In { $kind } is één tekst
   *[other] In { $kind } zijn { $cells } teksten
} afgekapt: een cel in Excel houdt niet meer dan 32.767 tekens. In JSON staat alles.

export-about-title = Uitvoer van perceel
export-about-region = Regio
export-about-as-of = Peildatum
export-about-known-on = Zoals bekend op
export-about-known-now = het moment van uitvoeren
export-about-money = Bedragen
export-about-money-how = Een kolom die op _cents eindigt, bevat hele centen. Een lege cel is onbekend, none is: die is er niet.
export-about-lists = Lijsten
export-about-lists-how = Meer waarden in één cel zijn gescheiden door een streepje: |

import-own-done = Ingelezen uit { $file }
import-own-source = Bestand van perceel zelf ({ $kind }, peildatum { $day }).
import-own-version = Dit bestand zegt dat het vorm { $version } van perceel heeft. Deze versie van perceel leest vorm 1. Gebruik een nieuwere perceel, of voer het bestand opnieuw uit.
import-own-no-rows = In dit bestand staan geen regels die perceel kent (soort: { $kind }). Voer het opnieuw uit met perceel export.
import-own-nested = Regel { $line } bevat een lijst of object waar één waarde hoort.
import-own-ambiguous = “{ $key }” past op meer dan één. Geef een nummer of een volledige naam.
import-own-columns = { $kind }: deze kolommen kent perceel niet of rekent het zelf uit, ze zijn niet gelezen: { $columns }.
import-own-unknown = Niet gelezen, want onbekend: { $names }.
import-own-figure-lacks = Aanbieder, product, gemeente of maand ontbreekt; zonder die vier kan een maandcijfer niet bestaan.
import-own-more-refused = { $count ->
    [one] Nog één maandcijfer is
   *[other] Nog { $count } maandcijfers zijn
} om zulke redenen niet overgenomen.

export-calendar-name = Contractdata
export-calendar-end = Contract eindigt: { $subject }
export-calendar-end-why = Laatste dag van het contract, met de verlengingen die zijn ingezet (R1, R3).
export-calendar-last-notice = Laatste dag voor opzegging: { $subject }
export-calendar-last-notice-why = Op deze dag moet de opzegging zijn ontvangen (R2). Begin op tijd met het besluit.
export-calendar-option-decision = Laatste dag voor besluit over verlengen: { $subject }
export-calendar-option-decision-why = Op deze dag moet de verlenging zijn aangekondigd (R3).
export-calendar-review = Voortgangsmoment: { $subject }
export-calendar-review-why = Geteld vanaf de vaste begindatum van deze reeks (R7).
