### Themes: their names and what can be wrong in a theme file.

theme-terminal = Colours of the terminal
theme-dark = Dark
theme-light = Light
theme-high-contrast = High contrast
theme-mono = Without colour

theme-not-toml = The theme { $name } cannot be read (line { $line }). The previous theme stays in use.
theme-unknown-role = Line { $line }: “{ $role }” is not a part of a theme.
theme-bad-colour = Line { $line }: “{ $value }” is not a colour.
theme-bad-style = Line { $line }: “{ $value }” is not a style.
theme-unreadable-role = Line { $line }: “{ $role }” must be a colour, or a table with fg, bg and style.
theme-hint-colour = Write a colour as #rrggbb, as a name (red, bright-blue, default) or as a number from 0 to 255.
theme-hint-style = Choose from bold, dim, italic, underline and reverse.
theme-hint-roles = These parts exist: { $roles }.
theme-hint-toml = Mend the file or choose another theme.
