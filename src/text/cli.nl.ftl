### De opdrachtregel.

cli-about = Register van contracten voor inkopers van zorg: percelen, aanbieders, capaciteit, verplichtingen en datums in één eigen bestand.
    .examples =
        perceel                                          opent de schermen
        perceel demo                                     maakt een verzonnen regio om mee te oefenen
        perceel new regio.perceel --region "Regio Veenstroom"
        perceel import gunning.xml --dry-run             vertelt wat er zou veranderen
        perceel lijst contracten --where "stand:lopend loopt:<90d"
        perceel toon aanbieders 12345678
cli-usage-program = perceel [OPDRACHT] [opties]
cli-usage-options = {" "}[opties]
cli-manual-title = Handleiding van perceel

cli-heading-examples = Voorbeelden
cli-heading-usage = Gebruik
cli-heading-commands = Opdrachten
cli-heading-arguments = Wat u opgeeft
cli-heading-options = Opties
cli-heading-general = Opties bij elke opdracht
cli-heading-variables = Omgevingsvariabelen
cli-heading-exit = Afsluitcodes
cli-heading-aliases = Ook
cli-heading-kinds = Soorten
cli-heading-name = Naam
cli-heading-see = Zie ook

cli-value-file = BESTAND
cli-value-lang = TAAL
cli-value-date = DATUM
cli-value-timestamp = MOMENT
cli-value-when = WANNEER
cli-value-kind = SOORT
cli-value-key = SLEUTEL
cli-value-query = VRAAG
cli-value-columns = KOLOMMEN
cli-value-sort = KOLOMMEN
cli-value-n = AANTAL
cli-value-name = NAAM
cli-value-format = VORM
cli-value-provider = AANBIEDER
cli-value-lot = PERCEEL
cli-value-municipality = GEMEENTE
cli-value-words = WOORDEN
cli-value-values = VELD=WAARDE
cli-value-hash = HASH
cli-value-what = WAT
cli-value-ending = EINDE
cli-value-shell = SHELL
cli-value-dir = MAP
cli-value-year = JAAR
cli-value-scale = OMVANG
cli-value-period = PERIODE
cli-value-code = CODE
cli-value-formats = VORMEN

cli-cmd-demo = Maakt een verzonnen regio in een eigen bestand en opent die.
    .examples =
        perceel demo
        perceel demo --scale large --seed 7 --to oefen.perceel --no-open
        perceel demo --answers antwoorden.json --no-open
cli-cmd-new = Maakt een nieuw, leeg register.
    .examples =
        perceel new regio.perceel --region "Regio Veenstroom"
cli-cmd-import = Leest bestanden in: csv, xlsx, ods, aankondigingen (eForms, TED) in xml, json. Toont eerst wat er verandert.
    .examples =
        perceel import gunning.xml --dry-run
        perceel import aanbieders.xlsx --as providers --yes
        perceel import --template contracts --to contracten.xlsx
cli-cmd-list = Toont de gegevens van één soort als tabel of voor een ander programma.
    .examples =
        perceel list contracts --where "stand:lopend loopt:<90d"
        perceel lijst aanbieders --columns kvk,name,city --sort name
        perceel list lots --format json
        perceel list actuals --where "maand:2026-03" --format csv
cli-cmd-show = Toont één gegeven met alles wat ernaar verwijst.
    .examples =
        perceel show contracts C-2026-01
        perceel toon aanbieder "Stichting De Linde" --format json
cli-cmd-search = Zoekt woorden in alle soorten tegelijk.
    .examples =
        perceel search reunie
        perceel zoek "De Linde" --kind contracts
cli-cmd-chain = Toont wie voor wie instaat: van een aanbieder omhoog tot wie aansprakelijk is, en omlaag tot wie uitvoert.
    .examples =
        perceel chain "Stichting De Linde"
        perceel keten 12345678 --lot J2Z --as-of 2027-01-01
        perceel chain 12345678 --municipality GM0505 --format json
