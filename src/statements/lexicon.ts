import type { LexiconWords } from '../model/source.ts'
import * as shipped from './words.ts'

/** The words that speakers are known by: built once for an issue, never changed. */
export interface Lexicon {
  /** Words that end the name of a post. */
  readonly titles: ReadonlySet<string>
  readonly layTitles: ReadonlySet<string>
  readonly attributes: ReadonlySet<string>
  /** The last characters of titles, traditional ones as well: most texts end in none of them. */
  readonly titleEnds: ReadonlySet<string>
  /** Of a title or an attribute, UTF-16. */
  readonly longestTitle: number
  readonly units: ReadonlySet<string>
  readonly longestUnit: number
  readonly notUnit: RegExp
  readonly families: ReadonlySet<string>
  readonly notNames: ReadonlySet<string>
  readonly everyday: ReadonlySet<string>
  readonly notInNames: RegExp
}

/** The lexicon of an issue: the shipped words and those that its editor adds. */
export function lexiconOf(added: LexiconWords | undefined): Lexicon {
  return added ? build(added) : SHIPPED
}

function build({ titles, attributes, units, names, notNames }: LexiconWords): Lexicon {
  const allTitles = words(shipped.TITLES, titles?.map(simplify))
  const allAttributes = words(shipped.ATTRIBUTES, attributes?.map(simplify))
  const allUnits = words(shipped.UNITS, units)
  const notUnits = [...words(shipped.NOT_UNITS)].filter((word) => !units?.includes(word))
  return {
    titles: allTitles,
    layTitles: words(shipped.LAY_TITLES),
    attributes: allAttributes,
    titleEnds: new Set(Array.from(allTitles, (word) => formsOf(word.slice(-1))).flat()),
    longestTitle: longestOf([...allTitles, ...allAttributes]),
    units: allUnits,
    longestUnit: longestOf([...allUnits]),
    notUnit: new RegExp(`(?:${notUnits.join('|')})$`, 'u'),
    families: words(shipped.NAMES, names),
    notNames: words(shipped.NOT_NAMES, notNames),
    everyday: words(shipped.EVERYDAY),
    notInNames: new RegExp(`${[...words(shipped.NOT_IN_NAMES)].join('|')}|[说问答稿版]$`, 'u'),
  }
}

function words(list: string, added: readonly string[] = []): ReadonlySet<string> {
  return new Set([...list.trim().split(/\s+/), ...added])
}

function longestOf(all: readonly string[]): number {
  return Math.max(...all.map((word) => word.length))
}

const TRADITIONAL =
  '書記長員縣鎮鄉區廳處會經總編輯黨組務師團隊場廠礦館臺園醫護專檢審監辦導關軍連營農藝職業學紀實級'
const SIMPLIFIED =
  '书记长员县镇乡区厅处会经总编辑党组务师团队场厂矿馆台园医护专检审监办导关军连营农艺职业学纪实级'

const ANY_TRADITIONAL = new RegExp(`[${TRADITIONAL}]`, 'gu')

/** The same text, as long, in the characters of the lists: 書記 is found as 书记. */
export function simplify(text: string): string {
  return text.replace(ANY_TRADITIONAL, (character) => {
    const i = TRADITIONAL.indexOf(character)
    return SIMPLIFIED[i] ?? character
  })
}

/** A simplified character and the traditional ones that are read as it. */
function formsOf(character: string): string[] {
  return [character, ...Array.from(TRADITIONAL).filter((other) => simplify(other) === character)]
}

/** Without any words of an editor's. */
export const SHIPPED: Lexicon = build({})
