import type { Bulletin, SpeakerPart, Statement } from '../model/bulletin.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { spanOf, type Source, type SpeakerSetting } from '../model/source.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { guessOrder, type Document } from './order.ts'
import type { Person } from './persons.ts'
import { matcher, peopleIn, rankOf } from './roster.ts'
import { peopleOf } from './settle.ts'

/** A file as the settings of a new issue shall list it. */
export interface Beginning {
  /** The path that it was read from. */
  readonly path: string
  /** Of its statements, in their order: who speaks, as printed; null where settings could not say it so. */
  readonly speakers: readonly (SpeakerSetting | null)[]
  /** What reading it left to ask. */
  readonly asked: readonly Diagnostic[]
}

/** The files of a folder in the order that was probably meant, with their speakers. `diagnostics`: those of reading and parsing it. */
export function beginIssue(
  source: Source,
  bulletin: Bulletin | undefined,
  diagnostics: readonly Diagnostic[],
): Beginning[] {
  const beside = besides(source)
  const paths = source.files.map(({ name }) => name).filter((name) => !beside.includes(name))
  const byFile = new Map<string, Statement[]>()
  for (const statement of bulletin?.statements ?? []) {
    const { file } = statement.span
    byFile.set(file, [...(byFile.get(file) ?? []), statement])
  }
  const statementsOf = (path: string) =>
    (byFile.get(path) ?? []).toSorted((a, b) => a.span.start - b.span.start)
  const lexicon = lexiconOf(source.lexicon)
  const match = matcher(
    peopleIn(source.roster?.entries ?? [], source, lexicon, () => undefined),
    lexicon,
  )
  const first = paths.find((path) => byFile.has(path))
  const documents = paths.map((path): Document => {
    const statements = statementsOf(path)
    const ranks = statements.map(({ speakers }) => rankOf(speakers, match))
    const isBegun = path === first && bulletin !== undefined && hasMasthead(bulletin)
    return {
      path,
      rank: Math.min(...ranks),
      isSilent: !statements.length,
      hasHead: isBegun || (statements[0] !== undefined && beginsAbove(statements[0])),
    }
  })
  // positions would be wrong in another order
  const isFixed = source.frontMatter.speakers !== undefined
  return (isFixed ? documents : guessOrder(documents)).map(({ path }) => ({
    path,
    speakers: isFixed ? [] : statementsOf(path).map((statement) => speakerOf(statement, lexicon)),
    asked: diagnostics.filter((one) => fileOf(one) === path),
  }))
}

/** The files beside the texts that say how to read them: the roster, the lexicon. */
export function besides({ roster, lexiconFile, wording }: Source): readonly string[] {
  const others = [lexiconFile, wording?.file].filter((file) => file !== undefined)
  return [...(roster?.files ?? []), ...others]
}

function fileOf({ span, data }: Diagnostic): string | undefined {
  return span?.file ?? ('path' in data ? data.path : undefined)
}

function hasMasthead({ masthead, lead }: Bulletin): boolean {
  const { slogans, series, number, motto } = masthead
  const isSaid = [series, number, motto].some((part) => part !== undefined)
  return lead.length > 0 || slogans.length > 0 || isSaid
}

/** Whether its text begins above the line of its speaker. */
function beginsAbove({ span, speakers }: Statement): boolean {
  const [speaker] = speakers
  const place = speaker && spanOf(speaker.map, 0, speaker.printed.length)
  return place?.file === span.file && place.start > span.start
}

/** As settings can say it: a text, or its parts, that are read as these people again. */
function speakerOf({ speakers }: Statement, lexicon: Lexicon): SpeakerSetting | null {
  const text = speakers.map(({ printed }) => printed).join('')
  const [first, ...others] = speakers
  const textIn = (wanted: SpeakerPart['kind'][]) =>
    (first?.parts ?? [])
      .filter(({ kind }) => wanted.includes(kind))
      .map(({ text }) => text)
      .join('')
  const parts = {
    unit: textIn(['organization']),
    title: textIn(['title', 'mark']).replace(/：$/u, ''),
    name: textIn(['name']),
  }
  const settings = others.length ? [text] : [text, parts]
  return settings.find((one) => isSame(peopleOf(one, lexicon), speakers)) ?? null
}

function isSame(people: readonly Person[], speakers: readonly Person[]): boolean {
  const parts = (all: readonly Person[]) =>
    JSON.stringify(all.map(({ name, parts }) => [name, parts]))
  return parts(people) === parts(speakers)
}
