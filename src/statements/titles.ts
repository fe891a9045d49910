// Data: what posts are called; add a word to a list and it is known. Nothing here comes from one column: the words are those of Chinese offices,
// firms, schools, hospitals, courts, armies and villages in general.

/** Words that end the name of a post. */
const POSTS = `
书记 第一书记 支书 村支书 局长 主任 主任委员 副主任委员 主委 委员 常委 镇长 乡长 县长 市长 区长 州长 省长 旗长 盟长 村长 街长
部长 厅长 处长 科长 股长 司长 署长 关长 行长 院长 校长 园长 所长 站长 队长 大队长 中队长 支队长 总队长 分队长 小队长 会长 社长 台长
馆长 场长 厂长 矿长 店长 组长 小组长 班长 排长 连长 营长 团长 旅长 师长 军长 舰长 艇长 船长 机长 庭长 段长 片长
河长 湖长 林长 田长 楼长 路长 链长 网格长 护士长 列车长 军士长 寨长 组织委员 宣传委员 纪检委员 政法委员 统战委员
司令 司令员 政委 政治委员 参谋 参谋长 干事长 秘书长 理事长 监事长 董事长 检察长 审判长 审判员 督察长 主席 主席团成员 总统 总理
总编 总编辑 主编 编辑 编审 记者 主播 主持人 总经理 经理 项目经理 客户经理 总裁 总监 总工 总工程师 总会计师 总经济师 总农艺师 总规划师 总统计师
总畜牧师 总兽医师 总设计师 总法律顾问 总审计师 总督学 顾问 工程师 会计师 会计 出纳 审计师 统计师 经济师 农艺师 畜牧师 兽医师 兽医 规划师
建筑师 设计师 技师 药师 检验师 技术员 农技员 质检员 首席执行官 首席财务官 首席技术官 首席运营官 首席信息官 首席科学家 科学家 CEO CFO COO CTO CIO
教授 讲师 导师 教师 教练 教员 老师 研究员 院士 专家 首席专家 医师 主任医师 医生 护士 护师 乡村医生 村医
主治医师 副主任医师 住院医师 博士生导师 硕士生导师 研究生导师 人大代表 党代表 政协委员 村官 大学生村官 大学生 研究生 博士生 博士后
律师 法官 检察官 陪审员 书记员 公证员 仲裁员 调解员 民警 交警 辅警 特警 警长 消防员 调研员 巡视员 专员 督学 督导 督导员 干事 干部 科员
主任科员 副主任科员 办事员 协理员 指导员 教导员 辅导员 网格员 管理员 安全员 信息员 宣讲员 讲解员 评论员 观察员 护林员 饲养员 驾驶员 快递员
司机 导游 秘书 助理 负责人 召集人 发言人 发起人 联络员 联系人 代表 法定代表人 会员 盟员 党员 团员 村民 居民 市民 农民 工人 职工 员工
学生 家长 少先队员 运动员 裁判员 演员 导演 编剧 作家 画家 书法家 艺术家 传承人 劳模 劳动模范 道德模范 大户 种植大户 养殖大户 脱贫户
战士 军人 士兵 列兵 上等兵 下士 中士 上士 少校 中校 上校 大校 少将 志愿者 企业家 创始人 合伙人 业主 店主 场主 理事 监事 董事 参事 馆员
社员 组员 队员 成员 班主任
`

/** Words that may stand before such a word and belong to the post, not to the unit. */
const ATTRIBUTES = `
党委 党组 党工委 党总支 党支部 党委会 支部 总支 纪委 纪工委 纪检组 工委 团委 管委会 机关党委 驻村 村委会 居委会
副 常务 第一 代 代理 执行 名誉 荣誉 首席 资深 高级 中级 初级 特级 正高级 副高级 正 原 前 兼 兼任 专职 兼职 见习 实习 联席 轮值
主管 主要 党外 特约 特聘 客座 一级 二级 三级 四级 非遗 代表性 语文 数学 英语 物理 化学 生物 历史 地理 音乐 体育 美术
`

/** Posts of people at large: a sentence quotes them sooner than it gives them the floor. */
const LAY = `
村民 居民 市民 农民 工人 职工 员工 学生 家长 大学生 研究生 党员 团员 会员 战士 业主 店主 大户 种植大户 养殖大户 脱贫户 司机 志愿者 社员 队员
`

const TRADITIONAL =
  '書記長員縣鎮鄉區廳處會經總編輯黨組務師團隊場廠礦館臺園醫護專檢審監辦導關軍連營農藝職業學紀實級'
const SIMPLIFIED =
  '书记长员县镇乡区厅处会经总编辑党组务师团队场厂矿馆台园医护专检审监办导关军连营农艺职业学纪实级'

const ANY_TRADITIONAL = new RegExp(`[${TRADITIONAL}]`, 'gu')

/** The same text, as long, in the characters of the lists above: 書記 is found as 书记. */
export function simplify(text: string): string {
  return text.replace(ANY_TRADITIONAL, (character) => {
    const i = TRADITIONAL.indexOf(character)
    return SIMPLIFIED[i] ?? character
  })
}

const POST_WORDS = words(POSTS)
const ATTRIBUTE_WORDS = words(ATTRIBUTES)
const LAY_WORDS = words(LAY)
const LAST_CHARACTERS: ReadonlySet<string> = new Set([...POST_WORDS].map((word) => word.slice(-1)))
const LONGEST_WORD = Math.max(...[...POST_WORDS, ...ATTRIBUTE_WORDS].map((word) => word.length))

/** No run of posts is longer. */
const LONGEST = 24

/**
 * The longest name of a post, or of several run together, that ends `text`; its length, 0 if there is none. It is found from
 * the end backwards, every place once: a title begins where a word does that another title, or the end, follows.
 */
export function lengthOfTitle(text: string): number {
  const tail = simplify(text.slice(-LONGEST))
  // most texts end in no post, and this is asked of every line many times
  if (!LAST_CHARACTERS.has(tail.slice(-1))) return 0
  const begins = new Set<number>()
  for (let at = tail.length - 1; at >= 0; at--) {
    for (let length = 1; length <= LONGEST_WORD && at + length <= tail.length; length++) {
      const word = tail.slice(at, at + length)
      const after = at + length
      const goesOn = begins.has(after)
      if (goesOn ? ATTRIBUTE_WORDS.has(word) || POST_WORDS.has(word) : isLast(word, after)) {
        begins.add(at)
      }
    }
  }
  return begins.size ? tail.length - Math.min(...begins) : 0

  function isLast(word: string, after: number): boolean {
    return after === tail.length && POST_WORDS.has(word)
  }
}

/** Whether the text is a word of the lists: no name, however it looks. */
export function isTitleWord(text: string): boolean {
  return POST_WORDS.has(text) || ATTRIBUTE_WORDS.has(text)
}

export function isLayTitle(title: string): boolean {
  return LAY_WORDS.has(title)
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
