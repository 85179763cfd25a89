# Home observation, visits to households in difficulty
observation-private = Please send me this command in private: none of it may stand in a group.
observation-date = { $day }/{ $month }
observation-date-full = { $year }-{ $month }-{ $day }
observation-day = day { $day } of { $days }
observation-comma = {", "}
observation-no-phone = no phone
observation-nobody = nobody yet
observation-who = { $name } { $phone } ({ $area })
observation-line = { $who }: { $state }
observation-line-warden = { $who }, warden { $warden }
observation-which-area = Which micro-grid is it?
observation-button-back = ‹ Back
observation-button-cancel = Cancel

observation-enter = Please send one line: name, phone, address. Such as:
    Qian 13800000000 3-502
    You may add: hubei, 7days, 2020-02-03, with:2people
observation-enter-choose = Choose a resident of the roster, or send one line: name, phone, address (such as: Qian 13800000000 3-502)
observation-enter-address = Please send the address, such as: 3-502
observation-one-at-a-time = One person at a time, in one line: name, phone, address
observation-phone-digits = “{ $number }” does not look like a phone number: it has { $digits } digits. A mobile number begins with 1 and has 11, a landline has 7 or 8 (the area code may stand before them).
observation-phone-letters = “{ $number }” does not look like a phone number: there is more than digits in it. Please write the phone by itself, in digits only.
observation-phone-again = Nothing was noted yet. Please send the line again: name, phone, address. Such as:
    Qian 13800000000 3-502
    Leave the phone out if there is none: the warden will answer for them.
observation-enter-missing = (missing)
observation-enter-card = <b>Home observation</b>
    { $name } · { $phone }
    Address: { $address }
    Micro-grid: { $area }
    Reason: { $category }
    { $from } to { $until }, { $days } days
observation-enter-household = Lives with: { $household }
observation-category-hubei = From Hubei
observation-category-key-area = From a key area
observation-category-contact = Close contact
observation-category-other = Other
observation-days = { $days } days
observation-button-earlier = ‹ A day earlier
observation-button-later = A day later ›
observation-button-save = ✅ Enter
observation-cancelled = All right, nobody was entered.
observation-already = This person is under observation already; see /mysubjects.
observation-phone-other = This phone is somebody else's in the roster, so nobody was entered. Please check the name; where two people share a phone, send /observe again with name and address only, and the warden answers for them.
observation-entered = ✅ { $name } ({ $area }) is entered, under observation until { $until }.
    Warden: { $warden }
observation-entered-invite = They have not joined yet. Please pass the next message on to them; without a phone, their warden answers for them.
observation-invitation = Hello { $name }! This is Lianxin, your community's bot. Please join by this link: while you stay at home I ask twice a day how you are, and you can tell me what you need.
    { $link }
observation-greeting = Hello { $name }! Your home observation ends on { $until }; today is { $day }.
    Your warden is { $warden }; call whenever you need to.
    I ask twice a day how you are, two or three taps will do. For groceries or medicine, press /help.

observation-hello-am = Good morning
observation-hello-pm = Good afternoon
observation-ask = { $hello }, { $name }! Today is { $day }.
    What is your temperature? Press one, or type it (such as 36.8).
observation-remind = { $hello }, { $name }! Your temperature is not here yet. Is everything all right?
    Press one, or type it (such as 36.8). Today is { $day }.
observation-how-warm = What is the temperature? Press one, or type it (such as 36.8).
observation-button-type = Other
observation-type = Please type it and send it to me, such as 38.2
observation-which-symptoms = Any of these? You may choose several.
observation-which-mood = How is your mood?
observation-button-well = ✅ None
observation-button-chosen = ✅ That is all
observation-button-again = ‹ Temperature again
observation-button-change = Change
observation-symptom-cough = Cough
observation-symptom-tired = Tired
observation-symptom-throat = Sore throat
observation-symptom-breath = Short of breath
observation-symptom-ache = Aches
observation-symptom-diarrhoea = Diarrhoea
observation-said-temperature = { $temperature } °C
observation-said-fever = 🌡 { $temperature } °C
observation-said-well = no symptoms
observation-for = <b>For { $name }</b>
observation-sure = Is it { $temperature } °C?
observation-button-sure = Yes, { $temperature } °C
observation-unclear = I could not read this temperature, so nothing was noted. Please send the number only, such as 36.8
observation-not-asked = Thank you! I will ask when it is time; please answer then.
observation-old-asking = This is an earlier question; please answer the latest one.
observation-over = This observation has ended; nothing is left to fill in.
observation-not-yours = This resident is not in your care. If they should be, ask your community secretary.
observation-done = ✅ Noted for the { $round }: { $said }
observation-done-day = Today is { $day }. For groceries, medicine or any other help, press /help
observation-done-unwell = Your warden and the community know. Please wait at home for their call, drink enough, and do not go out.
observation-done-breath = ⚠️ If you cannot breathe or your chest hurts, call { $number } at once.
observation-done-low = These are hard days, and you are not alone. Would you like to talk to somebody?
observation-button-talk = 💬 Talk to somebody
observation-talk-offered = Please see the message that I have just sent.
observation-talk-needless = A counsellor has been asked for already. I will tell you as soon as one is there; if you are talking, just write.

observation-proxy = { $round }: please answer for those without the bot ({ $count }). Press a name to begin.
observation-proxy-done = ✅ { $round }: you have answered for everybody. Thank you!
observation-button-fill = 📝 Answer for { $name }
observation-button-proxy = 📝 Answer for them
observation-missing-warden = { $round }: no answer yet ({ $count }). Please call them or look in:
observation-missing-secretary = ⚠️ { $round }: still no answer after reminding them and their wardens ({ $count }). Please find out whether they have left:
observation-alert = 🚨 { $round } { $who }
    { $said }
    { $day }
