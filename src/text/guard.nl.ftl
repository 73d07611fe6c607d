### The guard against client data and oversized files.

guard-number = { $place }: { $value } kan een BSN zijn (negen cijfers, goedgekeurd door de elfproef). Er is niets opgeslagen.
guard-number-beside-word = { $place }: { $value } is een BSN of lijkt erop, want het woord staat erbij. Er is niets opgeslagen.
guard-heading = { $place }: de kolom “{ $value }” hoort bij gegevens van cliënten. Er is niets opgeslagen.
guard-client-words = { $place }: “{ $value }” lijkt over één persoon te gaan. Haal namen en geboortedatums van cliënten weg.
guard-hint-ask = { $more ->
    [0] Haal het nummer weg, of zeg per nummer wat het is, bijvoorbeeld een factuurnummer.
    [one] Er is nog { $more } plek. Haal de nummers weg, of zeg per nummer wat het is, bijvoorbeeld een factuurnummer.
   *[other] Er zijn nog { $more } plekken. Haal de nummers weg, of zeg per nummer wat het is, bijvoorbeeld een factuurnummer.
}
guard-hint-heading = { $more ->
    [0] Haal de kolom uit het bestand en probeer het opnieuw.
    [one] Er is nog { $more } plek. Haal deze kolommen uit het bestand en probeer het opnieuw.
   *[other] Er zijn nog { $more } plekken. Haal deze kolommen uit het bestand en probeer het opnieuw.
}
guard-hint-refuse = { $more ->
    [0] Haal het nummer weg en probeer het opnieuw. In dit register horen geen gegevens van cliënten.
    [one] Er is nog { $more } plek. Haal de nummers weg en probeer het opnieuw. In dit register horen geen gegevens van cliënten.
   *[other] Er zijn nog { $more } plekken. Haal de nummers weg en probeer het opnieuw. In dit register horen geen gegevens van cliënten.
}
guard-ask = { $place }: { $value } kan een BSN zijn. Wat voor nummer is dit? Is het van een persoon, stop dan en haal het uit het bestand.
guard-is-invoice = Het is een factuurnummer
guard-is-reference = Het is een ander nummer, niet van een persoon
