# Notices
notices-moment = { $day }/{ $month }, { $time }
notices-comma = {", "}
notices-seconds = about { $count } s
notices-minutes = about { $count } min
notices-whom-groups = groups
notices-whom-leaders = micro-grid leaders
notices-whom-grid-leaders = grid leaders
notices-whom-residents = residents
notices-whom-volunteers = volunteers
notices-whom-secretaries = secretaries
notices-whom-everybody = everybody
notices-whom-none = (nobody yet)
notices-private = Please write to me in private: notices are not prepared in a group.
notices-write = Please send what the notice says: a text, a picture or a file. You will see it before it goes out.
notices-templates = Choose a template; you can change it before it goes out:
notices-content-please = Please send a text, a picture or a file.
notices-text-please = Please write it as text.
notices-too-long = That is too long: at most { $limit } characters. Please shorten it and send it again.
notices-with-photo = 🖼 with a picture
notices-with-file = 📎 with a file
notices-preview = <b>Preview</b> · notice { $number }
notices-to = To: { $areas } · { $whom }
notices-chats = Chats: { $count }, taking { $time }
notices-not-reached = Out of reach: { $waiting } not joined, { $gone } gone or blocked
notices-when-now = When: as soon as you send it
notices-when-at = When: { $at }
notices-when-cron = When: again and again ({ $cron }), next { $at }
notices-languages = Languages: { $list } (everybody else reads { $main })
notices-quiet = 🌙 People sleep then: does it have to go out at that hour?
notices-needs-approval = 👥 More than { $count } chats: another secretary or the district office must agree first.
notices-state-asked = ⏳ A second person has been asked; it goes on once they agree.
notices-state-scheduled = ⏰ It will go out by itself at that time.
notices-state-repeating = 🔁 It goes out again and again, each time with a new number.
notices-prompt-text = ✍️ Please send the new text (versions in other languages are dropped).
notices-prompt-version-zh-cn = ✍️ Please send the version in Simplified Chinese.
notices-prompt-version-zh-tw = ✍️ Please send the version in Traditional Chinese.
notices-prompt-version-en = ✍️ Please send the version in English.
notices-prompt-time = ✍️ When? Such as 14:30, tomorrow 8:00, 2020-02-09 18:00. Again and again: cron 0 0 8 * * * (second minute hour day month weekday; this is 8:00 every day).
notices-prompt-correction = ✍️ Please send the whole corrected text. You will see it before anybody does: then what was sent is edited, what was not goes out with it.
notices-time-unclear = I do not understand that time. Please write 14:30, tomorrow 8:00, or cron 0 0 8 * * *.
notices-time-past = That time has passed; please choose another.
notices-cron-unclear = I do not understand that. Every day at 8:00 is: cron 0 0 8 * * *
notices-cron-too-often = Too often: there must be an hour between two times, and a next time.
notices-nobody = There is no chat that it could reach; please change the readers or the areas.
notices-nobody-to-approve = There is nobody else who could agree. Please choose fewer areas, or ask the level above to send it.
notices-too-late = That can no longer be changed; see how it stands above.
notices-discarded = This notice was not sent and is gone.
notices-cancelled = All right, never mind.
notices-button-templates = Templates
notices-button-cancel = Cancel
notices-button-done = Done
notices-button-whom = Readers
notices-button-parts = Areas
notices-button-when = When
notices-button-receipts = Receipts
notices-button-pin = Pin in groups
notices-button-text = Change text
notices-button-send = ✅ Send ({ $count })
notices-button-schedule = ⏰ Schedule ({ $count })
notices-button-repeat = 🔁 Start repeating ({ $count })
notices-button-ask-approval = 👥 Ask for approval ({ $count })
notices-button-discard = Discard
notices-button-recall = Take back
notices-button-end-repeating = Stop repeating
notices-button-now = At once
notices-button-hour = In an hour
notices-button-evening = Today 18:00
notices-button-morning = Tomorrow 8:00
notices-button-other-time = Another time…
notices-button-whole = { $area } (all)
notices-button-approve = ✅ Agree
notices-button-refuse = ❌ Disagree
notices-button-pause = ⏸ Pause
notices-button-resume = ▶️ Resume
notices-button-stop = ⏹ Stop
notices-button-correct = Correct
notices-button-correct-now = ✅ Correct ({ $count })
notices-button-withdraw = Withdraw
notices-button-withdraw-now = Yes, withdraw
notices-button-unread = Who has not
notices-button-remind = Remind them
notices-button-read = I have read it
notices-button-question = Ask
notices-button-answer = Answer
notices-request = <b>Please decide</b>: { $who } wants to send notice { $number }
notices-request-correction = <b>Please decide</b>: { $who } wants to correct notice { $number }, which has gone out, to:
notices-request-approved = ✅ { $who } has agreed to notice { $number }: { $text }
notices-request-refused = ❌ { $who } has not agreed to notice { $number }: { $text }
notices-request-recalled = { $who } has taken notice { $number } back: { $text }
notices-request-old = That was decided already, or the notice has changed since.
notices-agreed = Agreed.
notices-refused = { $who } has not agreed to notice { $number }; please change it and send it again.
notices-not-sent = ⚠️ Notice { $number } has not gone out at its time; see the message above.
notices-progress-sending = <b>Notice { $number }</b> is going out
notices-progress-paused = <b>Notice { $number }</b> ⏸ paused
notices-progress-done = <b>Notice { $number }</b> ✅ has gone out
notices-progress-stopped = <b>Notice { $number }</b> ⏹ stopped
notices-progress-withdrawn = <b>Notice { $number }</b> is withdrawn
notices-counts = Sent { $sent }, failed { $failed }, left { $left }
notices-unknown = ⚠️ Of { $count } nobody knows whether they arrived; they are not sent again.
notices-dropped = Not sent: { $count }
notices-left = To go: { $time }
notices-readers = Read { $read }/{ $all }
notices-readers-groups = Read in groups: { $count }
notices-deleted = Deleted { $deleted }, being deleted { $left }
notices-kept = ⚠️ Beyond reach: { $count }. Those older than 48 hours now say that it is withdrawn; those of unknown fate may still stand there.
notices-correction-asked = ⏳ A second person has been asked about the correction.
notices-correction-preview = <b>Correction</b> · notice { $number }, as its readers will see it:
notices-correction-sent = { $count } already sent will be changed to this.
notices-correction-left = { $count } still to be sent will say this.
notices-correction-versions = The versions in other languages go; everybody reads this one.
notices-correction-approval = 👥 More than { $count } chats: another secretary or the district office must agree before it is changed.
notices-correction-again = To change it again, just send the whole text once more.
notices-correction-dropped = All right, nothing was corrected. The notice stays as it is.
notices-corrected = ✅ Corrected.
notices-confirm-withdraw = Withdraw it? It is deleted for everybody, as far as it is not older than 48 hours.
notices-read-thanks = Thank you, noted.
notices-all-read = Everybody who got it has read it.
notices-unread = <b>Notice { $number }</b>, not read by { $count }:
notices-page = Page { $page } of { $pages }
notices-reminded = Reminded: { $count }
notices-reminded-before = They have been reminded once; that is enough.
notices-reminder = ⏰ Please look at notice { $number } and press the button once you have: { $text }
notices-copy-heading = 📢 <b>Notice of { $office }</b>
notices-copy-number = No. { $number } · to check it, send /verify { $number }
notices-copy-withdrawn = (Notice { $number } has been withdrawn; please do not pass it on.)
notices-ask = Please write your question about notice { $number }; only its author reads it:
notices-ask-in-private = Please write your question in our private chat.
notices-ask-privately = Please ask me in private; others read this.
notices-ask-which = Please name the notice, such as: /ask 1012 where do I get masks?
notices-ask-nobody = Its author cannot be reached now; please ask your community.
notices-asked = I have passed it on to the author and will tell you the answer.
notices-question =
    ❓ { $who } asks about notice { $number }:
    { $text }
