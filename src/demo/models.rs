//! The model obligations O01–O34 in our own plain Dutch, with their due rules (DOMAIN §4).

use crate::domain::calendar::{add_days, addm, month_end, quarter_end};
use chrono::{Datelike, NaiveDate};

/// When a duty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Every year on that month and day.
    Yearly(u32, u32),
    /// Every year on the day before that month and day.
    YearlyBefore(u32, u32),
    /// So many days after each month.
    AfterMonth(i32),
    /// So many days after each quarter.
    AfterQuarter(i32),
    /// So many days after each half-year.
    AfterHalf(i32),
    /// Every so many months, counted from the start of the contract.
    Every(i32),
    /// The rhythm of meetings: every twelve months in light lots, every three in heavy ones (R7).
    Meetings,
    /// So many months before the end.
    BeforeEnd(i32),
    /// On an event.
    Event(&'static str),
    /// When asked, within so many days.
    OnRequest(i32),
    /// Always.
    Continuous,
}

impl Due {
    /// The rule for a contract with or without heavy lots.
    pub fn for_lots(self, heavy: bool) -> Self {
        match self {
            Self::Meetings => Self::Every(if heavy { 3 } else { 12 }),
            other => other,
        }
    }

    /// The rule as it is written in a recurrence.
    pub fn written(self) -> String {
        match self {
            Self::Yearly(month, day) => format!("yearly {month:02}-{day:02}"),
            Self::YearlyBefore(month, day) => format!("yearly_before {month:02}-{day:02}"),
            Self::AfterMonth(days) => format!("after_period(month,+{days} d)"),
            Self::AfterQuarter(days) => format!("after_period(quarter,+{days} d)"),
            Self::AfterHalf(days) => format!("after_period(half,+{days} d)"),
            Self::Every(months) => format!("every({months} m)"),
            Self::Meetings => "every(12 m)".into(),
            Self::BeforeEnd(months) => format!("before_end(-{months} m)"),
            Self::Event(when) => format!("event({when})"),
            Self::OnRequest(days) => format!("on_request(+{days} d)"),
            Self::Continuous => "continuous".into(),
        }
    }

    /// All due days of a contract within a window, both days included.
    pub fn days(self, start: NaiveDate, end: NaiveDate, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = Vec::new();
        match self {
            Self::Yearly(month, day) => {
                days.extend((start.year()..=to.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)));
            }
            Self::YearlyBefore(month, day) => {
                let dates = (start.year()..=to.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
                days.extend(dates.map(|date| add_days(date, -1)));
            }
            Self::AfterMonth(after) => days.extend(periods(start, to, 1).map(|day| add_days(month_end(day), after))),
            Self::AfterQuarter(after) => {
                days.extend(periods(start, to, 3).map(|day| add_days(quarter_end(day), after)));
            }
            Self::AfterHalf(after) => {
                days.extend(periods(start, to, 6).map(|day| add_days(month_end(addm(day, 5)), after)));
            }
            Self::Every(months) => {
                days.extend((1..).map(|k| addm(start, k * months)).take_while(|day| *day <= to));
            }
            Self::BeforeEnd(months) => days.push(add_days(addm(add_days(end, 1), -months), -1)),
            Self::Meetings | Self::Event(_) | Self::OnRequest(_) | Self::Continuous => {}
        }
        days.retain(|day| *day > start && *day >= from && *day <= to && *day <= end);
        days
    }

    /// The first due day of a contract; nothing for duties without dates.
    pub fn first(self, start: NaiveDate, end: NaiveDate) -> Option<NaiveDate> {
        self.days(start, end, start, end).first().copied()
    }
}

/// First days of the periods of so many months from a start on the first of a period.
fn periods(start: NaiveDate, to: NaiveDate, months: i32) -> impl Iterator<Item = NaiveDate> {
    (0..).map(move |k| addm(start, k * months)).take_while(move |day| *day <= to)
}

/// A model obligation.
pub struct Model {
    pub code: &'static str,
    pub title: &'static str,
    pub due: Due,
    pub category: &'static str,
    pub domain: &'static str,
    pub evidence: &'static str,
    pub article: &'static str,
    pub law: &'static str,
    pub weight: i64,
    pub hours: i64,
    /// Whether subcontractors owe it too.
    pub passes_down: bool,
    /// Whether it is asked of a provider once, not per law.
    pub once: bool,
    /// Whether its proof holds until a day of its own.
    pub lasts: bool,
    /// Whether large regions lay it down per lot.
    pub per_lot: bool,
    pub text: &'static str,
}

