# What an action is called in the journal, and why it did not go through.
edit-added = { $noun } { $record } added
edit-changed = { $noun } { $record } changed
edit-changed-many = { $count } × { $noun } changed
edit-removed = { $noun } { $record } removed
edit-removed-many = { $noun } { $record } removed, with { $count } parts
edit-archived = { $noun } { $record } archived
edit-restored = { $noun } { $record } restored from the archive
edit-imported = { $file } imported, { $count } rows
edit-demo = Demonstration region made: { $name }
edit-region = New file for { $name }
edit-undone = Undone: { $name }
edit-redone = Done again: { $name }
edit-erased = Personal data erased of { $noun } { $record }
edit-frozen = { $record } frozen
edit-frozen-many = { $count } overviews frozen
edit-obligations-planned = Due moments brought up to date until { $to }
edit-obligations-copied = Model obligations copied
edit-other = Action of another version: { $name }

file-journal-unreadable = The journal in this file cannot be read. Nothing was changed.
file-undo-changed-elsewhere = Not done: { $noun } { $record } was changed outside the journal since. { $field } is now “{ $theirs }”; by the journal “{ $mine }”. Nothing was changed.
file-undo-gone-elsewhere = Not done: { $noun } { $record } was added or removed outside the journal since. Nothing was changed.
file-undo-figures-elsewhere = Not done: monthly figures ({ $noun }) of this action were changed outside the journal since. Nothing was changed.
file-changed-elsewhere = Not saved: { $noun } was changed elsewhere since. { $field } is “{ $theirs }” there and “{ $mine }” here. What you typed is kept.
file-removed-elsewhere = Not saved: { $noun } was removed elsewhere since. What you typed is kept.
file-changed-elsewhere-hint = Read the file again, look at the other value, and save again if you still want to.
file-value-unreadable = This file holds a value that cannot be right, in { $noun }, field { $field }. Nothing was changed.
file-added-elsewhere = Not saved: { $noun } with this internal number was added elsewhere since. Nothing was changed.
file-refused-double = Not saved: for { $noun } this value of { $field } is there already. It must be unique. Nothing was changed.
file-refused-bounds = Not saved: for { $noun }, { $field } cannot have this value. Nothing was changed.
file-refused-missing = Not saved: for { $noun }, { $field } is required. Nothing was changed.
file-refused-loose = Not saved: { $noun } refers to something in { $nouns } that would not exist. Nothing was changed.
file-refused-loose-hint = First remove or change what refers to it, or archive it.
file-figures-double = Not saved: the same provider, product, municipality, month and source occur twice, the second time in row { $row } ({ $noun }). Nothing was changed.
edit-indexed = Tariffs of { $year } indexed
edit-models = { $count ->
    [one] 1 model obligation added
   *[other] { $count } model obligations added
}
edit-proofs-compared = { $count ->
    [0] No files of proof found to compare
    [one] 1 file of proof compared
   *[other] { $count } files of proof compared
}, { $changed ->
    [0] none changed
   *[other] { $changed } changed
}{ $gone ->
    [0] { "" }
   *[other] , { $gone } not found
}
