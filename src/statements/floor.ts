import type { Source } from '../model/source.ts'
import type { Lexicon } from './lexicon.ts'
import type { SourceLine } from './lines.ts'
import type { Person } from './persons.ts'
import { isQuoted, readSpeaker, speakerOfFileName, type SpeakerReading } from './speaker.ts'

/** A place where somebody takes the floor: at a line, or where a file begins whose name says who speaks. */
export interface Turn {
  /** The index of the first line after what was said before. */
  readonly from: number
  /** The index of the speakers' line; of the file's first line if its name says who they are. */
  readonly at: number
  readonly persons: readonly Person[]
  /** UTF-16 units of that line that name the speakers, 0 if the file's name does. */
  readonly length: number
  readonly isFileName: boolean
  /** The settings say so, in other words than the line. */
  readonly isGiven?: true
}

/** Who speaks where, and the lines that may name a speaker and were not believed. */
export interface Floor {
  readonly turns: readonly Turn[]
  readonly doubtful: ReadonlySet<number>
  /** First lines of files in a folder that nobody speaks in. */
  readonly silent: readonly number[]
  /** The settings say which lines are speakers: nothing is left to ask. */
  readonly isSettled?: true
}

interface FileLines {
  readonly name: string
  /** Of the lines. */
  readonly from: number
  readonly lines: readonly SourceLine[]
}

/**
 * Who speaks, from all lines of an issue. The forms that a line with a colon has are always believed. In a file without any such line those without a
 * colon are, then the file's name, then sentences that say who speaks: where a column has a form for its speakers, whatever is weaker is text.
 */
export function findTurns(source: Source, lines: readonly SourceLine[], lexicon: Lexicon): Floor {
  const turns: Turn[] = []
  const doubtful = new Set<number>()
  const silent: number[] = []
  const files = filesOf(lines)
  const isFolder = files.some(({ name }) => name !== source.name)
  for (const file of files) {
    const readings = file.lines.map(({ text }) => readSpeaker(text, lexicon))
    const chosen = choose(file, readings, isFolder, lexicon)
    readings.forEach((reading, i) => {
      if (reading && !chosen.lines.has(i) && !isQuoted(reading, lexicon))
        doubtful.add(file.from + i)
    })
    const own = turnsOf(file, readings, chosen.lines, isFolder && turns.length > 0)
    if (chosen.persons) {
      const head = { from: file.from, at: file.from, length: 0, isFileName: true }
      turns.push({ ...head, persons: chosen.persons })
    }
    turns.push(...own)
    if (isFolder && !chosen.persons && !own.length) silent.push(file.from)
  }
  return {
    turns,
    doubtful,
    silent: turns.length ? silent.filter((at) => at > (turns[0]?.at ?? 0)) : [],
  }
}

function filesOf(lines: readonly SourceLine[]): FileLines[] {
  const files: { name: string; from: number; lines: SourceLine[] }[] = []
  lines.forEach((line, i) => {
    const file = files.at(-1)
    if (file?.name === line.file) file.lines.push(line)
    else files.push({ name: line.file, from: i, lines: [line] })
  })
  return files
}

interface Choice {
  /** Indexes of the file's lines. */
  readonly lines: ReadonlySet<number>
  /** Whom the file's name gives the floor. */
  readonly persons?: readonly Person[]
}

function choose(
  file: FileLines,
  readings: readonly (SpeakerReading | undefined)[],
  isFolder: boolean,
  lexicon: Lexicon,
): Choice {
  const ofForm = (form: SpeakerReading['form']) =>
    readings.flatMap((reading, i) => (reading?.form === form ? [i] : []))
  const colons = ofForm('colon')
  if (colons.length) return { lines: new Set(colons) }
  const bare = withoutLists(file, ofForm('bare'))
  if (bare.length) return { lines: new Set(bare) }
  const said = ofForm('said')
  const persons = isFolder && said[0] !== 0 ? speakerOfFileName(file.name, lexicon) : undefined
  return persons ? { lines: new Set(), persons } : { lines: new Set(said) }
}

/** Names that stand under one another are a list, and under what was said they are signatures. */
function withoutLists({ lines }: FileLines, bare: readonly number[]): readonly number[] {
  const all = new Set(bare)
  const [first = 0] = bare
  const last = bare.at(-1) ?? 0
  const isSigned = last === lines.length - 1 && lines.slice(0, first).some(isRunningText)
  if (isSigned) return []
  return bare.filter((i) => !all.has(i - 1) && !all.has(i + 1) && i < lines.length - 1)
}

const LONGEST_DISPLAY_LINE = 40

function isRunningText({ text }: SourceLine): boolean {
  return text.length > LONGEST_DISPLAY_LINE || /[。！？]$/u.test(text)
}

/** `takesHead`: what stands above the file's first speaker is the speaker's too, and not of who spoke before. */
function turnsOf(
  file: FileLines,
  readings: readonly (SpeakerReading | undefined)[],
  chosen: ReadonlySet<number>,
  takesHead: boolean,
): Turn[] {
  return [...chosen].flatMap((i, order) => {
    const reading = readings[i]
    if (!reading) return []
    const at = file.from + i
    const from = takesHead && order === 0 ? file.from : at
    const { persons, length } = reading
    return [{ from, at, persons, length, isFileName: false }]
  })
}
