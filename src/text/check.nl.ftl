### Wat niet klopt of ontbreekt in het register.

check-required = Vul “{ $field }” in.
check-shape = De waarde bij “{ $field }” past niet bij dit veld. Vul haar opnieuw in.
check-link-gone = Wat bij “{ $field }” staat, bestaat niet meer. Kies een ander.
check-key-taken = “{ $key }” is al in gebruik: { $noun } { $other }. Kies een andere sleutel of open die.
check-end-before-start = Het einde ({ $end }) ligt voor het begin ({ $start }). Verbeter een van beide.
check-leads-back = “{ $field }” leidt terug naar dit record zelf. Kies een ander.
check-digits = “{ $typed }” is geen nummer van { $digits } cijfers bij “{ $field }”. Verbeter het of laat het leeg.
check-cpv = Het controlecijfer van CPV-code “{ $typed }” klopt niet of de code heeft geen acht cijfers. Kijk haar na.
check-product-category = Productcode { $code } begint niet met categorie { $category }. Kijk beide na.
check-months-low = “{ $field }” moet ten minste { $least } zijn.
check-months-high = “{ $field }” is { $months } maanden. Dat is ongewoon lang; kijk het na.
check-percent = “{ $field }” moet tussen 0 en 100 % liggen.
check-before-contract = { $day } ligt voor het begin van het contract ({ $start }).
check-after-contract = { $day } ligt na het einde van het contract ({ $end }).
check-overlap = In deze periode geldt al { $other }. Sluit die eerst af of verschuif de datums.
check-option-number = Opties zijn genummerd vanaf 1.
check-option-gap = Dit is optie { $number }, maar optie { $before } ontbreekt.
check-option-both = Deze optie is gebruikt en er is van afgezien. Haal een van beide datums weg.
check-chain-itself = { $provider } kan geen onderaannemer van zichzelf zijn.
check-chain-cycle = De keten loopt rond: { $child } werkt niet alleen voor { $parent }, maar { $parent } ook voor { $child }.
check-chain-two-parents = { $child } werkt in deze keten al voor { $parent }. Een onderaannemer heeft er één.
check-chain-no-main = { $parent } is geen partij bij dit contract en staat niet in de keten. Zo is er geen hoofdaannemer.
check-chain-shares = { $parent } geeft samen { $sum } % door. Meer dan 100 % kan niet.
check-chain-own-share = { $parent } geeft samen { $sum } % door, maar moet zelf ten minste { $own } % leveren.
check-chain-other-lot = Perceel { $lot } hoort niet bij contract { $contract }. Kies een perceel van dit contract.
check-chain-excluded = { $provider } is in deze periode uitgesloten en kan niet in een keten staan.
check-looks-alike = Deze naam lijkt op { $noun } { $other } ({ $key }). Is het dezelfde?
check-asked = “{ $field }” is nog niet bekend.
check-heavy-capacity = Zwaar perceel { $lot }: er is nog geen capaciteitsafspraak.
check-heavy-reviews = Zwaar perceel { $lot }: er is nog geen vast ritme van voortgangsmomenten.
check-heavy-exit = Zwaar perceel { $lot }: de overdracht bij einde (O33) is nog niet vastgelegd.
check-heavy-accountable = Zwaar perceel { $lot }: er is nog geen verantwoordelijke genoemd.
check-heavy-fallback = Zwaar perceel: er is nog niet vastgelegd wie het overneemt als een aanbieder stopt.
check-heavy-gap = Zwaar perceel: geen enkele aanbieder in { $municipality }.
check-heavy-gap-region = Zwaar perceel: geen enkele aanbieder in de regio.
check-over-but-active = Het contract eindigde op { $end }, maar staat nog als lopend. Leg een verlenging of het einde vast.
check-notice-before-start = De opzegtermijn is langer dan de looptijd: opzeggen kon tot { $day }, het begin is { $start }.
check-option-not-decided = Over optie { $number } moest uiterlijk { $day } zijn beslist. Leg vast of zij is gebruikt of niet.
check-four-years = Met de opties loopt dit contract tot { $end }, langer dan vier jaar ({ $most }). Motiveer de duur.
check-no-consent = { $child } is ingezet zonder toestemming. Vraag haar alsnog of beëindig de inzet.
check-chain-outlives = Het contract is beëindigd, maar { $child } staat nog als onderaannemer.
check-party-excluded = { $provider } is uitgesloten, maar het contract loopt nog.
check-municipality-gone = Gemeente { $municipality } bestaat op { $day } niet. Sluit de deelname af of leg de opvolger vast.
funding-task-tariff = Perceel { $lot } wordt taakgericht betaald: daar hoort een vaste som bij, geen tarief per eenheid.
funding-task-capacity = Perceel { $lot } wordt taakgericht betaald: daar worden geen aantallen afgesproken.
funding-task-ceiling = Perceel { $lot } wordt taakgericht betaald: de vaste som is al de grens, een plafond hoort er niet bij.
funding-lump-sum = Perceel { $lot } wordt niet taakgericht betaald: een vaste som of bandbreedte hoort daar niet bij.
funding-effort-unit = Perceel { $lot } wordt inspanningsgericht betaald: dat telt minuten, uren, dagdelen, etmalen of stuks, geen euro’s.
funding-output-unit = Perceel { $lot } wordt outputgericht betaald: dat telt stuks of euro’s, geen tijd.
check-unit-mismatch = De eenheid “{ $unit }” is niet op te tellen bij “{ $counted }”, waarin dit product wordt geteld. Kies een passende eenheid.
check-variant-records = { $count ->
    [one] Bij deze bekostiging past { $nouns } niet; er staat er nog 1. Haal die eerst weg of kies een andere bekostiging.
   *[other] Bij deze bekostiging passen { $nouns } niet; er staan er nog { $count }. Haal die eerst weg of kies een andere bekostiging.
}
check-tariff-gap = Van { $from } tot en met { $to } is er geen tarief. Vul het aan of verleng het vorige.
check-not-indexed = Dit tarief is € { $is }, maar met de genoemde indexatie zou het € { $wanted } zijn. Kijk het na.
check-above-region = De gemeenten spraken samen { $sum } af, de regio { $region }. Verlaag een afspraak of verhoog die van de regio.
check-stop-crisis = Crisishulp mag niet stoppen. Trek deze cliëntenstop in.
check-stop-late = Deze cliëntenstop moest uiterlijk { $day } zijn aangevraagd.
check-stop-consent = Deze cliëntenstop begon zonder schriftelijke toestemming. Leg haar alsnog vast of beëindig de stop.
check-ceiling-announced = Het plafond is op { $day } aangekondigd; dat moest uiterlijk { $last }.
check-ceiling-decided = Het plafond is op { $day } vastgesteld; dat moest uiterlijk { $last }.
check-ceiling-planned = Het gezamenlijke plan is van { $day }; het moest er uiterlijk { $last } zijn.
check-build-down-short = Oud en nieuw samen komen { $short } tekort voor het minimum. Stel de afbouw uit of vergroot de vervanging.
check-grown = De addenda maken samen { $percent } % van de oorspronkelijke waarde. Kijk of dat nog binnen de wet past.
check-grown-threshold = Met de addenda gaat de waarde over de drempel voor sociale diensten. Kijk of dat nog binnen de wet past.
check-grown-single = Eén addendum is de helft of meer van de oorspronkelijke waarde. Kijk of dat binnen de wet past.

