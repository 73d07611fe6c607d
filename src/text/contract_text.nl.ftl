# Contractteksten: wat het inlezen ervan vertelt.
contract-text-read = Contracttekst { $title }, versie { $version }: { $articles ->
    [one] 1 artikel
   *[other] { $articles } artikelen
}.
contract-text-gone = Staat niet meer in deze versie van de tekst en wordt opgeborgen.
contract-text-client-words = { $count ->
    [one] Op 1 plaats staat
   *[other] Op { $count } plaatsen staan
} woorden die over een cliënt kunnen gaan. Kijk of dat niet over een bepaalde persoon gaat.
contract-text-link = Bij welk contract of inkoopkader deze tekst hoort.
contract-text-no-articles = In { $file } zijn geen genummerde artikelen gevonden. Er is niets gewijzigd.
contract-text-no-articles-hint = Een artikel begint op een eigen regel, zoals “Artikel 3.5 Wachttijden” of “3.5 Wachttijden”. Een tabel leest u in als .xlsx, .ods of .csv.
contract-text-too-many = In { $file } staan meer dan { $max } artikelen. Er is niets gewijzigd. Deel de tekst op.
contract-text-broken = Het Word-document is beschadigd of te ingewikkeld. Er is niets gewijzigd. Open het in Word en sla het opnieuw op als .docx.
contract-text-macros = Het Word-document bevat macro's. Er is niets gewijzigd. Sla het op als .docx zonder macro's.
