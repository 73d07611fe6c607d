### What a file is, and the proposal that comes out of a notice.

recognise-empty = { $file } is empty. Nothing was imported.
recognise-pdf = { $file } is a PDF. perceel cannot take data out of it. Ask for a spreadsheet, or download the notice as XML from TED or TenderNed.
recognise-image = { $file } is an image. Nothing was imported. Ask for the data as a spreadsheet.
recognise-document = { $file } is a text document or a presentation. Nothing was imported. Put the table in a spreadsheet and save that as .xlsx, .ods or .csv.
recognise-packed = { $file } is a packed file. Nothing was imported. Unpack it and choose the file inside.
recognise-register = { $file } is a database. Nothing was imported. Is it a register of perceel? Then open it instead of importing it.
recognise-html = { $file } is a web page. Nothing was imported. Download the file itself from that page: the XML of the notice, or the spreadsheet.
recognise-binary = { $file } is no text, spreadsheet or notice. Nothing was imported.

award-blank = This notice is an empty form: it has no number and no title. Nothing was imported.
award-edit = Notice imported: { $title }
award-untitled = Notice { $number }
award-unnamed = Name not given ({ $place })
award-kind-prior = prior information notice
award-kind-competition = contract notice
award-kind-intention = notice of an intention to award
award-kind-award = contract award notice
award-kind-modification = modification notice
award-source-eforms = { $file }: { $kind }, eForms format.
award-source-ted = { $file }: { $kind }, TED R2.0.9 format.
award-source-title = { $title }
award-source-number = Publication number { $number }.
award-source-number-day = Publication number { $number }, { $day }.
award-intention = This is an intention: nothing has been awarded yet. No providers and contracts are proposed.
award-doubt = { $place }: { $what }
award-more-doubts = { $count ->
    [one] { $count } more value could not be read.
   *[other] { $count } more values could not be read.
}
award-withheld = { $count ->
    [one] The buyer withholds { $count } field.
   *[other] The buyer withholds { $count } fields.
}
award-withheld-until = { $count ->
    [one] The buyer withholds { $count } field until { $day }. Import the notice again after that day.
   *[other] The buyer withholds { $count } fields until { $day }. Import the notice again after that day.
}
award-currency = { $count ->
    [one] { $count } amount is in { $currency }, not in euros. It stands as text in the note.
   *[other] { $count } amounts are in { $currency }, not in euros. They stand as text in the notes.
}
award-placeholders = { $count ->
    [one] { $count } amount is 0 or 1. Buyers who do not want to name a value publish that; it was left unknown.
   *[other] { $count } amounts are 0 or 1. Buyers who do not want to name a value publish that; they were left unknown.
}
award-list = { $party }: these { $count } organisations stand in the notice as one group. They were read as providers with a contract each.
award-municipality-several = More than one municipality is called { $name }. Choose the right one at the authority.
award-subcontractor-loose = Subcontractor { $name } belongs to no contract of this notice and was not placed.
award-subcontractors-without = { $count ->
    [one] { $count } subcontractor belongs to a tender without a contract and was not taken over.
   *[other] { $count } subcontractors belong to tenders without a contract and were not taken over.
}
award-to-complete = { $count ->
    [one] 1 { $noun }: { $column }
   *[other] { $count } { $nouns }: { $column }
}

award-same-name = There is another organisation with this name and another number. See whether it is the same one.
award-other-name = The register calls this organisation { $name }; that name stays.
award-number-stopped = The published number { $value } may be a tax or citizen number and is not kept.
award-number-nine = The published number { $value } has nine digits: no trade register number but one of TenderNed or the tax office. It was kept as text.
award-number-branch = The published number { $value } has twelve digits: a branch number, no trade register number. It was kept as text.
award-number-length = The published number { $value } has too many or too few digits for a trade register number. It was kept as text.
award-number-placeholder = The published number { $value } is filling. It only stands in the note.
award-number-not-digits = The published number { $value } is no trade register number. It was kept as text.
award-number-foreign = { $value } is a number from a register abroad. It was kept as text.
award-number-shared = The number { $value } stands with more than one organisation. It only stands in the note.
award-number-line = Published number: { $value }

award-also-notice = Also published: { $number } ({ $kind }) { $day }
award-amount-line = { $field }: { $amount }
award-end-before-start = The published last day lies before the first. The end was left unknown.
award-end-computed = The last day was computed from the first day and the length.
award-length-days = { $count ->
    [one] Published length: { $count } day
   *[other] Published length: { $count } days
}
award-length-weeks = { $count ->
    [one] Published length: { $count } week
   *[other] Published length: { $count } weeks
}
award-length-months = { $count ->
    [one] Published length: { $count } month
   *[other] Published length: { $count } months
}
award-length-years = { $count ->
    [one] Published length: { $count } year
   *[other] Published length: { $count } years
}
award-length-unlimited = Published length: no end
award-length-unknown = Published length: not known yet
award-renewals-line = { $count ->
    [one] Can be renewed { $count } time
   *[other] Can be renewed { $count } times
}
award-options-line = Options: { $text }

award-no-provider = The notice names no provider for this contract.
award-lot-unknown = The notice does not say which lot this contract belongs to.
award-lot-twice = Lot { $lot } is in this notice twice. The first one was taken.
award-no-lot = Lot { $lot } is not in this notice.
award-leader-assumed = The notice does not say who leads; the first one named was taken.
award-many-renewals = The notice names { $count } renewals. The first twelve are proposed.
award-subcontracting-yes = There is subcontracting; the notice names no subcontractor.
award-subcontracting-share = Share subcontracted: { $share }
award-subcontracting-value = Value subcontracted: { $amount }
award-subcontracting-together = This holds for all subcontractors together:
award-parent-assumed = The notice names no main contractor; the contract party was taken.

award-change-of-what = The notice does not say which contract was changed, and it is not found in the register. Import the award notice first.
award-change-amounts = Value before the change: { $before }; after: { $after }
award-ground-additional = Additional services needed (art. 72(1)(b) Directive 2014/24; Dutch art. 2.163d)
award-ground-unforeseen = Unforeseen circumstances (art. 72(1)(c) Directive 2014/24; Dutch art. 2.163e)
award-ground-minimum = Below the minimum value (art. 72(2) Directive 2014/24; Dutch art. 2.163b)
award-ground-minor = Not substantial (art. 72(1)(e) Directive 2014/24; Dutch art. 2.163g)
award-ground-replacement = Replacement of the contractor (art. 72(1)(d) Directive 2014/24; Dutch art. 2.163f)
award-ground-revision = Review clause or option (art. 72(1)(a) Directive 2014/24; Dutch art. 2.163c)
