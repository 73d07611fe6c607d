### The command line.

cli-about = Contract register for buyers of care: lots, providers, capacity, obligations and dates in one file of your own.
    .examples =
        perceel                                          opens the screens
        perceel demo                                     makes a made-up region to practise with
        perceel new region.perceel --region "Regio Veenstroom"
        perceel import award.xml --dry-run               tells what would change
        perceel list contracts --where "state:running runs:<90d"
        perceel show providers 12345678
cli-usage-program = perceel [COMMAND] [options]
cli-usage-options = {" "}[options]
cli-manual-title = perceel manual

cli-heading-examples = Examples
cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-general = Options of every command
cli-heading-variables = Environment variables
cli-heading-exit = Exit codes
cli-heading-aliases = Also
cli-heading-kinds = Kinds
cli-heading-name = Name
cli-heading-see = See also

cli-value-file = FILE
cli-value-lang = LANG
cli-value-date = DATE
cli-value-timestamp = TIMESTAMP
cli-value-when = WHEN
cli-value-kind = KIND
cli-value-key = KEY
cli-value-query = QUERY
cli-value-columns = COLUMNS
cli-value-sort = COLUMNS
cli-value-n = N
cli-value-name = NAME
cli-value-format = FORMAT
cli-value-provider = PROVIDER
cli-value-lot = LOT
cli-value-municipality = MUNICIPALITY
cli-value-words = WORDS
cli-value-values = FIELD=VALUE
cli-value-hash = HASH
cli-value-what = WHAT
cli-value-ending = ENDING
cli-value-shell = SHELL
cli-value-dir = DIR
cli-value-year = YEAR
cli-value-scale = SCALE
cli-value-period = PERIOD
cli-value-code = CODE
cli-value-formats = FORMATS

cli-cmd-demo = Makes a made-up region in a file of its own and opens it.
    .examples =
        perceel demo
        perceel demo --scale large --seed 7 --to practice.perceel --no-open
        perceel demo --answers answers.json --no-open
cli-cmd-new = Makes a new, empty register.
    .examples =
        perceel new region.perceel --region "Regio Veenstroom"
cli-cmd-import = Reads files: csv, xlsx, ods, notices (eForms, TED) in xml, json. Shows first what changes.
    .examples =
        perceel import award.xml --dry-run
        perceel import providers.xlsx --as providers --yes
        perceel import --template contracts --to contracts.xlsx
cli-cmd-list = Shows the records of one kind as a table or for another program.
    .examples =
        perceel list contracts --where "state:running runs:<90d"
        perceel list providers --columns kvk,name,city --sort name
        perceel list lots --format json
        perceel list actuals --where "month:2026-03" --format csv
cli-cmd-show = Shows one record with everything that refers to it.
    .examples =
        perceel show contracts C-2026-01
        perceel show provider "Stichting De Linde" --format json
cli-cmd-search = Searches words in all kinds at once.
    .examples =
        perceel search reunie
        perceel search "De Linde" --kind contracts
cli-cmd-chain = Shows who answers for whom: from a provider up to who is liable, and down to who performs.
    .examples =
        perceel chain "Stichting De Linde"
        perceel chain 12345678 --lot J2Z --as-of 2027-01-01
        perceel chain 12345678 --municipality GM0505 --format json
cli-cmd-duties = Fills in obligations: models adds the model obligations, copy takes them over into contracts, plan writes down when they are due.
    .examples =
        perceel duties models
        perceel duties copy C-2026-01 --dry-run
        perceel duties copy --lot J2Z
        perceel duties plan --until 2027-06-30
cli-cmd-add = Adds a record and prints its key.
    .examples =
        perceel add providers name="Stichting De Linde" kvk=12345678
        perceel add contracts number=C-2026-01 provider=12345678 start=2026-01-01 end=2027-12-31
cli-cmd-set = Changes fields of a record. An empty value makes a field unknown.
    .examples =
        perceel set contracts C-2026-01 end=2028-12-31 accountable="Contract manager youth"
        perceel set contracts C-2026-01 original_value_cents=125000000
        perceel set contracts C-2026-01 note=
cli-cmd-archive = Puts a record away: it is kept, but no longer in the lists.
    .examples =
        perceel archive providers 12345678
        perceel archive providers 12345678 --back
cli-cmd-remove = Removes a record with everything that cannot do without it. Tells first what goes along.
    .examples =
        perceel remove contracts C-2026-01 --dry-run
        perceel remove contracts C-2026-01 --yes
cli-cmd-undo = Takes back the last steps, also those of an earlier day.
    .examples =
        perceel undo
        perceel undo 3
