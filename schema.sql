-- The file of perceel: one table per noun, named in the plural, one column per field of src/domain/nouns.
-- Money is whole cents (_cents), percentages are percents (_percent), dates are ISO text, months are 2026-03, flags are 0 or 1.
-- NULL is unknown; 0 is known. Links are checked when an edit is saved, so that one edit may write its records in any order.

-- The area whose municipalities buy together (regio).
CREATE TABLE regions (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- Name of the region.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A part of the region with its own programme director (subregio). Which municipalities belong to it: `memberships`.
CREATE TABLE sub_regions (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- Name of the sub-region.
    region INTEGER REFERENCES regions (id) DEFERRABLE INITIALLY DEFERRED, -- Region it is part of.
    programme_director TEXT, -- Contact person, rather a function than a name (programmaregisseur).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A municipality by its CBS code (gemeente). Codes have validity: mergers end one and point to the next (R31).
CREATE TABLE municipalities (
    id INTEGER PRIMARY KEY,
    cbs_code TEXT CHECK (cbs_code GLOB 'GM[0-9][0-9][0-9][0-9]'), -- `GM` and four digits; leading zeros count.
    name TEXT NOT NULL, -- Name at that time.
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day the municipality exists (R31).
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day the municipality exists (R31).
    successor INTEGER REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Municipality it merged into (R31); sums "as now" go there.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from)
) STRICT;
CREATE UNIQUE INDEX municipalities_by_cbs_code ON municipalities (cbs_code) WHERE cbs_code IS NOT NULL;

-- A municipality taking part in a sub-region from a date (deelname). No two at a time per municipality.
CREATE TABLE memberships (
    id INTEGER PRIMARY KEY,
    municipality INTEGER NOT NULL REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Which municipality takes part.
    sub_region INTEGER REFERENCES sub_regions (id) DEFERRABLE INITIALLY DEFERRED, -- Sub-region it takes part in.
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day of taking part (R31).
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day of taking part (R31).
    region INTEGER REFERENCES regions (id) DEFERRABLE INITIALLY DEFERRED, -- Region it takes part in, where there are no sub-regions.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from)
) STRICT;

