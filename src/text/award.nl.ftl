### Wat een bestand is, en het voorstel dat uit een aankondiging komt.

recognise-empty = { $file } is leeg. Er is niets ingelezen.
recognise-pdf = { $file } is een pdf. Daar kan perceel geen gegevens uit halen. Vraag het als spreadsheet, of download de aankondiging als XML van TED of TenderNed.
recognise-image = { $file } is een afbeelding. Er is niets ingelezen. Vraag de gegevens als spreadsheet.
recognise-document = { $file } is een tekstdocument of presentatie. Er is niets ingelezen. Zet de tabel in een spreadsheet en sla die op als .xlsx, .ods of .csv.
recognise-packed = { $file } is een ingepakt bestand. Er is niets ingelezen. Pak het uit en kies het bestand dat erin zit.
recognise-register = { $file } is een database. Er is niets ingelezen. Is het een register van perceel? Open het dan, in plaats van het te importeren.
recognise-html = { $file } is een webpagina. Er is niets ingelezen. Download op die pagina het bestand zelf: de XML van de aankondiging, of de spreadsheet.
recognise-binary = { $file } is geen tekst, spreadsheet of aankondiging. Er is niets ingelezen.

award-blank = Deze aankondiging is een leeg formulier: er staat geen nummer en geen titel in. Er is niets ingelezen.
award-edit = Aankondiging ingelezen: { $title }
award-untitled = Aankondiging { $number }
award-unnamed = Naam niet vermeld ({ $place })
award-kind-prior = vooraankondiging
award-kind-competition = aankondiging van een opdracht
award-kind-intention = aankondiging van een voornemen tot gunning
award-kind-award = aankondiging van een gegunde opdracht
award-kind-modification = aankondiging van een wijziging
award-source-eforms = { $file }: { $kind }, formaat eForms.
award-source-ted = { $file }: { $kind }, formaat TED R2.0.9.
award-source-title = { $title }
award-source-number = Publicatienummer { $number }.
award-source-number-day = Publicatienummer { $number }, { $day }.
award-intention = Dit is een voornemen: er is nog niets gegund. Aanbieders en contracten zijn niet voorgesteld.
award-doubt = { $place }: { $what }
award-more-doubts = { $count ->
    [one] Er is nog { $count } waarde die niet te lezen was.
   *[other] Er zijn nog { $count } waarden die niet te lezen waren.
}
award-withheld = { $count ->
    [one] De opdrachtgever houdt { $count } gegeven achter.
   *[other] De opdrachtgever houdt { $count } gegevens achter.
}
award-withheld-until = { $count ->
    [one] De opdrachtgever houdt { $count } gegeven achter tot { $day }. Lees de aankondiging daarna opnieuw in.
   *[other] De opdrachtgever houdt { $count } gegevens achter tot { $day }. Lees de aankondiging daarna opnieuw in.
}
award-currency = { $count ->
    [one] { $count } bedrag is in { $currency } en niet in euro's. Het staat als tekst in de notitie.
   *[other] { $count } bedragen zijn in { $currency } en niet in euro's. Ze staan als tekst in de notities.
}
award-placeholders = { $count ->
    [one] { $count } bedrag is 0 of 1. Dat vult een opdrachtgever in die niets wil noemen; het is onbekend gelaten.
   *[other] { $count } bedragen zijn 0 of 1. Dat vult een opdrachtgever in die niets wil noemen; ze zijn onbekend gelaten.
}
award-list = { $party }: deze { $count } organisaties staan als één groep in de aankondiging. Ze zijn gelezen als aanbieders met elk een eigen contract.
award-municipality-several = Er zijn meer gemeenten die { $name } heten. Kies bij de opdrachtgever zelf de goede.
award-subcontractor-loose = Onderaannemer { $name } hoort bij geen contract uit deze aankondiging en is niet geplaatst.
award-subcontractors-without = { $count ->
    [one] { $count } onderaannemer hoort bij een inschrijving zonder contract en is niet overgenomen.
   *[other] { $count } onderaannemers horen bij inschrijvingen zonder contract en zijn niet overgenomen.
}
award-to-complete = { $count ->
    [one] 1 { $noun }: { $column }
   *[other] { $count } { $nouns }: { $column }
}