cli-cmd-redo = Puts back steps that were taken back.
    .examples =
        perceel redo
cli-cmd-index = Applies the indexation of a year to all its tariffs, in one step that can be undone.
    .examples =
        perceel index 2027 --dry-run
        perceel index 2027
cli-cmd-history = Shows the journal: who changed what and when; of one record with old and new values.
    .examples =
        perceel history
        perceel history contracts C-2026-01
        perceel history --limit 200 --format json
cli-cmd-check = Checks the file, the journal, and that no client data is in it. Says nothing when all is well.
    .examples =
        perceel check
        perceel check --head 3f9a01c27b64
cli-cmd-report = Writes an overview on paper, in every format you ask for.
    .examples =
        perceel report coverage --period 2026-10 --to overviews --format pdf,docx
        perceel report coverage --each-municipality --to overviews
cli-cmd-export = Writes records to a file; the ending of its name decides the format (csv, xlsx, ods, json, md, ics).
    .examples =
        perceel export all --to region.xlsx
        perceel export contracts --to contracts.csv
        perceel export calendar --to dates.ics
        perceel export all --to - --format json
cli-cmd-backup = Makes a verified backup.
    .examples =
        perceel backup
        perceel backup /media/usb/region.perceel
cli-cmd-restore = Puts a backup back. The present file is set aside, never deleted.
    .examples =
        perceel restore region.perceel.backups/region.perceel-20261121T101500.bak --yes
cli-cmd-doctor = Looks whether all is well here: terminal, language, file, place, lock and backups.
    .examples =
        perceel doctor
        perceel doctor --json
cli-cmd-paths = Shows where everything is.
    .examples =
        perceel paths
cli-cmd-keys = Shows the keys of the screens, or checks your own keys in the settings.
    .examples =
        perceel keys
        perceel keys --check
cli-cmd-completions = Prints a script with which your shell completes commands, kinds and keys.
    .examples =
        perceel completions bash > ~/.local/share/bash-completion/completions/perceel
        perceel completions fish > ~/.config/fish/completions/perceel.fish
cli-cmd-man = Writes the manual for `man`.
    .examples =
        perceel man ~/.local/share/man/man1
cli-cmd-template = Makes an empty sheet with headings and one example, which imports as it is.
    .examples =
        perceel template contracts --to contracts.xlsx