notices-question-answered = ✅ Answered: { $text }
notices-answer-now = Please write your answer now.
notices-answered = { $who } has your answer.
notices-answered-before = That question has been answered.
notices-asker-gone = Whoever asked can no longer be reached.
notices-answer =
    You asked about notice { $number }: { $question }
    <b>{ $who } answers</b>: { $text }
notices-genuine = ✅ Notice { $number } is genuine: sent by { $office } on { $at }.
notices-genuine-corrected = ✏️ Corrected on { $at }; this is what it says now.
notices-genuine-withdrawn = ⚠️ Withdrawn on { $at }; it is void.
notices-genuine-compare = Compare it word for word: where it differs, it was tampered with.
notices-fake = ❌ There is no notice { $number }: it was not sent by us. Do not pass it on, do not pay, give nobody a code; please tell your community.
notices-verify-how = Please write the number below the notice, such as: /verify 1012
notices-template-observation = Home observation
notices-template-observation-text =
    While you are under home observation, please:
    1. stay at home for 14 days and receive no visitors;
    2. take your temperature every morning and evening and tell your warden truthfully;
    3. keep one room to yourself, open the windows often, eat alone and boil your dishes;
    4. tie your rubbish in two bags and leave it at the door, where it is collected;
    5. tell your grid leader or me what food and medicine you need: we bring it to the door;
    6. with fever, cough or tightness of the chest call your warden at once, and do not go to hospital by yourself.
    Thank you for staying at home for everybody.
notices-template-resumption = Back to work
notices-template-resumption-text =
    Before a business opens again, please:
    1. tell the community who works there, where they come from and when they came back;
    2. let whoever returns from a key area stay at home for the full 14 days first;
    3. at the door take temperatures, keep a list and wear masks; nobody above 37.3 °C comes in, and it is reported at once;
    4. eat in turns, do not gather, hold few meetings;
    5. air and disinfect twice a day and write it down;
    6. keep one room free, where somebody with fever can be apart.
    Do not open without reporting first; if anything is difficult, ask the community.
notices-template-fraud = Beware of fraud
notices-template-fraud-text =
    There are people who use the epidemic to cheat. Please remember:
    1. your community never asks for your bank card, passwords or verification codes, and charges nothing;
    2. do not open unknown links, scan unknown codes or install unknown programs;
    3. check before you pay for masks, refunds or donations;
    4. ask whoever comes to disinfect or to take temperatures for a card, or call the community;
    5. if you have been cheated, call the police at once: 110.
    To check a notice, send /verify and its number.
notices-template-ventilation = Airing and disinfecting
notices-template-ventilation-text =
    For your own and your family's health:
    1. open the windows twice a day for half an hour;
    2. wear a mask outside, and wash your hands first when you come home;
    3. wipe handles, switches and phones with 75% alcohol once a day; do not spray it widely, and keep it away from fire;
    4. dilute bleach as it says on the bottle, and never mix it with toilet cleaner;
    5. fold used masks, put them in a bag and into the special bin.
