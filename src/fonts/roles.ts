/** What names of Chinese typefaces say of their kind; 仿宋 before 宋, which is a part of it. */
const WORDS: readonly (readonly [role: string, words: RegExp])[] = [
  // 方正, the maker, is Fang Zheng
  ['fang', /仿宋|fang\s?song|simfang|\bfang\b(?!\s?zheng)|聚珍/iu],
  ['kai', /楷|kai(?:ti|shu)?(?![a-z])|kaiti|wenkai|simkai/iu],
  ['brush', /行书|行楷|草书|隶|魏碑|毛笔|手写|brush|(?<!post\s?)\bscript\b|\bhand(?:writing|written)?\b/iu],
  ['hei', /黑|圆|hei(?:ti)?(?![a-z])|heiti|simhei|yahei|gothic|sans|round/iu],
  ['song', /宋|明|song|ming|serif|sung/iu],
]

/** Of PANOSE: the kind of face, and its serifs. */
const TEXT_FACE = 2
const SCRIPT_FACE = 3
const FIRST_SANS = 11
const LAST_SANS = 15

/** What kind of face it is, by its names, failing these by PANOSE: what it borrows characters and bold from. */
export function roleOf(names: readonly string[], panose: Uint8Array): string {
  const joined = names.join(' ')
  // FandolFang is two words
  const apart = joined.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
  const [role] = WORDS.find(([, words]) => words.test(joined) || words.test(apart)) ?? []
  if (role !== undefined) return role
  const [kind = 0, serifs = 0] = panose
  if (kind === SCRIPT_FACE) return 'brush'
  return kind === TEXT_FACE && serifs >= FIRST_SANS && serifs <= LAST_SANS ? 'hei' : 'song'
}
