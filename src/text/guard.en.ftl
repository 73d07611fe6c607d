### The guard against client data and oversized files.

guard-number = { $place }: { $value } may be a citizen service number (nine digits that pass the eleven-test). Nothing was stored.
guard-number-beside-word = { $place }: { $value } is a citizen service number or looks like one, because the word stands beside it. Nothing was stored.
guard-heading = { $place }: the column “{ $value }” belongs to data about clients. Nothing was stored.
guard-client-words = { $place }: “{ $value }” seems to be about one person. Take out names and birth dates of clients.
guard-hint-ask = { $more ->
    [0] Take the number out, or say what it is, such as an invoice number.
    [one] There is { $more } more place. Take the numbers out, or say for each what it is, such as an invoice number.
   *[other] There are { $more } more places. Take the numbers out, or say for each what it is, such as an invoice number.
}
guard-hint-heading = { $more ->
    [0] Take the column out of the file and try again.
    [one] There is { $more } more place. Take these columns out of the file and try again.
   *[other] There are { $more } more places. Take these columns out of the file and try again.
}
guard-hint-refuse = { $more ->
    [0] Take the number out and try again. Data about clients does not belong in this register.
    [one] There is { $more } more place. Take the numbers out and try again. Data about clients does not belong in this register.
   *[other] There are { $more } more places. Take the numbers out and try again. Data about clients does not belong in this register.
}
guard-ask = { $place }: { $value } may be a citizen service number. What is it? If it is a person's, stop here and take it out of the file.
guard-is-invoice = It is an invoice number
guard-is-reference = It is another number, not of a person