cli-arg-report-kind = Which overview; without a right name the message lists them all.
cli-arg-report-period = About what: a month (2026-10), a quarter (2026-Q3) or a year (2026). Otherwise the last one that is over.
cli-arg-report-municipality = For this municipality: CBS code or name.
cli-arg-report-sub-region = For this sub-region.
cli-arg-report-provider = About this provider: KvK number or a name there is only one of.
cli-arg-report-each-municipality = For the region and for each municipality that took part in the period.
cli-arg-report-each-subregion = For the region and for each sub-region.
cli-arg-report-format = The formats, with a comma between them; otherwise all of them.
cli-arg-report-to = The folder for the files.
cli-arg-report-yes = Replace files that are there already.
cli-arg-report-freeze = Freeze the overview: it is kept as it is now and does not change any more.
cli-arg-report-frozen = The overview as it was frozen, whatever changed since.
cli-arg-report-allow-difference = Write the frozen overview also when this version makes something else of it.
cli-arg-report-changes = Instead of the overview: what changed since it was frozen.
cli-report-unknown = There is no overview called "{ $typed }".
cli-report-no-period = "{ $typed }" is not a period this overview is about.
cli-report-no-format = An overview cannot be written as "{ $typed }".
cli-report-no-such = There is none, or more than one, called "{ $typed }".
cli-report-no-scope = The overview { $typed } is not made for that.
cli-report-exists = { $count ->
    [one] { $path } is there already. Nothing was written.
   *[other] { $count } of these files are there already, { $path } among them. Nothing was written.
}
cli-report-exists-hint = Choose another folder, or give --yes to replace them.
cli-report-no-folder = There is no folder { $path }. Nothing was written.
cli-report-no-folder-hint = Make the folder first, or name another one with --to.
cli-report-progress = { $done } of { $total }: { $path }
cli-report-written = { $count } files are in { $path }.
cli-report-freeze-differs-hint = Give --allow-difference to write it all the same; it is not the same document then.
cli-report-line = { $name }: { $what }
cli-report-logo = The logo { $path } cannot be read.
cli-config-report = Line { $line } of { $path }: { $name } cannot be like that. { $problem }
cli-arg-db = The register. Otherwise: PERCEEL_DB, the settings, or the register in the data folder.
cli-arg-lang = Language: nl or en.
cli-arg-as-of = Reference date: the day on which facts must hold.
cli-arg-known-on = Knowledge date: what had been recorded by then. A day counts up to its end.
cli-arg-read-only = Read-only; nothing can be saved.
cli-arg-color = Use colour.
cli-arg-ascii = Only letters and signs that every terminal knows.
cli-arg-quiet = No talk; only what was asked, and errors.
cli-arg-no-input = Never ask anything.
cli-arg-config = Another settings file.
cli-arg-allow-unsafe-place = Allow saving on a network share or in a folder that is synchronised with other computers. This can cost data.
cli-arg-help = This help.
cli-arg-version = The version.
cli-arg-scale = How large: region, large or x10.
cli-arg-seed = Which made-up region; the same number gives the same region.
cli-arg-to = Where the file goes.
cli-arg-answers = Writes the planted trouble to this file.
cli-arg-no-open = Only make it, do not open it.
cli-arg-file = The file.
cli-arg-restore-file = The backup.
cli-arg-backup-file = The name of the copy; otherwise it goes into the folder of backups.
cli-arg-region = Name of the region.
cli-arg-files = The files; - is standard input.
cli-arg-kind = The kind, such as contracts; `perceel list --help` names them all.
cli-arg-import-kind = As which kind, when the file does not say so itself.
cli-arg-map = Which column is which, as TOML.
cli-arg-whole = The file is the whole delivery: take back earlier figures of the same provider, month and source that it lacks.
cli-arg-skip-refused = Leave refused rows out instead of refusing the whole file.
cli-arg-dry-run = Only tell what would happen.
cli-arg-yes = Do it, without asking.
cli-arg-template = Make an empty sheet for this kind.
cli-arg-query = Only what answers to this, for example "state:running runs:<90d !draft".
cli-arg-columns = Which columns, separated by commas; key is the key.
cli-arg-sort = Sorted by which columns, separated by commas; a - in front turns it round.
cli-arg-limit = How many rows at most.
cli-arg-archived = Archived ones too.
cli-arg-view = A view that was saved on the screen.
cli-arg-format = The format of the output
cli-arg-export-format = The format, when the ending of the name does not say it.
cli-arg-json = The same as `--format json`.
cli-arg-doctor-json = For another program.
cli-arg-paths-json = For another program.
cli-arg-key = The key: number, KvK number, code, or a name that occurs once.
cli-arg-provider = The provider: KvK number or a name that occurs only once.
cli-arg-lot = Only in this lot.
cli-arg-municipality = Only chains that serve this municipality.
cli-arg-year = The year of the round of indexation
cli-arg-words = The words; the beginning of a word is enough.
cli-arg-values = Fields with their value; the names are those of the columns.
cli-arg-back = Take it into use again.
cli-arg-steps = How many steps; otherwise one.
cli-arg-strict = Suspicions count as well.
cli-arg-head = The hash on an older report or copy: is it still in the journal?
cli-arg-what = A kind, or all, ocds or calendar.
cli-arg-export-to = The file; - is standard output.
cli-arg-duties-step = What happens
cli-arg-duties-contracts = The contracts that get model obligations.
cli-arg-duties-lot = Into all running contracts of this lot.
cli-arg-duties-models = Only this model obligation; may be repeated.
cli-arg-duties-until = Until which day; else three months ahead.
cli-arg-markdown = As a Markdown table.
cli-arg-check = Only look whether your own keys are right.
cli-arg-shell = Which shell
cli-arg-dir = The folder for the pages; otherwise the first one is printed.

cli-variable-PERCEEL_DB = The register.
cli-variable-PERCEEL_LANG = The language.
cli-variable-PERCEEL_CONFIG = The settings file.
cli-variable-PERCEEL_TODAY = Today, for practice and checks: 2026-11-21.
cli-variable-NO_COLOR = No colour.

cli-exit-0 = Well done, or the reader of the output stopped.
cli-exit-1 = The check found something.
cli-exit-2 = The command line or the settings are wrong.
cli-exit-65 = The input was refused: malformed, too large, or with client data.
cli-exit-66 = The input or the record does not exist.
cli-exit-70 = A fault in the program itself.
cli-exit-73 = The output could not be made.
cli-exit-74 = Reading or writing failed, the disk is full or the file is damaged.
cli-exit-75 = Somebody else uses the file; try again later.
cli-exit-76 = Not a perceel file, or made by a newer version.
cli-exit-77 = No permission, or read-only.
cli-exit-78 = The place is not safe for a register.
cli-exit-130 = Stopped by you.

