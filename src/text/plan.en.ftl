# What a row of an import cannot do, and what a value in a field cannot be.
import-row-ambiguous = Fits more than one existing record: { $records }. Give a number or a full name.
import-row-contradicts = Says something else in { $field } than an earlier row about the same { $noun }.
import-row-lacks = { $field } is missing; without it there is no { $noun }.

value-none = none
value-no-such-field = “{ $typed }” is no field. There are: { $fields }.
value-not-cents = “{ $typed }” is no whole number of cents. Write for instance 123456, or use the name without `_cents` and an amount in euros.
value-no-such-choice = “{ $typed }” is not possible here. Choose from: { $choices }.
value-choose-kind-first = First choose what this belongs to.
value-record-ambiguous = “{ $typed }” fits more than one: { $records }.
value-no-such-record = There is no { $noun } “{ $typed }”.
value-no-such-record-near = There is no { $noun } “{ $typed }”. Do you mean: { $records }?
value-not-so-many-digits = “{ $typed }” must have { $digits } digits.
value-does-not-fit = { $typed } does not fit the field { $field }.