const PLAIN: Model = Model {
    code: "",
    title: "",
    due: Due::Continuous,
    category: "both",
    domain: "both",
    evidence: "",
    article: "",
    law: "",
    weight: 2,
    hours: 1,
    passes_down: false,
    once: false,
    lasts: false,
    per_lot: false,
    text: "",
};

/// The models, in order of their codes.
#[rustfmt::skip]
pub const MODELS: [Model; 34] = [
    Model { code: "O01", title: "Productieverantwoording opleveren", due: Due::YearlyBefore(4, 1), evidence: "verantwoording landelijk model", article: "6.1", law: "landelijk accountantsprotocol", weight: 3, hours: 16, text: "Opdrachtnemer levert vóór 1 april per gemeente een verantwoording van de geleverde productie over het vorige jaar.", ..PLAIN },
    Model { code: "O02", title: "Controleverklaring of bestuursverklaring meesturen", due: Due::YearlyBefore(4, 1), evidence: "controleverklaring", article: "6.2", law: "landelijk accountantsprotocol", weight: 3, hours: 8, once: true, text: "Boven de omzetgrens hoort bij de verantwoording een verklaring van de accountant, daaronder een verklaring van het bestuur.", ..PLAIN },
    Model { code: "O03", title: "Jaarverantwoording openbaar maken", due: Due::YearlyBefore(6, 1), domain: "jw", evidence: "openbaarmaking jaarverantwoording", article: "6.3", law: "Jeugdwet hoofdstuk 8", hours: 12, once: true, text: "De jaarverantwoording staat uiterlijk 31 mei openbaar in het landelijke portaal.", ..PLAIN },
    Model { code: "O04", title: "Verslag kwaliteit, klachten en medezeggenschap", due: Due::YearlyBefore(6, 1), domain: "jw", evidence: "kwaliteitsverslag", article: "4.2", law: "Jeugdwet artikel 4.3", hours: 10, once: true, text: "Opdrachtnemer maakt jaarlijks een verslag over kwaliteit, klachten en medezeggenschap en plaatst het binnen tien dagen na vaststelling op de website.", ..PLAIN },
    Model { code: "O05", title: "Wachttijden per maand opleveren", due: Due::AfterMonth(15), evidence: "tabel wachttijden", article: "3.5", law: "contract", weight: 3, hours: 2, per_lot: true, text: "Binnen vijftien dagen na de maand meldt opdrachtnemer de wachttijd tot intake en tot start, en het aantal wachtenden. Dreigende wachttijd boven de norm meldt hij direct.", ..PLAIN },
    Model { code: "O06", title: "Capaciteit opgeven", due: Due::AfterMonth(15), category: "heavy", evidence: "tabel capaciteit", article: "3.6", law: "contract", hours: 2, per_lot: true, text: "Binnen vijftien dagen na de maand geeft opdrachtnemer op hoeveel plaatsen, etmalen en medewerkers beschikbaar zijn.", ..PLAIN },
    Model { code: "O07", title: "Cliëntenstop vooraf aanvragen", due: Due::Event("-14 d"), evidence: "brief met alternatieven", article: "3.8", law: "contract", weight: 3, text: "Een cliëntenstop vraagt opdrachtnemer ten minste veertien dagen tevoren schriftelijk aan, met alternatieven. Zonder toestemming gaat de stop niet in.", ..PLAIN },
    Model { code: "O08", title: "Calamiteit en geweld melden", due: Due::Event("0 d"), evidence: "datum en kenmerk van de melding", article: "4.5", law: "Jeugdwet artikel 4.1.8 en Wmo 2015", weight: 3, text: "Een calamiteit of geweld meldt opdrachtnemer direct bij de toezichthouder. Aan opdrachtgever meldt hij alleen datum en kenmerk.", ..PLAIN },
    Model { code: "O09", title: "Maatregel van een toezichthouder melden", due: Due::Event("+7 d"), evidence: "afschrift", article: "4.6", law: "contract", weight: 3, text: "Legt een toezichthouder een maatregel op, dan meldt opdrachtnemer dat binnen zeven dagen.", ..PLAIN },
    Model { code: "O10", title: "Handhaving, boete of verdenking melden", due: Due::Event("0 d"), evidence: "melding", article: "4.7", law: "contract", weight: 3, once: true, text: "Een boete, verdenking of veroordeling van de organisatie of het bestuur meldt opdrachtnemer direct.", ..PLAIN },
    Model { code: "O11", title: "Datalek melden", due: Due::Event("+24 h"), evidence: "melding", article: "10.3", law: "AVG en verwerkersafspraken", weight: 3, text: "Een datalek dat gegevens van deze overeenkomst raakt, meldt opdrachtnemer binnen 24 uur na ontdekking.", ..PLAIN },
    Model { code: "O12", title: "VOG van medewerkers op orde", due: Due::Yearly(3, 15), evidence: "VOG-verklaring", article: "4.3", law: "Jeugdwet artikel 4.1.6", weight: 3, hours: 3, passes_down: true, once: true, text: "Opdrachtnemer verklaart jaarlijks dat iedereen die met cliënten werkt een geldige verklaring omtrent het gedrag heeft. Namen worden niet verstrekt.", ..PLAIN },
    Model { code: "O13", title: "Kwaliteitskeurmerk geldig houden", due: Due::Yearly(9, 30), evidence: "certificaat", article: "4.1", law: "contract", hours: 1, passes_down: true, once: true, lasts: true, text: "Opdrachtnemer heeft een geldig kwaliteitskeurmerk en stuurt het nieuwe certificaat voordat het oude verloopt.", ..PLAIN },
    Model { code: "O14", title: "Inzet van geregistreerde professionals", due: Due::Yearly(2, 15), category: "heavy", domain: "jw", evidence: "verklaring registratie", article: "4.4", law: "Besluit Jeugdwet", hours: 2, once: true, text: "Opdrachtnemer verklaart jaarlijks dat hij geregistreerde professionals inzet waar dat moet.", ..PLAIN },
    Model { code: "O15", title: "Meldcode gebruiken", due: Due::Yearly(1, 31), evidence: "verwijzing naar de meldcode", article: "4.8", law: "Jeugdwet artikel 4.1.7", passes_down: true, once: true, text: "Opdrachtnemer gebruikt de meldcode huiselijk geweld en kindermishandeling en bevestigt dat elk jaar.", ..PLAIN },
    Model { code: "O16", title: "Cliëntervaring meten", due: Due::Yearly(7, 1), evidence: "scores cliëntervaring", article: "5.1", law: "contract", hours: 6, text: "Opdrachtnemer meet elk jaar de ervaringen van cliënten en levert score en respons.", ..PLAIN },
    Model { code: "O17", title: "Uitkomsten van de hulp opleveren", due: Due::AfterHalf(45), evidence: "tabel uitkomsten", article: "5.2", law: "contract", hours: 5, per_lot: true, text: "Na elk half jaar levert opdrachtnemer uitval, tevredenheid en het aandeel dat zonder hulp verder kan.", ..PLAIN },
    Model { code: "O18", title: "Beleidsinformatie jeugd aanleveren", due: Due::AfterHalf(21), domain: "jw", evidence: "bevestiging van levering", article: "5.3", law: "Regeling Jeugdwet", hours: 4, text: "Opdrachtnemer levert elk half jaar de wettelijke beleidsinformatie en stuurt de bevestiging.", ..PLAIN },
    Model { code: "O19", title: "Berichten op tijd", due: Due::Continuous, article: "8.1", law: "landelijk berichtenprotocol", hours: 0, text: "Startberichten volgen binnen vijf werkdagen; declaraties komen uiterlijk aan het eind van de volgende maand.", ..PLAIN },
    Model { code: "O20", title: "Acceptatieplicht, weigeringen per kwartaal", due: Due::AfterQuarter(15), evidence: "aantal weigeringen", article: "3.2", law: "contract", weight: 3, text: "Opdrachtnemer neemt iedere cliënt aan die bij het perceel past. Weigeringen meldt hij per kwartaal, alleen als aantal met reden.", ..PLAIN },
    Model { code: "O21", title: "Hulp start binnen de norm", due: Due::Continuous, article: "3.4", law: "contract", weight: 3, hours: 0, per_lot: true, text: "De hulp start binnen de wachttijdnorm van het perceel.", ..PLAIN },
    Model { code: "O22", title: "Onderaannemers vooraf melden", due: Due::AfterQuarter(30), evidence: "actuele lijst onderaannemers", article: "2.6", law: "contract", weight: 3, text: "Een onderaannemer werkt pas nadat opdrachtgever schriftelijk toestemming gaf. Na elk kwartaal stuurt opdrachtnemer een actuele lijst.", ..PLAIN },
    Model { code: "O23", title: "Risico voor de continuïteit melden", due: Due::Event("0 d"), evidence: "schriftelijke bevestiging", article: "7.1", law: "contract", weight: 3, once: true, text: "Loopt de continuïteit gevaar, dan meldt opdrachtnemer dat direct en bevestigt hij het schriftelijk.", ..PLAIN },
    Model { code: "O24", title: "Financiële kengetallen aanleveren", due: Due::Yearly(6, 30), category: "heavy", evidence: "kengetallen", article: "7.2", law: "contract", hours: 3, once: true, passes_down: true, text: "Opdrachtnemer levert jaarlijks solvabiliteit, rentabiliteit en liquiditeit, ook van zijn onderaannemers.", ..PLAIN },
    Model { code: "O25", title: "Wijziging van bestuur of rechtsvorm melden", due: Due::Event("0 d"), evidence: "melding", article: "2.8", law: "contract", once: true, text: "Een wijziging van rechtsvorm, bestuur of zeggenschap meldt opdrachtnemer direct. Voor overdracht is vooraf toestemming nodig.", ..PLAIN },
    Model { code: "O26", title: "Verzekering aantonen", due: Due::Yearly(1, 31), evidence: "polisblad", article: "2.9", law: "contract", hours: 1, once: true, lasts: true, text: "Opdrachtnemer is passend verzekerd tegen aansprakelijkheid en stuurt elk jaar het polisblad.", ..PLAIN },
    Model { code: "O27", title: "Informatie over eigenaren en integriteit", due: Due::OnRequest(14), evidence: "verklaring", article: "2.10", law: "Wet Bibob", once: true, text: "Op verzoek geeft opdrachtnemer binnen veertien dagen informatie over eigenaren en integriteit.", ..PLAIN },
    Model { code: "O28", title: "Social return verantwoorden", due: Due::Yearly(1, 31), evidence: "opgave social return", article: "9.4", law: "contract", weight: 1, hours: 4, text: "Opdrachtnemer laat elk jaar zien hoe hij het afgesproken deel van de contractwaarde inzet voor werk en leerplekken.", ..PLAIN },
    Model { code: "O29", title: "Voortgangsgesprek voeren", due: Due::Meetings, evidence: "verslag", article: "9.1", law: "contract", hours: 3, text: "Partijen voeren voortgangsgesprekken en leggen afspraken vast.", ..PLAIN },
    Model { code: "O30", title: "Verslag zorgprofielen", due: Due::AfterQuarter(30), category: "heavy", domain: "jw", evidence: "verslag samenwerking", article: "5.5", law: "contract", hours: 4, per_lot: true, text: "Na elk kwartaal beschrijft opdrachtnemer samenwerking en resultaat van de zorgprofielen, als totaal.", ..PLAIN },
    Model { code: "O31", title: "Plan voor afbouw en ombouw", due: Due::Yearly(10, 1), category: "heavy", evidence: "plan", article: "7.5", law: "contract", hours: 12, text: "Opdrachtnemer levert elk jaar een plan voor afbouw en ombouw van plaatsen, met de vervanging erbij.", ..PLAIN },
    Model { code: "O32", title: "Overgang rond achttien jaar", due: Due::AfterHalf(30), domain: "jw", evidence: "aantal overgangen", article: "5.6", law: "contract", hours: 2, text: "Na elk half jaar meldt opdrachtnemer hoeveel jongeren achttien worden en hoeveel een warme overdracht kregen.", ..PLAIN },
    Model { code: "O33", title: "Overdracht bij einde", due: Due::BeforeEnd(6), evidence: "overdrachtsplan", article: "11.2", law: "contract", weight: 3, hours: 8, text: "Een half jaar voor het einde ligt er een plan voor de overdracht van cliënten. Tot de overdracht gelden de afgesproken tarieven.", ..PLAIN },
    Model { code: "O34", title: "Meewerken aan onderzoek", due: Due::OnRequest(30), evidence: "brief", article: "6.8", law: "contract", weight: 1, hours: 2, text: "Opdrachtnemer werkt mee aan onderzoek door of namens de rekenkamer.", ..PLAIN },
];
