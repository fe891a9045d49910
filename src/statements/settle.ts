import type { SpeakerPart } from '../model/bulletin.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import {
  spanOf,
  type FileSpeakers,
  type Source,
  type SpeakerSetting,
  type Span,
} from '../model/source.ts'
import { filesOf } from './files.ts'
import type { Floor, Turn } from './floor.ts'
import { SHIPPED, type Lexicon } from './lexicon.ts'
import type { SourceLine } from './lines.ts'
import { part, personOf, readPersons, type Person } from './persons.ts'
import { printedOf, readSpeaker } from './speaker.ts'

/** Who speaks where, once the settings have been heard. */
export interface SettledFloor extends Floor {
  readonly turns: readonly SettledTurn[]
  /** Files of which the settings say who speaks in them: nothing is left to ask there. */
  readonly settledFiles?: ReadonlySet<string>
}

export interface SettledTurn extends Turn {
  /** The settings say who this is. */
  readonly isSet?: true
  /** Where they do, for a speaker whom the text does not name. */
  readonly place?: Span
}

type People = readonly Person[]
type SpeakerParts = Exclude<SpeakerSetting, string | { readonly people: unknown }>

/**
 * What the settings say of the speakers is stronger than the text. Entries that stand as lines in it, in their order, are its speakers and no other
 * line is; else there is one for each statement, in whose place it is printed, which is reported. Neither: an error, and the text stands.
 */
export function settleTurns(
  source: Source,
  lines: readonly SourceLine[],
  floor: Floor,
  report: Report,
  lexicon: Lexicon,
): SettledFloor {
  const { speakers: given } = source.frontMatter
  if (!given?.length) return floor
  const asLines =
    turnsAtHeadings(given, lines, floor.turns, lexicon) ??
    turnsAtLines(given, lines, 0, floor.turns, lexicon)
  if (asLines) return { turns: asLines, doubtful: new Set(), silent: [], isSettled: true }
  if (given.length !== floor.turns.length) {
    const data = { given: given.length, found: floor.turns.length }
    report(diagnose('error', 'SPEAKERS_DIFFER', data))
    return floor
  }
  const to = { by: 'speakers', placeOf: placesOf(source, lines), report, lexicon } as const
  const turns = floor.turns.map((turn, i) => replaced(turn, given[i] ?? null, to))
  return { ...floor, turns }
}

/** The same of each file whose speakers the settings have. One that names nobody is its speaker's from its beginning on. */
export function settleFiles(
  source: Source,
  lines: readonly SourceLine[],
  floor: SettledFloor,
  report: Report,
  lexicon: Lexicon,
): SettledFloor {
  const { fileSpeakers: given } = source
  if (!given?.length) return floor
  const byFile = new Map(given.map((one) => [one.file, one]))
  const settledFiles = new Set(given.flatMap(({ file, speakers }) => (speakers.length ? file : [])))
  const missing = new Set<string>()
  const to = { by: 'speaker', placeOf: placesOf(source, lines), report, lexicon } as const
  const turns: SettledTurn[] = []
  for (const { name, from, lines: said } of filesOf(lines)) {
    const own = floor.turns.filter(({ at }) => at >= from && at < from + said.length)
    const given = byFile.get(name)
    const setting = settledFiles.has(name) ? given : undefined
    const settled = setting ? settleFile(setting, said, from, own, to) : own
    if (!settled.length && given && turns.length) {
      report(diagnose('error', 'SPEAKER_MISSING', { path: name }, given.span))
      missing.add(name)
    }
    const [first, ...others] = settled
    // what stands above a file's first speaker is the speaker's too, but for the masthead
    if (first) turns.push(turns.length && setting ? { ...first, from } : first, ...others)
  }
  const isOpen = (at: number) => !settledFiles.has(lines[at]?.file ?? '')
  return {
    ...floor,
    turns,
    doubtful: new Set([...floor.doubtful].filter(isOpen)),
    silent: floor.silent.filter((at) => isOpen(at) && !missing.has(lines[at]?.file ?? '')),
    settledFiles,
  }
}

