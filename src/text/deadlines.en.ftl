### Why a deadline falls on its day. After the day and the colon; the rule comes behind it.

why-plain = { $kind }
why-count = { $count } times, taken together

## Term

why-start = first day of the contract
why-end = last day of the contract
why-end-extended = last day of the contract; options exercised: { $number }
why-end-noticed = last day of the contract; notice was given
why-end-over = the contract is over but still recorded as running; record its end
why-max-end = last day if every option is exercised; as it stands it ends on { $day }
why-last-notice = last day on which our notice must have been received; { $months ->
    [one] 1 month
   *[other] { $months } months
    } before { $day }
why-last-notice-contractor = last day on which the contractor can give notice; { $months ->
    [one] 1 month
   *[other] { $months } months
    } before { $day }
why-option-decision = last day to exercise option { $number }; { $months ->
    [one] 1 month
   *[other] { $months } months
    } before { $day }
why-option-decision-after = last day to exercise option { $number } if the one before it is exercised; { $months ->
    [one] 1 month
   *[other] { $months } months
    } before { $day }
why-justification = with its options the contract runs until { $day }; more than { $months } months asks for a reason

## New tender

why-retender = last day to start a new tender; { $months } months before the end on { $day }
why-retender-gap = last day to start a new tender; { $months } months before the end on { $day }. After it there is no real choice left, { $number } days before the day of decision { $other }
why-retender-locked-in = no new tender was started, so extending has become necessary; { $months } months before the end on { $day }
why-retender-options = last day to start a new tender if every option is exercised; { $months } months before { $day }
why-tender-step = new tender: { $kind }; counted back from the new start on { $day }
why-tender-dated = new tender: { $kind }; planned so in the tender

## Progress and evaluation

why-review = review { $name }; every { $months ->
    [one] month
   *[other] { $months } months
    }, counted from { $day }
why-review-once = review { $name }
why-review-light = review of a light lot; every { $months } months from { $day }, no rhythm of its own was recorded
why-review-heavy = review of a heavy lot; every { $months } months from { $day }, no rhythm of its own was recorded
why-mid-term = mid-term review, halfway between { $day } and { $other }
why-final-evaluation = final evaluation, three months before the new tender starts on { $day }

## Money

why-indexation = decide the indexation of { $number }; the new tariffs hold from { $day }
why-indexation-published = figures for the indexation are published
why-ceiling-intention = announce the intended ceiling of { $number }, six months ahead
why-ceiling-decision = decide the ceiling of { $number }, three months ahead
why-ceiling-plan = joint plan for the ceiling of { $number }, two months ahead
why-ceiling-confer = confer about the threatening excess; two weeks after the report of { $day }
why-ceiling-decide = decide about the excess; two weeks after { $day }
why-tariff-end = tariffs end and nothing is on record after them
why-agreement-end = capacity agreements end and nothing is on record after them

## Obligations and proof

why-obligation = { $name }
why-obligation-first = { $name }; first time
why-obligation-rejected = { $name }; the proof was rejected
why-obligation-expired = { $name }; the proof has expired
why-judgement-changed = judge { $name } again; the file was found changed on { $day }
why-judgement = judge { $name }; received on { $day }, two weeks to judge it
why-evidence-expiry = proof { $name } loses its force; ask for a new one { $number } days earlier
why-evidence-recheck = look at proof { $name } again

## Chain and care

why-consent = written consent for { $name }, before the start on { $day }
why-notification = notify { $name }, { $number } days before the start on { $day }
why-register-check = check { $name } in the trade register and for exclusion, before the start on { $day }
why-stop-request = request the intake stop, { $number } days before { $day }
why-stop-consent = give or refuse consent to the intake stop, before { $day }
why-stop-end = last day of the intake stop that began on { $day }
why-build-down = step in the build-down of { $name }
why-transfer = { $number } clients must have been handed over
why-minimum-use = twelve months after the start on { $day }: was the agreed use reached?

## Facts with a begin and an end

why-begin = first day of { $name }
why-lapse = last day of { $name }
why-amendment = amendment { $name } takes effect
why-signature = sign amendment { $name }, before it takes effect on { $day }
why-signature-planned = sign amendment { $name }
why-standard-adoption = adopt the new contract standard, six months after { $day }

## Promises and governance

why-meeting = talk with { $name }
why-action = { $name }
why-papers = hand in papers for { $name }; meeting on { $day }
why-body-meeting = meeting: { $name }; the day its papers are due is not known
why-month-report = monthly figures to the executives
why-quarter-report = quarterly report to the executives, with the request to share it with the council
why-cycle-frames = policy frames and provisional accounts of the joint body to the councils ({ $number })
why-cycle-draft-budget = draft budget to the councils for their opinion, twelve weeks before its adoption ({ $number })
why-cycle-spring-note = spring notes of the municipalities ({ $number })
why-cycle-accounts = accounts adopted and sent, before 15 July ({ $number })
why-cycle-budget-province = budget of the joint body with the province, before 15 September ({ $number })
why-cycle-municipal-budget = budgets of the municipalities, before 15 November ({ $number })
why-cycle-code-list = the new list of municipal codes holds from 1 January; check the codes ({ $number })
why-elections = council elections { $number }; record agreements before

## Handling

handle-exercise = Exercise the option
handle-decline = Let the option go
handle-notice-given = Notice given by us
handle-notice-received = Notice given by the contractor
handle-ended = Record the end
handle-justify = Record the reason
handle-hold = Held
handle-done = Done
handle-drop = Dropped
handle-receive = Received
handle-accept = Accepted
handle-ask = Asked for
handle-waive = Waived
handle-reject = Rejected
handle-consent = Consent given
handle-notified = Notified
handle-checked = Checked
handle-requested = Requested
handle-transferred = Handed over
handle-signed = Signed
handle-conferred = Conferred
handle-decided = Decided
handle-step-done = Step taken
handle-snooze = Put off until
handle-no-reason = Add a reason.
handle-gone = This record is no longer there.
handle-too-early = A review counts only from { $day }; record it after that.
handle-no-ceiling = No ceiling is on record for { $year } yet. Add it to the contract first.
edit-deadline = Deadline handled: { $name }
handle-title = Handle
handle-several = { $count } deadlines together
handle-day = On
handle-words = Reason
handle-keys = ↑↓ choose  Tab next field  Enter record  Esc do nothing
handle-nothing = There is nothing to record here; open the row to see where it comes from.
handle-changes-nothing = That was so already; nothing was changed.
edit-deadlines = { $count } deadlines handled
why-run-out = at this pace the agreed capacity is used up
why-run-out-recent = at this pace the agreed capacity is used up; by the last three months on { $other }
why-ceiling-warn = at this pace the ceiling's warning limit is reached; the provider reports it in writing
why-ceiling-confer-by = confer about the threatening excess, two weeks after the warning limit
why-ceiling-decide-by = decide about the threatening excess, two weeks after conferring
why-ceiling-exhausted = at this pace the ceiling is used up
handle-reported = Report received
