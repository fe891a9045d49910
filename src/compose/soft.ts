import { FORBIDDEN, type BreakCost } from './breaks.ts'

/**
 * What hangs together and may yet be cut, in the scale of `lineCost`: a stretch of an eighth of an em in every gap of a line costs 625, and what is
 * dearer is kept at that price (chinese-typography §2.2, soft sequences; §6.1, aim under 1/8).
 */
const COUNTED: BreakCost = 700
/** A bracketed or Han number and the item that it begins. */
const MARKER: BreakCost = 600
/** After the ～ of a range. */
const RANGE: BreakCost = 500
/** After the · of a name; inside 一是 and 首先. */
const LOW: BreakCost = 100
/** After the 年 and the 月 of a date. */
const DATE: BreakCost = 30

const HAN_NUMERAL = '〇零一二三四五六七八九十百千万亿'
/** Counters and units in Han characters, the longer before the shorter; not where they begin a word of another meaning, as in 第一时间. */
const COUNTERS =
  '平方公里 平方米 立方米 美元 公里 千米 毫米 厘米 公顷 公斤 千克 分钟 小时 元 人(?![民员才口均们士大]) 名 个(?![体人别性]) 位 次 项 条 户 家(?![庭乡园长]) 年 月 日 号 时(?![间期代候机]) 点 分(?![之别类析工]) 秒 岁 天(?!然) 周 届 期 章 节 米 亩 吨 克 度 倍 成(?![立为功果长本员熟效绩]) 辆 台 套 座 所 间 本(?![来地身着次]) 册 篇 部(?![分门队署]) 件 份 批 起(?![来到步草]) 例 场 轮 级 层 楼 路 村 镇 县 市'
    .split(' ')
    .join('|')
/** Of a code or a decimal these digits are a part. */
const NOT_INSIDE = '(?<![\\p{Script=Latin}\\p{Nd}.,])'

/** 2700万元, 3个, 第3次, 12岁, 3.5万余人, spaces or none between number and counter. */
const COUNT = new RegExp(
  `(?:第 ?)?${NOT_INSIDE}\\p{Nd}+(?:[.,．]\\p{Nd}+)* ?[十百千万亿]*[余多几]?(?:${COUNTERS})?`,
  'gu',
)
/** 第十二届 */
const ORDINAL = new RegExp(`第[${HAN_NUMERAL}\\u2160-\\u216b]+(?:${COUNTERS})?`, 'gu')

/** What stays with the word before it, whatever the line: calls of notes. */
const CALL =
  /(?<=[\p{L}\p{N}])(?:\[\p{Nd}{1,3}\]|［\p{Nd}{1,3}］|\*{1,3}(?![\p{Script=Latin}\p{Nd}]))/gu

/** Patterns at whose end a break costs something. */
const ENDS: readonly (readonly [RegExp, BreakCost])[] = [
  [
    new RegExp(
      `(?:[${HAN_NUMERAL}]|[\\p{Nd}％%](?:${COUNTERS})?)[～〜—–](?=[\\p{Nd}${HAN_NUMERAL}])`,
      'gu',
    ),
    RANGE,
  ],
  [/\p{Nd}{4} ?年(?= ?\p{Nd})|\p{Nd}{1,2} ?月(?= ?\p{Nd})/gu, DATE],
  [/\p{Script=Han}[·・‧•](?=\p{Script=Han})/gu, LOW],
  [new RegExp(`（[${HAN_NUMERAL}\\p{Nd}]{1,3}）(?=\\p{Script=Han})`, 'gu'), MARKER],
  [new RegExp(`(?<=^|[。；！？])[${HAN_NUMERAL}]{1,3}、`, 'gu'), MARKER],
  [new RegExp(`(?<=^|[。；！？：，])[${HAN_NUMERAL}]{1,3}(?=是)`, 'gu'), LOW],
  [/(?<=^|[。；！？：，])[首其再最](?=[先次后]，)/gu, LOW],
]

/** The cost of a break at these UTF-16 offsets of a paragraph's text, beside what the classes say of it. */
export function softBreaks(text: string): ReadonlyMap<number, BreakCost> {
  const costs = new Map<number, BreakCost>()
  const glue = (at: number, cost: BreakCost) => {
    costs.set(at, Math.max(cost, costs.get(at) ?? 0))
  }
  for (const pattern of [COUNT, ORDINAL]) {
    for (const { 0: unit, index } of text.matchAll(pattern)) {
      for (let at = 1; at < unit.length; at++) glue(index + at, COUNTED)
    }
  }
  for (const { index } of text.matchAll(CALL)) glue(index, FORBIDDEN)
  for (const [pattern, cost] of ENDS) {
    for (const { 0: found, index } of text.matchAll(pattern)) glue(index + found.length, cost)
  }
  return costs
}
