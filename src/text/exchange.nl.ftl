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

export-calendar-name = Contracttermijnen
export-calendar-event = { $what }: { $subject }
export-calendar-act = Kom uiterlijk op { $day } in actie.
export-calendar-cancelled = Vervallen termijn
export-calendar-cancelled-why = Deze termijn is afgehandeld of bestaat niet meer.

import-ocds-done = OCDS ingelezen uit { $file }
import-ocds-source = OCDS: { $count ->
    [one] één inkoopproces
   *[other] { $count } inkoopprocessen
}, het eerste is { $ocid }.
import-ocds-none = In dit bestand staat geen OCDS-release. Vraag de uitgever om een release of een pakket van releases.
import-ocds-no-id = { $count ->
    [one] Eén release heeft geen eigen nummer (id)
   *[other] { $count } releases hebben geen eigen nummer (id)
}. Dat is niet volgens de OCDS-standaard; de inhoud is wel gelezen.
import-ocds-linked = { $count ->
    [one] Eén release staat
   *[other] { $count } releases staan
} alleen als webadres in dit bestand en zijn niet opgehaald.
import-ocds-foreign = { $count ->
    [one] Eén bedrag is
   *[other] { $count } bedragen zijn
} niet in euro's. Ze staan als tekst in de notitie.
import-ocds-to-complete = OCDS zegt niets over opzegtermijnen, de lengte van elke verlenging en de rol per perceel. Vul die aan.
import-ocds-no-award = Het contract noemt geen gunning die in dit bestand staat.
import-ocds-award-only = Dit is een gunning; een contract staat er nog niet bij. Nummer en ondertekening ontbreken.
import-ocds-no-supplier = Het bestand noemt geen leverancier; zonder aanbieder kan een contract niet bestaan.
import-ocds-no-lot = Perceel { $lot } staat niet in dit bestand.
import-ocds-shared = Het bestand noemt { $count } leveranciers bij één contract. Elk krijgt hier een eigen contract; zijn ze samen één combinatie, voeg ze dan samen.
import-ocds-share-unclear = Het aandeel van deze onderaannemer is niet precies te lezen en blijft onbekend.
import-ocds-number-left-out = Het nummer van deze organisatie lijkt op een burgerservicenummer en is weggelaten.
import-ocds-no-kvk = { $number } is geen KvK-nummer van 8 cijfers; het staat bij officieel nummer.
import-ocds-note-value = Waarde in het bestand: { $value }.
import-ocds-note-shared = Waarde in het bestand: { $value } voor { $count } aanbieders samen.
import-ocds-note-most = Uiterste einde met alle verlengingen volgens het bestand: { $day }.