cli-cmd-duties = Vult verplichtingen: models voegt de modelverplichtingen toe, copy neemt ze over in contracten, plan schrijft op wanneer zij moeten.
    .examples =
        perceel duties models
        perceel duties copy C-2026-01 --dry-run
        perceel duties copy --lot J2Z
        perceel verplichtingen momenten --tot 2027-06-30
cli-cmd-add = Voegt een gegeven toe en toont de sleutel ervan.
    .examples =
        perceel add providers name="Stichting De Linde" kvk=12345678
        perceel add contracts number=C-2026-01 provider=12345678 start=2026-01-01 end=2027-12-31
cli-cmd-set = Verandert velden van een gegeven. Een lege waarde maakt een veld onbekend.
    .examples =
        perceel set contracts C-2026-01 end=2028-12-31 accountable="Contractmanager jeugd"
        perceel set contracts C-2026-01 original_value="1.250.000,00"
        perceel set contracts C-2026-01 note=
cli-cmd-archive = Bergt een gegeven op: het blijft bewaard, maar staat niet meer in de lijsten.
    .examples =
        perceel archive providers 12345678
        perceel archive providers 12345678 --back
cli-cmd-remove = Verwijdert een gegeven met alles wat er niet zonder kan. Vertelt eerst wat er meegaat.
    .examples =
        perceel remove contracts C-2026-01 --dry-run
        perceel remove contracts C-2026-01 --yes
cli-cmd-undo = Maakt de laatste stappen ongedaan, ook die van een eerdere dag.
    .examples =
        perceel undo
        perceel undo 3
cli-cmd-redo = Doet stappen die ongedaan zijn gemaakt opnieuw.
    .examples =
        perceel redo
cli-cmd-index = Past de indexatie van een jaar toe op alle tarieven, in één stap die u ongedaan kunt maken.
    .examples =
        perceel index 2027 --dry-run
        perceel index 2027
cli-cmd-history = Toont het logboek: wie wanneer wat veranderde, van één gegeven met oude en nieuwe waarden.
    .examples =
        perceel history
        perceel history contracts C-2026-01
        perceel history --limit 200 --format json
cli-cmd-check = Controleert het bestand, het logboek en of er geen gegevens van cliënten in staan. Zegt niets als alles goed is.
    .examples =
        perceel check
        perceel check --head 3f9a01c27b64
cli-cmd-report = Schrijft een overzicht op papier, in elke vorm die u vraagt.
    .examples =
        perceel report coverage --period 2026-10 --to overzichten --format pdf,docx
        perceel report coverage --each-municipality --to overzichten
cli-cmd-export = Schrijft gegevens naar een bestand; het einde van de naam bepaalt de vorm (csv, xlsx, ods, json, md, ics).
    .examples =
        perceel export all --to regio.xlsx
        perceel export contracts --to contracten.csv
        perceel export calendar --to datums.ics
        perceel export all --to - --format json
cli-cmd-backup = Maakt een gecontroleerde reservekopie.
    .examples =
        perceel backup
        perceel backup /media/usb/regio.perceel
cli-cmd-restore = Zet een reservekopie terug. Het huidige bestand wordt opzij gezet, nooit gewist.
    .examples =
        perceel restore regio.perceel.backups/regio.perceel-20261121T101500.bak --yes
cli-cmd-doctor = Kijkt na of alles hier goed staat: terminal, taal, bestand, plaats, slot en reservekopieën.
    .examples =
        perceel doctor
        perceel doctor --json
cli-cmd-paths = Toont waar alles staat.
    .examples =
        perceel paths
cli-cmd-keys = Toont de toetsen van de schermen, of controleert de eigen toetsen in de instellingen.
    .examples =
        perceel keys
        perceel keys --check
cli-cmd-completions = Toont een script waarmee uw shell opdrachten, soorten en sleutels aanvult.
    .examples =
        perceel completions bash > ~/.local/share/bash-completion/completions/perceel
        perceel completions fish > ~/.config/fish/completions/perceel.fish
cli-cmd-man = Schrijft de handleiding voor `man`.
    .examples =
        perceel man ~/.local/share/man/man1
