import type { Bulletin, Masthead, Speaker, Statement } from '../model/bulletin.ts'
import { diagnose, type Report, type WeakForm } from '../model/diagnostic.ts'
import {
  IMPRINT_KEYS,
  joinMaps,
  sliceMap,
  spanOf,
  type FrontMatter,
  type Imprint,
  type Piece,
  type Source,
  type Span,
} from '../model/source.ts'
import { buildBlocks } from './blocks.ts'
import { findTurns } from './floor.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { splitLines, type SourceLine } from './lines.ts'
import { numberIn, parseHead, type Head } from './masthead.ts'
import { withoutLayouts } from './objects.ts'
import { isCertain, type Person } from './persons.ts'
import { roleOfLine } from './roles.ts'
import { enrol, type Enrolled } from './roster.ts'
import { settleFiles, settleTurns, type SettledFloor, type SettledTurn } from './settle.ts'
import { possibleSpeaker, printedOf } from './speaker.ts'
import { gapBetween } from './two-lines.ts'

/**
 * Reads the masthead, the speakers and their statements; never throws. What cannot be read is reported and kept as text;
 * front matter overrules what stands in the source. Without a single speaker there is no bulletin: undefined.
 */
export function parseStatements(read: Source, report: Report): Bulletin | undefined {
  const source = withoutLayouts(read, report)
  const lines = splitLines(source)
  const lexicon = lexiconOf(source.lexicon)
  const floor = settled(source, lines, lexicon, report)
  const { turns, confirmed, order } = enrol(
    source,
    floor.turns,
    placesOf(source, lines),
    lexicon,
    report,
  )
  const first = floor.turns[0]?.from ?? lines.length
  const head = headOf(lines.slice(0, first), source.frontMatter)
  reportSpeakers(
    source,
    lines,
    { ...floor, turns, confirmed },
    floor.turns.length ? head.lead : lines,
    lexicon,
    report,
  )
  if (!floor.turns.length) {
    report(diagnose('error', 'NO_SPEAKER', { path: source.name }))
    return undefined
  }
  return {
    masthead: overrule(head.masthead, source.frontMatter, report),
    lead: buildBlocks(source, head.lead, 'lead-', true),
    statements: statementsOf(source, lines, turns, order, report),
    imprint: imprintOf(source.frontMatter),
    ...(source.frontMatter.template !== undefined && { template: source.frontMatter.template }),
    ...(source.frontMatter.options && { options: source.frontMatter.options }),
    ...(source.roster && { confirmed: idsOf(order, turns, confirmed) }),
    source,
  }
}

function settled(
  source: Source,
  lines: readonly SourceLine[],
  lexicon: Lexicon,
  report: Report,
): SettledFloor {
  const found = findTurns(source, lines, lexicon)
  const floor = settleTurns(source, lines, found, report, lexicon)
  return settleFiles(source, lines, floor, report, lexicon)
}

/** The place of a turn: what names the speakers, or where their text begins. */
function placesOf(source: Source, lines: readonly SourceLine[]) {
  return ({ at, length, isFileName, place }: SettledTurn): Span | undefined => {
    const line = lines[at]
    if (place || !line) return place
    return placeOf(source, isFileName ? line : { ...line, end: line.start + length })
  }
}

