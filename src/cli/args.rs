//! The command line as `clap` reads it: commands, arguments, names in both languages. What each means to a user is in
//! `text/cli.*.ftl` and written by `page`; nothing here is shown.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

/// Everything that can stand on the command line.
#[derive(Debug, Parser)]
#[command(
    name = "perceel",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    propagate_version = true
)]
pub struct Line {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// The command; none opens the screens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that every command takes.
#[derive(Clone, Debug, Default, Args)]
pub struct Global {
    /// The register.
    #[arg(long, global = true, value_name = "FILE", alias = "bestand")]
    pub db: Option<PathBuf>,
    /// Language of the interface.
    #[arg(long, global = true, value_name = "LANG", alias = "taal")]
    pub lang: Option<String>,
    /// Reference date.
    #[arg(long, global = true, value_name = "DATE", alias = "peildatum", allow_hyphen_values = true)]
    pub as_of: Option<String>,
    /// Knowledge date.
    #[arg(long, global = true, value_name = "TIMESTAMP", alias = "kennisdatum", allow_hyphen_values = true)]
    pub known_on: Option<String>,
    /// Never write.
    #[arg(long, global = true, alias = "alleen-lezen")]
    pub read_only: bool,
    /// When to colour.
    #[arg(long, global = true, value_name = "WHEN", alias = "kleur")]
    pub color: Option<Color>,
    /// Only ASCII in tables and screens.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// No talk on stderr.
    #[arg(short, long, global = true, alias = "stil")]
    pub quiet: bool,
    /// Never ask.
    #[arg(long, global = true, alias = "geen-vragen")]
    pub no_input: bool,
    /// The settings file.
    #[arg(long, global = true, value_name = "FILE", alias = "instellingen")]
    pub config: Option<PathBuf>,
    /// Consent to write in an unsafe place.
    #[arg(long, global = true, alias = "onveilige-plek-toestaan")]
    pub allow_unsafe_place: bool,
    /// Help.
    #[arg(short, long, global = true, action = ArgAction::Help, alias = "hulp")]
    pub help: Option<bool>,
    /// Version.
    #[arg(short = 'V', long, global = true, action = ArgAction::Version, alias = "versie")]
    pub version: Option<bool>,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// As the terminal and the environment say.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How rows are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Aligned columns for people.
    #[default]
    #[value(alias = "tabel")]
    Table,
    /// One JSON document.
    Json,
    /// One JSON object per line.
    Ndjson,
    /// A sheet for Dutch Excel.
    Csv,
    /// A Markdown table.
    Md,
}

/// The shells that completions are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShellName {
    /// GNU bash.
    Bash,
    /// zsh.
    Zsh,
    /// fish.
    Fish,
    /// PowerShell.
    Powershell,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// A made-up region.
    Demo(Demo),
    /// A new register.
    #[command(alias = "nieuw")]
    New(New),
    /// Files into the register.
    #[command(aliases = ["importeer", "importeren", "invoeren"])]
    Import(Import),
    /// Records of a kind.
    #[command(aliases = ["lijst", "ls"])]
    List(List),
    /// One record.
    #[command(alias = "toon")]
    Show(Show),
    /// Free words over all kinds.
    #[command(aliases = ["zoek", "zoeken"])]
    Search(Search),
    /// Who answers for whom.
    #[command(alias = "keten")]
    Chain(Chain),
    /// Obligations: models, copies, moments.
    #[command(alias = "verplichtingen")]
    Duties(Duties),
    /// A new record.
    #[command(aliases = ["toevoegen", "voeg-toe"])]
    Add(Add),
    /// Other values in a record.
    #[command(aliases = ["wijzig", "wijzigen"])]
    Set(Set),
    /// A record out of use.
    #[command(aliases = ["archiveer", "archiveren"])]
    Archive(Archive),
    /// A record away.
    #[command(aliases = ["verwijder", "verwijderen"])]
    Remove(Remove),
    /// Taking back.
    #[command(aliases = ["ongedaan", "ongedaan-maken"])]
    Undo(Turn),
    /// Putting back.
    #[command(alias = "opnieuw")]
    Redo(Turn),
    /// A round of indexation on its tariffs.
    #[command(aliases = ["indexeer", "indexeren"])]
    Index(Index),
    /// The journal.
    #[command(aliases = ["geschiedenis", "logboek"])]
    History(History),
    /// Whether all is well.
    #[command(aliases = ["controleer", "controle"])]
    Check(Check),
    /// An overview on paper.
    #[command(aliases = ["verslag", "verantwoording"])]
    Report(Report),
    /// Data out of the register.
    #[command(aliases = ["exporteer", "exporteren", "uitvoeren"])]
    Export(Export),
    /// A verified copy.
    #[command(aliases = ["reservekopie", "kopie"])]
    Backup(Backup),
    /// A copy put back.
    #[command(aliases = ["terugzetten", "zet-terug"])]
    Restore(Restore),
    /// Circumstances of this installation.
    #[command(alias = "dokter")]
    Doctor(Doctor),
    /// Where everything is.
    #[command(alias = "paden")]
    Paths(Paths),
    /// Keys of the screens.
    #[command(alias = "toetsen")]
    Keys(Keys),
    /// A script for the shell.
    #[command(alias = "aanvullen")]
    Completions(Completions),
    /// Manual pages.
    #[command(alias = "handleiding")]
    Man(Man),
    /// An empty sheet for a kind.
    #[command(alias = "sjabloon")]
    Template(Template),
}