/** `from`: the index of the file's first line among all. */
function settleFile(
  { file, speakers, span }: FileSpeakers,
  lines: readonly SourceLine[],
  from: number,
  own: readonly Turn[],
  to: Replacing,
): readonly SettledTurn[] {
  if (!agree(speakers, own, to.lexicon)) {
    const asLines = turnsAtLines(speakers, lines, from, own, to.lexicon)
    if (asLines) return asLines
    const [one] = speakers
    if (!own.length && speakers.length === 1 && one) {
      const head = { from, at: from, length: 0, isFileName: false, isGiven: true as const }
      return [{ ...head, persons: peopleOf(one, to.lexicon), isSet: true, place: span }]
    }
  }
  if (speakers.length !== own.length) {
    const data = { given: speakers.length, found: own.length, path: file }
    to.report(diagnose('error', 'SPEAKERS_DIFFER', data, span))
    return own
  }
  return own.map((turn, i) => {
    const setting = speakers[i] ?? null
    const { isFileName, ...settled } = replaced(turn, setting, to)
    if (setting === null || !isFileName) return { ...settled, isFileName }
    return { ...settled, isFileName: false, isGiven: true as const, place: span }
  })
}

/** Whether these are the speakers that were read: then no other line of that text is looked for. */
function agree(
  speakers: readonly (SpeakerSetting | null)[],
  turns: readonly Turn[],
  lexicon: Lexicon,
): boolean {
  return (
    speakers.length === turns.length &&
    turns.every(({ persons }, i) => {
      const setting = speakers[i] ?? null
      return setting === null || key(textOf(peopleOf(setting, lexicon))) === key(textOf(persons))
    })
  )
}

function textOf(persons: People): string {
  return persons.map(printedOf).join('')
}

/** As an entry says it, in whatever form a line could; else it is a name, whatever it looks like. */
export function peopleOf(setting: SpeakerSetting, lexicon: Lexicon = SHIPPED): People {
  if (typeof setting !== 'string') return 'people' in setting ? setting.people : [personIn(setting)]
  const text = setting.trim()
  const reading = readSpeaker(text, lexicon)
  if (reading?.length === text.length) return reading.persons
  const [, body = text, colon = ''] = /^(.*?)(\s*[：:]?)$/su.exec(text) ?? []
  const persons = readPersons(body, { lexicon, place: 'whole' })
  if (!persons) return [personOf([part('name', body), ...marks(colon)])]
  const last = persons.at(-1)
  return last && colon
    ? [...persons.slice(0, -1), { ...last, parts: [...last.parts, ...marks(colon)] }]
    : persons
}

function personIn({ unit = '', title = '', name = '' }: SpeakerParts): Person {
  const titles = title
    .split(/(、)/u)
    .filter(Boolean)
    .map((text) => part(text === '、' ? 'mark' : 'title', text))
  const parts = [part('organization', unit), ...titles, part('name', name), part('mark', '：')]
  return personOf(parts.filter(({ text }) => text))
}

function marks(text: string): SpeakerPart[] {
  return text ? [part('mark', text)] : []
}

/** Where a file has a heading for each speaker, and nobody else's, these are the lines. */
function turnsAtHeadings(
  given: readonly (SpeakerSetting | null)[],
  lines: readonly SourceLine[],
  found: readonly Turn[],
  lexicon: Lexicon,
): SettledTurn[] | undefined {
  const headings = lines.flatMap(({ heading }, i) => (heading === SPEAKER_LEVEL ? [i] : []))
  if (headings.length !== given.length) return undefined
  const turns = headings.map((at, i) => {
    const line = lines[at]
    const setting = given[i]
    return line && setting ? turnsAtLines([setting], [line], at, found, lexicon)?.[0] : undefined
  })
  return turns.every((turn) => turn !== undefined) ? turns : undefined
}

/** Of the headings that speakers have in Markdown. */
export const SPEAKER_LEVEL = 2

