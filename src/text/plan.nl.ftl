# Wat een regel in een import niet kan, en wat een waarde in een veld niet kan zijn.
import-row-ambiguous = Past op meer dan één bestaande regel: { $records }. Geef een nummer of een volledige naam.
import-row-contradicts = Zegt bij { $field } iets anders dan een eerdere regel over dezelfde { $noun }.
import-row-lacks = { $field } ontbreekt; zonder dat kan een { $noun } niet bestaan.

value-none = geen
value-no-such-field = “{ $typed }” is geen veld. Wel: { $fields }.
value-not-cents = “{ $typed }” is geen heel aantal centen. Schrijf bijvoorbeeld 123456, of gebruik de naam zonder `_cents` en een bedrag in euro's.
value-no-such-choice = “{ $typed }” kan hier niet. Kies uit: { $choices }.
value-choose-kind-first = Kies eerst waar dit bij hoort.
value-record-ambiguous = “{ $typed }” past op meer dan één: { $records }.
value-no-such-record = Er is geen { $noun } “{ $typed }”.
value-no-such-record-near = Er is geen { $noun } “{ $typed }”. Bedoelt u: { $records }?
value-not-so-many-digits = “{ $typed }” moet { $digits } cijfers hebben.
value-does-not-fit = { $typed } past niet in het veld { $field }.
