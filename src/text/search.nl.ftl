### Wat onder het zoekvak staat: wat niet gelezen kon worden, en wat het antwoord toch is.

search-value = Bij “{ $term }”: { $problem } De rest van de zoekvraag telt wel.
search-value-missing = Achter “{ $word }:” staat nog geen waarde. De rest van de zoekvraag telt wel.
search-no-such-field = Er is geen veld “{ $word }”. Daarom wordt “{ $typed }” als tekst gezocht.
search-no-such-field-near = Er is geen veld “{ $word }”. Daarom wordt “{ $typed }” als tekst gezocht. Lijkt op: { $near }.
search-figures-cannot = Maandcijfers zijn te filteren op aanbieder, gemeente, product, perceel, maand en jaar. Een deel van dit filter kan hier niet en telt niet mee.
search-archived = Typ ja, nee of alles.
search-when = Typ nu, voorbij, later of alles.
search-too-long = De zoekvraag is te lang. Alleen de eerste { $most } woorden tellen.
