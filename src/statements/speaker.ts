import { SHIPPED, type Lexicon } from './lexicon.ts'
import { isName, isTooLong, nameCandidates } from './names.ts'
import { hasUnit, isCertain, part, readPersons, unitAndName, type Person } from './persons.ts'
import { isLayTitle, lengthOfTitle } from './titles.ts'
import { mayBeUnit } from './units.ts'

/**
 * A line, or its beginning, that gives somebody the floor. How sure that is, its form says: with a colon it does; a line without one may be a signature
 * or a list's; a sentence that says who speaks may be a quotation in somebody else's statement.
 */
export interface SpeakerReading {
  readonly form: 'colon' | 'bare' | 'said'
  readonly persons: readonly Person[]
  /** UTF-16 units of the line that are the speaker's; the rest is text. */
  readonly length: number
}

const LONGEST = 60
/** Longer lines without a colon are text. */
const LONGEST_BARE = 40
const SENTENCE = /[。；！？!?;“”：:]/u
/** Posts may be parted by it. */
const SENTENCE_BUT_SEMICOLON = /[。！？!?“”：:]/u
const BRACKETED = /[（(][^）)]*[）)]/gu

/** Reads a line in any form; undefined if nobody is given the floor. */
export function readSpeaker(line: string, lexicon: Lexicon = SHIPPED): SpeakerReading | undefined {
  return withColon(line, lexicon) ?? saying(line, lexicon) ?? bare(line, lexicon)
}

/** 青山镇党委书记赵明： alone or with text after it, 赵明（青山镇党委书记）：, 赵明：青山镇党委书记，…… */
function withColon(line: string, lexicon: Lexicon): SpeakerReading | undefined {
  const labelled = afterLabel(line, lexicon)
  if (labelled) return labelled
  const [at, end] = colonOf(line)
  if (at < 0) return undefined
  const body = line.slice(0, at).trimEnd()
  const rest = line.slice(end)
  const mark = line.slice(body.length, end)
  if (!body) return undefined
  if (isName(body, lexicon) && rest.trim()) return nameFirst(line, body, end, lexicon)
  const isWhole = !rest.trim()
  if ((isWhole ? SENTENCE_BUT_SEMICOLON : SENTENCE).test(body)) return undefined
  const persons = readPersons(body, { lexicon, place: isWhole ? 'whole' : 'line' })
  const isSpoken = () => persons?.every((one) => isPlaced(one, lexicon)) && isSpeech(rest)
  if (!persons || !(isWhole || isSpoken())) return undefined
  return reading('colon', persons, mark)
}

/** Where a colon of the line's beginning begins and ends; but not that of a time, 8:30. */
function colonOf(line: string): readonly [number, number] {
  const match = /(?<!\d)[：:]|[：:](?!\d)/u.exec(line.slice(0, LONGEST + 4))
  const at = match?.index ?? -1
  return at > LONGEST ? [-1, -1] : [at, at + 1]
}

const LABEL =
  /^(?:发言人|发言者|发言嘉宾|发言代表|发言|嘉宾|受访者|受访人|采访对象|对话人物|作者)\s*[：:]\s*/u

/** 发言人：青山镇党委书记赵明, with or without a colon at the end. */
function afterLabel(line: string, lexicon: Lexicon): SpeakerReading | undefined {
  if (line.length > LONGEST) return undefined
  const label = LABEL.exec(line)?.[0]
  if (label === undefined) return undefined
  const mark = /\s*[：:]?$/u.exec(line)?.[0] ?? ''
  const body = line.slice(label.length, line.length - mark.length)
  const [first, ...others] =
    (!SENTENCE.test(body) && readPersons(body, { lexicon, place: 'line' })) || []
  if (!first || ![first, ...others].every((one) => isCertain(one, lexicon))) return undefined
  const labelled = { ...first, parts: [part('other', label), ...first.parts] }
  return reading(label.startsWith('作者') ? 'bare' : 'colon', [labelled, ...others], mark)
}

