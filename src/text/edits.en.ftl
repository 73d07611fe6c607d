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
edit-other = Action of another version: { $name }

file-journal-unreadable = The journal in this file cannot be read. Nothing was changed.
file-undo-changed-elsewhere = Not undone: { $noun } { $record } was changed outside the journal since. Nothing was changed.
file-changed-elsewhere = Not saved: { $noun } was changed elsewhere since. { $field } is “{ $theirs }” there and “{ $mine }” here. What you typed is kept.
file-removed-elsewhere = Not saved: { $noun } was removed elsewhere since. What you typed is kept.
file-changed-elsewhere-hint = Read the file again, look at the other value, and save again if you still want to.
file-value-unreadable = This file holds a value that cannot be right, in { $noun }, field { $field }. Nothing was changed.
