-- What is kept, in strict tables.

-- Facts about the file itself: a name and its value.
CREATE TABLE file_facts (
  name  TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
