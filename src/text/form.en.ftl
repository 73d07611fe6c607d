# The form.
form-title-new = new: { $what }
form-title-one = change { $what }
form-title-many = change { $count } × { $what }
form-cut = Shortened: a field takes 10,000 characters.
form-restarted = Everything is as it was saved.
form-wrong = { $count ->
    [one] Not saved yet: 1 field is not right. What you typed is still there.
   *[other] Not saved yet: { $count } fields are not right. What you typed is still there.
}
form-nothing-changed = Nothing was changed.
form-from-draft = An earlier draft was put back.
form-many = What you fill in goes to all { $count }. An empty field stays as it is.
form-draft-kept = Draft kept: { $what }
form-pick-noun = What do you want to add?
form-why-one-kind = First choose rows of one kind.
form-editor-failed = The editor reported an error; the text stayed as it was.
form-more = { $count } more
form-changed-elsewhere = Changed elsewhere meanwhile to “{ $value }”. Saving puts what you typed in its place.
