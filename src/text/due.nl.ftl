### Wanneer iets moet, in woorden.

due-not-understood = “{ $typed }” is geen regel voor een datum. Schrijf bijvoorbeeld yearly 06-30, yearly_before 06-01, after_period(month,+15 d), every(12 m), before_end(-6 m), event(+7 d), on_request(+14 d) of continuous.
due-time = { $unit ->
    [h] { $count } uur
    [wd] { $count ->
        [one] { $count } werkdag
       *[other] { $count } werkdagen
    }
    [w] { $count ->
        [one] { $count } week
       *[other] { $count } weken
    }
    [m] { $count ->
        [one] { $count } maand
       *[other] { $count } maanden
    }
   *[d] { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }
}
due-yearly = elk jaar op { $day }-{ $month }
due-yearly-before = elk jaar vóór { $day }-{ $month }
due-after-period = { $period ->
    [quarter] binnen { $time } na elk kwartaal
    [half] binnen { $time } na elk half jaar
    [year] binnen { $time } na elk jaar
   *[month] binnen { $time } na elke maand
}
due-event-at-once = zodra het zich voordoet
due-event = binnen { $time } nadat het zich voordoet
due-event-before = ten minste { $time } vooraf
due-before-end = { $count ->
    [one] een maand voor het einde
   *[other] { $count } maanden voor het einde
}
due-every = { $count ->
    [one] elke maand
    [3] elk kwartaal
    [6] elk half jaar
    [12] elk jaar
   *[other] elke { $count } maanden
}
due-on-request = op verzoek
due-on-request-within = op verzoek, binnen { $time }
due-continuous = doorlopend
