//! Notices: real published files against two independent counts, own fixtures of every form, hostile files, and
//! random damage.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use perceel::import::notice::{
    Amount, Answer, DurationUnit, IdDoubt, Kind, Notice, OpenEnded, Place, Refusal, ResultStatus, is_joint, read,
};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

#[path = "support/published.rs"]
mod published;
use published::{real, real_files};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/notices").join(name)).unwrap()
}

fn own(name: &str) -> Notice {
    read(&fixture(name)).unwrap()
}

fn refused(bytes: &[u8]) -> Refusal {
    read(bytes).unwrap_err()
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap())
}

fn euro(cents: i64) -> Option<Amount> {
    Some(Amount { cents, currency: "EUR".into() })
}

/// Lots (and parts), groups, results, tenders, parties, contracts, subcontractors, modifications.
fn counted(notice: &Notice) -> [usize; 8] {
    [
        notice.lots.len(),
        notice.lot_groups.len(),
        notice.results.len(),
        notice.tenders.len(),
        notice.parties.len(),
        notice.contracts.len(),
        notice.subcontractors.len(),
        notice.modifications.len(),
    ]
}

/// Counts elements by the end of their path, in a stream, without a tree.
fn elements(bytes: &[u8]) -> BTreeMap<String, usize> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).unwrap());
    let (mut path, mut seen) = (Vec::<String>::new(), BTreeMap::new());
    loop {
        let (tag, stays) = match reader.read_event().unwrap() {
            Event::Start(t) => (t, true),
            Event::Empty(t) => (t, false),
            Event::End(_) => {
                path.pop();
                continue;
            }
            Event::Eof => return seen,
            _ => continue,
        };
        let name = tag.local_name().as_ref().to_owned();
        let scheme = tag.attributes().flatten().find(|a| a.key.as_ref() == "schemeName").map(|a| a.value.to_string());
        path.push(name.clone());
        let tail = path[path.len().saturating_sub(2)..].join("/");
        *seen.entry(tail.clone()).or_insert(0) += 1;
        if let Some(scheme) = scheme {
            *seen.entry(format!("{tail}@{}", scheme.to_lowercase())).or_insert(0) += 1;
        }
        if !stays {
            path.pop();
        }
    }
}

#[test]
fn every_published_notice_agrees_with_a_streaming_count() {
    for (name, bytes) in real_files() {
        let start = Instant::now();
        let notice = read(&bytes).unwrap_or_else(|r| panic!("{name}: {r:?}"));
        assert!(start.elapsed() < Duration::from_secs(2), "{name} took {:?}", start.elapsed());
        let seen = elements(&bytes);
        let count = |path: &str| seen.get(path).copied().unwrap_or(0);
        if name.starts_with("ted-nl-social/r209") {
            assert_eq!(notice.lots.len(), count("OBJECT_CONTRACT/OBJECT_DESCR"), "{name}");
            let contractors = count("CONTRACTORS/CONTRACTOR") + count("AWARDED_CONTRACT/CONTRACTOR");
            assert_eq!(notice.contracts.len(), contractors, "{name}");
            continue;
        }
        let groups = count("ProcurementProjectLot/ID@lotsgroup");
        let expected = [
            count("ProcurementProjectLot/ID") - groups,
            groups,
            count("NoticeResult/LotResult"),
            count("NoticeResult/LotTender"),
            count("NoticeResult/TenderingParty"),
            count("NoticeResult/SettledContract"),
            count("TenderingParty/SubContractor"),
            count("EformsExtension/ContractModification"),
        ];
        assert_eq!(counted(&notice), expected, "{name}");
        assert_eq!(notice.organisations.len(), count("Organization/Company"), "{name}");
    }
}

#[test]
fn every_published_notice_agrees_with_the_table() {
    let table = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/notice-counts.csv")).unwrap();
    let files = real_files();
    if files.is_empty() {
        return;
    }
    assert_eq!(files.len(), table.lines().count() - 1);
    for (name, bytes) in files {
        let row = table.lines().find(|l| l.split(',').next() == Some(name.as_str())).unwrap();
        let n: Vec<usize> = row.split(',').skip(1).map(|v| v.parse().unwrap()).collect();
        let notice = read(&bytes).unwrap();
        assert_eq!(counted(&notice), [n[0], n[1], n[4], n[5], n[6], n[7], n[8], n[9]], "{name}");
        assert_eq!((notice.organisations.len(), notice.buyers.len()), (n[2], n[3]), "{name}");
    }
}

