# What every room says.
stranger = 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
not-allowed = 您没有做这件事的权限。如有疑问，请联系您的社区书记。
tap-expired = 这个按钮已经过期，请使用最新的一条消息。
tap-not-yours = 这个按钮是给别人的。