/** Says which lines an editor should look at: speakers that may be none, text that may be a speaker's. Lines of the masthead are neither. */
function reportSpeakers(
  source: Source,
  lines: readonly SourceLine[],
  {
    turns,
    doubtful,
    silent,
    quiet,
    weak,
    isSettled,
    settledFiles,
    confirmed,
  }: SettledFloor & Pick<Enrolled, 'confirmed'>,
  lead: readonly SourceLine[],
  lexicon: Lexicon,
  report: Report,
): void {
  const spoken = new Map(
    turns.filter(({ isFileName }) => !isFileName).map((turn) => [turn.at, turn]),
  )
  const named = new Map(turns.filter(({ isFileName }) => isFileName).map((turn) => [turn.at, turn]))
  const first = turns[0]?.from ?? 0
  const inLead = new Set(lead)
  const isSilent = new Set(silent)
  const continued = new Set(turns.map(({ to }) => to))
  if (weak) reportWeakForm(source, lines, turns, weak, report)
  lines.forEach((line, i) => {
    const turn = spoken.get(i)
    reportFile(
      source,
      line,
      named.get(i),
      { isSilent: isSilent.has(i), isFirst: i < first },
      report,
    )
    const isUnusual = (person: Person) => !isCertain(person, lexicon) && !confirmed.has(person)
    for (const { name } of (weak ? [] : turn?.persons.filter(isUnusual)) ?? []) {
      report(diagnose('info', 'UNUSUAL_NAME', { name }, placeOf(source, line)))
    }
    if (turn || continued.has(i) || quiet?.has(i) || roleOfLine(line.text)) return
    if (isSettled || settledFiles?.has(line.file) || (i < first && !inLead.has(line))) return
    const possible =
      possibleSpeaker(line.text, lexicon) ?? (doubtful.has(i) ? beginning(line.text) : undefined)
    if (possible === undefined) return
    const span = placeOf(source, { ...line, end: line.start + possible.length })
    report(diagnose('warning', 'POSSIBLE_SPEAKER', { line: possible }, span))
  })
}

/** Says that nothing but names, or units, shows who speaks. */
function reportWeakForm(
  source: Source,
  lines: readonly SourceLine[],
  turns: readonly SettledTurn[],
  form: WeakForm,
  report: Report,
): void {
  const [first] = turns
  const line = first && lines[first.at]
  if (!line) return
  const data = { form, line: line.text.slice(0, first.length), count: turns.length }
  const span = placeOf(source, { ...line, end: line.start + first.length })
  report(diagnose('warning', 'SPEAKERS_BY_WEAK_FORM', data, span))
}

/** What of a line that may name a speaker is shown: up to the mark that begins the speech. */
function beginning(text: string): string {
  return /^.{1,60}?[：:，,]/u.exec(text)?.[0] ?? text.slice(0, 60)
}

/** Says whom a file's name gives the floor, or that the file has no speaker. */
function reportFile(
  source: Source,
  line: SourceLine,
  turn: SettledTurn | undefined,
  { isSilent, isFirst }: { readonly isSilent: boolean; readonly isFirst: boolean },
  report: Report,
): void {
  const { file: path } = line
  if (turn) {
    const speaker = turn.persons.map(printedOf).join('')
    report(diagnose('info', 'SPEAKER_FROM_FILE_NAME', { path, speaker }, placeOf(source, line)))
  }
  if (!isSilent) return
  const data = { path, isFirst }
  report(diagnose('warning', 'FILE_WITHOUT_SPEAKER', data, placeOf(source, line)))
}

function statementsOf(
  source: Source,
  lines: readonly SourceLine[],
  turns: readonly SettledTurn[],
  order: readonly number[],
  report: Report,
): Statement[] {
  return order.flatMap((nth, i) => {
    const turn = turns[nth]
    const head = lines[turn?.at ?? -1]
    const begin = lines[turn?.from ?? -1]
    if (!turn || !head || !begin) return []
    const above = lines.slice(turn.from, turn.at)
    const end = lines[turn.to ?? turn.at] ?? head
    const after = lines.slice((turn.to ?? turn.at) + 1, turns[nth + 1]?.from)
    const body = [...above, ...afterSpeaker(end, turn.length), ...after]
    const id = `s${String(i + 1)}`
    const last = after.at(-1) ?? end
    const span = spanOf(source.map, begin.start, last.end) ?? placeOf(source, head)
    if (!body.length) {
      const data = { speaker: turn.persons.map(printedOf).join('') }
      report(diagnose('error', 'EMPTY_STATEMENT', data, placeOf(source, head)))
    }
    return [
      {
        id,
        speakers: speakersOf(source, [head, end], turn, id),
        blocks: buildBlocks(source, body, id),
        span,
      },
    ]
  })
}

/** What of the speaker's line is text: the speech that begins in it. */
function afterSpeaker(line: SourceLine, length: number): SourceLine[] {
  const rest = line.text.slice(length)
  const text = rest.trim()
  if (!text) return []
  const start = line.start + length + rest.indexOf(text)
  return [{ ...line, text, start, indented: true }]
}