fn providers_and_pairs(notice: &Notice) -> (BTreeSet<String>, BTreeSet<(String, String)>) {
    let key = |id: &str| {
        let firm = notice.organisation(id).unwrap();
        firm.kvk.clone().or_else(|| firm.name.clone()).unwrap()
    };
    let lot = |id: &str| id.trim_start_matches("LOT-").trim_start_matches('0').to_owned();
    let pairs = notice.provider_lots().into_iter().map(|(p, l)| (key(p), lot(l))).collect();
    (notice.providers().into_iter().map(key).collect(), pairs)
}

#[test]
fn an_old_notice_and_its_eforms_twin_give_the_same_providers() {
    let Some(base) = real() else { return eprintln!("skipped: the published notices are not here") };
    let load = |folder: &str| read(&std::fs::read(base.join(folder).join("007936-2021.xml")).unwrap()).unwrap();
    let (old, new) = (load("ted-nl-social/r209"), load("ted-nl-social/eforms-converted"));
    for notice in [&old, &new] {
        let (providers, pairs) = providers_and_pairs(notice);
        assert_eq!((notice.lots.len(), providers.len(), pairs.len()), (3, 35, 54));
        for (lot, expected) in [("1", 29), ("2", 10), ("3", 15)] {
            assert_eq!(pairs.iter().filter(|(_, l)| l == lot).count(), expected, "lot {lot}");
        }
        assert_eq!(notice.agreements().len(), 54);
        assert!(notice.parties.iter().all(|p| !p.joint));
        assert_eq!(notice.organisation(&notice.buyers[0]).unwrap().municipality(), Some("Hellevoetsluis"));
        assert_eq!(notice.published_on, day("2021-01-08"));
    }
    assert_eq!(providers_and_pairs(&old), providers_and_pairs(&new));
}

#[test]
fn an_award_is_read_whole() {
    let notice = own("gunning-eforms.xml");
    assert_eq!((notice.kind, notice.form.as_deref()), (Kind::Award, Some("33")));
    assert_eq!(notice.publication_number.as_deref(), Some("00900001-2026"));
    assert_eq!(notice.published_on, day("2026-02-28"), "a negative offset does not move the day");
    assert_eq!(notice.title.as_deref(), Some("Begeleiding Wmo"), "Dutch before English and French");
    assert_eq!(notice.buyers, ["ORG-0002", "ORG-0001"], "first published leads");
    assert_eq!((notice.total.clone(), notice.result_maximum.clone()), (euro(125_000_050), euro(200_000_000)));

    let lot = &notice.lots[0];
    assert_eq!((lot.internal_code.as_deref(), lot.result), (Some("P1"), Some(ResultStatus::Awarded)));
    assert_eq!((lot.starts_on, lot.ends_on), (day("2026-01-01"), None));
    let length = lot.duration.unwrap();
    assert_eq!((length.number, length.unit), (24, DurationUnit::Month));
    assert_eq!((lot.max_renewals, lot.renewal_text.as_deref()), (Some(2), Some("Twee keer 12 maanden")));
    assert_eq!(lot.options_text.as_deref(), Some("Uitbreiding met jeugd"));
    assert_eq!((lot.estimated_value.clone(), lot.framework_maximum.clone()), (euro(100_000_001), euro(160_000_000)));
    assert_eq!((lot.cpv.as_deref(), lot.cpv_extra.as_slice()), (Some("85312300"), ["85312100".to_owned()].as_slice()));
    let heavy = &notice.lots[1];
    assert_eq!((heavy.duration, heavy.starts_on, heavy.open_ended), (None, None, Some(OpenEnded::Unknown)));
    assert_eq!(heavy.result, Some(ResultStatus::Closed));

    let contract = &notice.contracts[0];
    assert_eq!((contract.signed_on, contract.decided_on), (day("2026-01-01"), None), "01-01-2000 is a placeholder");
    assert_eq!(contract.title.as_deref(), Some("Begeleiding & dagbesteding"));
    assert_eq!(contract.number.as_deref(), Some("2026-017"));
    let terms = notice.tenders[0].subcontracting.as_ref().unwrap();
    assert_eq!(
        (terms.answer, terms.share_ppm, terms.value.clone()),
        (Some(Answer::Yes), Some(125_000), euro(12_500_000))
    );
    assert_eq!(notice.tenders[1].subcontracting.as_ref().unwrap().share_ppm, None, "3513,16 % is no share");
    assert_eq!(notice.results[0].reestimate, None, "-1 means withheld");
    assert_eq!(notice.withheld[0].public_from, day("2027-12-31"));
    let doubts: Vec<&str> = notice.doubts.iter().map(|d| d.message.id).collect();
    assert_eq!(doubts, ["import-notice-doubt-date", "import-notice-doubt-unit", "import-notice-doubt-share"]);
    assert_eq!(notice.doubts[2].place, Place::Element("LotTender TEN-0002/TermPercent".into()));

    let sub = &notice.subcontractors[0];
    assert_eq!((sub.organisation.as_str(), sub.lots.as_slice()), ("ORG-0006", ["LOT-0001".to_owned()].as_slice()));
    assert_eq!(sub.main_contractors, ["ORG-0004"]);
    let agreements = notice.agreements();
    assert_eq!(agreements.len(), 1, "the tender ranked second has no contract");
    assert_eq!(agreements[0].providers, ["ORG-0004", "ORG-0003"], "a consortium of two, its leader first");
}

