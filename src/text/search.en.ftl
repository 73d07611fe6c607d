### What stands under the search box: what could not be read, and what is answered all the same.

search-value = At “{ $term }”: { $problem } The rest of the query still counts.
search-value-missing = There is no value after “{ $word }:” yet. The rest of the query still counts.
search-no-such-field = There is no field “{ $word }”, so “{ $typed }” is searched as text.
search-no-such-field-near = There is no field “{ $word }”, so “{ $typed }” is searched as text. Near it: { $near }.
search-figures-cannot = Monthly figures can be filtered by provider, municipality, product, lot, month and year. Part of this filter cannot be asked here and does not count.
search-archived = Type yes, no or all.
search-when = Type now, past, future or all.
search-too-long = The query is too long. Only the first { $most } words count.
