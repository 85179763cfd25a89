# What stands beside each command in the menu.
command-start = What I can do
command-report = File today's report
command-history = My latest reports
command-status = How reporting stands now
command-missing = Who has not reported yet
command-excuse = Excuse a micro-grid: /excuse NAME
command-leave = Ask for leave, with a stand-in
command-duties = The ten duties, and how today stands
command-pledge = Read and sign my pledge
command-pledges = Who has signed, by area
command-concern = Raise a difficulty, see how it stands
command-concerns = Open concerns of my areas
command-digest = The sums of my areas
command-invite = Invite those who have not joined
command-language = Choose a language
command-bind = Tie this group to its grid
command-unbind = Untie this group