/// `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// How large.
    #[arg(long, value_name = "SCALE", default_value = "region", alias = "omvang")]
    pub scale: String,
    /// Which one.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Into which file.
    #[arg(long, value_name = "FILE", alias = "naar")]
    pub to: Option<PathBuf>,
    /// The planted trouble, listed.
    #[arg(long, value_name = "FILE", alias = "antwoorden")]
    pub answers: Option<PathBuf>,
    /// Only make it.
    #[arg(long, alias = "niet-openen")]
    pub no_open: bool,
}

/// `report`.
#[derive(Debug, Args)]
pub struct Report {
    /// Which overview.
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// About which period.
    #[arg(long, value_name = "PERIOD", alias = "periode")]
    pub period: Option<String>,
    /// For which municipality.
    #[arg(long, value_name = "CODE", alias = "gemeente", group = "whom")]
    pub municipality: Option<String>,
    /// For which sub-region.
    #[arg(long, value_name = "NAME", alias = "deelregio", group = "whom")]
    pub sub_region: Option<String>,
    /// About which provider.
    #[arg(long, value_name = "KEY", alias = "aanbieder", group = "whom")]
    pub provider: Option<String>,
    /// For the region and each municipality.
    #[arg(long, alias = "elke-gemeente", conflicts_with = "whom")]
    pub each_municipality: bool,
    /// For the region and each sub-region.
    #[arg(long, alias = "elke-deelregio", conflicts_with = "whom")]
    pub each_subregion: bool,
    /// In which formats.
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', alias = "formaat")]
    pub format: Vec<String>,
    /// Into which folder.
    #[arg(long, value_name = "DIR", alias = "naar")]
    pub to: PathBuf,
    /// And freeze it.
    #[arg(long, alias = "vaststellen")]
    pub freeze: bool,
    /// As it was frozen.
    #[arg(long, conflicts_with = "freeze", alias = "vastgesteld")]
    pub frozen: bool,
    /// What changed since it was frozen, instead.
    #[arg(long, conflicts_with_all = ["freeze", "frozen", "each_municipality", "each_subregion"], alias = "wijzigingen")]
    pub changes: bool,
    /// Also when it comes out otherwise.
    #[arg(long, requires = "frozen", alias = "verschil-toestaan")]
    pub allow_difference: bool,
    /// In the place of existing files.
    #[arg(short, long, alias = "ja")]
    pub yes: bool,
}

/// `new`.
#[derive(Debug, Args)]
pub struct New {
    /// The file to make.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Name of the region.
    #[arg(long, value_name = "NAME", alias = "regio")]
    pub region: Option<String>,
}

/// `import`.
#[derive(Debug, Default, Args)]
pub struct Import {
    /// The files.
    #[arg(value_name = "FILE", required_unless_present = "template")]
    pub files: Vec<PathBuf>,
    /// As which kind.
    #[arg(long = "as", value_name = "KIND", alias = "als")]
    pub kind: Option<String>,
    /// Which columns are which.
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Only tell.
    #[arg(long, alias = "proef")]
    pub dry_run: bool,
    /// Leave refused rows out instead of refusing the file.
    #[arg(long, alias = "zonder-geweigerde")]
    pub skip_refused: bool,
    /// The file is the whole delivery of its months: earlier figures it lacks are taken back.
    #[arg(long, alias = "volledig", conflicts_with = "skip_refused")]
    pub whole: bool,
    /// Do not ask.
    #[arg(short, long, alias = "ja")]
    pub yes: bool,
    /// An empty sheet of this kind instead.
    #[arg(long, value_name = "KIND", alias = "sjabloon", conflicts_with_all = ["files", "kind", "map", "dry_run"])]
    pub template: Option<String>,
    /// Where the empty sheet goes.
    #[arg(long, value_name = "FILE", requires = "template", alias = "naar")]
    pub to: Option<PathBuf>,
}