-- A buyer: a municipality or a joint body (opdrachtgever, gemeenschappelijke regeling). Never a client.
CREATE TABLE authorities (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- Official name.
    official_number TEXT, -- Registration number as published.
    country TEXT, -- Country code as published, `NLD`.
    city TEXT, -- Place of business.
    municipality INTEGER REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Municipality it is, when it is one.
    lead INTEGER CHECK (lead IN (0, 1)), -- Whether it buys on behalf of the others.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE UNIQUE INDEX authorities_by_official_number ON authorities (official_number) WHERE official_number IS NOT NULL;

-- A holding or concern of providers (concern); concentration is judged at this level (R22).
CREATE TABLE provider_groups (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- Name of the group.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A care organisation: contract party or subcontractor (aanbieder). Takeovers keep their history through `successor`.
CREATE TABLE providers (
    id INTEGER PRIMARY KEY,
    kvk TEXT CHECK (length(kvk) = 8 AND kvk NOT GLOB '*[^0-9]*'), -- Number in the trade register: eight digits, leading zeros kept.
    official_number TEXT, -- Number as published, when it is no KvK number. Nine-digit RSINs are never kept.
    name TEXT NOT NULL, -- Name in the trade register.
    legal_form TEXT CHECK (legal_form IN ('foundation', 'private_company', 'public_company', 'association', 'general_partnership', 'professional_partnership', 'cooperative', 'sole_trader', 'government', 'other')), -- Legal form.
    "group" INTEGER REFERENCES provider_groups (id) DEFERRABLE INITIALLY DEFERRED, -- Group it belongs to (R22–R24).
    size_class TEXT CHECK (size_class IN ('micro', 'other')), -- Size: a micro-enterprise has lower liability caps (O26).
    status TEXT CHECK (status IN ('prospect', 'active', 'ending', 'ended')), -- Where the relation stands.
    country TEXT, -- Country code as published, `NLD`.
    city TEXT, -- Place of business.
    domains TEXT CHECK (domains IN ('wmo', 'jw', 'both')), -- Laws it works under.
    successor INTEGER REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Provider that took over (new KvK number, merger).
    exclusion TEXT CHECK (exclusion IN ('excluded', 'dissolved', 'bibob_refusal')), -- Why it may not appear in an active link (R21).
    excluded_from TEXT CHECK (excluded_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day of the exclusion (R21).
    excluded_to TEXT CHECK (excluded_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day of the exclusion (R21).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (excluded_to >= excluded_from)
) STRICT;
CREATE UNIQUE INDEX providers_by_kvk ON providers (kvk) WHERE kvk IS NOT NULL;
CREATE UNIQUE INDEX providers_by_official_number ON providers (official_number) WHERE official_number IS NOT NULL;

-- A place where a provider works (vestiging).
CREATE TABLE establishments (
    id INTEGER PRIMARY KEY,
    provider INTEGER NOT NULL REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Whose establishment it is.
    branch_no TEXT CHECK (length(branch_no) = 12 AND branch_no NOT GLOB '*[^0-9]*'), -- Branch number in the trade register: twelve digits.
    name TEXT, -- Name of the branch.
    place TEXT, -- Town.
    municipality INTEGER REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Municipality it stands in.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE UNIQUE INDEX establishments_by_branch_no ON establishments (branch_no) WHERE branch_no IS NOT NULL;

-- A code in the register of care organisations (AGB-code); a provider may have several.
CREATE TABLE agb_codes (
    id INTEGER PRIMARY KEY,
    provider INTEGER NOT NULL REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Whose code it is.
    establishment INTEGER REFERENCES establishments (id) DEFERRABLE INITIALLY DEFERRED, -- Establishment it was given to, when not to the whole provider.
    code TEXT NOT NULL CHECK (length(code) = 8 AND code NOT GLOB '*[^0-9]*'), -- Eight digits; the first two say the kind of care.
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day of validity.
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day of validity.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from)
) STRICT;

-- A person to call at a provider (contactpersoon). Personal data: as little as possible, erasable.
CREATE TABLE contact_persons (
    id INTEGER PRIMARY KEY,
    provider INTEGER NOT NULL REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Where the person works.
    name TEXT NOT NULL, -- Name.
    function TEXT, -- Function; reports name only this.
    email TEXT, -- Mail address.
    phone TEXT, -- Telephone number.
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day in this function.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- The multi-year frame of one procurement round (inkoopkader).
CREATE TABLE frameworks (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- Name of the frame.
    domain TEXT CHECK (domain IN ('wmo', 'jw', 'both')), -- Law it is about.
    start TEXT CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day of the round; the anchor of reviews on frameworks (R7).
    "end" TEXT CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day of the round; the next tender counts back from it (R4, R6).
    vision_ref TEXT, -- Where the vision it rests on was laid down.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ("end" >= start)
) STRICT;

-- A procurement procedure and how far it is (aanbesteding). The stage dates feed the backward plan (R6).
CREATE TABLE tenders (
    id INTEGER PRIMARY KEY,
    framework INTEGER REFERENCES frameworks (id) DEFERRABLE INITIALLY DEFERRED, -- Frame it buys for.
    title TEXT, -- Title of the procedure.
    procedure TEXT CHECK (procedure IN ('sas', 'admission', 'open', 'restricted', 'negotiated', 'subsidy', 'other')), -- Kind of procedure: light regime for social services (`sas`), open house (`admission`) and so on (R4).
    ted_notice TEXT, -- Publication number in TED, `12345-2026`.
    notice_id TEXT, -- Notice id (BT-701), a UUID.
    notice_version TEXT, -- Version of the notice (BT-757), `01`.
    notice_kind TEXT, -- Subtype of the notice (OPP-070), `33`.
    stage TEXT CHECK (stage IN ('idea', 'vision', 'consultation', 'documents', 'published', 'evaluation', 'standstill', 'awarded', 'cancelled')), -- How far the procedure is (R4, R6).
    vision_on TEXT CHECK (vision_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the vision was settled (R6).
    consultation_on TEXT CHECK (consultation_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the market consultation began (R6).
    documents_on TEXT CHECK (documents_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day work on the documents began (R6).
    published_on TEXT CHECK (published_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day of publication (R4, R6).
    evaluation_on TEXT CHECK (evaluation_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the evaluation began (R6).
    standstill_on TEXT CHECK (standstill_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the standstill began (R6).
    awarded_on TEXT CHECK (awarded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day of the award (R6).
    implementation_on TEXT CHECK (implementation_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the implementation began (R6).
    cancelled_on TEXT CHECK (cancelled_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the procedure was called off.
    new_start TEXT CHECK (new_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day of the contracts it must deliver; the plan counts back from it (R6).
    estimated_value_cents INTEGER, -- Estimate for all lots (BT-27).
    max_value_cents INTEGER, -- Maximum of the framework (BT-118).
    total_value_cents INTEGER, -- Value of the result (BT-161).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE UNIQUE INDEX tenders_by_ted_notice ON tenders (ted_notice) WHERE ted_notice IS NOT NULL;

-- Who buys.
CREATE TABLE tenders_buyers (
    owner INTEGER NOT NULL REFERENCES tenders (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    target INTEGER NOT NULL REFERENCES authorities (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;

-- A lot: the unit of award (perceel). Category and scale set the defaults for its contracts (R32).
CREATE TABLE lots (
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
CREATE UNIQUE INDEX lots_by_framework_code ON lots (coalesce(framework, 0), code);

-- Which municipality takes part in which lot, and when (deelname aan een perceel).
CREATE TABLE lot_municipalities (
    id INTEGER PRIMARY KEY,
    lot INTEGER NOT NULL REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot taken part in.
    municipality INTEGER NOT NULL REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Municipality that takes part.
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day of taking part (R25).
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day of taking part (R25).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from)
) STRICT;

-- What is delivered and counted (product). A unit never adds up with another kind of unit (R10).
CREATE TABLE products (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL, -- One to five characters; the standard form is `45A04`.
    title TEXT, -- Description.
    domain TEXT CHECK (domain IN ('wmo', 'jw', 'both')), -- Law it is given under.
    unit TEXT CHECK (unit IN ('minute', 'hour', 'day_part', 'day_night', 'piece', 'euro')), -- What a quantity of it counts (R9, R10).
    lot INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot it is bought in.
    category_code TEXT CHECK (length(category_code) = 2 AND category_code NOT GLOB '*[^0-9]*'), -- Two digits of the national code list.
    frequency TEXT CHECK (frequency IN ('per_day', 'per_week', 'per_month', 'in_total')), -- How often the quantity of an allotment holds.
    task_field TEXT, -- Municipal task field, `6.751`.
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day the code may be used.
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day the code may be used.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from)
) STRICT;
CREATE UNIQUE INDEX products_by_domain_code ON products (coalesce(domain, 0), code);

-- In which lot a product was bought in a period (product in perceel); `products.lot` is the present one.
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

-- A provision that the region holds necessary (noodzakelijke voorziening): what supply is measured against.
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

-- The contract with one provider (contract). Its lots, options and amendments are nouns of their own.
CREATE TABLE contracts (
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
CREATE UNIQUE INDEX contracts_by_number ON contracts (number);

-- A contract's part in a lot (contractperceel): role, municipalities, limits.
CREATE TABLE contract_lots (
    id INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract.
    lot INTEGER NOT NULL REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot.
    role TEXT CHECK (role IN ('sole', 'main_contractor', 'content_main_contractor', 'consortium_lead', 'consortium_member')), -- Part the contract party plays (R18, R25).
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day, within the contract.
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day, within the contract.
    value_cents INTEGER, -- Agreed or awarded value (BT-720); stands in for realised value (R22).
    lump_sum_cents INTEGER, -- Fixed sum a year under the task variant (R17).
    bandwidth_percent REAL, -- Permitted deviation of the lump sum (R17).
    min_own_share_percent REAL CHECK (min_own_share_percent BETWEEN 0 AND 100), -- Share the main contractor must deliver itself (R19).
    max_depth INTEGER, -- Levels of subcontractors below the main contractor; unknown is 1 (R18).
    minimum_use_cents INTEGER, -- Agreed least use within twelve months after the start (R33).
    social_return_percent REAL, -- Share of the value for work placement (O28).
    transfer_clients INTEGER, -- Number of clients to hand over at the end (R26).
    transferred_on TEXT CHECK (transferred_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the handover was completed (R26).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from)
) STRICT;

-- Municipalities it covers; empty is every municipality of the lot (R25).
CREATE TABLE contract_lots_municipalities (
    owner INTEGER NOT NULL REFERENCES contract_lots (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    target INTEGER NOT NULL REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;

-- A provider that signed together with others (combinant). Jointly liable; not a subcontractor.
CREATE TABLE consortium_members (
    id INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract signed together.
    provider INTEGER NOT NULL REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Member.
    lead INTEGER CHECK (lead IN (0, 1)), -- Whether it leads the consortium (penvoerder).
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day of membership.
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day of membership.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from)
) STRICT;

-- A right of the client to prolong a contract (verlengingsoptie), to be announced in time (R3).
CREATE TABLE extension_options (
    id INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract it prolongs.
    seq INTEGER NOT NULL CHECK (seq >= 1), -- Order: 1 is the first option (R3).
    months INTEGER, -- Months it adds (R3).
    notify_months INTEGER, -- Months before the end it must be announced (R3).
    exercised_on TEXT CHECK (exercised_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day it was used (R3); the end has moved.
    declined_on TEXT CHECK (declined_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day it was given up (R3).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (exercised_on IS NULL OR declined_on IS NULL)
) STRICT;

-- Lots it was used for; empty is all of them (R3).
CREATE TABLE extension_options_partial_lots (
    owner INTEGER NOT NULL REFERENCES extension_options (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    target INTEGER NOT NULL REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner, target)
) STRICT, WITHOUT ROWID;

-- A signed change of a contract (addendum). Values add up against the original value (R29).
CREATE TABLE amendments (
    id INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract it changes.
    number TEXT NOT NULL, -- Number within the contract.
    signed_on TEXT CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day of signature.
    effective TEXT CHECK (effective GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day the change holds (R30).
    kind TEXT CHECK (kind IN ('extension', 'price', 'scope', 'ceiling', 'party', 'standard', 'law')), -- What it changes (R29, R30).
    value_delta_cents INTEGER, -- Change of the value, negative when it falls (R29).
    legal_ground TEXT, -- Ground in procurement law, or the revision clause (R29).
    description TEXT, -- What was agreed.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A price per unit from a date (tarief). Old rows never change: an indexation adds a row (R8).
CREATE TABLE tariffs (
    id INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract.
    lot INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot; empty is every lot of the contract.
    product INTEGER NOT NULL REFERENCES products (id) DEFERRABLE INITIALLY DEFERRED, -- Product.
    unit TEXT CHECK (unit IN ('minute', 'hour', 'day_part', 'day_night', 'piece', 'euro')), -- Unit the price is for (R9).
    amount_cents INTEGER, -- Price of one unit (R8, R9).
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day of the price.
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day of the price; no gap and no overlap within the contract.
    index_round INTEGER REFERENCES indexation_rounds (id) DEFERRABLE INITIALLY DEFERRED, -- Indexation it came from (R8).
    vat TEXT CHECK (vat IN ('exempt', 'low_9', 'high_21')), -- VAT: totals say "excl. btw" or "vrijgesteld".
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from)
) STRICT;

-- One component of one year's indexation (indexatieronde): labour or prices, with its weight (R8).
CREATE TABLE indexation_rounds (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL, -- Year the new tariffs hold.
    component TEXT NOT NULL, -- Name of the component, `OVA` or `PPC`.
    weight_percent REAL CHECK (weight_percent BETWEEN 0 AND 100), -- Weight; a year's components make 100 (R8).
    forecast_percent REAL, -- Forecast for the year (R8).
    final_previous_percent REAL, -- Final figure of the year before (R8).
    forecast_previous_percent REAL, -- Forecast made for the year before (R8).
    published_on TEXT CHECK (published_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the figures were published.
    decision_ref TEXT, -- Decision that adopted them.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A subcontractor working for a main contractor or for another subcontractor (onderaanneming), R18–R21.
CREATE TABLE subcontract_links (
    id INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract whose chain it is.
    lot INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot; empty is every lot of the contract.
    parent INTEGER NOT NULL REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Who passes the work on (R18).
    child INTEGER NOT NULL REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Who performs it (R18); never the parent itself.
    share_percent REAL CHECK (share_percent BETWEEN 0 AND 100), -- Share of the parent's work (R19), 0 to 100.
    valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day, within the contract lot (R21).
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day, within the contract lot (R21).
    consent_on TEXT CHECK (consent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the client consented in writing (R20).
    notified_on TEXT CHECK (notified_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day it was reported to the client (R20).
    deployed_on TEXT CHECK (deployed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the subcontractor began (R20).
    sole_trader INTEGER CHECK (sole_trader IN (0, 1)), -- Self-employed without staff: needs no consent (R20).
    tariff_cents INTEGER, -- Price the subcontractor gets per unit.
    amount_cents INTEGER, -- Amount passed on, when no share is known (R19).
    register_checked_on TEXT CHECK (register_checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the trade register was checked (R20).
    exclusion_ground TEXT CHECK (exclusion_ground IN ('none', 'criminal', 'administrative', 'fraud')), -- Running case found by the check (R20); `none` is checked and clean.
    sub_consent_on TEXT CHECK (sub_consent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the client allowed this one to subcontract further (R18).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from),
    CHECK (parent <> child)
) STRICT;

-- What was agreed to be available (capaciteitsafspraak), R11–R13.
CREATE TABLE capacity_agreements (
    id INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract.
    lot INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot; empty is every lot of the contract.
    product INTEGER REFERENCES products (id) DEFERRABLE INITIALLY DEFERRED, -- Product; empty is every product of the lot.
    municipality INTEGER REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Municipality; empty is the pool of all (R13).
    start TEXT CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day of the agreement (R11).
    "end" TEXT CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day of the agreement (R11).
    quantity REAL, -- How much, over the whole period (R11).
    unit TEXT CHECK (unit IN ('minute', 'hour', 'day_part', 'day_night', 'piece', 'euro')), -- Unit of the quantity (R10).
    kind TEXT CHECK (kind IN ('guaranteed', 'maximum', 'indicative')), -- Whether it binds, caps or only indicates (R12).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ("end" >= start)
) STRICT;

-- What was delivered in a month (realisatie), as claimed and added up by others. Figures: kept in the file, not in memory.
CREATE TABLE actuals (
    id INTEGER PRIMARY KEY,
    provider INTEGER NOT NULL, -- Who delivered.
    product INTEGER NOT NULL, -- What was delivered.
    municipality INTEGER NOT NULL, -- Municipality that paid, with the code of that month (R31).
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), -- Month of delivery.
    quantity REAL, -- How much (R11); negative only for a correction.
    unit TEXT CHECK (unit IN ('minute', 'hour', 'day_part', 'day_night', 'piece', 'euro')), -- Unit of the quantity (R10).
    amount_cents INTEGER, -- Money claimed.
    clients INTEGER, -- Number of clients; below 10 is never printed.
    source TEXT, -- Where the figure came from.
    completeness_percent REAL CHECK (completeness_percent BETWEEN 0 AND 100), -- How much of the month had been reported (R16).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    recorded_in INTEGER NOT NULL, -- Journal step that recorded the figure.
    origin INTEGER NOT NULL, -- Journal step that first brought it; undo and redo copy rows and keep it.
    replaced_in INTEGER -- Journal step that replaced or withdrew it; empty is the present figure.
) STRICT;
-- One present figure per source, and the way to it. A month is read whole or by provider; a step finds what it replaced.
-- Replaced figures outlive the records they name, so no foreign keys: the store checks the present ones.
CREATE UNIQUE INDEX actuals_present ON actuals (provider, product, municipality, month, coalesce(source, '')) WHERE replaced_in IS NULL;
CREATE INDEX actuals_by_month ON actuals (month);
CREATE INDEX actuals_by_replacement ON actuals (replaced_in) WHERE replaced_in IS NOT NULL;

-- What was allotted but not yet delivered, per month ahead (reservering). Sums only.
CREATE TABLE reservations (
    id INTEGER PRIMARY KEY,
    provider INTEGER NOT NULL, -- Who will deliver.
    product INTEGER NOT NULL, -- What will be delivered.
    municipality INTEGER NOT NULL, -- Municipality that allotted it.
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), -- Month it is expected in.
    quantity REAL, -- How much (R11).
    unit TEXT CHECK (unit IN ('minute', 'hour', 'day_part', 'day_night', 'piece', 'euro')), -- Unit of the quantity (R10).
    source TEXT, -- Where the figure came from.
    completeness_percent REAL CHECK (completeness_percent BETWEEN 0 AND 100), -- How much of the month had been reported (R16).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    recorded_in INTEGER NOT NULL, -- Journal step that recorded the figure.
    origin INTEGER NOT NULL, -- Journal step that first brought it; undo and redo copy rows and keep it.
    replaced_in INTEGER -- Journal step that replaced or withdrew it; empty is the present figure.
) STRICT;
-- One present figure per source, and the way to it. A month is read whole or by provider; a step finds what it replaced.
-- Replaced figures outlive the records they name, so no foreign keys: the store checks the present ones.
CREATE UNIQUE INDEX reservations_present ON reservations (provider, product, municipality, month, coalesce(source, '')) WHERE replaced_in IS NULL;
CREATE INDEX reservations_by_month ON reservations (month);
CREATE INDEX reservations_by_replacement ON reservations (replaced_in) WHERE replaced_in IS NOT NULL;

-- The most a provider may claim in a year (budgetplafond), R15.
CREATE TABLE budget_ceilings (
    id INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract.
    lot INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot; empty is the contract as a whole.
    municipality INTEGER REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Municipality; empty is all of them.
    year INTEGER NOT NULL, -- Calendar year.
    amount_cents ANY CHECK (typeof(amount_cents) = 'integer' OR amount_cents = 'none'), -- Ceiling; unknown, `none` (no ceiling) and 0 (nothing may be claimed) differ (R15).
    warn_percent REAL, -- Share used at which the client writes (R15); unknown: the setting.
    announced_on TEXT CHECK (announced_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the intention was announced, six months ahead (R15).
    decided_on TEXT CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the ceiling was decided, three months ahead (R15).
    plan_on TEXT CHECK (plan_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day of the joint plan, two months ahead (R15).
    reported_on TEXT CHECK (reported_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the client reported the threatening excess (R15).
    conferred_on TEXT CHECK (conferred_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the parties conferred about it (R15).
    excess_decided_on TEXT CHECK (excess_decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the client decided about the excess (R15).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- What a municipality set aside for a year (gemeentelijke begroting), beside which overviews set what was spent.
CREATE TABLE municipal_budgets (
    id INTEGER PRIMARY KEY,
    municipality INTEGER NOT NULL REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Whose money.
    year INTEGER NOT NULL, -- Calendar year.
    lot INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot it is for; empty is all of them together.
    amount_cents INTEGER, -- Amount for the year.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A temporary stop on new clients (cliëntenstop), R14. A stopped provider does not cover (R25).
CREATE TABLE intake_stops (
    id INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract.
    lot INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot; empty is every lot of the contract.
    municipality INTEGER REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Municipality; empty is all of them.
    valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- First day of the stop (R14).
    valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day of the stop (R14).
    imposed_by TEXT CHECK (imposed_by IN ('client', 'contractor', 'agreed')), -- Who wanted it (R14).
    requested_on TEXT CHECK (requested_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the contractor asked, fourteen days ahead (R14).
    consent_on TEXT CHECK (consent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the client consented in writing (R14).
    reason TEXT, -- Why.
    alternatives TEXT, -- Where new clients can go meanwhile (R14).
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (valid_to >= valid_from)
) STRICT;

-- How long clients wait, per month (wachttijd), O05.
CREATE TABLE waiting_times (
    id INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract.
    lot INTEGER REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot; empty is every lot of the contract.
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), -- Month of the measurement.
    weeks_intake REAL, -- Weeks from registration to intake (O21).
    weeks_start REAL, -- Weeks from registration to the start of care (O21).
    waiting_clients INTEGER, -- Number of people waiting.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- The text of a contract or of a model contract (contracttekst), as it was read in.
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

-- One article of a contract text (artikel), with its paragraphs.
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

-- A model of a duty to copy into contracts (modelverplichting), `O01` and on.
CREATE TABLE obligation_templates (
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
CREATE UNIQUE INDEX obligation_templates_by_code ON obligation_templates (code);

-- A duty in a contract (verplichting). Its occurrences are `obligation_instances`.
CREATE TABLE obligations (
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
CREATE UNIQUE INDEX obligations_by_code ON obligations (code);

-- One due occurrence of a duty (verplichtingsmoment). Soon and overdue are derived, not kept.
CREATE TABLE obligation_instances (
    id INTEGER PRIMARY KEY,
    obligation INTEGER NOT NULL REFERENCES obligations (id) DEFERRABLE INITIALLY DEFERRED, -- Duty.
    provider INTEGER NOT NULL REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Who owes it: the contract party or a subcontractor.
    due TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Due date; never moves.
    state TEXT CHECK (state IN ('planned', 'asked', 'received', 'accepted', 'rejected', 'expired', 'waived')), -- Where it stands.
    received_on TEXT CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day something came in.
    judged_on TEXT CHECK (judged_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day it was accepted or rejected.
    reason TEXT, -- Why it was rejected or waived.
    charged_to INTEGER REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Main contractor that answers for a subcontractor's duty.
    asked_on TEXT CHECK (asked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day the client asked for it.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- Proof of an occurrence, by reference (bewijsstuk). The file itself stays where it is.
CREATE TABLE evidence (
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

-- A periodic check or evaluation (voortgangsmoment), counted from a fixed anchor (R7).
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('contract', 'lot', 'framework', 'capacity_agreement')), -- Noun of the subject.
    subject INTEGER NOT NULL, -- What is reviewed.
    kind TEXT CHECK (kind IN ('signal', 'meeting', 'annual', 'mid_term', 'recalibration', 'final')), -- Kind of review (R7).
    anchor TEXT CHECK (anchor GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day every due date counts from (R7).
    interval_months INTEGER, -- Months between reviews (R7); unknown is once.
    held_on TEXT CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day of the last one held.
    outcome TEXT, -- What came out.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A talk with a provider (voortgangsgesprek).
CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    provider INTEGER NOT NULL REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- With whom.
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day of the talk.
    notes TEXT, -- What was said and agreed.
    contract INTEGER REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED, -- Contract it was about.
    attendees TEXT, -- Who were there, by function.
    agenda TEXT, -- What was to be discussed.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- Something promised (actiepunt), usually in a meeting.
CREATE TABLE action_items (
    id INTEGER PRIMARY KEY,
    meeting INTEGER REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, -- Meeting it was promised in.
    provider INTEGER REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- Provider it is about.
    owner TEXT, -- Function that does it.
    "text" TEXT NOT NULL, -- What will be done.
    due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- By when.
    state TEXT CHECK (state IN ('open', 'done', 'dropped')), -- Where it stands.
    done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day it was done.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A college, council or board that decides or is told (bestuursorgaan).
CREATE TABLE governing_bodies (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL, -- Name of the body.
    municipality INTEGER REFERENCES municipalities (id) DEFERRABLE INITIALLY DEFERRED, -- Municipality it governs.
    authority INTEGER REFERENCES authorities (id) DEFERRABLE INITIALLY DEFERRED, -- Joint body it governs, when it is a board of one.
    kind TEXT CHECK (kind IN ('college', 'council', 'general_board', 'executive_board', 'committee')), -- Kind of body.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A meeting of a governing body (vergadering), with the day papers are due.
CREATE TABLE body_meetings (
    id INTEGER PRIMARY KEY,
    body INTEGER NOT NULL REFERENCES governing_bodies (id) DEFERRABLE INITIALLY DEFERRED, -- Body that meets.
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day of the meeting.
    papers_due TEXT CHECK (papers_due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day to hand in papers.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A sign that a provider may falter (risicosignaal), always with its source.
CREATE TABLE risk_signals (
    id INTEGER PRIMARY KEY,
    provider INTEGER NOT NULL REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED, -- About whom.
    kind TEXT NOT NULL CHECK (kind IN ('three_years_loss', 'liquidity', 'board_unrest', 'supervisor_measure', 'disciplinary_or_criminal', 'intake_stop', 'late_evidence', 'concentration')), -- Kind of sign; the first five must always be reported.
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day of the sign.
    severity TEXT CHECK (severity IN ('low', 'medium', 'high')), -- How serious.
    source TEXT, -- Where it came from.
    follow_up TEXT, -- What was done with it.
    closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day it was settled.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- One step of building down with replacement (gefaseerd af- en ombouwen), R27.
CREATE TABLE build_down_steps (
    id INTEGER PRIMARY KEY,
    lot INTEGER NOT NULL REFERENCES lots (id) DEFERRABLE INITIALLY DEFERRED, -- Lot being built down.
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Day of the step.
    capacity_old REAL, -- What is left of the old care (R27).
    capacity_new REAL, -- What the replacement offers (R27).
    minimum REAL, -- Least that old and new must make together (R27).
    unit TEXT, -- What is counted, `plaatsen`.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- One of the region's main objectives (hoofddoelstelling), at most ten.
CREATE TABLE objectives (
    id INTEGER PRIMARY KEY,
    number INTEGER NOT NULL, -- Number in the list.
    title TEXT, -- What is aimed for.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE UNIQUE INDEX objectives_by_number ON objectives (number);

-- A measure of an objective (indicator).
CREATE TABLE indicators (
    id INTEGER PRIMARY KEY,
    objective INTEGER NOT NULL REFERENCES objectives (id) DEFERRABLE INITIALLY DEFERRED, -- Objective it measures.
    name TEXT NOT NULL, -- Name.
    unit TEXT, -- Unit, `%` or `weken`.
    target REAL, -- Value aimed for.
    direction TEXT CHECK (direction IN ('higher', 'lower')), -- Which way is better.
    definition TEXT, -- How it is counted.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A measured value of an indicator (indicatorwaarde).
CREATE TABLE indicator_values (
    id INTEGER PRIMARY KEY,
    indicator INTEGER NOT NULL REFERENCES indicators (id) DEFERRABLE INITIALLY DEFERRED, -- What was measured.
    period TEXT NOT NULL, -- Period, `2026`, `2026-Q3` or `2026-10`.
    value REAL, -- Value; unknown is not measured.
    source TEXT, -- Where it came from.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A date that was put off on purpose (uitgesteld signaal). It moves no date, it only keeps quiet until a day.
CREATE TABLE snoozes (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL, -- Which date, by its key in the list of deadlines.
    until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- Last day it stays quiet.
    reason TEXT NOT NULL, -- Why it can wait.
    note TEXT,
    archived_on TEXT CHECK (archived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- A frozen report (verantwoording): a sent report never changes, this is its fingerprint.
CREATE TABLE reports (
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

-- A sentence written for an overview (toelichting): why a figure deviates, or words of introduction.
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

-- ---------------------------------------------------------------------------------------------------------------
-- The journal: each user action is one step with old and new values; it only grows, and each step's hash covers
-- everything before it.

CREATE TABLE journal_steps (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL, -- When it was saved, UTC.
    who TEXT NOT NULL, -- The account it was saved under.
    sort TEXT NOT NULL CHECK (sort IN ('edit', 'import', 'undo', 'redo', 'erase')),
    of INTEGER REFERENCES journal_steps (seq), -- For undo and redo: the step taken back or put back.
    what TEXT NOT NULL, -- What the user did, as JSON {id, args}; said in the language of the reader.
    records INTEGER NOT NULL, -- Number of records it touched.
    figures INTEGER NOT NULL, -- Number of monthly figures it opened or closed.
    figures_digest TEXT NOT NULL, -- Digest of the monthly figures it opened and closed; empty without any.
    previous TEXT NOT NULL, -- Hash of the step before; empty for the first.
    hash TEXT NOT NULL -- SHA-256 over all of the above and its changes.
) STRICT;
CREATE INDEX journal_steps_by_time ON journal_steps (at);

CREATE TABLE journal_changes (
    step INTEGER NOT NULL REFERENCES journal_steps (seq) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL, -- The noun.
    record INTEGER NOT NULL,
    before TEXT, -- Old values of the changed columns as JSON; empty when the record is new.
    after TEXT, -- New values; empty when the record went.
    PRIMARY KEY (step, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_changes_by_record ON journal_changes (record, kind);

-- Personal data that the journal refers to by number and salted fingerprint, so that it can be erased: then salt and
-- value are empty, and nothing else may ever change.
CREATE TABLE journal_personal (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES journal_steps (seq) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL, -- The noun.
    record INTEGER NOT NULL, -- The record whose data it is.
    salt TEXT,
    value TEXT -- The value as JSON.
) STRICT;
CREATE INDEX journal_personal_by_record ON journal_personal (record, kind);
CREATE TRIGGER journal_personal_erased BEFORE UPDATE ON journal_personal
WHEN new.salt IS NOT NULL OR new.value IS NOT NULL
    OR (new.id, new.step, new.kind, new.record) IS NOT (old.id, old.step, old.kind, old.record)
BEGIN SELECT raise(ABORT, 'personal data in the journal is only erased'); END;
CREATE TRIGGER journal_personal_remain BEFORE DELETE ON journal_personal BEGIN SELECT raise(ABORT, 'the journal only grows'); END;

CREATE TRIGGER journal_steps_stay BEFORE UPDATE ON journal_steps BEGIN SELECT raise(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_steps_remain BEFORE DELETE ON journal_steps BEGIN SELECT raise(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_changes_stay BEFORE UPDATE ON journal_changes BEGIN SELECT raise(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_changes_remain BEFORE DELETE ON journal_changes BEGIN SELECT raise(ABORT, 'the journal only grows'); END;

-- ---------------------------------------------------------------------------------------------------------------
-- What belongs to the file or to its one user rather than to the register; not in the journal.

CREATE TABLE file_facts (
    name TEXT PRIMARY KEY, -- `last_id`, `demo`, `checked_on`.
    value TEXT NOT NULL
) STRICT;

CREATE TABLE drafts (
    form TEXT PRIMARY KEY, -- Noun and record of the form, `contracts/12` or `contracts/new`.
    typed TEXT NOT NULL, -- What was typed, as JSON by column.
    kept_at TEXT NOT NULL
) STRICT;

CREATE TABLE arrangements (
    sort TEXT NOT NULL, -- `star`, `view` or `mapping`.
    name TEXT NOT NULL,
    content TEXT NOT NULL, -- JSON.
    PRIMARY KEY (sort, name)
) STRICT;
