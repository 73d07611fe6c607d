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
