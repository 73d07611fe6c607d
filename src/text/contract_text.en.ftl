# Contract texts: what reading them says.
contract-text-read = Contract text { $title }, version { $version }: { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}.
contract-text-gone = No longer stands in this version of the text and is archived.
contract-text-client-words = { $count ->
    [one] In 1 place there are
   *[other] In { $count } places there are
} words that may be about a client. See that they are not about one person.
contract-text-link = Which contract or framework this text belongs to.
contract-text-no-articles = No numbered articles were found in { $file }. Nothing was changed.
contract-text-no-articles-hint = An article begins on a line of its own, like “Artikel 3.5 Wachttijden” or “3.5 Wachttijden”. A table is imported as .xlsx, .ods or .csv.
contract-text-too-many = { $file } has more than { $max } articles. Nothing was changed. Split the text.
contract-text-broken = The Word document is damaged or too complicated. Nothing was changed. Open it in Word and save it again as .docx.
contract-text-macros = The Word document contains macros. Nothing was changed. Save it as .docx without macros.
