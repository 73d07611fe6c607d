//! What was planted in the made-up region is there, and nothing else: plain SQL over the written file finds exactly the
//! answers, and nothing at all in the region without trouble.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{NaiveDate, TimeDelta, TimeZone, Utc};
use perceel::demo::{self, Answer, Demo, Scale};
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::store::saving::Store;
use rusqlite::Connection;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn written(demo: &Demo) -> (tempfile::TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let now = Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).unwrap();
    let mut options = OpenOptions::new(folder.path().join("waterdal.perceel"));
    options.allow_unsafe = true;
    let mut store = Store::create(&options, "demo", now).unwrap();
    for step in &demo.steps {
        store.save(&step.edit, Sort::Edit, now - TimeDelta::days(i64::from(step.days_ago)), &|| false).unwrap();
    }
    drop(store);
    let conn = Connection::open(folder.path().join("waterdal.perceel")).unwrap();
    conn.execute_batch(VIEWS).unwrap();
    (folder, conn)
}

/// Contracts with their end as it stands (R3), all of whose ends are the last day of a month; running parts of heavy and
/// light lots; figures of this year.
const VIEWS: &str = r#"
PRAGMA query_only = 0;
CREATE TEMP VIEW terms AS SELECT c.*, date(c."end", '+1 day', '+' || coalesce((SELECT sum(o.months) FROM extension_options o
    WHERE o.contract = c.id AND o.exercised_on IS NOT NULL), 0) || ' months', '-1 day') AS present_end FROM contracts c;
CREATE TEMP VIEW running AS SELECT * FROM terms WHERE start <= '2026-11-21' AND present_end >= '2026-11-21';
CREATE TEMP VIEW parts AS SELECT p.*, c.number, c.provider, c.start AS contract_start, l.code, l.category, l.funding_variant
    FROM contract_lots p JOIN running c ON c.id = p.contract JOIN lots l ON l.id = p.lot
    WHERE p.valid_from <= '2026-11-21' AND p.valid_to >= '2026-11-21';
CREATE TEMP TABLE now_actuals AS SELECT * FROM actuals WHERE replaced_in IS NULL;
CREATE INDEX temp.now_by ON now_actuals (provider, product, month);
CREATE TEMP TABLE fit AS SELECT a.*, p.code AS product_code, c.number, l.code AS lot_code, m.cbs_code,
    (SELECT coalesce(sum(v.quantity), 0) FROM now_actuals v WHERE v.provider = c.provider AND v.product = a.product
        AND (a.municipality IS NULL OR v.municipality = a.municipality) AND v.month BETWEEN '2026-01' AND '2026-10') AS used,
    (SELECT coalesce(sum(r.quantity), 0) FROM reservations r WHERE r.replaced_in IS NULL AND r.provider = c.provider
        AND r.product = a.product AND (a.municipality IS NULL OR r.municipality = a.municipality)
        AND r.month BETWEEN '2026-11' AND '2026-12') AS reserved
    FROM capacity_agreements a JOIN products p ON p.id = a.product JOIN contracts c ON c.id = a.contract
    JOIN lots l ON l.id = a.lot LEFT JOIN municipalities m ON m.id = a.municipality
    WHERE a.start = '2026-01-01' AND a.unit = p.unit;
CREATE TEMP VIEW fit_key AS SELECT *, number || '/' || lot_code || '/' || product_code || '/' || coalesce(cbs_code, '-')
    || '/' || start || '/' || kind AS key FROM fit;
CREATE TEMP VIEW cells AS SELECT l.code, l.category, m.cbs_code, (SELECT count(DISTINCT coalesce('g' || f."group", 'p' || f.id))
        FROM parts p JOIN providers f ON f.id = p.provider WHERE p.lot = l.id AND (
            NOT EXISTS (SELECT 1 FROM contract_lots_municipalities x WHERE x.owner = p.id)
            OR EXISTS (SELECT 1 FROM contract_lots_municipalities x WHERE x.owner = p.id AND x.target = m.id))) AS providers
    FROM lots l JOIN lot_municipalities t ON t.lot = l.id JOIN municipalities m ON m.id = t.municipality
    WHERE t.valid_from <= '2026-11-21' AND t.valid_to >= '2026-11-21';
