# What every room says.
stranger = Hello! This is Lianxin, the bot of the community prevention office. It serves the people of its roster only. If you should be on it, ask your community secretary for an invitation link.
not-allowed = You may not do this. If you think that you should, ask your community secretary.
tap-expired = This button has expired; please use the newest message.
tap-not-yours = This button is for somebody else.