#[test]
fn names_and_numbers_of_organisations() {
    let notice = own("gunning-eforms.xml");
    let facts: Vec<_> =
        notice.organisations.iter().map(|o| (o.name.as_deref(), o.kvk.as_deref(), o.id_doubt)).collect();
    assert_eq!(facts[0], (Some("Gemeente Esdoornveen"), None, Some(IdDoubt::NineDigits)));
    assert_eq!(facts[1], (Some("gemeente Lindeborg"), None, Some(IdDoubt::BranchNumber)));
    assert_eq!(facts[2], (Some("Zorg & Zo"), Some("81234567"), None));
    assert_eq!(facts[3], (Some("Stichting Quellinborg <Thuis> & Co"), Some("81234568"), None));
    assert_eq!(facts[5].2, Some(IdDoubt::WrongLength(3)));
    assert_eq!(facts[6], (Some("Pflegehaus Quellinau"), None, Some(IdDoubt::Foreign)));
    assert_eq!(notice.organisations[4].same_as.as_deref(), Some("ORG-0003"), "one number, two spellings");
    assert_eq!(notice.organisations[1].municipality(), Some("Lindeborg"));
    assert_eq!(notice.organisations[2].municipality(), None);
}

#[test]
fn the_other_forms() {
    let change = own("wijziging-eforms.xml");
    assert_eq!(change.kind, Kind::Modification);
    let modification = &change.modifications[0];
    assert_eq!(
        (modification.reason.as_deref(), modification.contracts.as_slice()),
        (Some("mod-rev"), ["CON-0001".to_owned()].as_slice())
    );
    assert_eq!(modification.change_text.as_deref(), Some("Twaalf maanden erbij"));
    assert_eq!(own("opdracht-eforms.xml").kind, Kind::Competition);
    let prior = own("vooraankondiging-eforms.xml");
    assert_eq!((prior.kind, prior.lots[0].part), (Kind::Prior, true));
    let prior = own("vooraankondiging-ted.xml");
    assert_eq!((prior.kind, prior.lots.len(), prior.published_on), (Kind::Prior, 2, day("2021-01-08")));
    assert_eq!(prior.lots[0].description.as_deref(), Some("Eerste regel\ntweede & laatste regel"));
    assert_eq!(own("gunning-utf16le.xml"), own("opdracht-eforms.xml"));
}

#[test]
fn an_old_award_is_a_list_or_a_consortium() {
    let list = own("gunning-ted-openhouse.xml");
    assert_eq!((list.parties.len(), list.contracts.len(), list.organisations.len()), (3, 3, 3));
    let pairs: BTreeSet<_> = [("ORG-0002", "1"), ("ORG-0002", "2"), ("ORG-0003", "1")].into();
    assert_eq!(list.provider_lots(), pairs);
    assert_eq!(list.results[0].value, euro(100), "one value for two contracts belongs to neither");
    assert!(list.results[0].value.as_ref().unwrap().is_placeholder());
    let joint = own("gunning-ted-combinatie.xml");
    assert!(joint.parties[0].joint);
    assert_eq!((joint.contracts.len(), joint.agreements().len(), joint.providers().len()), (1, 1, 2));
    assert!(!is_joint(1, true, false) && is_joint(2, false, false) && !is_joint(2, false, true));
    assert!(is_joint(5, false, false) && !is_joint(6, false, false) && is_joint(7, true, true));
}