/** `from`: the index of the first of these lines among all. */
function turnsAtLines(
  given: readonly (SpeakerSetting | null)[],
  lines: readonly SourceLine[],
  from: number,
  found: readonly Turn[],
  lexicon: Lexicon,
): SettledTurn[] | undefined {
  const people = given.map((setting) => (setting === null ? null : peopleOf(setting, lexicon)))
  const known = new Map(found.map((turn) => [turn.at, turn]))
  const turns: SettledTurn[] = []
  lines.forEach(({ text }, i) => {
    const persons = people[turns.length]
    const length = persons ? lengthInLine(persons, text) : undefined
    if (!persons || length === undefined) return
    const at = from + i
    const printed = text.slice(0, length)
    const parted = textOf(persons) === printed ? persons : partedAs(persons, printed)
    const begin = known.get(at)?.from ?? at
    turns.push({ from: begin, at, persons: parted, length, isFileName: false, isSet: true })
  })
  return turns.length === people.length ? turns : undefined
}

const key = (text: string) => text.replace(/\s/gu, '').replace(/[：:]$/u, '')

/** How much of the line, white space aside, are these people and a colon; undefined if it goes on otherwise, or is another's. */
function lengthInLine(persons: readonly Person[], line: string): number | undefined {
  const wanted = key(persons.map(printedOf).join(''))
  if (!wanted) return undefined
  let found = 0
  let at = 0
  for (; at < line.length && found < wanted.length; at++) {
    if (/\s/u.test(line.charAt(at))) continue
    if (line.charAt(at) !== wanted.charAt(found)) return undefined
    found++
  }
  if (found < wanted.length) return undefined
  const rest = line.slice(at)
  if (!rest) return at
  const colon = /^\s*[：:]/u.exec(rest)
  return colon ? at + colon[0].length : undefined
}

/** The people, their parts in the line's own words: its white space and its colon. */
function partedAs(persons: readonly Person[], printed: string): Person[] {
  let at = 0
  const skip = () => /^\s*/u.exec(printed.slice(at))?.[0] ?? ''
  const parted = persons.map((person, i) => {
    const isLast = i === persons.length - 1
    const parts = (isLast ? withoutColon(person.parts) : person.parts).flatMap(({ kind, text }) => {
      const gap = skip()
      const start = at + gap.length
      at = start
      for (let left = text.replace(/\s/gu, '').length; left > 0 && at < printed.length; at++) {
        if (!/\s/u.test(printed.charAt(at))) left--
      }
      return [part('other', gap), part(kind, printed.slice(start, at))]
    })
    const rest = isLast ? [part('mark', printed.slice(at))] : []
    return [...parts, ...rest].filter(({ text }) => text)
  })
  return parted.map((parts, i) => {
    const { posts = [], name = '' } = persons[i] ?? {}
    return { posts, name: parts.find(({ kind }) => kind === 'name')?.text ?? name, parts }
  })
}

/** The colon that ends a line is the line's, if it has one. */
function withoutColon(parts: readonly SpeakerPart[]): readonly SpeakerPart[] {
  return parts.flatMap((one, i) => {
    const text = i === parts.length - 1 ? one.text.replace(/\s*[：:]\s*$/u, '') : one.text
    return text ? [{ ...one, text }] : []
  })
}

/** How a speaker is replaced: by which setting, and whom it is told. */
interface Replacing {
  readonly by: 'speakers' | 'speaker'
  /** Of a line, by its index among all. */
  readonly placeOf: (at: number) => Span | undefined
  readonly report: Report
  readonly lexicon: Lexicon
}

function placesOf({ map }: Source, lines: readonly SourceLine[]): Replacing['placeOf'] {
  return (at) => {
    const line = lines[at]
    return line && spanOf(map, line.start, line.end)
  }
}

function replaced(
  turn: Turn,
  setting: SpeakerSetting | null,
  { by, placeOf, report, lexicon }: Replacing,
): SettledTurn {
  if (setting === null) return turn
  const persons = peopleOf(setting, lexicon)
  const given = textOf(persons)
  const source = textOf(turn.persons)
  if (key(given) === key(source)) {
    // what a text says of its parts, it says as the line does
    const parted = typeof setting === 'string' ? turn.persons : partedAs(persons, source)
    return { ...turn, persons: parted, isSet: true }
  }
  // a name of a file is a guess, and no text that is lost
  const severity = turn.isFileName ? 'info' : 'warning'
  report(diagnose(severity, 'SPEAKER_OVERRIDDEN', { given, source, by }, placeOf(turn.at)))
  return { ...turn, persons, isGiven: true, isSet: true }
}
