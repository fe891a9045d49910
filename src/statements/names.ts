import { isTitleWord, lengthOfTitle } from './titles.ts'

// Data: family names (某 stands for one that is withheld), and words that look like a personal name but are none.

const SINGLE =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤' +
  '滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭' +
  '梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松' +
  '井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍' +
  '双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙' +
  '东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付代闫覃仝佟占户揭苟但楚岳帅敬海晋展亓么芦' +
  '冼佘谌雒撒仉郇么苑由鹿庹勇牟青冮鄢尧矫原门阳刀庚续宾逮校员贠初揣泮洛区涂粟邸拓衣布粘蹇律修丛尉茆睢昃麦禤乃雪芷药某'

const COMPOUND =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 呼延 西门 第五 百里 东郭 南门 纳兰 完颜 叶赫 爱新 那拉 左丘 拓跋 段干 轩辕 亓官 乐正 漆雕 壤驷 公良 夹谷 宰父 谷梁'

const SINGLE_SET: ReadonlySet<string> = new Set(SINGLE)
const COMPOUND_SET: ReadonlySet<string> = new Set(COMPOUND.split(' '))

const NO_NAMES =
  /讲话|发言|致辞|致词|要点|热线|电话|信箱|邮箱|办公|会议|会上|通知|公告|指出|强调|要求|表示|认为|介绍|说道|如下|名单|地址|职责|分工|安排|意见|建议|同志|先生|女士|代表|主要|工作|以下|包括|情况|任务|措施|做法|目标|领导|主持|负责|参加|出席|汇报|总结|点评|落实|推进|抓好|加强|寄语|感言|心得|述职|批示|签名|答问|手记|札记|专访|访谈|视频|照片|简历|牵头|包抓|包联|包保|包村|负总|联系|分管|接待|调研|视察|考察|谈话|党课|报告|提醒|承诺|责任|示范|培训|选举|任命|换届|定稿|终稿|初稿|修改|最终|副本|已审|版本|[说问答稿版]$/u

/** Words of everyday that begin with what is a family name as well. */
const EVERYDAY = words(`
安全 安排 安置 时间 时代 时刻 时下 方案 方法 方面 方向 成绩 成效 成果 成员 成立 原则 原因 经验 经费 经济 经过 计划 管理 管护 关键 关于 关注 关爱 温度 温馨 高度 高效 高层 双方
金额 金融 单位 单独 宣传 宣讲 常态 常规 万元 马上 全体 全年 全面 全县 全市 全镇 全区 全村 全力 全部 全会 党员 党建 党委 党组 党政 党风 解读 解决 解放 应当 应对 应急 应该 明确 明天
明年 文化 文件 文章 平安 平台 平时 平均 和谐 和平 路径 路线 路灯 水平 水利 水源 水务 云端 花园 钟表 程序 强化 强调 项目 支持 支部 支出 农业 农村 农民 从严 从此 红色
通过 通报 通知 通讯 相关 相信 后勤 后来 边界 向上 向往 古镇 古村 居民 居住 步骤 公开 公司 公安 公众 公共 海洋 展望 展示 展览 于是 白天 贡献 曾经 阳光 容易 都是 能力
能够 景区 景点 游客 师生 师傅 家长 家庭 家风 家园 宁可 计生 计算 祖国 宗旨 包装 左右 车间 车辆 班子 班组 班级 巩固 利用 利润 富裕 广泛 广大 广告 国家 国有 国企 连续
凌晨 符合 印发 印刷 干部 干群 干警 干事 充分 充实 阴天 满意 满足 易地 易懂 宿舍 终于 终端 衡量 勾画 简介 简讯 简报 简历 空间 空白 养老 养殖 丰富 丰收 查询 查处 查摆 越来
益处 桓公 岳父 帅气 海报 么样 由来 由此 青年 青春 牟利 校长 校园 校史 员工 布置 布局 区域 区位 区里 区直 衣食 粮食 阴雨 农户 群众 商会 伍长 余额 元旦 顾问 顾客 孟春 黄金
和解 和美 和善 穆斯 毛病 米面 臧否 计量 成本 戴口 谈话 谈心 宋体 庞大 熊猫 纪律 纪委 纪检 纪要 纪实 舒适 屈从 董事 梁柱 阮咸 蓝图 闵行 席位 季度 麻将 强项 强村 路口 危机 危房 江河
童年 颜色 梅花 盛会 林业 林场 林长 钟点 高标 高质 夏季 夏天 蔡伦 田间 田长 胡同 霍乱 柯达 管委 卢比 经营 房屋 房产 应用 宗教 丁字 单元 杭州 洪水 诸多 石头 龚行 裴回 陆续 荣誉 荣获
曲折 家电 封面 储备 段落 富民 富强 焦点 牧民 山区 山村 谷雨 车队 全程 全员 班车 秋季 秋收 宫殿 仇恨 厉行 祖宗 武装 武警 刘海 景观 束缚 龙头 叶片 幸福 司法 司机 白色 怀疑 从业 索赔 咸菜
籍贯 卓越 蒙古 池塘 乔木 胥吏 苍生 双拥 双招 闻讯 党校 谭嗣 劳动 劳务 劳模 申请 申报 扶贫 扶持 堵点 冉冉 雍和 桑树 桂花 牛羊 寿命 通信 边远 浦东 尚未 农资 农机 温暖 别人 庄稼 柴油 慕名 连队 习惯 习题 艾滋
鱼塘 容貌 向前 古代 易错 慎重 戈壁 终点 居家 步行 都市 耿直 满分 匡算 国际 国土 文旅 文艺 寇准 广场 阙如 东部 东方 欧洲 沃土 利息 蔚蓝 隆重 师资 师德 敖包 融合 冷链 那么 饶恕 空气 毋庸 沙漠 养护 鞠躬 须知
巢穴 关系 相比 后期 后续 红利 游乐 权利 权限 公益 公告 公示 公正 何时 何地 何人 何况 何以 张榜 张贴 张望 许多 许可 孔子 施工 施策 施行 曹操 严禁 严肃 华人 魏晋 陶瓷 谢谢 水产 水质 水电 章程 云南 苏区 鲁迅 韦编
马路 苗木 苗圃 凤凰 花木 花费 方便 方式 俞允 任务 任职 任命 任何 袁隆 柳树 史料 唐代 费用 费力 薛涛 雷电 汤圆 罗列 毕业 毕竟 安装 常见 乐观 乐园 于今 时期 时事 时政 傅粉 皮革 卞和 齐心 康复 康养 伍佰
`)

