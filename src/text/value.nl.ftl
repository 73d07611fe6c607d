### Typed dates, amounts and other values.
