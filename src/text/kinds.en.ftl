### Names of the kinds of record.
