-- From version 2 to 3. Frozen: what a later version needs goes into a step of its own.
-- A table with new columns is made anew, so that its text is that of a new file.

CREATE TABLE municipal_budgets (
    id INTEGER PRIMARY KEY,
    municipality INTEGER NOT NULL REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Whose money.
    year INTEGER NOT NULL, -- Calendar year.
    lot INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot it is for; empty is all of them together.
    amount_cents INTEGER, -- Amount for the year.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE report_remarks (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, -- Which overview.
    period TEXT NOT NULL, -- Period it covers, as in reports.
    scope TEXT, -- For whom or about whom; empty is the region.
    line TEXT NOT NULL, -- The line it explains, by its name that never changes.
    "text" TEXT NOT NULL, -- The sentence.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE made_anew (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, -- Which report.
    period TEXT NOT NULL, -- Period it covers, `2026-10`, `2026-Q3` or `2026`.
    scope TEXT, -- For whom or about whom; empty is the region.
    as_of TEXT CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Reference date it was made for.
    known_on TEXT, -- Moment up to which the file's knowledge was used.
    frozen_on TEXT CHECK (frozen_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day it was frozen.
    sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), -- Fingerprint of its content, 64 hexadecimal digits.
    lang TEXT CHECK (lang IN ('nl', 'en')), -- Language it was written in.
    program TEXT, -- Version of the program that made it.
    wording TEXT, -- Letterhead, wording and norms it was made with, as JSON.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
INSERT INTO made_anew (
    id, kind, period, scope, as_of, known_on, frozen_on, sha256, note, archived_on
) SELECT
    id, kind, period, scope, as_of, known_on, frozen_on, sha256, note, archived_on
FROM reports;
DROP TABLE reports;
ALTER TABLE made_anew RENAME TO reports;
