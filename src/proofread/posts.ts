import type { Mention, PostName } from './mentions.ts'

/** A post that only one person has at a time: no deputy, no member, nobody's former one. */
const SINGULAR =
  /^(?!副|代|原|前|老|荣誉|名誉)(?:.*[^副])?(?:书记|主任|主席|检察长|[省市县区乡镇村州厅局部司处科所站院校行社馆台会厂场庭署关]长|董事长|理事长|秘书长|总经理|总编辑|总理|政委|司令员|行长)$/u
/** Units that are one for the whole bulletin, though it may be said of which place they are or not: there is one province. */
const OF_PROVINCE = /^(?:省|自治区|中央|中共中央|国务院|全国)/u
const OF_PLACE = /^[省市县州]长$/u
/** Units of whoever speaks: each has one of its own. */
const OWN =
  /^(?:镇|乡|村|社区|街道|街办|学?校|公司|集团|医?院|所|站|厂|场|局|部|处|科|支行|分行|我)/u

/** Whether two mentions are of the very same post, of which there is one; `isSameStatement`: somebody's own 镇 is the same. */
export function isOnePost(a: PostName, b: PostName, isSameStatement: boolean): boolean {
  const [one, other] = [fullOf(a), fullOf(b)]
  // 县长 says of what he is the head, 局长 does not
  const isWhole = ({ unit, title }: PostName) => unit !== '' || OF_PLACE.test(title)
  if (!isWhole(a) || !isWhole(b) || !SINGULAR.test(a.title) || !SINGULAR.test(b.title)) return false
  if (one === other) return isSameStatement || !OWN.test(one)
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return OF_PROVINCE.test(short) && long.endsWith(short)
}

/** Whether nobody can have both: the same post of two units, or a post and its deputy's. */
export function contradict(a: Mention, b: Mention): boolean {
  const pairs = a.posts.flatMap((one) => b.posts.map((other) => [one, other] as const))
  return (
    !pairs.some(([one, other]) => agree(one, other)) &&
    pairs.some(([one, other]) => clash(one, other))
  )
}

function agree(a: PostName, b: PostName): boolean {
  const isTitle = a.title.endsWith(b.title) || b.title.endsWith(a.title)
  const isDeputy = a.title.includes('副') !== b.title.includes('副')
  return isTitle && !isDeputy && areOneUnit(a.unit, b.unit)
}

function clash(a: PostName, b: PostName): boolean {
  if (isDeputyOf(a.title, b.title) || isDeputyOf(b.title, a.title))
    return areOneUnit(a.unit, b.unit)
  const isSame = a.title === b.title && SINGULAR.test(a.title)
  return isSame && !areOneUnit(a.unit, b.unit)
}

function isDeputyOf(deputy: string, title: string): boolean {
  return deputy === `副${title}`
}

/** Whether two wordings can be of one unit: one is a part of the other, or its abbreviation (文旅局 of 文化和旅游局), or not said. */
function areOneUnit(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  let at = 0
  for (const character of long) if (character === short.charAt(at)) at++
  return at === short.length
}

export function fullOf({ unit, title }: PostName): string {
  return unit + title
}
