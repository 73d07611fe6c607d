### Verplichtingen overnemen, plannen en bewaken.

duties-models-title = Modelverplichtingen toevoegen
duties-models-what = { $count ->
    [one] Er komt 1 modelverplichting bij, in het Nederlands.
   *[other] Er komen { $count } modelverplichtingen bij, in het Nederlands.
}
duties-models-kept = Wat u al hebt, blijft zoals het is. De teksten zijn een begin: pas ze aan uw eigen contracten aan.
duties-models-yes = Toevoegen
duties-models-nothing = Alle modelverplichtingen staan al in het register. Er verandert niets.
duties-copy-title = Modelverplichtingen overnemen
duties-copy-sum = { $count ->
    [one] Er komt 1 verplichting bij
   *[other] Er komen { $count } verplichtingen bij
}{ $contracts ->
    [one] , in 1 contract.
   *[other] , in { $contracts } contracten.
}
duties-copy-more = { $count ->
    [one] … en nog 1 model.
   *[other] … en nog { $count } modellen.
}
duties-copy-kept = Wat een contract al heeft, blijft zoals het is. Het is één stap; met “ongedaan maken” gaat zij terug.
duties-copy-yes = Overnemen
duties-copy-nothing = Deze contracten hebben alle modelverplichtingen al die bij hun percelen horen. Er verandert niets.
duties-copy-no-models = Er zijn nog geen modelverplichtingen. Voeg ze eerst toe: “modelverplichtingen toevoegen” in het palet, of perceel duties models.
duties-copy-no-contracts = Dit perceel heeft geen lopende contracten.
duties-why-no-contract = Kies een contract of een perceel.
duties-plan-title = Momenten bijwerken
duties-plan-until = Tot en met
duties-plan-keys = Enter bijwerken · Esc annuleren
duties-plan-again = Enter rekent opnieuw · Esc annuleren
duties-plan-added = { $count ->
    [one] Tot en met { $day } komt er 1 moment bij.
   *[other] Tot en met { $day } komen er { $count } momenten bij.
}
duties-plan-gone = { $count ->
    [one] 1 moment vervalt, want niemand is het meer verschuldigd.
   *[other] { $count } momenten vervallen, want niemand is ze meer verschuldigd.
}
duties-plan-nothing = Tot en met { $day } staan alle momenten er al. Er verandert niets.
duties-plan-early = Kies een dag na vandaag.
duties-proof-changed = Het bestand “{ $file }” bij “{ $duty }” is veranderd sinds het is vastgelegd. Beoordeel het opnieuw.
duties-proof-gone = Het bestand “{ $file }” bij “{ $duty }” is er niet meer of kan niet worden gelezen.
