# What stands beside each command in the menu.
command-start = What I can do
command-report = File today's report
command-invite = Invite those who have not joined
command-language = Choose a language
command-bind = Tie this group to its grid
command-unbind = Untie this group
