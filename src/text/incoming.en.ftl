# A file that comes in, and the screen on which it is prepared.
incoming-json-unknown = This JSON file is no table, no OCDS and not perceel's own. Nothing was changed.
incoming-no-table = No table can be recognised in { $file }. Nothing was changed.
incoming-no-table-hint = Put headings above the columns, or start from the sheet of `perceel import --template`.

import-title = import
import-ask-file = Which file?
import-ask-file-hint = csv, xlsx, ods, xml, json, or a contract text (docx, md, txt)  Enter shows what it holds, nothing is saved yet  Esc back
import-reading = Reading and comparing the file…
import-questions = Answer first
import-columns = Columns
import-columns-of = { $sheet } becomes { $nouns }
import-rows = Rows
import-to-complete = Not in the file, to be completed later
import-warnings = Mind
import-source = File
import-verdict-new = new
import-verdict-changed = changed
import-verdict-same = same
import-verdict-refused = refused
import-count = { $nouns }: { $new } new, { $changed } changed, { $same } same, { $refused } refused
import-figures = { $nouns }: { $new } new monthly figures, { $changed } in place of an earlier one, { $same } the same
import-unlisted = and { $count } more refused rows
import-column-left-out = leave out
import-waiting = { $count ->
    [one] { $count } row waits
   *[other] { $count } rows wait
}
import-nothing = Everything in this file is there already; there is nothing to take over.
import-refused-first = { $count ->
    [one] { $count } row is refused. Correct it in your file, answer the questions, or leave it out with { $key }.
   *[other] { $count } rows are refused. Correct them in your file, answer the questions, or leave them out with { $key }.
}
import-skipping = Refused rows are left out.
import-done = { $file } taken over in one step. { $key } undoes it.
import-file-missing = The file { $file } is not there or cannot be read.
import-other-answer = Type something else…
import-choose-sheet = Sheet to read from
import-choose-noun = What are these rows about?
import-choose-field = Where does “{ $heading }” belong?
import-open-first = { $count ->
    [one] 1 question is open. Answer it, or leave out what waits for it with { $key }.
   *[other] { $count } questions are open. Answer them, or leave out what waits for them with { $key }.
}
import-why-nothing-to-skip = Nothing is refused: everything goes along.
import-refused = Refused
import-refused-how = Correct these rows in your file, save it and press { $key }: it is then read again.
import-place-row = row { $row }
import-count-refused = { $nouns }: { $refused } refused
import-places = row { $rows }{ $more ->
    [0] {""}
    [one] {" "}and { $more } more
   *[other] {" "}and { $more } more
}
