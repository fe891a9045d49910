import type { BreakCost } from './breaks.ts'

// Headings are broken by sense (chinese-typography §7.2): what a break in them costs, in the scale of `lineCost`, where a balanced line that
// lacks seven em costs 49.

/** Inside a word. */
const INSIDE: BreakCost = 400
/** Before what a name of a body ends in: 保障|局. */
const BEFORE_ENDING: BreakCost = 300
/** 的 了 和 at the head of a line. */
const BEFORE_PARTICLE: BreakCost = 250
/** In a title or a quotation that a line could hold. */
const INSIDE_QUOTED: BreakCost = 300
/** Beside a single character, which the dictionary may have cut off from its word. */
const BESIDE_SINGLE: BreakCost = 150
/** After 和, which leads on. */
const AFTER_PARTICLE: BreakCost = 60
/** Between two of a list, as posts are: unit | posts is the better place. */
const AFTER_PAUSE: BreakCost = 10
/** Between two words. */
const BETWEEN: BreakCost = 40

/** Parts of the country, after which another name may begin. */
const PLACES = '省 市 县 区 州 盟 旗 镇 乡 村 街道 开发区 自治区 自治州 自治县'.split(' ')
/** What names of offices, firms and schools end in. */
const BODIES =
  '局 委 厅 部 处 科 室 院 所 站 队 办 会 社 厂 店 行 团 校 庭 组 党委 党组 政府 人大 政协 办事处 社区 大学 学院 学校 中学 小学 幼儿园 医院 卫生院 研究院 研究所 设计院 法院 检察院 公司 有限公司 集团 银行 支行 分行 协会 学会 商会 联合会 委员会 管委会 居委会 村委会 党工委 党支部 党总支 支部 总支 分局 支队 大队 中队 中心 基地 车间'.split(
    ' ',
  )
const ENDINGS = new Set([...PLACES, ...BODIES])
const PARTICLES = new Set('的 了 和 与 及 之 地 得 着 过'.split(' '))
const LEADING = new Set('和 与 及 暨 并'.split(' '))

/** Quotations and titles up to this many characters stay whole, where it can be had. */
const QUOTED = /“[^”]{1,14}”|《[^》]{1,14}》|‘[^’]{1,14}’/gu

let segmenter: Intl.Segmenter | undefined

/**
 * The cost of a break at the UTF-16 offsets of a heading's text, by its words: those of the dictionary that ICU brings. Offsets without a cost are
 * the best places, after the name of a place or a body, or after a mark.
 */
export function senseBreaks(text: string): ReadonlyMap<number, BreakCost> {
  const costs = new Map<number, BreakCost>()
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  let before = ''
  for (const { segment, index } of segmenter.segment(text)) {
    const cost = costBetween(before, segment)
    if (index > 0 && cost > 0) costs.set(index, cost)
    for (let at = 1; at < segment.length; at++) costs.set(index + at, INSIDE)
    before = segment
  }
  for (const { 0: quoted, index } of text.matchAll(QUOTED)) {
    for (let at = index + 1; at < index + quoted.length; at++) {
      costs.set(at, (costs.get(at) ?? 0) + INSIDE_QUOTED)
    }
  }
  return costs
}

function costBetween(left: string, right: string): BreakCost {
  if (left === '、') return AFTER_PAUSE
  if (!HAN.test(left.slice(-1)) || !HAN.test(right.charAt(0))) return 0
  if (PARTICLES.has(right)) return BEFORE_PARTICLE
  const isName = [...ENDINGS].some((ending) => left.endsWith(ending))
  if (ENDINGS.has(right) && !(isName && right.length > 1)) return BEFORE_ENDING
  if (isName) return 0
  if (LEADING.has(left)) return AFTER_PARTICLE
  return left.length === 1 || right.length === 1 ? BESIDE_SINGLE : BETWEEN
}

const HAN = /\p{Script=Han}/u
