// Data: family names, and words that look like a personal name after a title but are none.

const SINGLE =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤' +
  '滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭' +
  '梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松' +
  '井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍' +
  '双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙' +
  '东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付代闫覃仝佟占户揭苟但楚岳帅敬海晋展亓么芦' +
  '冼佘谌雒撒仉郇么苑由鹿庹勇牟青冮鄢尧矫原门阳刀庚续宾逮校员贠初揣泮洛区涂粟邸拓衣布粘蹇律修丛尉茆睢昃麦禤乃雪芷药'

const COMPOUND =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 呼延 西门 第五 百里 东郭 南门 纳兰 完颜 叶赫 爱新 那拉 左丘 拓跋 段干 轩辕 亓官 乐正 漆雕 壤驷 公良 夹谷 宰父 谷梁'

const NO_NAMES =
  /讲话|发言|致辞|要点|热线|电话|信箱|邮箱|办公|会议|会上|通知|公告|指出|强调|要求|表示|认为|介绍|说道|如下|名单|地址|职责|分工|安排|意见|建议|同志|先生|女士|代表|主要|工作|以下|包括|情况|任务|措施|做法|目标|领导|主持|负责|参加|出席|汇报|总结|点评|落实|推进|抓好|加强|[说问答]$/u

const HAN_NAME = /^\p{Script=Han}{2,4}$/u
const PADDED_NAME = /^\p{Script=Han}[ \u3000]{1,2}\p{Script=Han}$/u
const DOTTED_NAME = /^\p{Script=Han}{1,10}(?:[·・‧•]\p{Script=Han}{1,10})+$/u

/** Whether this can be somebody's name by its form alone. */
export function looksLikeName(text: string): boolean {
  return (
    (HAN_NAME.test(text) || PADDED_NAME.test(text) || DOTTED_NAME.test(text)) &&
    !NO_NAMES.test(text)
  )
}

export function hasFamilyName(text: string): boolean {
  return SINGLE.includes([...text][0] ?? '-') || COMPOUND.split(' ').includes(text.slice(0, 2))
}