/// `list`.
#[derive(Debug, Args)]
pub struct List {
    /// Which kind.
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// Only those that answer.
    #[arg(long = "where", value_name = "QUERY", alias = "waar", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// Which columns.
    #[arg(long, value_name = "COLUMNS", alias = "kolommen")]
    pub columns: Option<String>,
    /// In which order.
    #[arg(long, value_name = "SORT", alias = "sorteer", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// How many at most.
    #[arg(long, value_name = "N", alias = "maximaal")]
    pub limit: Option<usize>,
    /// Archived ones too.
    #[arg(long, alias = "gearchiveerd")]
    pub archived: bool,
    /// A saved view.
    #[arg(long, value_name = "NAME", alias = "weergave")]
    pub view: Option<String>,
    /// How.
    #[arg(long, value_name = "FORMAT", default_value = "table", alias = "vorm")]
    pub format: Format,
    /// The same as `--format json`.
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

/// `show`.
#[derive(Debug, Args)]
pub struct Show {
    /// Which kind.
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// Which record.
    #[arg(value_name = "KEY", allow_hyphen_values = true)]
    pub key: String,
    /// How.
    #[arg(long, value_name = "FORMAT", default_value = "table", alias = "vorm")]
    pub format: Format,
    /// The same as `--format json`.
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

/// `search`.
#[derive(Debug, Args)]
pub struct Search {
    /// What to look for.
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    /// In one kind only.
    #[arg(long, value_name = "KIND", alias = "soort")]
    pub kind: Option<String>,
    /// How many at most.
    #[arg(long, value_name = "N", default_value_t = 50, alias = "maximaal")]
    pub limit: usize,
    /// How.
    #[arg(long, value_name = "FORMAT", default_value = "table", alias = "vorm")]
    pub format: Format,
    /// The same as `--format json`.
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

/// `chain`.
#[derive(Debug, Args)]
pub struct Chain {
    /// Whose chains.
    #[arg(value_name = "PROVIDER", allow_hyphen_values = true)]
    pub provider: String,
    /// Only in this lot.
    #[arg(long, value_name = "LOT", alias = "perceel")]
    pub lot: Option<String>,
    /// Only chains that serve this municipality.
    #[arg(long, value_name = "MUNICIPALITY", alias = "gemeente")]
    pub municipality: Option<String>,
    /// How.
    #[arg(long, value_name = "FORMAT", default_value = "table", alias = "vorm")]
    pub format: Format,
    /// The same as `--format json`.
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

/// What `duties` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DutyStep {
    /// Add the model obligations.
    #[value(alias = "modellen")]
    Models,
    /// Copy models into contracts.
    #[value(alias = "overnemen")]
    Copy,
    /// Write down when they are due.
    #[value(alias = "momenten")]
    Plan,
    /// Compare the files of proof.
    #[value(alias = "vergelijk")]
    Compare,
}

/// `duties`.
#[derive(Debug, Args)]
pub struct Duties {
    /// What to do.
    #[arg(value_name = "WHAT")]
    pub step: DutyStep,
    /// Into which contracts.
    #[arg(value_name = "KEY", allow_hyphen_values = true)]
    pub contracts: Vec<String>,
    /// Into all contracts of this lot.
    #[arg(long, value_name = "LOT", alias = "perceel")]
    pub lot: Option<String>,
    /// Only this model; may be repeated.
    #[arg(long = "model", value_name = "KEY")]
    pub models: Vec<String>,
    /// Until which day.
    #[arg(long, value_name = "DATE", alias = "tot")]
    pub until: Option<String>,
    /// Only tell.
    #[arg(long, alias = "proef")]
    pub dry_run: bool,
}

/// `add`.
#[derive(Debug, Args)]
pub struct Add {
    /// Which kind.
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// Its values.
    #[arg(value_name = "VALUES", required = true)]
    pub values: Vec<String>,
    /// Only tell.
    #[arg(long, alias = "proef")]
    pub dry_run: bool,
}

/// `set`.
#[derive(Debug, Args)]
pub struct Set {
    /// Which kind.
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// Which record.
    #[arg(value_name = "KEY")]
    pub key: String,
    /// Its new values.
    #[arg(value_name = "VALUES", required = true)]
    pub values: Vec<String>,
    /// Only tell.
    #[arg(long, alias = "proef")]
    pub dry_run: bool,
}

/// `archive`.
#[derive(Debug, Args)]
pub struct Archive {
    /// Which kind.
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// Which record.
    #[arg(value_name = "KEY")]
    pub key: String,
    /// Back into use.
    #[arg(long, alias = "terug")]
    pub back: bool,
}

/// `remove`.
#[derive(Debug, Args)]
pub struct Remove {
    /// Which kind.
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// Which record.
    #[arg(value_name = "KEY")]
    pub key: String,
    /// Only tell what would go.
    #[arg(long, alias = "proef")]
    pub dry_run: bool,
    /// Do it.
    #[arg(short, long, alias = "ja")]
    pub yes: bool,
}

/// `undo` and `redo`.
#[derive(Debug, Args)]
pub struct Turn {
    /// How many steps.
    #[arg(value_name = "N", default_value_t = 1)]
    pub steps: usize,
}

/// `index`.
#[derive(Debug, Args)]
pub struct Index {
    /// Which year.
    #[arg(value_name = "YEAR")]
    pub year: i64,
    /// Only tell.
    #[arg(long, alias = "proef")]
    pub dry_run: bool,
    /// How.
    #[arg(long, value_name = "FORMAT", default_value = "table", alias = "vorm")]
    pub format: Format,
    /// The same as `--format json`.
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

/// `history`.
#[derive(Debug, Args)]
pub struct History {
    /// Which kind.
    #[arg(value_name = "KIND", requires = "key")]
    pub kind: Option<String>,
    /// Which record.
    #[arg(value_name = "KEY")]
    pub key: Option<String>,
    /// How many at most.
    #[arg(long, value_name = "N", default_value_t = 50, alias = "maximaal")]
    pub limit: usize,
    /// How.
    #[arg(long, value_name = "FORMAT", default_value = "table", alias = "vorm")]
    pub format: Format,
    /// The same as `--format json`.
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

/// `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Warnings count too.
    #[arg(long, alias = "streng")]
    pub strict: bool,
    /// The hash on an older report.
    #[arg(long, value_name = "HASH", alias = "kop")]
    pub head: Option<String>,
}

/// `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// A kind, `all`, `ocds` or `calendar`.
    #[arg(value_name = "WHAT")]
    pub what: String,
    /// Where to.
    #[arg(long, value_name = "FILE", alias = "naar")]
    pub to: PathBuf,
    /// Only those that answer.
    #[arg(long = "where", value_name = "QUERY", alias = "waar", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// When the ending does not say how.
    #[arg(long, value_name = "ENDING", alias = "vorm")]
    pub format: Option<String>,
    /// In the place of an existing file.
    #[arg(short, long, alias = "ja")]
    pub yes: bool,
}

/// `backup`.
#[derive(Debug, Args)]
pub struct Backup {
    /// Under which name.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
}

/// `restore`.
#[derive(Debug, Args)]
pub struct Restore {
    /// Which copy.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Do it.
    #[arg(short, long, alias = "ja")]
    pub yes: bool,
}

/// `doctor`.
#[derive(Debug, Args)]
pub struct Doctor {
    /// For programs.
    #[arg(long)]
    pub json: bool,
}

/// `paths`.
#[derive(Debug, Args)]
pub struct Paths {
    /// For programs.
    #[arg(long)]
    pub json: bool,
}

/// `keys`.
#[derive(Debug, Args)]
pub struct Keys {
    /// As a Markdown table.
    #[arg(long)]
    pub markdown: bool,
    /// Only whether the settings are right.
    #[arg(long, conflicts_with = "markdown", alias = "controleer")]
    pub check: bool,
}

/// `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// Which shell.
    #[arg(value_name = "SHELL")]
    pub shell: Option<ShellName>,
    /// The keys of a kind, one a line; the scripts ask for them.
    #[arg(long, hide = true, value_name = "KIND", conflicts_with = "shell")]
    pub keys_of: Option<String>,
}

/// `man`.
#[derive(Debug, Args)]
pub struct Man {
    /// Into which folder.
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

/// `template`.
#[derive(Debug, Args)]
pub struct Template {
    /// Which kind.
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// Where to.
    #[arg(long, value_name = "FILE", alias = "naar")]
    pub to: Option<PathBuf>,
}
