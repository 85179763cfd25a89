# What every room says.
stranger = 您好！這裡是社區防控資訊機器人「連心」。它只為名冊上的工作人員和居民服務。如果您應當在名冊上，請向您的社區書記要一個邀請連結。
not-allowed = 您沒有做這件事的權限。如有疑問，請聯絡您的社區書記。
tap-expired = 這個按鈕已經過期，請使用最新的一則訊息。
tap-not-yours = 這個按鈕是給別人的。