/** 赵明：青山镇党委书记，我们……; if the posts are all, the line may be one of a list. */
function nameFirst(
  line: string,
  name: string,
  colonEnd: number,
  lexicon: Lexicon,
): SpeakerReading | undefined {
  const colon = line.slice(name.length, colonEnd)
  const [space = ''] = /^\s*/u.exec(line.slice(colonEnd)) ?? []
  const after = line.slice(colonEnd + space.length, colonEnd + space.length + LONGEST)
  const [, posts = '', mark = ''] = /^([^，,。；;！？：:“”]+)([，,。；;：:]?)/u.exec(after) ?? []
  if (lengthOfTitle(posts.trimEnd(), lexicon) === 0) return undefined
  const [person] = readPersons(`${name} ${posts}`, { lexicon, place: 'line' }) ?? []
  if (!person || !hasUnit(person, lexicon)) return undefined
  // what was read with a space between stands with a colon between
  const parts = person.parts.map((one, i) => (i === 1 ? part('mark', colon + space) : one))
  const isWhole = colonEnd + space.length + posts.length + mark.length === line.length
  return reading(isWhole && mark !== '：' ? 'bare' : 'colon', [{ ...person, parts }], mark)
}

const SAYING =
  /^(.{4,70}?)((?:动情|介绍|坦言|感慨|解释|补充|建议|坚定)?(?:说道|说|讲道|谈道|谈到|表示|认为|介绍|坦言|感慨|告诉记者|表态|发言))([：:，,])/u
const ON_OCCASION = /在.{1,16}(?:中|时|上|会|后|里)(?:(?:.{2}|.{4})地)?$/u
/** How long a word such as 激动地 is, the likelier first. */
const MANNERS = [3, 5, 4, 6, 7]

/** 青山镇党委书记赵明（在发言中）（激动地）说：“……” */
function saying(line: string, lexicon: Lexicon): SpeakerReading | undefined {
  const match = SAYING.exec(line.slice(0, 80))
  if (!match) return undefined
  const [, before = '', verb = '', mark = ''] = match
  if (SENTENCE.test(before)) return undefined
  for (const cut of endsOfNames(before)) {
    const persons = readPersons(before.slice(0, cut), { lexicon, place: 'text' })
    if (!persons?.every((one) => isPlaced(one, lexicon) && !isTooLong(one.name, lexicon))) continue
    const words = part('other', before.slice(cut) + verb)
    const last = persons.at(-1)
    const spoken = last ? [...persons.slice(0, -1), { ...last, parts: [...last.parts, words] }] : []
    return reading('said', spoken, mark)
  }
  return undefined
}

/** Where, before a verb, the name may end and how or where it was said begin. */
function endsOfNames(before: string): number[] {
  const occasion = ON_OCCASION.exec(before)
  if (occasion) return [occasion.index]
  return before.endsWith('地') ? MANNERS.map((length) => before.length - length) : [before.length]
}

/** A line without a colon: 赵明（青山镇党委书记）, 青山镇 赵明. */
function bare(line: string, lexicon: Lexicon): SpeakerReading | undefined {
  if (line.length > LONGEST_BARE || SENTENCE.test(line)) return undefined
  const [, open = '', body = line, close = ''] =
    /^([【〔［[]\s*)(.+?)(\s*[】〕］\]])$/u.exec(line) ?? []
  const [first, ...others] = readPersons(body, { lexicon, place: 'line' }) ?? []
  const persons = first && [opened(first, open), ...others]
  return persons?.every((person) => isCertain(person, lexicon) && hasUnit(person, lexicon))
    ? reading('bare', persons, close)
    : undefined
}

function opened(person: Person, mark: string): Person {
  return mark ? { ...person, parts: [part('mark', mark), ...person.parts] } : person
}

function reading(
  form: SpeakerReading['form'],
  persons: readonly Person[],
  mark: string,
): SpeakerReading {
  const last = persons.at(-1)
  const marked =
    last && mark
      ? [...persons.slice(0, -1), { ...last, parts: [...last.parts, part('mark', mark)] }]
      : persons
  return {
    form,
    persons: marked,
    length: marked.reduce((sum, one) => sum + printedOf(one).length, 0),
  }
}

export function printedOf({ parts }: Person): string {
  return parts.map(({ text }) => text).join('')
}

/** Post and unit stand with the name: in running text nothing less is believed. */
function isPlaced(person: Person, lexicon: Lexicon): boolean {
  const hasTitle = person.posts.some(({ title }) => title !== '')
  return hasTitle && isCertain(person, lexicon) && hasUnit(person, lexicon)
}

