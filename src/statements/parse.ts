import type { Bulletin, Masthead, Speaker, Statement } from '../model/bulletin.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import {
  IMPRINT_KEYS,
  sliceMap,
  spanOf,
  type FrontMatter,
  type Imprint,
  type Source,
  type Span,
} from '../model/source.ts'
import { splitLines, type SourceLine } from './lines.ts'
import { parseHead } from './masthead.ts'
import { buildParagraphs } from './paragraphs.ts'
import { hasFamilyName } from './names.ts'
import { possibleSpeaker, parseSpeaker, type SpeakerLine } from './speaker.ts'

interface SpokenLine extends SourceLine {
  readonly speaker: SpeakerLine | undefined
}

/**
 * Reads the masthead, the speakers and their statements; never throws. What cannot be read is reported and kept as text;
 * front matter overrules what stands in the source. Without a single speaker there is no bulletin: undefined.
 */
export function parseStatements(source: Source, report: Report): Bulletin | undefined {
  const lines = splitLines(source).map((line) => ({ ...line, speaker: parseSpeaker(line.text) }))
  const first = lines.findIndex(({ speaker }) => speaker)
  reportSpeakers(source, lines, report)
  if (first < 0) {
    report(diagnose('error', 'NO_SPEAKER', { path: source.name }))
    return undefined
  }
  const head = parseHead(lines.slice(0, first))
  return {
    masthead: overrule(head.masthead, source.frontMatter, report),
    lead: buildParagraphs(source, head.lead, 'lead-'),
    statements: statementsOf(source, lines.slice(first), report),
    imprint: imprintOf(source.frontMatter),
    ...(source.frontMatter.template !== undefined && { template: source.frontMatter.template }),
    ...(source.frontMatter.options && { options: source.frontMatter.options }),
    source,
  }
}

/** Says which lines an editor should look at: speakers that may be none, text that may be a speaker's. */
function reportSpeakers(source: Source, lines: readonly SpokenLine[], report: Report): void {
  for (const line of lines) {
    const { speaker, text } = line
    if (speaker && !hasFamilyName(speaker.name) && !speaker.name.includes('·')) {
      const { name } = speaker
      report(diagnose('info', 'UNUSUAL_NAME', { name }, placeOf(source, line)))
    }
    const possible = speaker ? undefined : possibleSpeaker(text)
    if (possible === undefined) continue
    const span = placeOf(source, { ...line, end: line.start + possible.length })
    report(diagnose('warning', 'POSSIBLE_SPEAKER', { line: possible }, span))
  }
}

function statementsOf(source: Source, lines: readonly SpokenLine[], report: Report): Statement[] {
  const starts = lines.flatMap((line, i) => (line.speaker ? [i] : []))
  return starts.flatMap((start, i) => {
    const head = lines[start]
    if (!head?.speaker) return []
    const rest = lines.slice(start + 1, starts[i + 1])
    const id = `s${String(i + 1)}`
    const last = rest.at(-1) ?? head
    const span = spanOf(source.map, head.start, last.end) ?? placeOf(source, head)
    if (!rest.length) {
      const data = { speaker: head.speaker.printed }
      report(diagnose('error', 'EMPTY_STATEMENT', data, placeOf(source, head)))
    }
    const speaker = speakerOf(source, head, head.speaker, `${id}h`)
    return [{ id, speakers: [speaker], blocks: buildParagraphs(source, rest, id), span }]
  })
}

function speakerOf(source: Source, line: SourceLine, speaker: SpeakerLine, id: string): Speaker {
  return { id, ...speaker, map: sliceMap(source.map, line.start, line.end) }
}

function placeOf(source: Source, { start, end, file }: SourceLine): Span {
  return spanOf(source.map, start, end) ?? { file, start, end }
}

function overrule(masthead: Masthead, fields: FrontMatter, report: Report): Masthead {
  const { series, number, slogans, motto } = fields
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
  }
}

function imprintOf(fields: FrontMatter): Imprint {
  const set = IMPRINT_KEYS.filter((key) => fields[key] !== undefined)
  return Object.fromEntries(set.map((key) => [key, fields[key]]))
}