cli-error = Error: { $what }
cli-cause = Cause: { $cause }
cli-crash = Something went wrong in the program itself. What had been saved is still there; this command was not finished.
cli-crash-note = A note without your data is in { $path }. Send it along when you report this.
cli-crash-hint = Please report this.
cli-output-failed = The output could not be written. Writing it changed nothing in the register.
cli-output-failed-hint = Look where the output goes.
cli-output-closed-hint = The output was closed already. Name a file with `--to`.

cli-config-unreadable = The settings in { $path } cannot be read.
cli-config-not-toml = The settings in { $path } are not correct TOML (line { $line }).
cli-config-unknown = Line { $line } of { $path }: { $name } is not a setting. There are: { $known }.
cli-config-misfit = Line { $line } of { $path }: the value of { $name } does not fit. Right is: { $wanted }.
cli-config-hint = Correct the line, or name another file with `--config`.
cli-no-home = This user has no home folder. Give `--db` and `--config`, or set XDG_CONFIG_HOME, XDG_DATA_HOME and XDG_STATE_HOME.
cli-no-such-language = { $typed } is not a language of perceel. There are: nl, en.
cli-no-such-theme = There is no theme { $name }, nor in { $path }. Built-in themes: { $known }.
cli-today-wrong = PERCEEL_TODAY is { $typed }. That is not a date such as 2026-11-21.
cli-past-is-fixed = With a knowledge date nothing can be changed: the past is fixed.
cli-no-register-hint = Make a register with `perceel new`, practise with `perceel demo`, or name another one with `--db`.
cli-unsafe-hint = Put the file on a disk of your own, read it with `--read-only`, or consent with `--allow-unsafe-place`.

cli-no-terminal = The screens need a terminal. Nothing was opened.
cli-usage-hint = `{ $command } --help` shows what is possible.
cli-usage-near = Did you mean: { $names }?
cli-usage-known = There are: { $names }.
cli-usage-no-command = { $typed } is not a command of perceel.
cli-usage-no-option = { $typed } does not belong to this command.
cli-usage-no-value = { $option } needs a value.
cli-usage-value = { $typed } is not a value for { $option }.
cli-usage-missing = Something is missing: { $names }.
cli-usage-conflict = { $one } and { $other } do not go together.
cli-usage-utf8 = The command line holds characters that are not text.
cli-usage-wrong = The command line is wrong at { $typed }.
cli-usage-misread = { $typed } does not fit { $option }. { $problem }
cli-usage-no-kind = { $typed } is not a kind.
cli-usage-no-equals = { $typed } is not a field with a value. Write field=value.
cli-query-wrong = The query at `--where` is wrong. { $problem }
cli-no-such-view = There is no saved view { $name }.

cli-value-refused = { $field }: { $problem }
cli-nothing-saved = Nothing was saved.
cli-nothing-changes = Nothing changes: it was like this already.
cli-missing-fields = A { $noun } cannot do without: { $fields }.
cli-already-there = There is a { $noun } with key { $record } already. Nothing was saved.
cli-already-there-hint = Change it with `perceel set`.
cli-saved = Saved (step { $step }).
cli-dry-run = Rehearsal: nothing was saved.
cli-figure-incomplete = A monthly figure cannot do without provider, product, municipality and month.
cli-figure-key-hint = The key of a monthly figure is provider/product/municipality/month/source, or # with the number of `--columns key`.
cli-figures-not-archived = Monthly figures are not archived. Change or remove them.
cli-figures-no-history = Monthly figures have no journal of their own. Ask for them with `--known-on`.
cli-remove-this = To be removed: { $noun } { $record }
cli-remove-along = { $count ->
    [one] Goes along: { $count } of { $noun }
   *[other] Go along: { $count } of { $noun }
}
cli-remove-loose = { $count ->
    [one] Loses its reference: { $count } of { $noun }
   *[other] Lose their reference: { $count } of { $noun }
}
cli-remove-needs-yes = Nothing was removed: that needs `--yes`.
cli-remove-yes-hint = Give the same command with `--yes`.
cli-remove-has-figures = { $count ->
    [one] There is { $count } monthly figure with { $record }. Nothing was removed.
   *[other] There are { $count } monthly figures with { $record }. Nothing was removed.
}
cli-remove-archive-hint = Put it away with `perceel archive`; then the figures stay right.
cli-restore-needs-yes = Nothing was restored: the register { $path } is replaced, and that needs `--yes`.
cli-set-aside = The file that stood there is kept as { $path }.
cli-head = Hash of the journal: { $hash }

cli-export-all-format = Everything at once only fits in: { $known }.
cli-export-no-format = There is no format “{ $typed }”.
cli-written = Written: { $path }

