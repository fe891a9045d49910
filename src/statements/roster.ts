import type { SpeakerPart } from '../model/bulletin.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import { lineOf, type RosterEntry, type Source, type Span } from '../model/source.ts'
import type { Lexicon } from './lexicon.ts'
import { looksLikeName } from './names.ts'
import type { Person } from './persons.ts'
import { peopleOf, type SettledTurn } from './settle.ts'
import { printedOf } from './speaker.ts'
import { isLayTitle } from './titles.ts'
import { looksLikeUnit } from './units.ts'

/** Somebody in the roster. */
export interface Listed {
  readonly person: Person
  /** Place in the roster, from 0. */
  readonly rank: number
  readonly span: Span
}

export type Match = (person: Person) => Listed | undefined

/** What the roster has made of the speakers. */
export interface Enrolled {
  readonly turns: readonly SettledTurn[]
  /** Of these people the roster has the name. */
  readonly confirmed: ReadonlySet<Person>
  /** The turns in the order in which their statements are printed. */
  readonly order: readonly number[]
}

/**
 * The speakers as the roster has them. One whose name it has is printed in its wording, which is reported, unless the settings say who it is; somebody else
 * with a post of the roster, and anybody whom it does not have, is reported. What stands around a speaker stays.
 */
export function enrol(
  source: Source,
  turns: readonly SettledTurn[],
  placeOf: (turn: SettledTurn) => Span | undefined,
  lexicon: Lexicon,
  report: Report,
): Enrolled {
  const order = turns.map((_, i) => i)
  const listed = source.roster && peopleIn(source.roster.entries, source, lexicon, report)
  if (!listed?.length) return { turns, confirmed: new Set(), order }
  const match = matcher(listed, lexicon)
  const present = new Set(
    turns.flatMap(({ persons }) => persons.flatMap((one) => match(one) ?? [])),
  )
  const absent = listed.filter((one) => !present.has(one))
  const ranks = turns.map(({ persons }) => rankOf(persons, match))
  const confirmed = new Set<Person>()
  const worded = turns.map((turn) => {
    const persons = turn.persons.map((person) => {
      const found = match(person)
      if (!found) reportStranger(person, { listed, absent, lexicon }, placeOf(turn), report)
      const own = found && !turn.isSet ? inWording(person, found.person) : person
      if (found) confirmed.add(own)
      return own
    })
    if (persons.every((person, i) => person === turn.persons[i])) return turn
    const data = { given: textOf(persons), source: textOf(turn.persons), by: 'roster' } as const
    report(
      diagnose(turn.isFileName ? 'info' : 'warning', 'SPEAKER_OVERRIDDEN', data, placeOf(turn)),
    )
    return { ...turn, persons, isGiven: true as const }
  })
  // an issue that orders its files has an order of its own
  if (source.roster?.order !== 'roster' || source.frontMatter.files)
    return { turns: worded, confirmed, order }
  return { turns: worded, confirmed, order: inOrder(ranks, report) }
}

/** Those of the roster, in its order; entries that are nobody, or somebody once more, are reported. */
export function peopleIn(
  entries: readonly RosterEntry[],
  { files }: Source,
  lexicon: Lexicon,
  report: Report,
): Listed[] {
  const listed: Listed[] = []
  const seen = new Map<string, Listed>()
  for (const { speaker, span } of entries) {
    const [person, ...others] = peopleOf(speaker, lexicon)
    if (!person || others.length || !isSomebody(person, lexicon)) {
      const entry = typeof speaker === 'string' ? speaker : Object.values(speaker).join('')
      report(diagnose('warning', 'ROSTER_ENTRY_UNCLEAR', { entry }, span))
      continue
    }
    const key = `${nameKey(person.name)}\n${unitsOf(person)[0] ?? ''}`
    const first = seen.get(key)
    const one = { person, rank: listed.length, span }
    if (first) {
      const data = {
        speaker: textOf([person]).replace(/[：:]$/u, ''),
        first: lineOf(files, first.span),
      }
      report(diagnose('error', 'ROSTER_TWICE', data, span))
    } else seen.set(key, one)
    listed.push(one)
  }
  return listed
}

/** A name alone is one by its form; beside a unit or a post it is one by its place. */
function isSomebody({ name, posts }: Person, lexicon: Lexicon): boolean {
  return (
    name !== '' &&
    (posts.length > 0 || (looksLikeName(name, lexicon) && !looksLikeUnit(name, lexicon)))
  )
}

/** Who of the roster a speaker is: the one of this name; of several, the one of the speaker's unit. */
export function matcher(listed: readonly Listed[], lexicon: Lexicon): Match {
  const byName = new Map<string, Listed[]>()
  for (const one of listed) {
    const key = nameKey(one.person.name)
    byName.set(key, [...(byName.get(key) ?? []), one])
  }
  return (person) => {
    const namesakes = byName.get(nameKey(person.name)) ?? []
    const possible = namesakes.filter(
      (one) => !isLay(person, lexicon) || isLay(one.person, lexicon),
    )
    if (possible.length < 2) return possible[0]
    const units = unitsOf(person)
    const ofUnit = (isSame: (unit: string, other: string) => boolean) =>
      possible.filter((one) =>
        unitsOf(one.person).some((unit) => units.some((other) => isSame(unit, other))),
      )
    const same = ofUnit((unit, other) => unit === other)
    // 青山县财政局 is 县财政局 at home
    const alike = ofUnit((unit, other) => unit.endsWith(other) || other.endsWith(unit))
    return same.length === 1
      ? same[0]
      : same.length === 0 && alike.length === 1
        ? alike[0]
        : undefined
  }
}

