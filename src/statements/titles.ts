// Data: what posts are called. Nothing here comes from one column; the words are those of Chinese offices in general.

/** Words that end the name of a post. */
const POSTS = `
书记 第一书记 支书 局长 主任 主任委员 副主任委员 委员 常委 镇长 乡长 县长 市长 区长 州长 省长 旗长 盟长 村长 街长
部长 厅长 处长 科长 股长 司长 署长 关长 行长 院长 校长 园长 所长 站长 队长 会长 社长 台长 馆长 场长 厂长 矿长 店长
组长 班长 排长 连长 营长 团长 旅长 师长 军长 庭长 段长 河长 湖长 林长 田长 楼长 网格长 护士长 列车长 机长 船长
司令 司令员 政委 政治委员 参谋长 秘书长 理事长 监事长 董事长 检察长 审判长 审判员 主席 主席团成员 总统 总理
总编 总编辑 主编 编辑 记者 主播 主持人 总经理 经理 总裁 总监 总工 总工程师 总会计师 总经济师 总农艺师 工程师 会计师
经济师 农艺师 教授 讲师 导师 教师 教练 研究员 院士 专家 首席专家 医师 主任医师 医生 护士 护师
主治医师 副主任医师 住院医师 博士生导师 硕士生导师 研究生导师 人大代表 党代表 政协委员 村官 大学生村官 大学生 片长
律师 法官 检察官 民警 警长 调研员 巡视员 专员 督学 督导 干事 干部 科员 办事员 协理员 指导员 教导员 辅导员 网格员
秘书 助理 负责人 召集人 发言人 联络员 代表 会员 党员 团员 村民 居民 市民 农民 工人 职工 员工 学生 家长
战士 军人 志愿者 企业家 创始人 合伙人 业主 理事 监事 董事 参事 馆员 社员 组员 队员 成员 班主任
`

/** Words that may stand before such a word and belong to the post, not to the unit. */
const ATTRIBUTES = `
党委 党组 党工委 党总支 党支部 党委会 支部 总支 纪委 纪工委 纪检组 工委 团委 管委会 机关党委 驻村
副 常务 第一 代 代理 执行 名誉 荣誉 首席 资深 高级 特级 正高级 正 原 前 兼 兼任 专职 兼职 见习 实习
`

const TRADITIONAL =
  '書記長員縣鎮鄉區廳處會經總編輯黨組務師團隊場廠礦館臺園醫護專檢審監辦導關軍連營農藝職業學紀實級'
const SIMPLIFIED =
  '书记长员县镇乡区厅处会经总编辑党组务师团队场厂矿馆台园医护专检审监办导关军连营农艺职业学纪实级'

/** The same text, as long, in the characters of the lists above: 書記 is found as 书记. */
export function simplify(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => {
    const i = TRADITIONAL.indexOf(character)
    return i < 0 ? character : (SIMPLIFIED[i] ?? character)
  })
}

/** The longest name of a post, or of several run together, that ends `text`; its length, 0 if there is none. */
export function lengthOfTitle(text: string): number {
  return TITLE_AT_END.exec(simplify(text.slice(-LONGEST)))?.[0].length ?? 0
}

/** No run of posts is longer, and the pattern below takes its time with long ones. */
const LONGEST = 24

function words(list: string): string {
  return list
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
    .join('|')
}

const TITLE_AT_END = new RegExp(`(?:(?:${words(ATTRIBUTES)})*(?:${words(POSTS)}))+$`, 'u')
