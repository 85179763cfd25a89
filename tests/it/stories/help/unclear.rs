//! What nobody has understood.

use super::{morning, quiet};
use crate::town::{assert_log, on_both_with};

#[tokio::test]
async fn a_resident_who_is_not_understood_is_asked_what_they_need_and_a_nod_stays_a_nod() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        town.tells("钱阿姨", "谢谢啦").await;
        town.tells("钱阿姨", "家里没菜了，买白菜").await;
        town.taps_privately("钱阿姨", "不用了").await;
        town.tells("钱阿姨", "楼上的邻居搬走好几天了呢").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: 谢谢啦
        10:10 钱阿姨 → bot: 家里没菜了，买白菜
        10:10 bot → 钱阿姨: 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买菜
              东西：白菜
              「家里没菜了，买白菜」
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        10:10 钱阿姨 → bot taps [不用了]
        10:10 bot → 钱阿姨 (edit): 好的，没有发出。需要时随时告诉我。
        10:10 钱阿姨 → bot: 楼上的邻居搬走好几天了呢
        10:10 bot → 钱阿姨: 需要什么帮助？点一下，或者直接打字告诉我，例如：家里没菜了，想请人买点青菜和鸡蛋。
              [买菜] [买药] [送餐]
              [心理咨询] [就医] [垃圾]
              [维修] [照看孩子] [照看老人]
              [其他]
        ");
    })
    .await;
}
