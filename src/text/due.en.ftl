### When something has to be done, in words.

due-not-understood = “{ $typed }” is no rule for a date. Write for example yearly 06-30, yearly_before 06-01, after_period(month,+15 d), every(12 m), before_end(-6 m), event(+7 d), on_request(+14 d) or continuous.
due-time = { $unit ->
    [h] { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
    [wd] { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
    [w] { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
    [m] { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
   *[d] { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
}
due-yearly = every year on { $month }-{ $day }
due-yearly-before = every year before { $month }-{ $day }
due-after-period = { $period ->
    [quarter] within { $time } after each quarter
    [half] within { $time } after each half-year
    [year] within { $time } after each year
   *[month] within { $time } after each month
}
due-event-at-once = as soon as it happens
due-event = within { $time } after it happens
due-event-before = at least { $time } ahead
due-before-end = { $count ->
    [one] a month before the end
   *[other] { $count } months before the end
}
due-every = { $count ->
    [one] every month
    [3] every quarter
    [6] every half-year
    [12] every year
   *[other] every { $count } months
}
due-on-request = on request
due-on-request-within = on request, within { $time }
due-continuous = continuous
