# Een bestand dat binnenkomt, en het scherm waarop het wordt voorbereid.
incoming-json-unknown = Dit JSON-bestand is geen tabel, geen OCDS en niet van perceel zelf. Er is niets gewijzigd.
incoming-no-table = In { $file } staat geen tabel die te herkennen is. Er is niets gewijzigd.
incoming-no-table-hint = Zet koppen boven de kolommen, of begin met het voorbeeldblad van `perceel import --template`.

import-title = importeren
import-ask-file = Welk bestand?
import-ask-file-hint = csv, xlsx, ods, xml, json, of een contracttekst (docx, md, txt)  Enter laat zien wat erin staat, er wordt nog niets opgeslagen  Esc terug
import-reading = Bestand wordt gelezen en vergeleken…
import-questions = Eerst beantwoorden
import-columns = Kolommen
import-columns-of = { $sheet } wordt { $nouns }
import-rows = Regels
import-to-complete = Staat niet in het bestand, vraagt later om aanvulling
import-warnings = Let op
import-source = Bestand
import-verdict-new = nieuw
import-verdict-changed = gewijzigd
import-verdict-same = gelijk
import-verdict-refused = geweigerd
import-count = { $nouns }: { $new } nieuw, { $changed } gewijzigd, { $same } gelijk, { $refused } geweigerd
import-figures = { $nouns }: { $new } nieuwe maandcijfers, { $changed } in plaats van een eerder cijfer, { $same } gelijk
import-unlisted = { $count ->
    [one] en nog { $count } geweigerde regel
   *[other] en nog { $count } geweigerde regels
}
import-column-left-out = niet overnemen
import-waiting = { $count ->
    [one] { $count } regel wacht
   *[other] { $count } regels wachten
}
import-nothing = Alles in dit bestand staat er al; er is niets over te nemen.
import-refused-first = { $count ->
    [one] { $count } regel is geweigerd. Verbeter hem in uw bestand, beantwoord de vragen, of laat hem weg met { $key }.
   *[other] { $count } regels zijn geweigerd. Verbeter ze in uw bestand, beantwoord de vragen, of laat ze weg met { $key }.
}
import-skipping = Geweigerde regels worden weggelaten.
import-done = { $file } overgenomen in één stap. { $key } maakt het ongedaan.
import-file-missing = Het bestand { $file } is er niet of is niet te lezen.
import-other-answer = Iets anders typen…
import-choose-sheet = Blad waaruit gelezen wordt
import-choose-noun = Waar gaan deze regels over?
import-choose-field = Waar hoort “{ $heading }” bij?
import-open-first = { $count ->
    [one] Er staat 1 vraag open. Beantwoord haar, of laat weg wat erop wacht met { $key }.
   *[other] Er staan { $count } vragen open. Beantwoord ze, of laat weg wat erop wacht met { $key }.
}
import-why-nothing-to-skip = Er is niets geweigerd: alles gaat mee.
import-refused = Geweigerd
import-refused-how = Verbeter deze regels in uw bestand, bewaar het en druk op { $key }: het wordt dan opnieuw gelezen.
import-place-row = rij { $row }
import-count-refused = { $nouns }: { $refused } geweigerd
import-places = rij { $rows }{ $more ->
    [0] {""}
    [one] {" "}en nog { $more }
   *[other] {" "}en nog { $more }
}
