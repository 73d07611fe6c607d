### Thema's: namen en wat er mis kan zijn in een themabestand.

theme-terminal = Kleuren van de terminal
theme-dark = Donker
theme-light = Licht
theme-high-contrast = Hoog contrast
theme-mono = Zonder kleur

theme-not-toml = Het thema { $name } is niet te lezen (regel { $line }). Het vorige thema blijft in gebruik.
theme-unknown-role = Regel { $line }: ‘{ $role }’ is geen onderdeel van een thema.
theme-bad-colour = Regel { $line }: ‘{ $value }’ is geen kleur.
theme-bad-style = Regel { $line }: ‘{ $value }’ is geen schrijfwijze.
theme-unreadable-role = Regel { $line }: ‘{ $role }’ moet een kleur zijn, of een tabel met fg, bg en style.
theme-hint-colour = Schrijf een kleur als #rrggbb, als naam (red, bright-blue, default) of als nummer van 0 tot en met 255.
theme-hint-style = Kies uit bold, dim, italic, underline en reverse.
theme-hint-roles = Deze onderdelen bestaan: { $roles }.
theme-hint-toml = Haal de fout uit het bestand of kies een ander thema.