CREATE TEMP TABLE shares AS SELECT l.code AS lot, l.id AS lot_id, coalesce('g' || f."group", 'p' || f.id) AS who, coalesce((SELECT g.name FROM provider_groups g WHERE g.id = f."group"), f.kvk) AS name,
    100.0 * sum(v.amount_cents) / sum(sum(v.amount_cents)) OVER (PARTITION BY l.id) AS share
    FROM now_actuals v JOIN products p ON p.id = v.product JOIN lots l ON l.id = p.lot JOIN providers f ON f.id = v.provider
    WHERE v.month BETWEEN '2025-11' AND '2026-10' AND l.valid_to IS NULL GROUP BY l.id, who;
CREATE TEMP VIEW ceilings AS SELECT b.*, c.number, (SELECT coalesce(sum(v.amount_cents), 0) FROM now_actuals v
    JOIN products p ON p.id = v.product WHERE v.provider = c.provider AND v.month BETWEEN '2026-01' AND '2026-10'
    AND p.lot IN (SELECT x.lot FROM contract_lots x JOIN lots l ON l.id = x.lot WHERE x.contract = c.id
        AND l.funding_variant <> 'task')) AS used
    FROM budget_ceilings b JOIN contracts c ON c.id = b.contract WHERE b.year = 2026 AND b.lot IS NULL;
CREATE TEMP VIEW links AS SELECT s.*, c.number, c.provider AS main, l.code AS lot_code,
    c.number || '/' || l.code || '/' || a.kvk || '/' || b.kvk || '/' || s.valid_from AS key
    FROM subcontract_links s JOIN contracts c ON c.id = s.contract JOIN lots l ON l.id = s.lot
    JOIN providers a ON a.id = s.parent JOIN providers b ON b.id = s.child;
CREATE TEMP VIEW moments AS SELECT i.*, o.code || '/' || p.kvk || '/' || i.due AS key FROM obligation_instances i
    JOIN obligations o ON o.id = i.obligation JOIN providers p ON p.id = i.provider;
CREATE TEMP VIEW proofs AS SELECT e.*, o.code || '/' || p.kvk || '/' || e.due || '/' || e.reference AS key FROM evidence e
    JOIN obligations o ON o.id = e.obligation JOIN providers p ON p.id = e.provider;
CREATE TEMP TABLE prices AS SELECT t.*, c.number || '/' || l.code || '/' || p.code || '/' || t.valid_from AS key, c.provider,
    lead(t.valid_from) OVER (PARTITION BY t.contract, t.lot, t.product ORDER BY t.valid_from) AS next_from,
    lag(t.amount_cents) OVER (PARTITION BY t.contract, t.lot, t.product ORDER BY t.valid_from) AS before_cents
    FROM tariffs t JOIN contracts c ON c.id = t.contract JOIN lots l ON l.id = t.lot JOIN products p ON p.id = t.product;
CREATE INDEX temp.prices_by ON prices (provider, product);
CREATE INDEX temp.prices_of ON prices (contract, lot);
"#;