cli-rule-refused = { $rule }: { $problem }
cli-check-finding = { $noun } { $record }: { $problem }
cli-demo-made = Made-up region made: { $path }
cli-demo-scale = { $typed } is not a scale.
cli-answers-made = The planted trouble is in { $path }

cli-import-refused = { $file }: not everything can be imported (refused rows: { $count }). Nothing was imported.
cli-import-refused-hint = Correct the rows, put an answer under `[sheets.answers]` in a file for `--map`, or leave them out with `--skip-refused`.
cli-import-no-sheet = No headings were found in the file that fit a kind. Nothing was imported.
cli-import-no-sheet-hint = Name the kind with `--as`, or the columns with `--map`.
cli-import-counts = { $noun }: { $new } new, { $changed } changed, { $same } the same, { $refused } refused
cli-import-figures = { $noun }: { $figures } figures: { $new } new, { $changed } in place of an earlier one, { $same } the same, { $refused } refused
cli-import-away = { $count ->
    [one] { $count } earlier figure that the file lacks is taken back along with it.
   *[other] { $count } earlier figures that the file lacks are taken back along with it.
}
cli-import-row = { $place }: { $why }
cli-import-offered = - { $answer }   { $says }
cli-import-to-complete = Not in the file, to be completed later:
cli-import-needs-yes = Nothing was imported: that needs `--yes`.
cli-import-ask = Import? (yes/no)

cli-undone = Taken back: { $what }
cli-redone = Put back: { $what }
cli-nothing-to-undo = There is nothing to take back.
cli-nothing-to-redo = There is nothing to put back.
cli-none-found = Nothing found: { $noun }.
cli-nothing-found = Nothing found.
cli-unknown = (unknown)

cli-column-seq = Step
cli-column-at = When
cli-column-who = Who
cli-column-sort = Sort
cli-column-of = Of
cli-column-what = What
cli-column-records = Records
cli-column-figures = Figures
cli-column-hash = Hash
cli-column-changes = Changed
cli-column-due = Due
cli-column-key = Key
cli-column-kind = Kind
cli-column-label = Name
cli-sort-edit = edited
cli-sort-import = imported
cli-sort-undo = undone
cli-sort-redo = redone

cli-check-chain = The journal was changed outside perceel, from step { $step } on.
cli-check-head = The hash { $hash } is not in the journal: history was rewritten, or the hash belongs to another register.
cli-check-more = { $count ->
    [one] { $count } more finding is not shown.
   *[other] { $count } more findings are not shown.
}

cli-doctor-version = Version
cli-doctor-terminal = Terminal
cli-doctor-term = Sort of terminal
cli-doctor-colour = Colours
cli-doctor-width = Width
cli-doctor-locale = Locale
cli-doctor-lang = Language
cli-doctor-signs = Signs
cli-doctor-today = Today
cli-doctor-clock = Clock fixed by
cli-doctor-file = Register
cli-doctor-place = Place
cli-doctor-lock = Lock
cli-doctor-integrity = File
cli-doctor-chain = Journal
cli-doctor-head = Hash of the journal
cli-doctor-backups = Backups
cli-doctor-newest = Newest backup
cli-doctor-well = well
cli-doctor-nobody = free

cli-path-file = Register
cli-path-backups = Backups
cli-path-demo = Practice region
cli-path-config = Settings
cli-path-themes = Own themes
cli-path-data = Data folder
cli-path-state = State folder
cli-path-log = Log file
cli-import-open = { $file }: something has to be answered first (open questions: { $count }). Nothing was read in.
cli-said = { $text }
cli-calendar-not-remembered = The agenda was made. What it holds could not be remembered, because the file cannot be written now; a next agenda will not know what moved or was dropped.

cli-index-sum = { $count ->
    [one] Indexation { $year }: { $percent } on 1 tariff.
   *[other] Indexation { $year }: { $percent } on { $count } tariffs.
}
cli-index-provisional = The final figures of the year before are not known yet: this index is provisional, the difference follows with the next one.
cli-index-passed = { $count ->
    [one] 1 tariff has a later one already and stays as it is.
   *[other] { $count } tariffs have a later one already and stay as they are.
}
cli-index-unknown = { $count ->
    [one] The amount of 1 tariff is not known; it stays as it is.
   *[other] The amount of { $count } tariffs is not known; they stay as they are.
}
cli-index-none = There is no indexation round for { $year }. Add it first.
cli-index-weights = The weights of the indexation round { $year } make { $sum }, not 100%. Correct them first.
cli-index-forecast = The indexation round { $year } lacks a forecast. Fill it in first.
cli-column-before-cents = Was
cli-column-after-cents = Becomes
