### Typed dates, amounts and other values: what is wrong, beside the field. What was typed stays.

value-quarter = { $number }e kwartaal { $year }
value-kept-wording = bewaard zoals ze toen waren
value-empty = Hier staat nog niets. Vul een waarde in.
value-yes-no = “{ $typed }” is geen ja of nee. Typ ja of nee.

value-money = “{ $typed }” is geen bedrag. Typ bijvoorbeeld 1.234,56.
value-percent = “{ $typed }” is geen percentage. Typ bijvoorbeeld 12,5.
value-quantity = “{ $typed }” is geen hoeveelheid. Typ bijvoorbeeld 12,5.
value-whole = “{ $typed }” is geen heel getal. Typ bijvoorbeeld 1.250.
value-ambiguous = “{ $typed }” kan duizenden of cijfers achter de komma betekenen. Typ 1.234 voor duizenden of 1,23 voor decimalen.
value-decimals = { $most ->
    [0] “{ $typed }” heeft cijfers achter de komma. Typ een heel getal.
    [one] “{ $typed }” heeft te veel cijfers achter de komma. Typ er hoogstens { $most }.
   *[other] “{ $typed }” heeft te veel cijfers achter de komma. Typ er hoogstens { $most }.
}
value-too-large = “{ $typed }” is te groot. Typ een kleiner getal.

value-day = “{ $typed }” is geen datum. Typ bijvoorbeeld 31-12-2026, vandaag, vr of +2w.
value-day-absent = { $day } bestaat niet. Typ een andere dag.
value-day-month = Maand { $month } bestaat niet. Typ een maand van 1 tot en met 12, na de dag.
value-day-year = Het jaar { $year } kan niet. Typ een jaar van { $first } tot en met { $last }.
value-day-weekday = { $day } is een { $weekday }. Verbeter de dag of de datum.
value-month = “{ $typed }” is geen maand. Typ bijvoorbeeld mrt 2026 of 2026-03.

value-span = “{ $typed }” is geen periode. Typ een getal met een eenheid, bijvoorbeeld 90d, 3w, 6m of 2j.
value-unit = “{ $unit }” is een onbekende eenheid. Gebruik d (dagen), w (weken), m (maanden), j (jaren) of wd (werkdagen).
value-unit-missing = Achter “{ $typed }” mist de eenheid. Gebruik d (dagen), w (weken), m (maanden), j (jaren) of wd (werkdagen).
value-all-municipalities = alle
value-country-nld = Nederland
value-country-nl = Nederland
value-country-bel = België
value-country-be = België
value-country-deu = Duitsland
value-country-de = Duitsland
value-country-lux = Luxemburg
value-country-lu = Luxemburg
value-country-fra = Frankrijk
value-country-fr = Frankrijk
value-country-gbr = Verenigd Koninkrijk
value-country-gb = Verenigd Koninkrijk
value-country-irl = Ierland
value-country-ie = Ierland
value-country-dnk = Denemarken
value-country-dk = Denemarken
value-country-swe = Zweden
value-country-se = Zweden
value-country-nor = Noorwegen
value-country-no = Noorwegen
value-country-fin = Finland
value-country-fi = Finland
value-country-pol = Polen
value-country-pl = Polen
value-country-esp = Spanje
value-country-es = Spanje
value-country-prt = Portugal
value-country-pt = Portugal
value-country-ita = Italië
value-country-it = Italië
value-country-aut = Oostenrijk
value-country-at = Oostenrijk
value-country-che = Zwitserland
value-country-ch = Zwitserland
