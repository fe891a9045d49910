import type { SpeakerPart } from '../model/bulletin.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import type { SpeakerSetting } from '../model/source.ts'
import type { Floor, Turn } from './floor.ts'
import { SHIPPED, type Lexicon } from './lexicon.ts'
import type { SourceLine } from './lines.ts'
import { part, personOf, readPersons, type Person } from './persons.ts'
import { printedOf, readSpeaker } from './speaker.ts'

/**
 * What the settings say of the speakers is stronger than the text. Entries that stand as lines in it, in their order, are its speakers and no other
 * line is; else there is one for each statement, in whose place it is printed, which is reported. Neither: an error, and the text stands.
 */
export function settleTurns(
  given: readonly (SpeakerSetting | null)[] | undefined,
  lines: readonly SourceLine[],
  floor: Floor,
  report: Report,
  lexicon: Lexicon = SHIPPED,
): Floor {
  if (!given?.length) return floor
  const people = given.map((setting) => (setting === null ? null : peopleOf(setting, lexicon)))
  const asLines = turnsAtLines(people, lines, floor)
  if (asLines) return { turns: asLines, doubtful: new Set(), silent: [], isSettled: true }
  if (given.length !== floor.turns.length) {
    const data = { given: given.length, found: floor.turns.length }
    report(diagnose('error', 'SPEAKERS_DIFFER', data))
    return floor
  }
  const turns = floor.turns.map((turn, i) => replaced(turn, people[i] ?? null, lines, report))
  return { ...floor, turns }
}

/** As an entry says it, in whatever form a line could; else it is a name, whatever it looks like. */
function peopleOf(setting: SpeakerSetting, lexicon: Lexicon): readonly Person[] {
  if (typeof setting !== 'string') return [personIn(setting)]
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

function personIn({ unit = '', title = '', name = '' }: Exclude<SpeakerSetting, string>): Person {
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

function turnsAtLines(
  people: readonly (readonly Person[] | null)[],
  lines: readonly SourceLine[],
  floor: Floor,
): Turn[] | undefined {
  const known = new Map(floor.turns.map((turn) => [turn.at, turn]))
  const turns: Turn[] = []
  lines.forEach(({ text }, at) => {
    const persons = people[turns.length]
    const length = persons ? lengthInLine(persons, text) : undefined
    if (!persons || length === undefined) return
    const { from = at } = known.get(at) ?? {}
    const parted = partedAs(persons, text.slice(0, length))
    turns.push({ from, at, persons: parted, length, isFileName: false })
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

function replaced(
  turn: Turn,
  persons: readonly Person[] | null,
  lines: readonly SourceLine[],
  report: Report,
): Turn {
  if (!persons) return turn
  const given = persons.map(printedOf).join('')
  const source = turn.persons.map(printedOf).join('')
  if (key(given) === key(source)) return { ...turn, persons: partedAs(persons, source) }
  const line = lines[turn.at]
  const place = line && { file: line.file, start: line.start, end: line.end }
  report(diagnose('warning', 'SPEAKER_OVERRIDDEN', { given, source }, place))
  return { ...turn, persons, isGiven: true }
}
