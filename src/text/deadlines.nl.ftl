### Waarom een termijn op zijn dag valt. Na de dag en de dubbele punt; de regel komt erachter.

why-plain = { $kind }
why-count = { $count } keer, samen één regel

## Looptijd

why-start = eerste dag van het contract
why-end = laatste dag van het contract
why-end-extended = laatste dag van het contract; gelichte opties: { $number }
why-end-noticed = laatste dag van het contract; het is opgezegd
why-end-over = het contract is voorbij maar staat nog als lopend; leg het einde vast
why-max-end = laatste dag als alle opties worden gelicht; zoals het nu staat eindigt het op { $day }
why-last-notice = laatste dag waarop onze opzegging ontvangen moet zijn; { $months ->
    [one] 1 maand
   *[other] { $months } maanden
    } vóór { $day }
why-last-notice-contractor = laatste dag waarop de aanbieder kan opzeggen; { $months ->
    [one] 1 maand
   *[other] { $months } maanden
    } vóór { $day }
why-option-decision = laatste dag om optie { $number } te lichten; { $months ->
    [one] 1 maand
   *[other] { $months } maanden
    } vóór { $day }
why-option-decision-after = laatste dag om optie { $number } te lichten als de optie ervoor is gelicht; { $months ->
    [one] 1 maand
   *[other] { $months } maanden
    } vóór { $day }
why-justification = met opties loopt het contract tot { $day }; langer dan { $months } maanden vraagt een onderbouwing

## Nieuwe inkoop

why-retender = laatste dag om nieuwe inkoop te starten; { $months } maanden vóór het einde op { $day }
why-retender-gap = laatste dag om nieuwe inkoop te starten; { $months } maanden vóór het einde op { $day }. Daarna is er feitelijk geen keus meer, { $number } dagen vóór de beslisdatum { $other }
why-retender-locked-in = nieuwe inkoop is niet gestart, dus verlengen is feitelijk nodig; { $months } maanden vóór het einde op { $day }
why-retender-options = laatste dag om nieuwe inkoop te starten als alle opties worden gelicht; { $months } maanden vóór { $day }
why-tender-step = nieuwe inkoop: { $kind }; teruggerekend vanaf de nieuwe start op { $day }
why-tender-dated = nieuwe inkoop: { $kind }; zo gepland in de aanbesteding

## Voortgang en evaluatie

why-review = voortgangsmoment { $name }; elke { $months ->
    [one] maand
   *[other] { $months } maanden
    }, geteld vanaf { $day }
why-review-once = voortgangsmoment { $name }
why-review-light = voortgangsmoment licht perceel; elke { $months } maanden vanaf { $day }, er is nog geen eigen ritme vastgelegd
why-review-heavy = voortgangsmoment zwaar perceel; elke { $months } maanden vanaf { $day }, er is nog geen eigen ritme vastgelegd
why-mid-term = tussenevaluatie halverwege { $day } en { $other }
why-final-evaluation = eindevaluatie, drie maanden vóór de start van de nieuwe inkoop op { $day }

## Geld

why-indexation = indexering { $number } besluiten; de nieuwe tarieven gelden vanaf { $day }
why-indexation-published = cijfers voor de indexering worden gepubliceerd
why-ceiling-intention = voornemen bestedingsruimte { $number } bekendmaken, zes maanden vooraf
why-ceiling-decision = bestedingsruimte { $number } vaststellen, drie maanden vooraf
why-ceiling-plan = gezamenlijk plan bij de bestedingsruimte { $number }, twee maanden vooraf
why-ceiling-confer = overleggen over de dreigende overschrijding; twee weken na de melding van { $day }
why-ceiling-decide = besluiten over de overschrijding; twee weken na { $day }
why-tariff-end = tarieven lopen af en er is geen vervolg vastgelegd
why-agreement-end = capaciteitsafspraken lopen af en er is geen vervolg vastgelegd

## Verplichtingen en bewijs

why-obligation = { $name }
why-obligation-first = { $name }; eerste keer
why-obligation-rejected = { $name }; het bewijs is afgekeurd
why-obligation-expired = { $name }; het bewijs is verlopen
why-judgement-changed = { $name } opnieuw beoordelen; het bestand is op { $day } veranderd gevonden
why-judgement = { $name } beoordelen; ontvangen op { $day }, twee weken om te beoordelen
why-evidence-expiry = bewijsstuk { $name } verliest zijn geldigheid; vraag { $number } dagen eerder om een nieuw
why-evidence-recheck = bewijsstuk { $name } opnieuw bekijken

## Keten en zorg