/// Rule, part of the explanation, and the SQL that finds the subjects.
const CHECKS: &[(&str, &str, &str)] = &[
    ("R1", "voorbij", "SELECT number FROM terms WHERE status = 'active' AND present_end < '2026-11-21'"),
    (
        "R2",
        "dichtbij",
        "SELECT number FROM running WHERE date(present_end, '+1 day', '-' || notice_months_client || ' months', '-1 day')
         BETWEEN '2026-11-21' AND '2027-01-20'",
    ),
    ("R2", "niet bekend", "SELECT number FROM running WHERE notice_months_client IS NULL"),
    (
        "R3",
        "niet besloten",
        "SELECT c.number || '/' || o.seq FROM extension_options o JOIN running c ON c.id = o.contract
         WHERE o.exercised_on IS NULL AND o.declined_on IS NULL
         AND date(c.present_end, '+1 day', '-' || o.notify_months || ' months', '-1 day') < '2026-11-21'",
    ),
    ("R4", "inkoop", "SELECT number FROM running WHERE date(present_end, '+1 day', '-18 months') <= '2026-11-21'"),
    (
        "R5",
        "vier jaar",
        r#"SELECT number FROM running c WHERE duration_justification IS NULL AND date(start, '+48 months') <
         date(c."end", '+1 day', '+' || coalesce((SELECT sum(months) FROM extension_options o WHERE o.contract = c.id
         AND o.declined_on IS NULL), 0) || ' months')"#,
    ),
    (
        "R6",
        "terugplanning",
        "SELECT title FROM tenders WHERE stage NOT IN ('idea', 'awarded', 'cancelled') AND consultation_on IS NULL
         AND date(new_start, '-13 months') < '2026-11-21'",
    ),
    (
        "R7",
        "Zes",
        "SELECT subject_kind || '/' || c.number || '/' || kind || '/' || anchor FROM reviews r JOIN contracts c ON c.id = r.subject
         WHERE subject_kind = 'contract' AND interval_months = 1 AND date(held_on, '+6 months') <= '2026-11-21'
         AND date(held_on, '+7 months') > '2026-11-21'",
    ),
    (
        "R8",
        "zonder tarief",
        "SELECT key FROM prices WHERE next_from > date(valid_to, '+1 day')",
    ),
    ("R8", "tegelijk", "SELECT key FROM prices WHERE next_from <= coalesce(valid_to, '9999')"),
    (
        "R8",
        "niet geïndexeerd",
        "SELECT key FROM prices WHERE valid_from >= '2025-01-01' AND amount_cents <> CASE substr(valid_from, 1, 4)
         WHEN '2025' THEN (before_cents * 1049570 + 500000) / 1000000
         WHEN '2026' THEN (before_cents * 1036340 + 500000) / 1000000 END",
    ),
    (
        "R9",
        "volume maal tarief",
        "SELECT DISTINCT f.kvk FROM now_actuals v JOIN products p ON p.id = v.product JOIN providers f ON f.id = v.provider
         WHERE v.quantity IS NOT NULL AND EXISTS (SELECT 1 FROM prices t WHERE t.provider = v.provider AND t.product = v.product
             AND v.month || '-01' BETWEEN t.valid_from AND coalesce(t.valid_to, '9999'))
         AND NOT EXISTS (SELECT 1 FROM prices t WHERE t.provider = v.provider AND t.product = v.product
             AND v.month || '-01' BETWEEN t.valid_from AND coalesce(t.valid_to, '9999') AND v.amount_cents =
             CAST(v.quantity * t.amount_cents / CASE p.unit WHEN 'minute' THEN 60.0 ELSE 1.0 END + 0.5 + 1e-7 AS INTEGER))",
    ),
    (
        "R10",
        "niet op te tellen",
        "SELECT c.number || '/' || l.code || '/' || p.code || '/' || coalesce(m.cbs_code, '-') || '/' || a.start || '/' || a.kind
         FROM capacity_agreements a JOIN products p ON p.id = a.product JOIN contracts c ON c.id = a.contract
         JOIN lots l ON l.id = a.lot LEFT JOIN municipalities m ON m.id = a.municipality WHERE a.unit <> p.unit",
    ),
    (
        "R11",
        "",
        "SELECT key FROM fit_key WHERE kind <> 'indicative' AND used + reserved > quantity
         AND cbs_code IS NOT 'GM9013'",
    ),
    ("R12", "boven", "SELECT key FROM fit_key WHERE used > quantity * 304 / 365"),
    ("R12", "te weinig", "SELECT key FROM fit_key WHERE kind = 'guaranteed' AND used < 0.7 * quantity * 304 / 365"),
    (
        "R13",
        "dan de regio",
        "SELECT key FROM fit_key f WHERE municipality IS NULL AND quantity < (SELECT sum(x.quantity) FROM capacity_agreements x
         WHERE x.contract = f.contract AND x.lot = f.lot AND x.product = f.product AND x.start = f.start
         AND x.municipality IS NOT NULL)",
    ),
    (
        "R14",
        "",
        "SELECT c.number || '/' || l.code || '/-/' || s.valid_from FROM intake_stops s JOIN contracts c ON c.id = s.contract
         JOIN lots l ON l.id = s.lot
         WHERE s.consent_on IS NULL OR date(s.valid_from, '-14 days') < s.requested_on OR l.crisis = 1",
    ),
    (
        "R15",
        "gemeld",
        "SELECT number || '/-/-/2026' FROM ceilings WHERE typeof(amount_cents) = 'integer' AND amount_cents > 0
         AND reported_on IS NULL AND used >= 0.7 * amount_cents AND used <= amount_cents",
    ),
    ("R15", "bereikt", "SELECT number || '/-/-/2026' FROM ceilings WHERE amount_cents > 0 AND used > amount_cents
         AND typeof(amount_cents) = 'integer'"),
    ("R15", "niets", "SELECT number || '/-/-/2026' FROM ceilings WHERE amount_cents = 0 AND used > 0"),
    ("R15", "niet bekend", "SELECT number || '/-/-/2026' FROM ceilings WHERE amount_cents IS NULL"),
    ("R15", "vastgesteld", "SELECT number || '/-/-/2026' FROM ceilings WHERE decided_on > '2025-10-01'"),
    (
        "R16",
        "60 %",
        "SELECT DISTINCT f.kvk FROM now_actuals v JOIN providers f ON f.id = v.provider
         WHERE v.month < '2026-09' AND v.completeness_percent < 95",
    ),
    (
        "R17",
        "",
        "SELECT c.number || '/' || l.code || '/-/' || b.year FROM budget_ceilings b JOIN contracts c ON c.id = b.contract
         JOIN lots l ON l.id = b.lot WHERE l.funding_variant = 'task'
         UNION ALL SELECT c.number FROM capacity_agreements a JOIN contracts c ON c.id = a.contract JOIN lots l ON l.id = a.lot
         WHERE l.funding_variant = 'task'
         UNION ALL SELECT c.number FROM tariffs a JOIN contracts c ON c.id = a.contract JOIN lots l ON l.id = a.lot
         WHERE l.funding_variant = 'task'",
    ),
    (
        "R18",
        "drie lagen",
        "SELECT c.key FROM links a JOIN links b ON b.contract = a.contract AND b.lot = a.lot AND b.parent = a.child
         JOIN links c ON c.contract = b.contract AND c.lot = b.lot AND c.parent = b.child
         JOIN contract_lots p ON p.contract = a.contract AND p.lot = a.lot
         WHERE a.parent = a.main AND coalesce(p.max_depth, 1) < 3",
    ),
    (
        "R18",
        "Dubbelrol",
        "SELECT DISTINCT f.kvk FROM links s JOIN providers f ON f.id = s.child JOIN running c ON c.provider = s.child",
    ),
    (
        "R18",
        "Niemand",
        "SELECT key FROM links s WHERE parent <> main AND NOT EXISTS (SELECT 1 FROM links u WHERE u.contract = s.contract
         AND u.lot = s.lot AND u.child = s.parent)",
    ),
    (
        "R19",
        "meer dan",
        "SELECT p.number || '/' || p.code || '/' || p.valid_from FROM parts p
         WHERE (SELECT sum(share_percent) FROM links s WHERE s.contract = p.contract AND s.lot = p.lot AND s.parent = s.main)
         > 100 - coalesce(p.min_own_share_percent, 0)",
    ),
    ("R20", "toestemming", "SELECT key FROM links WHERE consent_on IS NULL AND sole_trader = 0"),
    ("R20", "gemeld", "SELECT key FROM links WHERE deployed_on < notified_on"),
    ("R20", "lopende zaak", "SELECT key FROM links WHERE exclusion_ground <> 'none'"),
    (
        "R21",
        "loopt door",
        "SELECT key FROM links s JOIN contract_lots p ON p.contract = s.contract AND p.lot = s.lot
         WHERE s.valid_to > p.valid_to OR s.valid_from < p.valid_from",
    ),
    (
        "R21",
        "geweigerde",
        "SELECT key FROM links s JOIN providers f ON f.id IN (s.parent, s.child) WHERE f.exclusion IS NOT NULL",
    ),
    ("R22", "60 %", "SELECT name FROM shares WHERE share >= 40"),
    ("R22", "HHI", "SELECT lot FROM shares GROUP BY lot HAVING sum(share * share) > 2500"),
    ("R23", "", "SELECT code FROM cells WHERE providers = 1"),
    ("R25", "Geen enkele", "SELECT code FROM cells WHERE providers = 0"),
    (
        "R25",
        "terugvaloptie",
        "SELECT code FROM lots WHERE category = 'heavy' AND fallback IS NULL",
    ),
    (
        "R26",
        "",
        "SELECT c.number || '/' || l.code || '/' || p.valid_from FROM contract_lots p JOIN contracts c ON c.id = p.contract
         JOIN lots l ON l.id = p.lot WHERE p.valid_to < '2026-11-21' AND p.transfer_clients > 0 AND p.transferred_on IS NULL",
    ),
    (
        "R27",
        "",
        "SELECT l.code || '/' || s.date FROM build_down_steps s JOIN lots l ON l.id = s.lot
         WHERE s.capacity_old + s.capacity_new < s.minimum",
    ),
    (
        "R28",
        "Hetzelfde",
        "SELECT max(o.code) FROM obligations o JOIN contracts c ON c.id = o.contract
         WHERE o.evidence_kind IS NOT NULL AND o.recurrence LIKE 'yearly%' GROUP BY c.provider, o.evidence_kind HAVING count(*) > 1",
    ),
    ("R28", "elders", "SELECT code FROM obligations WHERE already_available_from IS NOT NULL"),
    ("", "Eigen bepaling", "SELECT code FROM obligations WHERE clause = 'own'"),
    (
        "R29",
        "10 %",
        "SELECT c.number FROM amendments a JOIN contracts c ON c.id = a.contract GROUP BY c.id
         HAVING sum(a.value_delta_cents) > c.original_value_cents / 10",
    ),
    (
        "R29",
        "750.000",
        "SELECT c.number FROM amendments a JOIN contracts c ON c.id = a.contract WHERE c.original_value_cents < 75000000
         GROUP BY c.id HAVING c.original_value_cents + sum(a.value_delta_cents) >= 75000000",
    ),
    (
        "R29",
        "juridische",
        "SELECT c.number || '/' || a.number FROM amendments a JOIN contracts c ON c.id = a.contract WHERE a.legal_ground IS NULL",
    ),
    (
        "R30",
        "contractstandaard",
        "SELECT c.number || '/' || a.number FROM amendments a JOIN contracts c ON c.id = a.contract
         WHERE a.kind = 'standard' AND a.signed_on IS NULL AND date(a.effective, '+6 months') < '2026-11-21'",
    ),
    (
        "",
        "noodzakelijk",
        "SELECT n.name || '/-' FROM necessary_provisions n
         WHERE NOT EXISTS (SELECT 1 FROM products p WHERE p.category_code = n.category_code AND p.lot IS NOT NULL)",
    ),
    (
        "R31",
        "Gebruik",
        "SELECT DISTINCT f.kvk FROM now_actuals v JOIN providers f ON f.id = v.provider WHERE NOT EXISTS (SELECT 1 FROM memberships m
         WHERE m.municipality = v.municipality AND v.month || '-01' BETWEEN m.valid_from AND coalesce(m.valid_to, '9999'))",
    ),
    (
        "R25",
        "waarvoor dit contract",
        "SELECT DISTINCT f.kvk FROM now_actuals v JOIN products q ON q.id = v.product JOIN providers f ON f.id = v.provider
         WHERE EXISTS (SELECT 1 FROM memberships m WHERE m.municipality = v.municipality
             AND v.month || '-01' BETWEEN m.valid_from AND coalesce(m.valid_to, '9999'))
         AND NOT EXISTS (SELECT 1 FROM contract_lots p JOIN contracts c ON c.id = p.contract WHERE c.provider = v.provider
             AND p.lot = q.lot AND v.month || '-01' BETWEEN p.valid_from AND p.valid_to
             AND (NOT EXISTS (SELECT 1 FROM contract_lots_municipalities x WHERE x.owner = p.id)
                 OR EXISTS (SELECT 1 FROM contract_lots_municipalities x WHERE x.owner = p.id AND x.target = v.municipality)))",
    ),
    (
        "R31",
        "verlaten",
        "SELECT c.number || '/' || l.code || '/' || p.code || '/' || m.cbs_code || '/' || a.start || '/' || a.kind
         FROM capacity_agreements a JOIN products p ON p.id = a.product JOIN contracts c ON c.id = a.contract
         JOIN lots l ON l.id = a.lot JOIN municipalities m ON m.id = a.municipality
         JOIN memberships d ON d.municipality = m.id WHERE d.valid_to < a.start",
    ),
    (
        "R32",
        "capaciteitsafspraak",
        r#"SELECT number || '/' || code || '/' || valid_from FROM parts p WHERE category = 'heavy' AND NOT EXISTS (
         SELECT 1 FROM capacity_agreements a WHERE a.contract = p.contract AND a.lot = p.lot
         AND '2026-11-21' BETWEEN a.start AND a."end")"#,
    ),
    (
        "R32",
        "verantwoordelijke",
        "SELECT DISTINCT p.number FROM parts p JOIN contracts c ON c.id = p.contract WHERE category = 'heavy'
         AND c.accountable IS NULL",
    ),
    (
        "R32",
        "voortgangsmoment",
        "SELECT DISTINCT number FROM parts p WHERE category = 'heavy' AND NOT EXISTS (SELECT 1 FROM reviews r
         WHERE r.subject_kind = 'contract' AND r.subject = p.contract AND r.interval_months IS NOT NULL)",
    ),
    (
        "R33",
        "Twaalf",
        "SELECT number || '/' || code || '/' || valid_from FROM parts p WHERE valid_from <= '2025-11-21' AND NOT EXISTS (
         SELECT 1 FROM now_actuals v JOIN products q ON q.id = v.product WHERE v.provider = p.provider AND q.lot = p.lot
         AND v.month >= '2025-11')",
    ),
    (
        "R33",
        "minimum",
        "SELECT number || '/' || code || '/' || valid_from FROM parts p WHERE valid_from <= '2025-11-21' AND minimum_use_cents > (
         SELECT sum(v.amount_cents) FROM now_actuals v JOIN products q ON q.id = v.product WHERE v.provider = p.provider
         AND q.lot = p.lot AND v.month BETWEEN '2025-01' AND '2025-12')",
    ),
    (
        "O21",
        "norm",
        "SELECT c.number || '/' || l.code || '/' || w.month FROM waiting_times w JOIN contracts c ON c.id = w.contract
         JOIN lots l ON l.id = w.lot WHERE w.weeks_start > l.wait_norm_weeks",
    ),
    ("O05", "Over datum", "SELECT key FROM moments WHERE due < '2026-11-21' AND state IN ('planned', 'asked') AND key LIKE '%-O05/%'"),
    ("O12", "Over datum", "SELECT key FROM moments WHERE due < '2026-11-21' AND state IN ('planned', 'asked') AND key NOT LIKE '%-O05/%'"),
    ("O05", "beoordeeld", "SELECT key FROM moments WHERE state = 'received' AND judged_on IS NULL"),
    ("O05", "Afgekeurd", "SELECT key FROM moments WHERE state = 'rejected'"),
    ("O05", "zonder reden", "SELECT key FROM moments WHERE state = 'waived' AND reason IS NULL"),
    ("O26", "verlopen", "SELECT key FROM proofs WHERE valid_until < '2026-11-21'"),
    (
        "O26",
        "veranderd",
        "SELECT key FROM proofs e WHERE EXISTS (SELECT 1 FROM journal_changes j WHERE j.record = e.id AND j.before IS NOT NULL)",
    ),
    ("", "Toezegging", "SELECT f.kvk || '/' || m.date || '/' || f.kvk || '/' || a.text FROM action_items a
         JOIN meetings m ON m.id = a.meeting JOIN providers f ON f.id = a.provider
         WHERE a.state = 'open' AND a.due < '2026-11-21'"),
    ("O23", "opvolging", "SELECT f.kvk || '/' || s.kind || '/' || s.date FROM risk_signals s JOIN providers f ON f.id = s.provider
         WHERE s.follow_up IS NULL OR s.source IS NULL"),
    ("", "tien cliënten", "SELECT DISTINCT f.kvk FROM now_actuals v JOIN providers f ON f.id = v.provider WHERE v.clients < 10"),
    ("", "meer per eenheid", "SELECT key FROM links s WHERE tariff_cents > (SELECT max(t.amount_cents) FROM prices t
         WHERE t.contract = s.contract AND t.lot = s.lot)"),
];

fn found(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut found: Vec<String> = rows.map(Result::unwrap).collect();
    found.sort();
    found
}

fn wanted(answers: &[Answer], rule: &str, part: &str) -> Vec<String> {
    let fits = |answer: &&Answer| answer.rule == rule && answer.explanation.contains(part);
    let mut wanted: Vec<String> = answers.iter().filter(fits).map(|answer| answer.subject.clone()).collect();
    wanted.sort();
    wanted
}

/// Per lot and unit, this year: what no other provider can take over when one stops (R24), in plain loops.
fn dropouts(conn: &Connection) -> Vec<String> {
    let sql = "SELECT f.lot_code, f.unit, p.kvk, sum(f.quantity) * 304 / 365, sum(f.used) FROM fit f
               JOIN contracts c ON c.id = f.contract JOIN providers p ON p.id = c.provider
               WHERE f.cbs_code IS NOT 'GM9013' GROUP BY 1, 2, 3";
    let mut statement = conn.prepare(sql).unwrap();
    let rows: Vec<(String, String, String, f64, f64)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut found = Vec::new();
    for (lot, unit, who, _, used) in &rows {
        let others = rows.iter().filter(|row| row.0 == *lot && row.1 == *unit && row.2 != *who);
        let room: f64 = others.map(|row| (row.3 - row.4).max(0.0)).sum();
        if *used > room && !found.contains(who) {
            found.push(who.clone());
        }
    }
    found
}

#[test]
fn plain_sql_finds_what_was_planted_and_nothing_else() {
    let made = demo::build(Scale::Region, 1, today(), true);
    let (_folder, conn) = written(&made);
    let mut wrong = Vec::new();
    let mut covered = 0;
    for (rule, part, sql) in CHECKS {
        let (found, wanted) = (found(&conn, sql), wanted(&made.answers, rule, part));
        covered += wanted.len();
        if found != wanted || wanted.is_empty() {
            wrong.push(format!("{rule} {part}: planted {wanted:?}, found {:?}", &found[..found.len().min(8)]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(dropouts(&conn), wanted(&made.answers, "R24", ""));
    // Every answer is looked for by exactly one question; R24 by the loops above.
    assert_eq!(covered + 1, made.answers.len());
}

#[test]
fn nothing_is_found_where_nothing_was_planted() {
    let made = demo::build(Scale::Region, 1, today(), false);
    assert_eq!(made.answers, []);
    let (_folder, conn) = written(&made);
    let wrong: Vec<String> = CHECKS
        .iter()
        .map(|(rule, part, sql)| (format!("{rule} {part}"), found(&conn, sql)))
        .filter(|(_, found)| !found.is_empty())
        .map(|(what, found)| format!("{what}: {:?}", &found[..found.len().min(8)]))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(dropouts(&conn), Vec::<String>::new());
}

#[test]
fn answers_are_told_with_their_columns() {
    let made = demo::build(Scale::Region, 1, today(), true);
    let told: serde_json::Value = serde_json::from_str(&made.answers_json().unwrap()).unwrap();
    assert_eq!(told["columns"][0], "rule");
    assert_eq!(told["answers"].as_array().unwrap().len(), made.answers.len());
    assert_eq!(told["answers"][0]["date"], "2026-10-31");
}