cli-cmd-template = Maakt een leeg blad met koppen en een voorbeeld, dat zo kan worden ingelezen.
    .examples =
        perceel template contracts --to contracten.xlsx

cli-arg-report-kind = Welk overzicht; zonder goede naam noemt de melding ze alle.
cli-arg-report-period = Waarover: een maand (2026-10), een kwartaal (2026-Q3) of een jaar (2026). Anders: de laatste die voorbij is.
cli-arg-report-municipality = Voor deze gemeente: CBS-code of naam.
cli-arg-report-sub-region = Voor deze deelregio.
cli-arg-report-provider = Over deze aanbieder: KvK-nummer of een naam die er maar één keer is.
cli-arg-report-each-municipality = Voor de regio en voor elke gemeente die in de periode meedeed.
cli-arg-report-each-subregion = Voor de regio en voor elke deelregio.
cli-arg-report-format = De vormen, met een komma ertussen; anders alle.
cli-arg-report-to = De map waar de bestanden komen.
cli-arg-report-yes = Bestanden die er al staan vervangen.
cli-arg-report-freeze = Het overzicht vaststellen: het wordt bewaard zoals het nu is en verandert niet meer.
cli-arg-report-frozen = Het overzicht zoals het is vastgesteld, wat er sindsdien ook veranderde.
cli-arg-report-allow-difference = Het vastgestelde overzicht ook schrijven als deze versie er iets anders van maakt.
cli-arg-report-changes = In plaats van het overzicht: wat er is veranderd sinds het werd vastgesteld.
cli-report-unknown = Er is geen overzicht dat "{ $typed }" heet.
cli-report-no-period = "{ $typed }" is geen periode waarover dit overzicht gaat.
cli-report-no-format = In de vorm "{ $typed }" kan een overzicht niet worden geschreven.
cli-report-no-such = Er is er geen, of meer dan één, die "{ $typed }" heet.
cli-report-no-scope = Het overzicht { $typed } wordt daarvoor niet gemaakt.
cli-report-exists = { $count ->
    [one] { $path } bestaat al. Er is niets geschreven.
   *[other] { $count } van deze bestanden bestaan al, waaronder { $path }. Er is niets geschreven.
}
cli-report-exists-hint = Kies een andere map, of geef --yes om ze te vervangen.
cli-report-no-folder = De map { $path } is er niet. Er is niets geschreven.
cli-report-no-folder-hint = Maak de map eerst, of noem een andere met --to.
cli-report-progress = { $done } van { $total }: { $path }
cli-report-written = { $count } bestanden staan in { $path }.
cli-report-freeze-differs-hint = Geef --allow-difference om het toch te schrijven; het is dan niet meer hetzelfde stuk.
cli-report-line = { $name }: { $what }
cli-report-logo = Het logo { $path } kan niet worden gelezen.
cli-config-report = Regel { $line } van { $path }: { $name } kan zo niet. { $problem }
cli-arg-db = Het register. Anders: PERCEEL_DB, de instellingen, of het register in de gegevensmap.
cli-arg-lang = Taal: nl of en.
cli-arg-as-of = Peildatum: op welke dag de gegevens moeten gelden.
cli-arg-known-on = Kennisdatum: wat er op dat moment was vastgelegd. Een dag telt tot en met het einde ervan.
cli-arg-read-only = Alleen lezen; niets kan worden opgeslagen.
cli-arg-color = Kleur gebruiken.
cli-arg-ascii = Alleen letters en tekens die elke terminal kent.
cli-arg-quiet = Geen mededelingen; alleen wat er gevraagd is, en fouten.
cli-arg-no-input = Nooit iets vragen.
cli-arg-config = Een ander bestand met instellingen.
cli-arg-allow-unsafe-place = Toestaan dat wordt opgeslagen op een gedeelde schijf of in een map die met andere computers gelijk wordt gehouden. Dat kan gegevens kosten.
cli-arg-help = Deze uitleg.
cli-arg-version = De versie.
cli-arg-scale = Hoe groot: region, large of x10.
cli-arg-seed = Welke verzonnen regio; hetzelfde getal geeft dezelfde regio.
cli-arg-to = Waar het bestand komt.
cli-arg-answers = Schrijft in dit bestand welke problemen erin zijn gelegd.
cli-arg-no-open = Alleen maken, niet openen.
cli-arg-file = Het bestand.
cli-arg-restore-file = De reservekopie.
cli-arg-backup-file = De naam van de kopie; anders komt zij in de map met reservekopieën.
cli-arg-region = Naam van de regio.
cli-arg-files = De bestanden; - is wat er binnenkomt via de invoer.
cli-arg-kind = De soort, zoals contracts of contracten; `perceel list --help` noemt ze alle.
cli-arg-import-kind = Als welke soort, wanneer het bestand dat niet zelf zegt.
cli-arg-map = Welke kolom waarvoor dient, als TOML.
cli-arg-whole = Het bestand is de hele levering: eerdere cijfers van dezelfde aanbieder, maand en bron die er niet in staan, terugnemen.
cli-arg-skip-refused = Geweigerde rijen weglaten in plaats van het hele bestand te weigeren.
cli-arg-dry-run = Alleen vertellen wat er zou gebeuren.
cli-arg-yes = Doen, zonder te vragen.
cli-arg-template = Een leeg blad voor deze soort maken.
cli-arg-query = Alleen wat hieraan voldoet, bijvoorbeeld "stand:lopend loopt:<90d !concept".
cli-arg-columns = Welke kolommen, met komma's ertussen; key is de sleutel.
cli-arg-sort = Waarop gesorteerd, met komma's ertussen; een - ervoor keert om.
cli-arg-limit = Hoeveel regels ten hoogste.
cli-arg-archived = Ook wat is opgeborgen.
cli-arg-view = Een weergave die op het scherm is bewaard.
cli-arg-format = De vorm van de uitvoer
cli-arg-export-format = De vorm, als het einde van de naam die niet zegt.
cli-arg-json = Hetzelfde als `--format json`.
cli-arg-doctor-json = Voor een ander programma.
cli-arg-paths-json = Voor een ander programma.
cli-arg-key = De sleutel: nummer, KvK-nummer, code of een naam die er maar één keer is.
cli-arg-provider = De aanbieder: KvK-nummer of een naam die er maar één keer is.
cli-arg-lot = Alleen in dit perceel.
cli-arg-municipality = Alleen ketens die deze gemeente bedienen.
cli-arg-year = Het jaar van de indexatieronde
cli-arg-words = De woorden; een begin van een woord is genoeg.
cli-arg-values = Velden met hun waarde; de namen zijn die van de kolommen.
cli-arg-back = Weer in gebruik nemen.
cli-arg-steps = Hoeveel stappen; anders één.
cli-arg-strict = Ook vermoedens tellen mee.
cli-arg-head = De hash op een ouder verslag of een oudere kopie: staat die nog in het logboek?
cli-arg-what = Een soort, of all (alles), ocds of calendar (agenda).
cli-arg-export-to = Het bestand; - is de uitvoer.
cli-arg-duties-step = Wat er gebeurt
cli-arg-duties-contracts = De contracten waarin modelverplichtingen komen.
cli-arg-duties-lot = In alle lopende contracten van dit perceel.
cli-arg-duties-models = Alleen deze modelverplichting; mag vaker.
cli-arg-duties-until = Tot en met welke dag; anders drie maanden vooruit.
cli-arg-markdown = Als tabel in Markdown.
cli-arg-check = Alleen nakijken of de eigen toetsen kloppen.
cli-arg-shell = Welke shell
cli-arg-dir = De map waarin de bladzijden komen; anders komt de eerste op het scherm.

