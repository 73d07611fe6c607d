### Taking over, planning and watching obligations.

duties-models-title = Add model obligations
duties-models-what = { $count ->
    [one] 1 model obligation is added, in English.
   *[other] { $count } model obligations are added, in English.
}
duties-models-kept = What you have stays as it is. The texts are a beginning: fit them to your own contracts.
duties-models-yes = Add
duties-models-nothing = All model obligations are in the register. Nothing changes.
duties-copy-title = Copy model obligations
duties-copy-sum = { $count ->
    [one] 1 obligation is added
   *[other] { $count } obligations are added
}{ $contracts ->
    [one] , in 1 contract.
   *[other] , in { $contracts } contracts.
}
duties-copy-more = { $count ->
    [one] … and 1 more model.
   *[other] … and { $count } more models.
}
duties-copy-kept = What a contract has stays as it is. It is one step, which “undo” takes back.
duties-copy-yes = Copy
duties-copy-nothing = These contracts have every model obligation that goes with their lots. Nothing changes.
duties-copy-no-models = There are no model obligations yet. Add them first: “add model obligations” in the palette, or perceel duties models.
duties-copy-no-contracts = This lot has no running contracts.
duties-why-no-contract = Choose a contract or a lot.
duties-plan-title = Bring moments up to date
duties-plan-until = Until
duties-plan-keys = Enter brings up to date · Esc cancels
duties-plan-again = Enter works it out again · Esc cancels
duties-plan-added = { $count ->
    [one] Until { $day } 1 moment is added.
   *[other] Until { $day } { $count } moments are added.
}
duties-plan-gone = { $count ->
    [one] 1 moment lapses, for nobody owes it any more.
   *[other] { $count } moments lapse, for nobody owes them any more.
}
duties-plan-nothing = Until { $day } all moments are there. Nothing changes.
duties-plan-early = Choose a day after today.
duties-proof-changed = The file “{ $file }” of “{ $duty }” has changed since it was recorded. Judge it again.
duties-proof-gone = The file “{ $file }” of “{ $duty }” is gone or cannot be read.