## Plafonds en gebruik in een zin

ceiling-none = Er is afgesproken dat er geen plafond is.
ceiling-unknown = De hoogte van het plafond is niet bekend. Vul haar in.
ceiling-no-figures = Er zijn nog geen realisaties van deze aanbieder.
ceiling-zero = Er mag niets gedeclareerd worden en dat is ook niet gedaan.
ceiling-zero-over = Er mag niets gedeclareerd worden, maar er is wel gedeclareerd.
ceiling-within = Dit tempo past binnen het plafond: eind van het jaar { $end }.
ceiling-exceeds = Bij dit tempo op { $day } op; eind van het jaar { $end }, { $excess } ({ $percent }) te veel.
ceiling-over = Het plafond is bereikt, rond { $day }; eind van het jaar { $end }, { $excess } ({ $percent }) te veel.
ceiling-report = Meld dit schriftelijk en overleg met de aanbieder, { $when }.
ceiling-confer = Gemeld. Overleg met de aanbieder { $when }.
ceiling-decide = Overlegd. Besluit over de overschrijding { $when }.
ceiling-by = uiterlijk
ceiling-late = het moest uiterlijk
unused-nothing = Tot en met { $day } twaalf maanden niets geleverd of gedeclareerd: grond voor ontbinding.
unused-below = In het eerste jaar { $used } gebruikt, afgesproken was ten minste { $minimum }. Opzeggen kan met zes maanden, tenzij er een tekort is, het aanbod uniek is of cliënten ten minste een 8,5 geven.
unused-excepted = In het eerste jaar { $used } gebruikt, afgesproken was ten minste { $minimum }. Het aanbod is uniek, daarom is dit geen reden om op te zeggen.