cli-variable-PERCEEL_DB = Het register.
cli-variable-PERCEEL_LANG = De taal.
cli-variable-PERCEEL_CONFIG = Het bestand met instellingen.
cli-variable-PERCEEL_TODAY = Vandaag, voor oefening en controle: 2026-11-21.
cli-variable-NO_COLOR = Geen kleur.

cli-exit-0 = Gelukt, of de lezer van de uitvoer is gestopt.
cli-exit-1 = De controle vond iets.
cli-exit-2 = De opdracht of de instellingen kloppen niet.
cli-exit-65 = De invoer is geweigerd: verkeerd van vorm, te groot, of met gegevens van cliënten.
cli-exit-66 = De invoer of het gegeven bestaat niet.
cli-exit-70 = Een fout in het programma zelf.
cli-exit-73 = De uitvoer kon niet worden gemaakt.
cli-exit-74 = Lezen of schrijven mislukte, de schijf is vol of het bestand is beschadigd.
cli-exit-75 = Iemand anders gebruikt het bestand; probeer het later.
cli-exit-76 = Geen bestand van perceel, of van een nieuwere versie.
cli-exit-77 = Geen toestemming, of alleen lezen.
cli-exit-78 = De plaats is niet veilig voor een register.
cli-exit-130 = Door u gestopt.

