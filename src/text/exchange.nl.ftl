### Uitvoeren en weer inlezen: bestanden van perceel zelf, OCDS en de agenda.

export-not-written = De uitvoer kon niet worden geschreven.
export-split = { $kind } past niet op één blad en staat op { $sheets } bladen.
export-cut = { $cells ->
    [one] In { $kind } is één tekst
   *[other] In { $kind } zijn { $cells } teksten
} afgekapt: een cel in Excel houdt niet meer dan 32.767 tekens. In JSON staat alles.

export-about-title = Uitvoer van perceel
export-about-region = Regio
export-about-as-of = Peildatum
export-about-known-on = Zoals bekend op
export-about-known-now = het moment van uitvoeren
export-about-money = Bedragen
export-about-money-how = Een kolom die op _cents eindigt, bevat hele centen. Een lege cel is onbekend, none is: die is er niet.
export-about-lists = Lijsten
export-about-lists-how = Meer waarden in één cel zijn gescheiden door een streepje: |
