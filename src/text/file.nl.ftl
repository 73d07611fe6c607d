### The register file, its lock, backups and restore.

file-missing = Het bestand { $path } bestaat niet.
file-missing-hint = Controleer de naam en de map. Een nieuw register maakt u zelf aan; dat gebeurt nooit vanzelf.
file-no-name = “{ $path }” is geen naam voor een bestand.
file-no-name-hint = Geef een map en een naam op, bijvoorbeeld contracten.db.
file-name-too-long = De naam { $path } is te lang.
file-name-too-long-hint = Gebruik een kortere naam, of een map met een korter pad.
file-is-folder = { $path } is een map, geen bestand.
file-is-link = { $path } verwijst naar een ander bestand.
file-is-pipe = { $path } is een doorgeefluik tussen programma’s, geen gewoon bestand.
file-is-device = { $path } is een apparaat, geen gewoon bestand.
file-not-plain-hint = Geef de naam van het bestand zelf op.
file-not-permitted = U mag { $path } niet gebruiken.
file-not-permitted-hint = Vraag de eigenaar van het bestand of de beheerder om rechten.
file-read-failed = { $path } kan niet worden gelezen of geschreven.

file-not-perceel = { $path } is geen register van perceel, maar een bestand van een ander programma. Er is niets veranderd.
file-not-database = { $path } is geen register van perceel. Er is niets veranderd.
file-not-perceel-hint = Kies een ander bestand. Gegevens uit een ander programma haalt u binnen met importeren.
file-empty = { $path } is leeg. Er is niets veranderd.
file-empty-hint = Zet een reservekopie terug, of verwijder het lege bestand en maak een nieuw register.
file-newer = { $path } heeft versie { $version }; dit programma kent versie { $known }. Er is niets veranderd.
file-newer-hint = Gebruik een perceel dat deze versie kent.
file-older = { $path } heeft nog versie { $version } en kan nu niet worden bijgewerkt.
file-older-hint = Open het bestand als niemand anders het gebruikt, op een plek waar u mag schrijven.
file-no-upgrade = { $path } kan niet naar de versie van dit programma worden bijgewerkt. Het bestand is zoals het was.
file-upgraded = Het bestand is bijgewerkt van versie { $from } naar { $to }. De oude versie staat in { $path }.
file-schema-differs = De tabellen in { $path } zijn niet zoals perceel ze maakt. Er is niets veranderd.
file-schema-differs-hint = Zet een reservekopie terug, of vraag na wie het bestand heeft aangepast.
file-converted = Een ander programma had de manier van opslaan veranderd. Dat is hersteld; een kopie van daarvoor staat in { $path }.

file-busy = Een ander programma gebruikt het bestand. Er is niets opgeslagen; wat u typte staat er nog.
file-busy-hint = Probeer het zo opnieuw.
file-read-only-asked = Alleen lezen, omdat u daarom vroeg.
file-read-only-file = Alleen lezen: het bestand is beveiligd tegen schrijven.
file-read-only-folder = Alleen lezen: in de map van het bestand mag niet worden geschreven.
file-read-only-in-use = Alleen lezen: iemand anders werkt in dit bestand.
file-read-only-in-use-by = Alleen lezen: op { $host } wordt sinds { $since } in dit bestand gewerkt (proces { $pid }).
file-protected = Het bestand kan alleen worden gelezen. Er is niets opgeslagen.
file-protected-hint = Open het bestand op een plek waar u mag schrijven.
file-unfinished-save = Bij het bestand hoort een opslag die niet is afgemaakt. Zo kan het niet worden gelezen.
file-unfinished-save-hint = Open het bestand één keer op een plek waar u mag schrijven; dan komt alles goed.

file-unsafe-place = { $path } staat op een plek waar opslaan niet veilig is ({ $place }).
file-unsafe-place-hint = Zet het bestand op een eigen schijf, open het alleen om te lezen, of geef uitdrukkelijk toestemming.
file-unsafe-allowed = Het bestand staat op een plek waar opslaan niet veilig is ({ $place }). U gaf daar toestemming voor.
file-conflict-copies = { $count ->
    [one] Naast het bestand staat een kopie door een conflict: { $names }. Kijk welke de goede is.
   *[other] Naast het bestand staan { $count } kopieën door een conflict: { $names }. Kijk welke de goede is.
}
file-tightened = Anderen op deze computer konden { $path } openen (rechten { $mode }). Nu kunt alleen u dat.
file-not-tightened = Anderen op deze computer kunnen { $path } openen (rechten { $mode }). Dat kon niet worden veranderd.

file-disk-full = De schijf is vol. Er is niets opgeslagen; wat u typte staat er nog.
file-disk-full-hint = Maak ruimte en probeer het opnieuw.
file-io-failed = Het bestand kon niet worden gelezen of geschreven. Er is niets opgeslagen.
file-io-failed-hint = Controleer de schijf of de verbinding en probeer het opnieuw.
file-replaced = Een ander programma heeft het bestand vervangen of verplaatst. Er is niets opgeslagen.
file-replaced-hint = Open het bestand opnieuw en controleer wat erin staat.
file-damaged = Het bestand is beschadigd. Er is niets veranderd.
file-damaged-hint = Zet de nieuwste goede reservekopie terug; het beschadigde bestand blijft daarbij bewaard.
file-not-sound = { $path } is beschadigd. Er is niets veranderd.
file-setting-refused = SQLite neemt de instelling { $setting } niet aan voor { $path }. Er is niets veranderd.
file-sqlite-too-old = Dit programma is gebouwd met een te oude SQLite ({ $version }).
file-value-refused = Het bestand neemt deze waarde niet aan. Er is niets opgeslagen.
file-value-refused-hint = Controleer wat u invulde. Past het volgens u wel, meld dit dan.
file-stopped = Gestopt. Er is niets opgeslagen.
file-stopped-hint = Begin opnieuw als u verder wilt.
file-unexpected = Er ging iets mis in het programma zelf. Er is niets opgeslagen.
file-unexpected-hint = Meld dit, met de oorzaak die erbij staat.

file-not-created = { $path } is niet gemaakt.
file-not-created-hint = Kies een andere plek, of controleer of u daar mag schrijven.
file-no-folder-hint = De map bestaat niet. Maak die eerst, of kies een andere.
file-exists = { $path } bestaat al. Er is niets overschreven.
file-exists-hint = Kies een andere naam, of haal het bestaande bestand eerst weg.
file-restore-same = { $path } is het register zelf, geen reservekopie ervan. Kies een kopie.