/** Words, not a telephone number. */
function isSpeech(rest: string): boolean {
  return (
    /^\P{Nd}{0,3}\p{Script=Han}/u.test(rest.trim().replace(/^[“‘"「『《（(]+/u, '')) ||
    /\p{Script=Han}{4}/u.test(rest.slice(0, 40))
  )
}

/** Whether a quotation: people at large are quoted and have the floor in few columns. */
export function isQuoted({ form, persons }: SpeakerReading, lexicon: Lexicon): boolean {
  return (
    form === 'said' &&
    persons.every(({ posts }) => posts.every(({ title }) => isLayTitle(title, lexicon)))
  )
}

/**
 * The beginning of a line that is no speaker line, if an editor may have meant it as one: a post and a name without the colon, with text
 * after the colon, or with something in brackets; a name alone; or a name after a unit, without a post that we know.
 */
export function possibleSpeaker(line: string, lexicon: Lexicon = SHIPPED): string | undefined {
  const colon = line.slice(0, LONGEST).search(/[：:]/u)
  if (colon < 0 && (line.length > LONGEST_BARE || SENTENCE.test(line))) return undefined
  const body = colon < 0 ? line : line.slice(0, colon)
  const shown = colon < 0 ? line : line.slice(0, colon + 1)
  const [first = ''] = body.replace(BRACKETED, '').split(/[，,]/u)
  if (SENTENCE.test(first) || first.length > LONGEST) return undefined
  const isWhole = colon === line.length - 1
  if (colon >= 0 && isParted(body, lexicon)) return shown
  const isPost =
    hasPostAndName(first, lexicon) && (isWhole || body.replace(BRACKETED, '') === first)
  return isPost || (isWhole && (isName(first, lexicon) || endsInName(body, lexicon)))
    ? shown
    : undefined
}

/** Posts parted by commas, with a name: no speaker's where text goes on after the colon. */
function isParted(body: string, lexicon: Lexicon): boolean {
  return /[，,]/u.test(body) && readPersons(body, { lexicon, place: 'whole' }) !== undefined
}

function hasPostAndName(text: string, lexicon: Lexicon): boolean {
  const persons = readPersons(text.trimEnd(), { lexicon, place: 'line' }) ?? []
  return persons.some(
    (person) => isCertain(person, lexicon) && person.posts.some(({ title }) => title),
  )
}

function endsInName(body: string, lexicon: Lexicon): boolean {
  if (body.length < 5 || body.length > LONGEST_BARE || /[，、,（）《》\d]/u.test(body)) return false
  if (!mayBeUnit(body)) return false
  return nameCandidates(body, lexicon).some(
    (name) => isName(name, lexicon) && body.length > name.length,
  )
}

/** What a file is called, as a speaker: 03 横沟镇党委书记某某.txt, 横沟镇（某某）.docx, 横沟镇-某某发言稿.txt. */
export function speakerOfFileName(path: string, lexicon: Lexicon = SHIPPED): Person[] | undefined {
  const file = path.split(/[\\/]/u).at(-1) ?? ''
  if (file.length > LONGEST * 2) return undefined
  const words = file
    .replace(/\.[^.]*$/u, '')
    .replace(/^(?:附件|材料|发言)\s*[\d一二三四五六七八九十]{1,3}\s*[：:．.、_\s-]+/u, '')
    .replace(/^[（(]?\d{1,4}[）)]?[\s.．、_—–-]*/u, '')
    .replace(/^【([^【】]*)】$/u, '$1')
    .replace(/[（(](?:\d{1,2}|[^（()）]*[稿版改审本])[）)]$/u, '')
    .replace(
      /[\s_—–-]*(?:的?(?:在[^\s_—–-]{1,20}上的?)?(?:表态|大会|交流|典型|书面|讨论)?(?:发言|讲话)(?:材料|提纲|稿)?|发言稿|[定终初]稿|最终版?|修改版?)?\d{0,2}$/u,
      '',
    )
    .replace(/[_—–+-]+/gu, ' ')
    .trim()
  if (!words || SENTENCE.test(words)) return undefined
  const alone = unitAndName(words, lexicon)
  const persons = readPersons(words, { lexicon, place: 'line' }) ?? (alone && [alone])
  return persons?.every((one) => hasUnit(one, lexicon) || one.posts.length > 0)
    ? persons
    : undefined
}