#[test]
fn hostile_and_foreign_files_are_refused_with_a_reason() {
    let deep = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
    let many: String = (0..100_000).map(|i| format!(" a{i}=\"x\"")).collect();
    let spaces: String = (0..100_000).map(|i| format!(" xmlns:a{i}=\"x\"")).collect();
    let nested = format!(
        "{}{}",
        "<a xmlns:a=\"u:1\" xmlns:b=\"u:2\" xmlns:c=\"u:3\" xmlns:d=\"u:4\" xmlns:e=\"u:5\">".repeat(60),
        "</a>".repeat(60)
    );
    let award = String::from_utf8(fixture("gunning-eforms.xml")).unwrap();
    let cut = &award[..award.len() / 2];
    let long = format!("<a>{}</a>", "x".repeat((1 << 20) + 1));
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("import-notice-doctype", fixture("vijandig-doctype.xml")),
        ("import-notice-doctype", b"<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>".to_vec()),
        ("import-notice-depth", deep.into_bytes()),
        ("import-notice-attributes", format!("<a{many}/>").into_bytes()),
        ("import-notice-attributes", format!("<a{spaces}/>").into_bytes()),
        ("import-notice-namespaces", nested.into_bytes()),
        ("import-notice-field", long.into_bytes()),
        ("import-notice-truncated", cut.as_bytes().to_vec()),
        ("import-notice-truncated", b"<a><b>".to_vec()),
        ("import-notice-entity", b"<a>&onbekend;</a>".to_vec()),
        ("import-notice-malformed", b"<a><b></a></b>".to_vec()),
        ("import-notice-encoding", b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>\xe9</a>".to_vec()),
        ("import-notice-encoding", b"\xff\xfe<\0a\0>\0\x00\xd8x\0".to_vec()),
        ("import-notice-not-xml", Vec::new()),
        ("import-notice-not-xml", b"PK\x03\x04".to_vec()),
        ("import-notice-not-xml", b"{\"tender\":{}}".to_vec()),
        ("import-notice-unknown-root", b"<rss/>".to_vec()),
        ("import-notice-namespace", b"<ContractNotice/>".to_vec()),
        ("import-notice-namespace", award.replace("ContractAwardNotice-2", "ContractAwardNotice-3").into_bytes()),
        ("import-notice-sdk", award.replace("eforms-sdk-1.10", "eforms-sdk-2.0").into_bytes()),
        ("import-notice-ted-version", b"<TED_EXPORT VERSION=\"R2.0.8\"/>".to_vec()),
        ("import-notice-no-form", b"<TED_EXPORT VERSION=\"R2.0.9\"/>".to_vec()),
        (
            "import-notice-form",
            b"<TED_EXPORT VERSION=\"R2.0.9\"><FORM_SECTION><F14_2014/></FORM_SECTION></TED_EXPORT>".to_vec(),
        ),
    ];
    for (expected, bytes) in cases {
        let start = Instant::now();
        assert_eq!(refused(&bytes).message.id, expected);
        assert!(start.elapsed() < Duration::from_secs(1), "{expected} took {:?}", start.elapsed());
    }
    assert_eq!(refused(&fixture("vijandig-doctype.xml")).place, Place::Line(2));
    let huge = vec![b' '; (256 << 20) + 1];
    assert_eq!(refused(&huge).message.id, "import-notice-too-large");
}

#[test]
fn a_declared_single_byte_encoding_is_read() {
    let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><ContractNotice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2\"><ID>caf\u{e9}</ID></ContractNotice>";
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(read(&bytes).unwrap().id.as_deref(), Some("caf\u{e9}"));
}

#[test]
fn every_message_has_a_sentence_in_both_languages() {
    let sources = ["mod", "xml", "value", "eforms", "ted", "eforms_result", "ted_award"];
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let used: BTreeSet<String> = sources
        .iter()
        .map(|s| std::fs::read_to_string(root.join(format!("src/import/notice/{s}.rs"))).unwrap())
        .flat_map(|t| t.split('"').filter(|w| w.starts_with("import-notice-")).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for file in ["notice.nl.ftl", "notice.en.ftl"] {
        let said = std::fs::read_to_string(root.join("src/text").join(file)).unwrap();
        let said: BTreeSet<String> =
            said.lines().filter_map(|l| l.split_once(" = ")).map(|(id, _)| id.to_owned()).collect();
        assert_eq!(used, said, "{file}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn damage_never_panics(
        which in 0..3_usize,
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        keep in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = fixture(["gunning-eforms.xml", "gunning-ted-openhouse.xml", "gunning-utf16le.xml"][which]);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if cut {
            bytes.truncate(keep.index(bytes.len()));
        }
        if let Ok(notice) = read(&bytes) {
            let lots = notice.provider_lots().len();
            prop_assert!(lots <= notice.organisations.len().max(4) * notice.lots.len().max(4) * 4);
        }
    }
}