cli-error = Fout: { $what }
cli-cause = Oorzaak: { $cause }
cli-crash = Er ging iets mis in het programma zelf. Wat al was opgeslagen, staat er nog; deze opdracht is niet afgemaakt.
cli-crash-note = Een verslag zonder uw gegevens staat in { $path }. Stuur het mee als u dit meldt.
cli-crash-hint = Meld dit.
cli-output-failed = De uitvoer kon niet worden geschreven. Het register is niet veranderd door het schrijven.
cli-output-failed-hint = Controleer waar de uitvoer naartoe gaat.
cli-output-closed-hint = De uitvoer was al gesloten. Geef een bestand op met `--to`.

cli-config-unreadable = De instellingen in { $path } kunnen niet worden gelezen.
cli-config-not-toml = De instellingen in { $path } zijn geen goede TOML (regel { $line }).
cli-config-unknown = Regel { $line } van { $path }: { $name } is geen instelling. Er zijn: { $known }.
cli-config-misfit = Regel { $line } van { $path }: de waarde van { $name } past niet. Goed is: { $wanted }.
cli-config-hint = Verbeter de regel, of geef een ander bestand op met `--config`.
cli-no-home = Deze gebruiker heeft geen eigen map. Geef `--db` en `--config` op, of zet XDG_CONFIG_HOME, XDG_DATA_HOME en XDG_STATE_HOME.
cli-no-such-language = { $typed } is geen taal van perceel. Er zijn: nl, en.
cli-no-such-theme = Er is geen thema { $name }, ook niet in { $path }. Vaste thema’s: { $known }.
cli-today-wrong = PERCEEL_TODAY is { $typed }. Dat is geen datum zoals 2026-11-21.
cli-past-is-fixed = Met een kennisdatum kan niets worden veranderd: het verleden staat vast.
cli-no-register-hint = Maak een register met `perceel new`, oefen met `perceel demo`, of noem een ander met `--db`.
cli-unsafe-hint = Zet het bestand op een eigen schijf, lees het met `--read-only`, of geef toestemming met `--allow-unsafe-place`.

cli-no-terminal = De schermen hebben een terminal nodig. Er is niets geopend.
cli-usage-hint = `{ $command } --help` laat zien wat er kan.
cli-usage-near = Bedoelt u: { $names }?
cli-usage-known = Er zijn: { $names }.
cli-usage-no-command = { $typed } is geen opdracht van perceel.
cli-usage-no-option = { $typed } hoort niet bij deze opdracht.
cli-usage-no-value = Bij { $option } hoort een waarde.
cli-usage-value = { $typed } is geen waarde voor { $option }.
cli-usage-missing = Er ontbreekt iets: { $names }.
cli-usage-conflict = { $one } en { $other } gaan niet samen.
cli-usage-utf8 = De opdracht bevat tekens die geen tekst zijn.
cli-usage-wrong = De opdracht klopt niet bij { $typed }.
cli-usage-misread = { $typed } past niet bij { $option }. { $problem }
cli-usage-no-kind = { $typed } is geen soort.
cli-usage-no-equals = { $typed } is geen veld met een waarde. Schrijf veld=waarde.
cli-query-wrong = De vraag bij `--where` klopt niet. { $problem }
cli-no-such-view = Er is geen weergave { $name } bewaard.