/** Several to a statement are one after the other in its line, each with a map of its own. */
function speakersOf(
  source: Source,
  [line, end]: readonly [SourceLine, SourceLine],
  turn: SettledTurn,
  id: string,
): Speaker[] {
  let at = 0
  const whole = wholeOf(source, line, turn)
  const words = mapOfWords(source, line, end, turn.length)
  return turn.persons.map((person, i) => {
    const printed = printedOf(person)
    const start = at
    at += printed.length
    const map = whole ? [{ at: 0, span: whole, whole: true as const }] : sliceMap(words, start, at)
    return { id: speakerId(id, i), ...person, printed, map }
  })
}

function speakerId(statement: string, i: number): string {
  return i ? `${statement}h${String(i + 1)}` : `${statement}h`
}

/** Of the speakers whom the roster has. */
function idsOf(
  order: readonly number[],
  turns: readonly SettledTurn[],
  confirmed: ReadonlySet<Person>,
): string[] {
  return order.flatMap((nth, i) =>
    (turns[nth]?.persons ?? []).flatMap((person, n) =>
      confirmed.has(person) ? [speakerId(`s${String(i + 1)}`, n)] : [],
    ),
  )
}

/** The way back from the words of one line, or of two: what stands for the line end between these comes from it. */
function mapOfWords(
  source: Source,
  line: SourceLine,
  end: SourceLine,
  length: number,
): readonly Piece[] {
  const own = sliceMap(source.map, end.start, end.start + length)
  if (end === line) return own
  const gap = gapBetween(line.text, end.text)
  const between = spanOf(source.map, line.end, end.start)
  return joinMaps([
    { length: line.text.length, map: sliceMap(source.map, line.start, line.end) },
    {
      length: gap.length,
      map: gap && between ? [{ at: 0, span: between, whole: true as const }] : [],
    },
    { length, map: own },
  ])
}

/** Where a speaker's words come from that do not stand in the line: from the settings, for what stands there; from a file's name. */
function wholeOf(source: Source, line: SourceLine, turn: SettledTurn): Span | undefined {
  if (turn.isFileName) return { file: line.file, start: 0, end: 0 }
  if (turn.place) return turn.place
  const end = turn.to === undefined ? line.start + turn.length : line.end
  return turn.isGiven && placeOf(source, { ...line, end })
}

function placeOf(source: Source, { start, end, file }: SourceLine): Span {
  return spanOf(source.map, start, end) ?? { file, start, end }
}

/** What stands above the first speaker; all of it is text where the settings alone have the masthead. */
function headOf(lines: readonly SourceLine[], { masthead }: FrontMatter): Head {
  return masthead === 'settings' ? { masthead: { slogans: [] }, lead: lines } : parseHead(lines)
}

function overrule(masthead: Masthead, fields: FrontMatter, report: Report): Masthead {
  const { series, slogans, motto, printedNumber: printed } = fields
  const number = fields.number ?? (printed === undefined ? undefined : numberIn(printed))
  const given = { series, number, slogans, motto }
  for (const [key, value] of Object.entries(given)) {
    const written = masthead[key as keyof typeof given]
    if (value === undefined || written === undefined || String(written) === '') continue
    if (String(value) !== String(written)) {
      const text = Array.isArray(written) ? written.join(' / ') : String(written)
      report(diagnose('warning', 'MASTHEAD_OVERRIDDEN', { key, source: text }))
    }
  }
  const { printedNumber, ...rest } = masthead
  const keepsNumber = printedNumber !== undefined && (number ?? rest.number) === rest.number
  return {
    ...rest,
    ...(keepsNumber && { printedNumber }),
    ...(series !== undefined && { series }),
    ...(number !== undefined && { number }),
    ...(slogans && { slogans }),
    ...(motto !== undefined && { motto }),
    ...(printed !== undefined && { printedNumber: printed }),
  }
}

function imprintOf(fields: FrontMatter): Imprint {
  const set = IMPRINT_KEYS.filter((key) => fields[key] !== undefined)
  return Object.fromEntries(set.map((key) => [key, fields[key]]))
}