why-consent = schriftelijke toestemming voor { $name }, vóór de start op { $day }
why-notification = { $name } melden, { $number } dagen vóór de start op { $day }
why-register-check = { $name } controleren in het handelsregister en op uitsluiting, vóór de start op { $day }
why-stop-request = cliëntenstop aanvragen, { $number } dagen vóór { $day }
why-stop-consent = toestemming voor de cliëntenstop geven of weigeren, vóór { $day }
why-stop-end = laatste dag van de cliëntenstop die op { $day } begon
why-build-down = stap in de afbouw van { $name }
why-transfer = { $number } cliënten moeten zijn overgedragen
why-minimum-use = twaalf maanden na de start op { $day }: is de afgesproken afname gehaald?

## Feiten met een begin en een einde

why-begin = eerste dag van { $name }
why-lapse = laatste dag van { $name }
why-amendment = wijziging { $name } gaat in
why-signature = wijziging { $name } tekenen, vóór zij op { $day } ingaat
why-signature-planned = wijziging { $name } tekenen
why-standard-adoption = nieuwe contractstandaard overnemen, zes maanden na { $day }

## Afspraken en bestuur

why-meeting = gesprek met { $name }
why-action = { $name }
why-papers = stukken inleveren voor { $name }; vergadering op { $day }
why-body-meeting = vergadering: { $name }; de inleverdatum van de stukken is niet bekend
why-month-report = maandcijfers naar de colleges
why-quarter-report = kwartaalrapportage naar de colleges, met het verzoek die met de raad te delen
why-cycle-frames = kaders en voorlopige jaarrekening van de gemeenschappelijke regeling naar de raden ({ $number })
why-cycle-draft-budget = ontwerpbegroting naar de raden voor een zienswijze, twaalf weken vóór de vaststelling ({ $number })
why-cycle-spring-note = voorjaarsnota's van de gemeenten ({ $number })
why-cycle-accounts = jaarrekening vastgesteld en ingezonden, vóór 15 juli ({ $number })
why-cycle-budget-province = begroting van de gemeenschappelijke regeling bij de provincie, vóór 15 september ({ $number })
why-cycle-municipal-budget = begrotingen van de gemeenten, vóór 15 november ({ $number })
why-cycle-code-list = nieuwe lijst met gemeentecodes geldt vanaf 1 januari; codes nalopen ({ $number })
why-elections = gemeenteraadsverkiezingen { $number }; leg afspraken vooraf vast

## Afhandelen

handle-exercise = Optie lichten
handle-decline = Optie laten gaan
handle-notice-given = Opgezegd door ons
handle-notice-received = Opgezegd door de aanbieder
handle-ended = Einde vastleggen
handle-justify = Onderbouwing vastleggen
handle-hold = Gehouden
handle-done = Gedaan
handle-drop = Vervallen
handle-receive = Ontvangen
handle-accept = Goedgekeurd
handle-ask = Opgevraagd
handle-waive = Ontheven
handle-reject = Afgekeurd
handle-consent = Toestemming gegeven
handle-notified = Gemeld
handle-checked = Gecontroleerd
handle-requested = Aangevraagd
handle-transferred = Overgedragen
handle-signed = Getekend
handle-conferred = Overleg gevoerd
handle-decided = Besloten
handle-step-done = Stap gezet
handle-snooze = Uitstellen tot en met
handle-no-reason = Schrijf er een reden bij.
handle-gone = Dit gegeven bestaat niet meer.
handle-too-early = Een gesprek telt pas mee vanaf { $day }; leg het daarna vast.
handle-no-ceiling = Voor { $year } is nog geen plafond vastgelegd. Voeg het eerst toe bij het contract.
edit-deadline = Termijn afgehandeld: { $name }
handle-title = Afhandelen
handle-several = { $count } termijnen samen
handle-day = Op
handle-words = Reden
handle-keys = ↑↓ kiezen  Tab volgend veld  Enter vastleggen  Esc niets doen
handle-nothing = Hier is niets vast te leggen; open de regel om te zien waar hij vandaan komt.
handle-changes-nothing = Dat stond er al zo; er is niets gewijzigd.
edit-deadlines = { $count } termijnen afgehandeld
why-run-out = bij dit gebruik is de afgesproken capaciteit op
why-run-out-recent = bij dit gebruik is de afgesproken capaciteit op; naar de laatste drie maanden op { $other }
why-ceiling-warn = de meldgrens van de bestedingsruimte wordt bij dit gebruik bereikt; de aanbieder meldt het schriftelijk
why-ceiling-confer-by = overleg over de dreigende overschrijding, twee weken na de meldgrens
why-ceiling-decide-by = besluit over de dreigende overschrijding, twee weken na het overleg
why-ceiling-exhausted = bij dit gebruik is de bestedingsruimte op
handle-reported = Melding ontvangen
