-- From version 1 to 2. Frozen: what a later version needs goes into a step of its own.
-- A table with new columns is made anew, so that its text is that of a new file.

CREATE TABLE lot_products (
    id INTEGER PRIMARY KEY,
    product INTEGER NOT NULL REFERENCES products (id) DEFERRABLE INITIALLY DEFERRED, -- What is bought.
    lot INTEGER NOT NULL REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot it is bought in.
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day in that lot.
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day in that lot.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from)
) STRICT;

CREATE TABLE necessary_provisions (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- What must be there; a lot names it in `need`.
    municipality INTEGER REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Municipality that needs it; empty is the whole region.
    product INTEGER REFERENCES products (id) DEFERRABLE INITIALLY DEFERRED, -- Product that provides it.
    category_code TEXT CHECK (length(category_code) = 2 AND category_code NOT GLOB '*[^0-9]*'), -- Category of products that provide it: two digits of the national code list.
    domain TEXT CHECK (domain IN ('wmo', 'jw', 'both')), -- Law it is given under.
    source TEXT, -- Where the need was laid down.
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day it is needed.
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day it is needed.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from)
) STRICT;

CREATE TABLE contract_texts (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL, -- Unique in the file; the same in every version.
    contract INTEGER REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract it is the text of.
    framework INTEGER REFERENCES frameworks (id) DEFERRABLE INITIALLY DEFERRED, -- Frame whose contracts follow it as their model.
    version_label TEXT, -- Version as the document calls itself.
    source_name TEXT, -- Name of the file it was read from.
    sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), -- Fingerprint of that file, 64 hexadecimal digits.
    read_on TEXT CHECK (read_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day it was read in.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE UNIQUE INDEX contract_texts_by_title ON contract_texts (title);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    contract_text INTEGER NOT NULL REFERENCES contract_texts (id) DEFERRABLE INITIALLY DEFERRED, -- Text it stands in.
    number TEXT NOT NULL, -- Number, `3.5`; a part without a number goes by its heading.
    title TEXT, -- Heading.
    body TEXT, -- What it says; numbered paragraphs begin with their number.
    position INTEGER, -- Place in the text, from 1.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE snoozes (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL, -- Which date, by its key in the list of deadlines.
    until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day it stays quiet.
    reason TEXT NOT NULL, -- Why it can wait.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE made_anew (
    id INTEGER PRIMARY KEY,
    framework INTEGER REFERENCES frameworks (id) DEFERRABLE INITIALLY DEFERRED, -- Frame it belongs to.
    tender INTEGER REFERENCES tenders (id) DEFERRABLE INITIALLY DEFERRED, -- Procedure it was awarded in.
    code TEXT NOT NULL, -- Code, unique in the frame.
    title TEXT, -- Title.
    sector TEXT, -- Old field of care.
    category TEXT CHECK (category IN ('light', 'heavy')), -- Light is left to the market, heavy is not (R32).
    scale TEXT CHECK (scale IN ('local', 'regional', 'supra_regional', 'national')), -- Level at which the care is organised (R25).
    funding_variant TEXT CHECK (funding_variant IN ('effort', 'output', 'task')), -- How it is paid (R15, R17).
    lead_months INTEGER, -- Months a new tender takes (R4); unknown: the setting.
    implementation_months INTEGER, -- Months between award and start (R4).
    predecessor INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot it continues, after a split or a merge.
    successor INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot it went into, when several were merged.
    cpv_main TEXT, -- Main procurement code (BT-262).
    cpv_extra TEXT, -- Additional procurement codes (BT-263).
    lot_no_eforms TEXT, -- Number in the notice (BT-137), `LOT-0001`.
    lot_group TEXT, -- Group in the notice it was awarded with, `GLO-0001`.
    estimated_value_cents INTEGER, -- Estimate (BT-27).
    max_value_cents INTEGER, -- Maximum of the framework for this lot (BT-271, BT-709).
    start TEXT CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day as published (BT-536).
    "end" TEXT CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day as published (BT-537).
    result TEXT CHECK (result IN ('awarded', 'open', 'not_awarded')), -- Whether there was a winner (BT-142).
    fallback TEXT, -- Who takes over when the only provider stops (R23).
    wait_norm_weeks REAL, -- Longest acceptable wait until care starts, in weeks (O21).
    intake_norm_weeks REAL, -- Longest acceptable wait until the intake, in weeks (O21).
    crisis INTEGER CHECK (crisis IN (0, 1)), -- Crisis care: never stops, is paid above the ceiling (R14, R15).
    need TEXT, -- Provision the region holds necessary.
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day the lot exists in this cut.
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day the lot exists in this cut.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ("end" >= start),
    CHECK (valid_to >= valid_from)
) STRICT;
INSERT INTO made_anew (
    id, framework, tender, code, title, sector, category, scale, funding_variant, lead_months,
    implementation_months, predecessor, cpv_main, cpv_extra, lot_no_eforms, lot_group, estimated_value_cents,
    max_value_cents, start, "end", result, fallback, wait_norm_weeks, crisis, need, valid_from, valid_to,
    note, archived_on
) SELECT
    id, framework, tender, code, title, sector, category, scale, funding_variant, lead_months,
    implementation_months, predecessor, cpv_main, cpv_extra, lot_no_eforms, lot_group, estimated_value_cents,
    max_value_cents, start, "end", result, fallback, wait_norm_weeks, crisis, need, valid_from, valid_to,
    note, archived_on
FROM lots;
DROP TABLE lots;
ALTER TABLE made_anew RENAME TO lots;
CREATE UNIQUE INDEX lots_by_framework_code ON lots (coalesce(framework, 0), code);

CREATE TABLE made_anew (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL, -- Unique in the file.
    title TEXT, -- What it is about.
    provider INTEGER NOT NULL REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Who signed as contractor; the lead in a consortium.
    framework INTEGER REFERENCES frameworks (id) DEFERRABLE INITIALLY DEFERRED, -- Frame it was concluded under.
    tender INTEGER REFERENCES tenders (id) DEFERRABLE INITIALLY DEFERRED, -- Procedure it came from.
    signed_on TEXT CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day of signature (BT-145).
    start TEXT CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day of the term (R1).
    "end" TEXT CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day of the first term (R1); exercised options move it (R3).
    notice_months_client INTEGER, -- Months of notice the client must give (R2).
    notice_months_contractor INTEGER, -- Months of notice the contractor must give (R2).
    termination_mode TEXT CHECK (termination_mode IN ('none', 'client', 'both')), -- Who may end it by notice (R2).
    status TEXT CHECK (status IN ('draft', 'signed', 'active', 'notice_given', 'ended', 'dissolved')), -- Where the contract stands in its life, as recorded.
    original_value_cents INTEGER, -- Value at signature; amendments are measured against it (R29).
    duration_justification TEXT, -- Why it lasts longer than four years (R5).
    accountable TEXT, -- Function that answers for it.
    notice_on TEXT CHECK (notice_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the notice was received (R2).
    notice_by TEXT CHECK (notice_by IN ('client', 'contractor')), -- Who gave notice (R2).
    ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day after notice or dissolution, when earlier than the term (R2).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ("end" >= start)
) STRICT;
INSERT INTO made_anew (
    id, number, title, provider, framework, tender, signed_on, start, "end", notice_months_client,
    notice_months_contractor, termination_mode, status, original_value_cents, duration_justification,
    accountable, note, archived_on
) SELECT
    id, number, title, provider, framework, tender, signed_on, start, "end", notice_months_client,
    notice_months_contractor, termination_mode, status, original_value_cents, duration_justification,
    accountable, note, archived_on
FROM contracts;
DROP TABLE contracts;
ALTER TABLE made_anew RENAME TO contracts;
CREATE UNIQUE INDEX contracts_by_number ON contracts (number);

CREATE TABLE made_anew (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL, -- Code, `O01`.
    title TEXT, -- What must be done.
    recurrence TEXT, -- When it is due: `yearly_before 06-01`, `after_period(month,+15 d)`, `event(+7 d)`, `continuous`.
    recurrence_heavy TEXT, -- When it is due in a heavy lot (R32); empty is the same.
    category TEXT CHECK (category IN ('light', 'heavy', 'both')), -- Lots it is meant for (R32).
    evidence_kind TEXT, -- What proves it.
    passes_down INTEGER CHECK (passes_down IN (0, 1)), -- Whether active subcontractors owe it too.
    law_ref TEXT, -- Law or contract clause it rests on.
    domain TEXT CHECK (domain IN ('wmo', 'jw', 'both')), -- Law it is about.
    weight INTEGER CHECK (weight BETWEEN 1 AND 3), -- How heavy it counts, 1 to 3.
    estimate_hours REAL, -- Hours one occurrence costs a provider (R28).
    already_available_from TEXT, -- Where the client could get the figure itself (R28).
    text TEXT, -- What it says, for the contract to take over.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
INSERT INTO made_anew (
    id, code, title, recurrence, category, evidence_kind, passes_down, law_ref, domain, weight,
    estimate_hours, already_available_from, note, archived_on
) SELECT
    id, code, title, recurrence, category, evidence_kind, passes_down, law_ref, domain, weight,
    estimate_hours, already_available_from, note, archived_on
FROM obligation_templates;
DROP TABLE obligation_templates;
ALTER TABLE made_anew RENAME TO obligation_templates;
CREATE UNIQUE INDEX obligation_templates_by_code ON obligation_templates (code);

CREATE TABLE made_anew (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL, -- Code, unique in the file.
    contract INTEGER NOT NULL REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract it stands in; gives the provider that owes it.
    lot INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot; empty is every lot of the contract.
    template INTEGER REFERENCES obligation_templates (id) DEFERRABLE INITIALLY DEFERRED, -- Model it was copied from.
    title TEXT, -- What must be done.
    article TEXT, -- Article of the contract.
    article_ref INTEGER REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED, -- That article as it was read in.
    "text" TEXT, -- Literal text of the duty.
    recurrence TEXT, -- When it is due, written as in `obligation_templates`.
    first_due TEXT CHECK (first_due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First due date.
    last_due TEXT CHECK (last_due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- No occurrences after this day; unknown: the end of the contract.
    weight INTEGER CHECK (weight BETWEEN 1 AND 3), -- How heavy it counts, 1 to 3.
    passes_down INTEGER CHECK (passes_down IN (0, 1)), -- Whether active subcontractors owe it too.
    responsible TEXT, -- Function that watches it on the client's side.
    obliged TEXT CHECK (obliged IN ('contractor', 'client', 'both')), -- Who owes it; unknown is the contractor.
    clause TEXT CHECK (clause IN ('standard', 'own')), -- Standard or own clause.
    own_reason TEXT, -- Why the clause is not the standard one.
    evidence_kind TEXT, -- What proves it.
    estimate_hours REAL, -- Hours one occurrence costs a provider (R28).
    already_available_from TEXT, -- Where the client could get the figure itself (R28).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
INSERT INTO made_anew (
    id, code, contract, lot, template, title, article, "text", recurrence, first_due, last_due, weight,
    passes_down, responsible, clause, evidence_kind, estimate_hours, already_available_from, note, archived_on
) SELECT
    id, code, contract, lot, template, title, article, "text", recurrence, first_due, last_due, weight,
    passes_down, responsible, clause, evidence_kind, estimate_hours, already_available_from, note, archived_on
FROM obligations;
DROP TABLE obligations;
ALTER TABLE made_anew RENAME TO obligations;
CREATE UNIQUE INDEX obligations_by_code ON obligations (code);

CREATE TABLE made_anew (
    id INTEGER PRIMARY KEY,
    obligation INTEGER NOT NULL REFERENCES obligations (id) DEFERRABLE INITIALLY DEFERRED, -- Duty it proves.
    provider INTEGER REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Who handed it in.
    due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Due date of the occurrence it proves.
    reference TEXT NOT NULL, -- File number or path.
    sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), -- Fingerprint of the file, 64 hexadecimal digits.
    received_on TEXT CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day of receipt.
    valid_until TEXT CHECK (valid_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day it proves anything (certificate, policy).
    recheck_on TEXT CHECK (recheck_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day it must be looked at again (O12).
    checked_on TEXT CHECK (checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the file was last compared with its fingerprint.
    changed_on TEXT CHECK (changed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the file was found to differ from the one that was judged.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
INSERT INTO made_anew (
    id, obligation, provider, due, reference, sha256, received_on, valid_until, note, archived_on
) SELECT
    id, obligation, provider, due, reference, sha256, received_on, valid_until, note, archived_on
FROM evidence;
DROP TABLE evidence;
ALTER TABLE made_anew RENAME TO evidence;