cli-value-refused = { $field }: { $problem }
cli-nothing-saved = Er is niets opgeslagen.
cli-nothing-changes = Er verandert niets: zo stond het er al.
cli-missing-fields = Een { $noun } kan niet zonder: { $fields }.
cli-already-there = Er is al een { $noun } met sleutel { $record }. Er is niets opgeslagen.
cli-already-there-hint = Verander die met `perceel set`.
cli-saved = Opgeslagen (stap { $step }).
cli-dry-run = Proef: er is niets opgeslagen.
cli-figure-incomplete = Een maandcijfer kan niet zonder aanbieder, product, gemeente en maand.
cli-figure-key-hint = De sleutel van een maandcijfer is aanbieder/product/gemeente/maand/bron, of # met het nummer uit `--columns key`.
cli-figures-not-archived = Maandcijfers worden niet opgeborgen. Verander of verwijder ze.
cli-figures-no-history = Maandcijfers hebben geen eigen logboek. Vraag ze op met `--known-on`.
cli-remove-this = Verwijderen: { $noun } { $record }
cli-remove-along = { $count ->
    [one] Gaat mee: { $count } van { $noun }
   *[other] Gaan mee: { $count } van { $noun }
}
cli-remove-loose = { $count ->
    [one] Raakt de verwijzing kwijt: { $count } van { $noun }
   *[other] Raken de verwijzing kwijt: { $count } van { $noun }
}
cli-remove-needs-yes = Er is niets verwijderd: daarvoor is `--yes` nodig.
cli-remove-yes-hint = Geef dezelfde opdracht met `--yes`.
cli-remove-has-figures = { $count ->
    [one] Er is { $count } maandcijfer bij { $record }. Er is niets verwijderd.
   *[other] Er zijn { $count } maandcijfers bij { $record }. Er is niets verwijderd.
}
cli-remove-archive-hint = Berg het op met `perceel archive`; dan blijven de cijfers kloppen.
cli-restore-needs-yes = Er is niets teruggezet: het register { $path } wordt vervangen en daarvoor is `--yes` nodig.
cli-set-aside = Het vorige bestand is bewaard als { $path }.
cli-head = Hash van het logboek: { $hash }

cli-export-all-format = Alles tegelijk past alleen in: { $known }.
cli-export-no-format = De vorm “{ $typed }” bestaat niet.
cli-written = Geschreven: { $path }

cli-rule-refused = { $rule }: { $problem }
cli-check-finding = { $noun } { $record }: { $problem }
cli-demo-made = Verzonnen regio gemaakt: { $path }
cli-demo-scale = { $typed } is geen omvang.
cli-answers-made = De ingebouwde problemen staan in { $path }

cli-import-refused = { $file }: niet alles kan worden ingelezen (geweigerde rijen: { $count }). Er is niets ingelezen.
cli-import-refused-hint = Verbeter de rijen, zet een antwoord onder `[sheets.answers]` in een bestand voor `--map`, of laat ze weg met `--skip-refused`.
cli-import-no-sheet = In het bestand zijn geen koppen gevonden die bij een soort passen. Er is niets ingelezen.
cli-import-no-sheet-hint = Noem de soort met `--as`, of de kolommen met `--map`.
cli-import-counts = { $noun }: { $new } nieuw, { $changed } gewijzigd, { $same } gelijk, { $refused } geweigerd
cli-import-figures = { $noun }: { $figures } cijfers: { $new } nieuw, { $changed } in plaats van een eerder cijfer, { $same } gelijk, { $refused } geweigerd
cli-import-away = { $count ->
    [one] { $count } eerder cijfer dat niet in het bestand staat, wordt daarbij teruggenomen.
   *[other] { $count } eerdere cijfers die niet in het bestand staan, worden daarbij teruggenomen.
}
cli-import-row = { $place }: { $why }
cli-import-offered = - { $answer }   { $says }
cli-import-to-complete = Staat niet in het bestand, vraagt later om aanvulling:
cli-import-needs-yes = Er is niets ingelezen: daarvoor is `--yes` nodig.
cli-import-ask = Inlezen? (ja/nee)