const HAN_NAME = /^\p{Script=Han}{2,4}$/u
const PADDED_NAME = /^\p{Script=Han}[ \u3000]{1,2}\p{Script=Han}$/u
const DOTTED_NAME = /^\p{Script=Han}{1,10}(?:[·・‧•]\p{Script=Han}{1,10})+$/u

/** Whether this can be somebody's name by its form alone. */
export function looksLikeName(text: string): boolean {
  return (
    (HAN_NAME.test(text) || isPadded(text) || isDotted(text)) &&
    !NO_NAMES.test(text) &&
    !EVERYDAY.has(text) &&
    !isTitleWord(text) &&
    lengthOfTitle(text) === 0
  )
}

/** Of two characters with U+3000 between, as wide as three. */
function isPadded(text: string): boolean {
  return PADDED_NAME.test(text)
}

/** 阿卜杜拉·买买提 */
export function isDotted(text: string): boolean {
  return DOTTED_NAME.test(text)
}

export function hasFamilyName(text: string): boolean {
  return SINGLE_SET.has([...text][0] ?? '-') || COMPOUND_SET.has(text.slice(0, 2))
}

/** Four characters are a name as a rule only where the family's has two. */
export function isTooLong(text: string): boolean {
  return !isDotted(text) && [...text].length > 3 && !COMPOUND_SET.has(text.slice(0, 2))
}

/** Whether this is somebody's name by more than its form: it begins with a family name, or has a dot in it. */
export function isName(text: string): boolean {
  return looksLikeName(text) && (hasFamilyName(text) || isDotted(text))
}

const NAME_LENGTHS = [2, 3, 4]

/** What could be a name at the end of `text`, the likelier first: with a dot, padded, of two, three, four characters. */
export function nameCandidates(text: string): string[] {
  const end = text.slice(-LONGEST_NAME)
  const characters = [...end]
  const dotted = DOT.test(end) ? DOTTED_END.exec(end)?.[0] : undefined
  const tails = dotted ? [...dotted].map((_, i) => [...dotted].slice(i).join('')) : []
  const padded = /\p{Script=Han}[ \u3000]{1,2}\p{Script=Han}$/u.exec(end)?.[0]
  const plain = NAME_LENGTHS.map((length) => characters.slice(-length).join(''))
  return [...tails, ...(padded ? [padded] : []), ...plain].filter(looksLikeName)
}

const DOT = /[·・‧•]/u
const DOTTED_END = /\p{Script=Han}{1,10}(?:[·・‧•]\p{Script=Han}{1,10})+$/u
/** UTF-16, with dots. */
const LONGEST_NAME = 40

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
