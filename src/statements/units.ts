// Data: how names of units end, and what is in none.

const ENDINGS = `
镇 乡 村 县 市 区 省 州 盟 旗 府 屯 寨 庄 街道 办 办公室 办事处 局 厅 部 处 科 室 股 司 署 委 院 所 站 台 中心 窗口
大学 中学 小学 学院 学校 高中 初中 一中 二中 三中 四中 五中 附中 党校 校 园 年级 厂 公司 集团 企业 商行 银行 支行 分行 总行 社 店 馆 场 矿 港 车间 工段 班组 基地 实验室
队 团 营 连 排 班 旅 师 军 舰 艇 哨所 军区 仓库 水库 会 联 妇联 文联 科协 侨联 残联 工商联 政协 人大 党组 党委 支部 总支 庭 组 专班 法院 医院 诊所
单位 机关 部门 系统 项目 单元 楼院 律所 事务所 俱乐部 剧团 乐团 报 电视 频道 景区 码头 口岸 电厂 农场 林场 渔场 牧场 消防 税务 公安 海关 邮政 电信 移动 联通 铁塔 烟草 气象
`
  .trim()
  .split(/\s+/)

const LONGEST_ENDING = Math.max(...ENDINGS.map((ending) => ending.length))
const ENDING_SET: ReadonlySet<string> = new Set(ENDINGS)

/** Words that end alike and name no unit. */
const NO_UNIT =
  /(?:社会|机会|大会|会议|全会|例会|晚会|现场|市场|立场|广场|干部|全部|内部|各部|教学|科学|同学|文学|自学|团队|军队|排队|工厂化|社区化|城市|农村|乡村|全市|全县|全镇|全区|全省|我市|我县|我镇|我区|我省|本市|本县|本镇|下部|上部|到处|好处|难处|用处|住所|场所|公园|花园|校园|书店|大师|教师|律师|厨师|进军|小组|分组|法庭化|上班|下班|晚报告)$/u

/** Units are nouns: what has a pronoun or a particle in it, or begins as a clause does, is a sentence. */
const CLAUSE =
  /[，,的是了我你他她它们这把吗呢吧着]|^(?:由|请|在|据|经过|按照|根据|通过|关于|为了|随着|围绕|坚持|加强|学习|贯彻|落实|推进|各|全体|全县|全市|全镇|不|没有|对(?!外|口|台|苏)|向(?!阳|东|前|荣)|从(?!化|江)|以(?!色))|(?:出席|参加|主持|召开|选举|任命|邀请|陪同|听取|宣布|会见|慰问|走访|欢迎|感谢|拜访|采访|根据|强调|指出|要求|表示)/u

/** Whether these words can stand where a unit does: by their form, whatever they are. */
export function mayBeUnit(text: string): boolean {
  return !CLAUSE.test(text)
}

/** Whether this is a unit by the word that it ends in. */
export function looksLikeUnit(text: string): boolean {
  if (text.length < 2 || !mayBeUnit(text) || NO_UNIT.test(text)) return false
  for (let length = 1; length <= LONGEST_ENDING; length++) {
    if (ENDING_SET.has(text.slice(-length))) return true
  }
  return false
}