cli-undone = Ongedaan gemaakt: { $what }
cli-redone = Opnieuw gedaan: { $what }
cli-nothing-to-undo = Er is niets om ongedaan te maken.
cli-nothing-to-redo = Er is niets om opnieuw te doen.
cli-none-found = Niets gevonden: { $noun }.
cli-nothing-found = Niets gevonden.
cli-unknown = (onbekend)

cli-column-seq = Stap
cli-column-at = Wanneer
cli-column-who = Wie
cli-column-sort = Soort
cli-column-of = Van
cli-column-what = Wat
cli-column-records = Gegevens
cli-column-figures = Cijfers
cli-column-hash = Hash
cli-column-changes = Veranderd
cli-column-due = Datum
cli-column-key = Sleutel
cli-column-kind = Soort
cli-column-label = Naam
cli-sort-edit = bewerkt
cli-sort-import = ingelezen
cli-sort-undo = ongedaan
cli-sort-redo = opnieuw

cli-check-chain = Het logboek is veranderd buiten perceel om, vanaf stap { $step }.
cli-check-head = De hash { $hash } staat niet in het logboek: de geschiedenis is herschreven, of de hash is van een ander register.
cli-check-more = { $count ->
    [one] Nog { $count } bevinding is niet getoond.
   *[other] Nog { $count } bevindingen zijn niet getoond.
}

cli-doctor-version = Versie
cli-doctor-terminal = Terminal
cli-doctor-term = Soort terminal
cli-doctor-colour = Kleuren
cli-doctor-width = Breedte
cli-doctor-locale = Landinstelling
cli-doctor-lang = Taal
cli-doctor-signs = Tekens
cli-doctor-today = Vandaag
cli-doctor-clock = Klok vastgezet door
cli-doctor-file = Register
cli-doctor-place = Plaats
cli-doctor-lock = Slot
cli-doctor-integrity = Bestand
cli-doctor-chain = Logboek
cli-doctor-head = Hash van het logboek
cli-doctor-backups = Reservekopieën
cli-doctor-newest = Nieuwste kopie
cli-doctor-well = in orde
cli-doctor-nobody = vrij

cli-path-file = Register
cli-path-backups = Reservekopieën
cli-path-demo = Oefenregio
cli-path-config = Instellingen
cli-path-themes = Eigen thema’s
cli-path-data = Gegevensmap
cli-path-state = Toestandsmap
cli-path-log = Logbestand
cli-import-open = { $file }: eerst moet iets worden beantwoord (open vragen: { $count }). Er is niets ingelezen.
cli-said = { $text }
cli-calendar-not-remembered = De agenda is gemaakt. Wat erin staat kon niet worden onthouden, omdat het bestand nu niet beschreven kan worden; een volgende agenda weet dan niet wat er is verplaatst of vervallen.

cli-index-sum = { $count ->
    [one] Indexatie { $year }: { $percent } op 1 tarief.
   *[other] Indexatie { $year }: { $percent } op { $count } tarieven.
}
cli-index-provisional = De definitieve cijfers over het jaar ervoor ontbreken nog: dit cijfer is voorlopig, het verschil volgt met de volgende indexatie.
cli-index-passed = { $count ->
    [one] 1 tarief heeft al een later tarief en blijft zoals het is.
   *[other] { $count } tarieven hebben al een later tarief en blijven zoals ze zijn.
}
cli-index-unknown = { $count ->
    [one] Van 1 tarief is het bedrag niet bekend; dat blijft zoals het is.
   *[other] Van { $count } tarieven is het bedrag niet bekend; die blijven zoals ze zijn.
}
cli-index-none = Voor { $year } is geen indexatieronde vastgelegd. Voeg die eerst toe.
cli-index-weights = De gewichten van de indexatieronde { $year } zijn samen { $sum }, geen 100 %. Verbeter ze eerst.
cli-index-forecast = Van de indexatieronde { $year } ontbreekt een raming. Vul haar eerst in.
cli-column-before-cents = Was
cli-column-after-cents = Wordt
