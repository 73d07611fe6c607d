//! Invented names: municipalities, firms, people. Put together from parts, so that there are enough of them at every
//! scale and none is drawn from life.

/// The present municipalities of the usual region; the fifth is the merged one.
pub const TOWNS: [&str; 10] = [
    "Waterdam",
    "Oosterwaarde",
    "Bredevliet",
    "Lindewoude",
    "Meerwaarde",
    "Zuidervoort",
    "Hofrade",
    "Terlinde",
    "Veenrade",
    "Duinkerf",
];
/// The two municipalities that merged into the fifth.
pub const MERGED: [&str; 2] = ["Kortemeer", "Langemeer"];
/// The municipality that left the region.
pub const LEFT: &str = "Zandewijk";

const TOWN_HEADS: [&str; 12] =
    ["Kreek", "Riet", "Polder", "Wold", "Esker", "Brink", "Tjalle", "Grutto", "Zilver", "Vlier", "Kievit", "Rogge"];
const TOWN_TAILS: [&str; 8] = ["marke", "gaarde", "stroom", "veste", "baken", "kolk", "weide", "griend"];

/// The name of the present municipality with that number, from 0.
pub fn town(number: usize) -> String {
    if let Some(name) = TOWNS.get(number) {
        return (*name).to_string();
    }
    let number = number - TOWNS.len();
    format!("{}{}", TOWN_HEADS[number % 12], TOWN_TAILS[(number / 12 + number) % 8])
}

/// The name of a sub-region.
pub fn sub_region(number: usize) -> String {
    const PARTS: [&str; 8] = ["Noord", "Midden", "Zuid", "Oost", "West", "Kust", "Veen", "Rivieren"];
    match PARTS.get(number) {
        Some(part) => format!("Waterdal-{part}"),
        None => format!("Waterdal, deel {}", number + 1),
    }
}

const FIRM_HEADS: [&str; 48] = [
    "Merel",
    "Wilgen",
    "Zwaluw",
    "Ooievaar",
    "Linden",
    "Ritsel",
    "Lisdod",
    "Vlier",
    "Kievit",
    "Reiger",
    "Elzen",
    "Hazel",
    "Kwikstaart",
    "Berken",
    "Sleedoorn",
    "Waterlelie",
    "Grutto",
    "Meidoorn",
    "Zilvermeeuw",
    "Klaproos",
    "Otter",
    "Kornoelje",
    "Lijster",
    "Boomvalk",
    "Eekhoorn",
    "Korenbloem",
    "Wulpen",
    "Karekiet",
    "Dotter",
    "Iepen",
    "Roerdomp",
    "Tureluur",
    "Hondsroos",
    "Veldleeuwerik",
    "Zonnedauw",
    "Salamander",
    "Bosuil",
    "Kamille",
    "Gagel",
    "Distelvink",
    "Kroosduiker",
    "Rietzanger",
    "Moerbei",
    "Steenuil",
    "Tijm",
    "Vlinder",
    "Wouw",
    "Bever",
];
const FIRM_TAILS: [&str; 40] = [
    "wende",
    "laar",
    "geest",
    "kade",
    "hoeve",
    "dreef",
    "sluis",
    "veldering",
    "horst",
    "gaarde",
    "nest",
    "brug",
    "akker",
    "poort",
    "tuin",
    "vonder",
    "singel",
    "wal",
    "berm",
    "oever",
    "terp",
    "kamp",
    "stee",
    "weide",
    "hof",
    "beek",
    "rand",
    "zoom",
    "vaart",
    "kreek",
    "duin",
    "pad",
    "eiland",
    "kring",
    "haven",
    "boog",
    "stroom",
    "donk",
    "griend",
    "kolk",
];

/// A coined word for a firm, different for every number below 1 920.
fn coined(number: usize) -> (usize, String) {
    let lap = number / (FIRM_HEADS.len() * FIRM_TAILS.len());
    let tail = (number / FIRM_HEADS.len() + number * 7) % FIRM_TAILS.len();
    (lap, format!("{}{}", FIRM_HEADS[number % FIRM_HEADS.len()], FIRM_TAILS[tail]))
}

/// Legal form and name of the firm with that number.
pub fn firm(number: usize) -> (&'static str, String) {
    let (lap, word) = coined(number);
    let word = if lap == 0 { word } else { format!("{word} {}", ["Waterdal", "Plus", "Oost"][(lap - 1) % 3]) };
    match number % 11 {
        0 | 5 => ("foundation", format!("Stichting {word}")),
        1 => ("private_company", format!("Zorggroep {word} BV")),
        2 => ("private_company", format!("{word} Jeugd en Gezin BV")),
        3 => ("cooperative", format!("Coöperatie {word} U.A.")),
        4 => ("professional_partnership", format!("Praktijk {word}")),
        6 => ("private_company", format!("{word} Begeleiding BV")),
        7 => ("foundation", format!("Stichting Zorg aan de {word}")),
        8 => ("general_partnership", format!("Zorgboerderij {word} VOF")),
        9 => ("association", format!("Vereniging Thuis bij {word}")),
        _ => ("private_company", format!("{word} Thuiszorg BV")),
    }
}

/// The name of somebody who works alone.
pub fn sole_trader(number: usize) -> String {
    let (lap, word) = coined(number * 5 + 11);
    let more = if lap == 0 { String::new() } else { format!(" {lap}") };
    format!("Praktijk aan huis {word}{more}")
}

/// The name of a group.
pub fn group(number: usize) -> String {
    let (_, word) = coined(number * 13 + 7);
    match number % 3 {
        0 => format!("Groep {word}"),
        1 => format!("{word} Holding BV"),
        _ => format!("Concern {word}"),
    }
}

/// The name of a person who does not exist.
pub fn person(number: usize) -> String {
    const FIRST: [&str; 12] =
        ["Fenna", "Tijmen", "Maud", "Wessel", "Jikke", "Rogier", "Sanne", "Bram", "Noor", "Taco", "Lieke", "Hidde"];
    let (_, word) = coined(number * 3 + 5);
    format!("{} van de {word}", FIRST[number % 12])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_differ_from_each_other_and_from_real_municipalities() {
        let towns: Vec<String> = (0..100).map(town).collect();
        assert_eq!(towns.iter().collect::<HashSet<_>>().len(), towns.len());
        let here = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let file = |up: &str| here.join(up).join("shared/data/real/gemeenten-2026/gemeenten-2026.csv");
        if let Some(list) = ["..", "../.."].iter().find_map(|up| std::fs::read_to_string(file(up)).ok()) {
            let real: HashSet<&str> = list.lines().filter_map(|line| line.split(',').nth(1)).collect();
            assert!(real.contains("Dordrecht"));
            let all = towns.iter().map(String::as_str).chain(MERGED).chain([LEFT]);
            assert_eq!(all.filter(|name| real.contains(name)).collect::<Vec<_>>(), Vec::<&str>::new());
        }
        let firms: HashSet<String> = (0..2_400).map(|number| firm(number).1).collect();
        assert_eq!(firms.len(), 2_400);
        let alone: HashSet<String> = (1_500..2_200).map(sole_trader).collect();
        assert_eq!(alone.len(), 700);
        assert_eq!((0..300).map(group).collect::<HashSet<_>>().len(), 300);
    }
}