observation-alert-mended = ✏️ Corrected, { $round } { $who }
    { $said }
    { $day }
observation-low = 💛 { $who } was low twice in a row. A call and a few kind words may help.

observation-none = Nobody under observation is in your care now. To enter somebody, send /observe
observation-list = <b>Under home observation: { $count }</b>
observation-list-line = { $name } ({ $area }) { $day } { $state }
observation-state-waiting = ⏳ no answer yet
observation-state-not-asked = not asked yet
observation-state-away = ⚠️ has left
observation-card = <b>{ $who }</b>
    { $address }
    { $category } · { $day }, until { $until }
    Warden: { $warden }
observation-card-away = ⚠️ Found to have left, { $at }
observation-card-visited = 🚪 Last visit { $at }
observation-card-line = { $round }: { $said }
observation-button-visit = 🚪 Visited
observation-button-left = ⚠️ Has left
observation-button-back-home = ✅ Is back
observation-button-extend = Extend
observation-button-transfer = Transfer
observation-button-warden = Other warden
observation-button-release = Release
observation-button-all = ‹ All of them
observation-visited = Noted: you were at { $name }'s door
observation-visit-again = { $name }: noted a moment ago
observation-left = ⚠️ Not at home: { $who }
    { $address }
    Reported by { $by }
observation-back = ✅ { $name } is back home ({ $by }).
observation-yours = Please look after { $who } until { $until }
    { $address }
    I ask them twice a day and tell you at once if something is wrong. /mysubjects shows all of them.
observation-yours-no-more = { $name } has another warden now. Thank you for looking after them!
observation-offer-release = { $who } has reached { $day }, and all was well at the last asking. You may release them.
observation-secretary-only = Please let the community secretary do this.

observation-more-days = +{ $days } d
observation-extend = { $name }: how many more days?
observation-why = { $name }: { $days } more days. Why? Press one, or type it.
observation-reason-unwell = Unwell
observation-reason-household = Somebody in the household is ill
observation-reason-result = A test result is awaited
observation-extended-own = { $name }, your home observation now lasts until { $until }. Reason: { $reason }. Your warden answers your questions.
observation-extended = { $name }'s observation now lasts until { $until }. Reason: { $reason }
observation-transfer = { $name }: where to? Choose, or send the name of the micro-grid.
observation-button-isolate = 🏥 Central isolation
observation-isolate = Take { $name } to central isolation? The home observation ends with it.
observation-button-isolate-sure = Yes, central isolation
observation-isolated = { $name } is taken to central isolation; the home observation has ended.
observation-isolated-own = You are going to central isolation. Your home observation has ended, and I no longer ask twice a day. For help you may still press /help. Come home safe and soon!
observation-move-unknown = There is no such micro-grid; please check its name, such as QX-03-002
observation-moved-away = { $name } is moved to { $area }; the warden and the secretary there know.
observation-moved-here = { $who } comes to your community for home observation.
observation-new-warden = Your warden is now { $warden }; call whenever you need to.
observation-which-warden = Who shall look after { $name }?
observation-release-early = Not yet: only after the evening check-in of { $day }.
observation-release-unwell = Not yet: the last temperature or symptoms were not normal. Extend, or transfer to central isolation.
observation-release-away = Not yet: they have left. Once they are home, press “Is back” first.
observation-released = ✅ { $name } is released; certificate { $number }.

observation-certificate-title = Certificate of Release
observation-certificate-number = No. { $number }
observation-certificate-body = { $name } ({ $place }) was under home observation from { $from } to { $until }, { $days } days in all, and is hereby released.
observation-certificate-check = Scan the code, or send @{ $bot }
    /verify { $number }
    to check this certificate
observation-certificate-own = { $name }, you have come through your home observation. Well done! This is your certificate { $number }; anybody can check it with /verify { $number }.
observation-certificate-pass-on = { $name }'s certificate of release, { $number }. Please pass it on to them.
observation-certificate-kept = { $name }'s certificate of release, { $number }, for your records. They have it.
observation-verified = ✅ The certificate is good
    No.: { $number }
    Name: { $name }
    Released: { $day }/{ $year }
observation-verify-unknown = ❌ There is no certificate of this number; please check it, such as JC-2020-0001

observation-register-differs = { $area }, { $round }: report and register differ. Which of them is right?
observation-register-observed = Home observation: report { $said }, register { $kept }
observation-register-released = Released today: report { $said }, register { $kept }
observation-button-report-right = The report
observation-button-register-right = The register; mend the report
observation-register-same = They agree now. Thank you!
observation-register-passed-on = Thank you! The community secretary is asked to mend the register.
observation-register-behind = { $area }, { $round }: report and register differ, and { $leader } says that the report is right. Please enter who is missing with /observe, or release somebody in /mysubjects:

observation-care-how = Please send one line, such as:
    Li alone 13800000000 3days
observation-care-list = <b>Households to look in on, { $area }</b> ({ $count })
observation-care-none = None yet. Add households that live alone, are ill or disabled.
observation-care-line = { $overdue }{ $name } · { $about } · { $visited }
observation-care-overdue = ⏰{" "}
observation-care-last = last visit { $day }
observation-care-never = not visited yet
observation-care-alone = alone
observation-care-ill = ill
observation-care-disabled = disabled
observation-care-other = in difficulty
observation-care-visited = ✅ Visited { $name }
observation-care-add = ＋ Add
observation-care-end = Take off
observation-care-whom = Which household is taken off the list?