award-same-name = Er is nog een organisatie met deze naam en een ander nummer. Kijk of het dezelfde is.
award-other-name = In het register heet deze organisatie { $name }; die naam blijft staan.
award-number-stopped = Het gepubliceerde nummer { $value } kan een RSIN of BSN zijn en wordt niet bewaard.
award-number-nine = Het gepubliceerde nummer { $value } heeft negen cijfers: geen KvK-nummer maar een nummer van TenderNed of de Belastingdienst. Het is als tekst bewaard.
award-number-branch = Het gepubliceerde nummer { $value } heeft twaalf cijfers: een vestigingsnummer, geen KvK-nummer. Het is als tekst bewaard.
award-number-length = Het gepubliceerde nummer { $value } heeft te veel of te weinig cijfers voor een KvK-nummer. Het is als tekst bewaard.
award-number-placeholder = Het gepubliceerde nummer { $value } is opvulling. Het staat alleen in de notitie.
award-number-not-digits = Het gepubliceerde nummer { $value } is geen KvK-nummer. Het is als tekst bewaard.
award-number-foreign = { $value } is een nummer uit een buitenlands register. Het is als tekst bewaard.
award-number-shared = Het nummer { $value } staat bij meer organisaties. Het staat alleen in de notitie.
award-number-line = Gepubliceerd nummer: { $value }

award-also-notice = Ook gepubliceerd: { $number } ({ $kind }) { $day }
award-amount-line = { $field }: { $amount }
award-end-before-start = De gepubliceerde einddatum ligt voor de begindatum. Het einde is onbekend gelaten.
award-end-computed = De einddatum is berekend uit begin en looptijd.
award-length-days = { $count ->
    [one] Gepubliceerde looptijd: { $count } dag
   *[other] Gepubliceerde looptijd: { $count } dagen
}
award-length-weeks = { $count ->
    [one] Gepubliceerde looptijd: { $count } week
   *[other] Gepubliceerde looptijd: { $count } weken
}
award-length-months = { $count ->
    [one] Gepubliceerde looptijd: { $count } maand
   *[other] Gepubliceerde looptijd: { $count } maanden
}
award-length-years = { $count ->
    [one] Gepubliceerde looptijd: { $count } jaar
   *[other] Gepubliceerde looptijd: { $count } jaar
}
award-length-unlimited = Gepubliceerde looptijd: onbepaald
award-length-unknown = Gepubliceerde looptijd: nog niet bekend
award-renewals-line = { $count ->
    [one] Kan { $count } keer worden verlengd
   *[other] Kan { $count } keer worden verlengd
}
award-options-line = Opties: { $text }

award-no-provider = De aankondiging noemt geen aanbieder bij dit contract.
award-lot-unknown = De aankondiging zegt niet bij welk perceel dit contract hoort.
award-lot-twice = Perceel { $lot } staat twee keer in deze aankondiging. Het eerste is genomen.
award-no-lot = Perceel { $lot } staat niet in deze aankondiging.
award-leader-assumed = De aankondiging zegt niet wie de penvoerder is; de eerste genoemde is genomen.
award-many-renewals = De aankondiging noemt { $count } verlengingen. De eerste twaalf zijn voorgesteld.
award-subcontracting-yes = Er is onderaanneming; de aankondiging noemt geen onderaannemer.
award-subcontracting-share = Deel in onderaanneming: { $share }
award-subcontracting-value = Waarde in onderaanneming: { $amount }
award-subcontracting-together = Dit geldt voor alle onderaannemers samen:
award-parent-assumed = De aankondiging noemt geen hoofdaannemer; de contractpartij is genomen.

award-change-of-what = De aankondiging zegt niet welk contract is gewijzigd, en het is in het register niet te vinden. Lees eerst de aankondiging van de gunning in.
award-change-amounts = Waarde voor de wijziging: { $before }; erna: { $after }
award-ground-additional = Aanvullende diensten nodig (art. 2.163d Aanbestedingswet; art. 72 lid 1 b Richtlijn 2014/24)
award-ground-unforeseen = Onvoorziene omstandigheden (art. 2.163e Aanbestedingswet; art. 72 lid 1 c Richtlijn 2014/24)
award-ground-minimum = Onder de minimumwaarde (art. 2.163b Aanbestedingswet; art. 72 lid 2 Richtlijn 2014/24)
award-ground-minor = Niet wezenlijk (art. 2.163g Aanbestedingswet; art. 72 lid 1 e Richtlijn 2014/24)
award-ground-replacement = Vervanging van de opdrachtnemer (art. 2.163f Aanbestedingswet; art. 72 lid 1 d Richtlijn 2014/24)
award-ground-revision = Herzieningsclausule of optie (art. 2.163c Aanbestedingswet; art. 72 lid 1 a Richtlijn 2014/24)