/** The best place in the roster that one of these people has. */
export function rankOf(persons: readonly Person[], match: Match): number {
  return Math.min(...persons.map((person) => match(person)?.rank ?? Number.POSITIVE_INFINITY))
}

/** A villager is no mayor of the same name. */
function isLay({ posts }: Person, lexicon: Lexicon): boolean {
  return posts.length > 0 && posts.every(({ title }) => isLayTitle(title, lexicon))
}

function nameKey(name: string): string {
  return name.replace(/\s/gu, '').replace(/[・‧•]/gu, '·')
}

function unitsOf({ posts }: Person): string[] {
  const units = posts.map(({ organization }) => organization.replace(/\s/gu, ''))
  return [...new Set(units.filter(Boolean))]
}

function textOf(persons: readonly Person[]): string {
  return persons.map(printedOf).join('')
}

interface Strangers {
  readonly listed: readonly Listed[]
  /** Those of the roster who do not speak. */
  readonly absent: readonly Listed[]
  readonly lexicon: Lexicon
}

/** Says that the roster has somebody else for this post, or nobody like this. */
function reportStranger(
  person: Person,
  { listed, absent, lexicon }: Strangers,
  place: Span | undefined,
  report: Report,
): void {
  const speaker = wordingOf(person)
  const holders = absent.filter((one) => hasSamePost(one.person, person, lexicon))
  // a post that several have may have one more: then a name must be nearly the same
  const meant = nearest(
    person.name,
    holders.map((one) => one.person.name),
  )
  const other = holders.length === 1 ? holders[0] : holders.find((one) => one.person.name === meant)
  if (other) {
    const data = { speaker, roster: wordingOf(other.person) }
    report(diagnose('warning', 'ROSTER_DIFFERS', data, place))
    return
  }
  const same = listed.filter((one) => nameKey(one.person.name) === nameKey(person.name))
  const data = { speaker, namesakes: same.map((one) => wordingOf(one.person)) }
  report(diagnose('info', 'SPEAKER_NOT_IN_ROSTER', data, place))
}

function hasSamePost(one: Person, other: Person, lexicon: Lexicon): boolean {
  const keys = ({ posts }: Person) =>
    posts.flatMap(({ organization, title }) =>
      organization && title && !isLayTitle(title, lexicon)
        ? [`${organization}${title}`.replace(/\s/gu, '')]
        : [],
    )
  const posts = new Set(keys(one))
  return keys(other).some((key) => posts.has(key))
}

/** The person as the roster words it, what stands around as it is; the same person if nothing changes but white space. A bare name in the roster words nothing. */
function inWording(person: Person, listed: Person): Person {
  if (!listed.posts.length || isShortened(person, listed)) return person
  const [start, end] = coreOf(person.parts)
  const [, listedEnd] = coreOf(listed.parts)
  const after = person.parts.slice(end)
  const aside = listed.parts[listedEnd]
  const isNew = aside && isAside(aside) && after[0]?.text.trim() !== aside.text.trim()
  const parts = [
    ...person.parts.slice(0, start),
    ...listed.parts.slice(...coreOf(listed.parts)),
    ...(isNew ? [aside] : []),
    ...after,
  ]
  const isSame = bare(parts) === bare(person.parts)
  return isSame ? person : { posts: listed.posts, name: listed.name, parts }
}

/** 镇长孙红, after somebody of the same unit: said once, the unit is right. */
function isShortened(person: Person, listed: Person): boolean {
  if (person.parts.some(({ kind }) => kind === 'organization')) return false
  const posts = ({ posts }: Person) =>
    posts.map(({ organization, title }) => `${organization}${title}`)
  return person.name === listed.name && posts(person).join('、') === posts(listed).join('、')
}

/** From the first of unit, post and name to the last, with the bracket that closes after it; not what counts, marks and ends a line. */
function coreOf(parts: readonly SpeakerPart[]): [start: number, end: number] {
  const isCore = ({ kind }: SpeakerPart) => kind !== 'mark' && kind !== 'other'
  const start = Math.max(0, parts.findIndex(isCore))
  let end = parts.findLastIndex(isCore) + 1
  const isOpen = () => {
    const text = parts
      .slice(start, end)
      .map((one) => one.text)
      .join('')
    return text.split(/[（(]/u).length > text.split(/[）)]/u).length
  }
  while (end < parts.length && isOpen()) end++
  return [start, end]
}

function isAside({ kind, text }: SpeakerPart): boolean {
  return kind === 'other' && /^\s*[（(].*[）)]\s*$/su.test(text)
}

/** Unit, post and name, without what stands around them. */
export function wordingOf({ parts }: Pick<Person, 'parts'>): string {
  return parts
    .slice(...coreOf(parts))
    .map(({ text }) => text)
    .join('')
}

function bare(parts: readonly SpeakerPart[]): string {
  return parts
    .map(({ text }) => text)
    .join('')
    .replace(/\s/gu, '')
}

/** Those with a place in the roster by their places, the others after them as the text has them. */
function inOrder(ranks: readonly number[], report: Report): number[] {
  const order = ranks.map((_, i) => i)
  const rank = (i: number) => ranks[i] ?? Number.POSITIVE_INFINITY
  const sorted = order.toSorted((a, b) => (rank(a) === rank(b) ? a - b : rank(a) - rank(b)))
  const count = sorted.filter((turn, i) => turn !== i).length
  if (count) report(diagnose('info', 'STATEMENTS_REORDERED', { count }))
  return sorted
}
