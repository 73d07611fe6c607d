### Typed dates, amounts and other values: what is wrong, beside the field. What was typed stays.

value-quarter = quarter { $number } of { $year }
value-kept-wording = kept as they were then
value-empty = Nothing has been typed here yet. Type a value.
value-yes-no = “{ $typed }” is neither yes nor no. Type yes or no.

value-money = “{ $typed }” is not an amount. Type for instance 1,234.56.
value-percent = “{ $typed }” is not a percentage. Type for instance 12.5.
value-quantity = “{ $typed }” is not a quantity. Type for instance 12.5.
value-whole = “{ $typed }” is not a whole number. Type for instance 1,250.
value-ambiguous = “{ $typed }” can mean thousands or decimals. Type 1,234 for thousands or 1.23 for decimals.
value-decimals = { $most ->
    [0] “{ $typed }” has decimals. Type a whole number.
    [one] “{ $typed }” has too many decimals. Type { $most } at most.
   *[other] “{ $typed }” has too many decimals. Type { $most } at most.
}
value-too-large = “{ $typed }” is too large. Type a smaller number.

value-day = “{ $typed }” is not a date. Type for instance 31-12-2026, today, fri or +2w.
value-day-absent = { $day } does not exist. Type another day.
value-day-month = Month { $month } does not exist. Type a month from 1 to 12, after the day.
value-day-year = The year { $year } is not possible. Type a year from { $first } to { $last }.
value-day-weekday = { $day } is a { $weekday }. Correct the weekday or the date.
value-month = “{ $typed }” is not a month. Type for instance Mar 2026 or 2026-03.

value-span = “{ $typed }” is not a period. Type a number with a unit, for instance 90d, 3w, 6m or 2y.
value-unit = “{ $unit }” is an unknown unit. Use d (days), w (weeks), m (months), y (years) or wd (working days).
value-unit-missing = The unit is missing after “{ $typed }”. Use d (days), w (weeks), m (months), y (years) or wd (working days).
value-all-municipalities = all
value-country-nld = Netherlands
value-country-nl = Netherlands
value-country-bel = Belgium
value-country-be = Belgium
value-country-deu = Germany
value-country-de = Germany
value-country-lux = Luxembourg
value-country-lu = Luxembourg
value-country-fra = France
value-country-fr = France
value-country-gbr = United Kingdom
value-country-gb = United Kingdom
value-country-irl = Ireland
value-country-ie = Ireland
value-country-dnk = Denmark
value-country-dk = Denmark
value-country-swe = Sweden
value-country-se = Sweden
value-country-nor = Norway
value-country-no = Norway
value-country-fin = Finland
value-country-fi = Finland
value-country-pol = Poland
value-country-pl = Poland
value-country-esp = Spain
value-country-es = Spain
value-country-prt = Portugal
value-country-pt = Portugal
value-country-ita = Italy
value-country-it = Italy
value-country-aut = Austria
value-country-at = Austria
value-country-che = Switzerland
value-country-ch = Switzerland
