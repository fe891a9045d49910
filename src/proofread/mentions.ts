import type { Bulletin } from '../model/bulletin.ts'
import type { LineOfFile } from '../model/diagnostic.ts'
import { lineOf, spanOf } from '../model/source.ts'
import { lexiconOf, simplify, type Lexicon } from '../statements/lexicon.ts'
import { isName } from '../statements/names.ts'
import { isLayTitle, lengthOfTitle } from '../statements/titles.ts'
import type { Copy, CopyText } from './copy.ts'
import { wordBorders, type WordBorders } from './word-borders.ts'

/** Where a bulletin says who somebody is: 荆州市委书记吴锦, 吴锦书记. */
export interface Mention {
  readonly name: string
  readonly posts: readonly PostName[]
  readonly text: CopyText
  /** Of post and name together, UTF-16, end excluded. */
  readonly start: number
  readonly end: number
}

export interface PostName {
  /** Empty where only the title is said. */
  readonly unit: string
  readonly title: string
}

/** Whether a text may mention somebody by post and name; only those need their words. */
export function mayMention({ kind, text }: CopyText, copy: Copy): boolean {
  if (kind === 'speaker') return false
  const lexicon = lexiconOf(copy.bulletin.source.lexicon)
  return titlesBeforeNames(text, lexicon).next().done === false
}

/** Everybody whom the bulletin names with a post, in reading order: its speakers, and people in running text. */
export function mentionsIn(copy: Copy): readonly Mention[] {
  const known = remembered.get(copy) ?? findMentions(copy)
  remembered.set(copy, known)
  return known
}

/** Two rules ask for them. */
const remembered = new WeakMap<Copy, readonly Mention[]>()

function findMentions(copy: Copy): readonly Mention[] {
  const { lexicon: added } = copy.bulletin.source
  const lexicon = lexiconOf(added)
  const known = new Set(
    copy.bulletin.statements.flatMap(({ speakers }) => speakers.map(({ name }) => bare(name))),
  )
  return copy.texts.flatMap((text) => {
    if (text.kind === 'speaker') return ofSpeaker(text)
    if (!text.words) return []
    return [...inText(text, { lexicon, known, borders: wordBorders(text.words) })]
  })
}

function ofSpeaker(text: CopyText): Mention[] {
  const { speaker } = text
  if (!speaker?.name) return []
  const posts = speaker.posts.map(({ organization, title }) => ({
    unit: plain(organization),
    title: plain(title),
  }))
  return [{ name: bare(speaker.name), posts, text, start: 0, end: text.text.length }]
}

interface Reading {
  readonly lexicon: Lexicon
  /** Names of speakers. */
  readonly known: ReadonlySet<string>
  readonly borders: WordBorders
}

function* inText(text: CopyText, reading: Reading): Iterable<Mention> {
  for (const { start, end } of titlesBeforeNames(text.text, reading.lexicon)) {
    const name = nameAt(text.text, end, reading)
    if (name === undefined) continue
    const from = unitBefore(text.text, start, reading.borders)
    if (FORMER.test(text.text.slice(Math.max(0, from - 2), from + 2))) continue
    const post = {
      unit: plain(text.text.slice(from, start)),
      title: plain(text.text.slice(start, end)),
    }
    yield { name, posts: [post], text, start: from, end: end + name.length }
  }
}

/** Of whom it is said that they have the post no more, or not yet. */
const FORMER = /[原前]|[时新历曾现]任|候选|拟任/u

/** Titles with a family name straight after them; posts of people at large name nobody. */
function* titlesBeforeNames(
  text: string,
  lexicon: Lexicon,
): Generator<{ readonly start: number; readonly end: number }> {
  for (let at = 2; at < text.length; at++) {
    if (!lexicon.families.has(text.charAt(at)) && !lexicon.families.has(text.slice(at, at + 2)))
      continue
    const length = lengthOfTitle(text.slice(Math.max(0, at - LONGEST_TITLE), at), lexicon)
    const title = text.slice(at - length, at)
    if (length > 1 && !isLayTitle(title, lexicon)) yield { start: at - length, end: at }
  }
}

const LONGEST_TITLE = 24
const NAME_LENGTHS = [3, 2]

/** The name that begins here; undefined where it is not plain how long it is. */
function nameAt(
  text: string,
  at: number,
  { lexicon, known, borders }: Reading,
): string | undefined {
  const names = NAME_LENGTHS.map((length) => text.slice(at, at + length)).filter((name) =>
    isName(name, lexicon),
  )
  const ofSpeaker = names.find((name) => known.has(name))
  if (ofSpeaker !== undefined) return ofSpeaker
  const closed = names.find((name) => !HAN.test(text.charAt(at + name.length)))
  if (closed !== undefined) return closed
  const [whole, other] = names.filter((name) => borders.isBorder(at + name.length))
  if (!other) return whole
  // 袁军|在荆州: what follows the shorter one is a word of one character that is no part of names
  if (FUNCTION.test(text.charAt(at + other.length))) return other
  // 李强|国|同志: the name of somebody known, and one character more
  const next = borders.wordAt(at + other.length)
  return next?.text.length === 1 && /^[nxagz]/u.test(next.tag) ? whole : undefined
}

const HAN = /\p{Script=Han}/u
const FUNCTION = /[在等说同来到对的了和与为以就要也将主带指强作把向从及并率于深赴出是]/u

/** Where the name of the unit begins that stands before a title: nouns and names, as far as they go, but from a place on where they name one. */
function unitBefore(text: string, start: number, { wordBefore }: WordBorders): number {
  let [at, place] = [start, start]
  for (let word = wordBefore(at); word && start - word.start <= LONGEST_UNIT;) {
    if (!UNIT_TAG.test(word.tag) || !HAN.test(word.text) || /[和与及]$/u.test(word.text)) break
    at = word.start
    if (PLACE_TAG.test(word.tag)) place = at
    if (at === 0) break
    word = wordBefore(at)
  }
  const begin = place < start ? place : at
  const verb = LEADING.exec(text.slice(begin, start))?.[0].length ?? 0
  if (verb) return begin + verb
  // 市|民政局: of the unit, though words part it there
  return begin < start && LEVEL.test(text.charAt(begin - 1)) ? begin - 1 : begin
}

/** Words of one character that stand before units, and are taken for a part of their names where those are unknown. */
const LEADING = /^[请按由向对据经受让在同跟与到找问听是为]+/u
const LEVEL = /[省市县区州镇乡]/u

const LONGEST_UNIT = 24
/** Nouns, names, abbreviations, and what jieba does not know. */
const UNIT_TAG = /^(?:n|j|x|s|b)/u
const PLACE_TAG = /^n[st]/u

function plain(text: string): string {
  return simplify(bare(text))
}

function bare(text: string): string {
  return text.replace(/\s/gu, '')
}

/** The file and line in which somebody is mentioned. */
export function lineOfMention(
  { text, start, end }: Mention,
  { source }: Bulletin,
): LineOfFile | undefined {
  const place = spanOf(text.map, start, end)
  return place && lineOf(source.files, place)
}
