import type { WeakForm } from '../model/diagnostic.ts'
import { append } from '../model/lists.ts'
import type { Source } from '../model/source.ts'
import { filesOf, type FileLines } from './files.ts'
import type { Lexicon } from './lexicon.ts'
import type { SourceLine } from './lines.ts'
import { roleOfLine } from './roles.ts'
import type { Person } from './persons.ts'
import {
  isQuoted,
  possibleSpeaker,
  readSpeaker,
  speakerOfFileName,
  type SpeakerReading,
} from './speaker.ts'
import { readTwoLines, readUnitAbove } from './two-lines.ts'
import { believedForm, isDuty, weakTurnsOf, type WeakTurn } from './weak.ts'

/** A place where somebody takes the floor: at a line, or where a file begins whose name says who speaks. */
export interface Turn {
  /** The index of the first line after what was said before. */
  readonly from: number
  /** The index of the speakers' line; of the file's first line if its name says who they are. */
  readonly at: number
  /** Of the line in which their words end, if it is the next. */
  readonly to?: number
  readonly persons: readonly Person[]
  /** UTF-16 units of their last line that name the speakers, 0 if the file's name does. */
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
  /** Lines in the form of a speaker's that are certainly none. */
  readonly quiet?: ReadonlySet<number>
  /** No line says more of the speakers than this. */
  readonly weak?: WeakForm
  /** The settings say which lines are speakers: nothing is left to ask. */
  readonly isSettled?: true
}

/** A line's reading; of two lines, `length` counts in the second. */
interface LineReading extends SpeakerReading {
  readonly goesOn?: true
}

type Readings = readonly (LineReading | undefined)[]

/**
 * Who speaks, from all lines of an issue. The forms that a line with a colon has are always believed. In a file without any such line those without a
 * colon are, then the file's name, then sentences that say who speaks: where a column has a form for its speakers, whatever is weaker is text. Names
 * alone, and units alone, are believed where a whole issue has nothing else.
 */
export function findTurns(source: Source, lines: readonly SourceLine[], lexicon: Lexicon): Floor {
  const files = filesOf(lines)
  const isFolder = files.some(({ name }) => name !== source.name)
  const strong = strongFloor(files, isFolder, lexicon)
  const taken = new Set(strong.turns.flatMap(({ at, to = at }) => [at, to]))
  const weak = files
    .flatMap((file) => weakTurnsOf(file, lexicon))
    .filter(({ at }) => !taken.has(at))
  if (strong.turns.length) return withDoubts(strong, askedAmong(weak, strong.turns))
  const form = believedForm(weak)
  if (!form) return withDoubts(strong, weak)
  const turns = weak
    .filter((turn) => turn.isRole || turn.form === form)
    .map(({ at, head, person, length }, i) => {
      const from = isFolder && i > 0 ? head : at
      return { from, at, persons: [person], length, isFileName: false }
    })
  return { ...strong, turns, weak: form }
}

/** Short for a speaker who has a line of the usual form, or a unit in a line of its own. */
function askedAmong(weak: readonly WeakTurn[], turns: readonly Turn[]): readonly WeakTurn[] {
  const names = new Set(turns.flatMap(({ persons }) => persons.map(({ name }) => name)))
  return weak.filter(({ form, person, isWhole }) =>
    form === 'unit' ? isWhole : names.has(person.name),
  )
}

function withDoubts(floor: Floor, asked: readonly WeakTurn[]): Floor {
  const places = asked.filter(({ isRole }) => !isRole).map(({ at }) => at)
  return { ...floor, doubtful: new Set([...floor.doubtful, ...places]) }
}

function strongFloor(files: readonly FileLines[], isFolder: boolean, lexicon: Lexicon): Floor {
  const turns: Turn[] = []
  const doubtful = new Set<number>()
  const silent: number[] = []
  const quiet = new Set<number>()
  const hasUnitsAbove = areUnitsAbove(files, lexicon)
  for (const file of files) {
    const all = readingsOf(file, hasUnitsAbove, lexicon)
    const duties = dutiesIn(file, all, lexicon)
    for (const i of duties) quiet.add(file.from + i)
    const readings = all.map((reading, i) => (duties.has(i) ? undefined : reading))
    const chosen = choose(file, readings, isFolder, lexicon)
    readings.forEach((reading, i) => {
      if (reading && !chosen.lines.has(i) && !isQuoted(reading, lexicon)) {
        doubtful.add(file.from + i)
      }
    })
    const own = turnsOf(file, readings, chosen.lines, isFolder && turns.length > 0)
    if (chosen.persons) {
      const head = { from: file.from, at: file.from, length: 0, isFileName: true }
      turns.push({ ...head, persons: chosen.persons })
    }
    append(turns, own)
    if (isFolder && !chosen.persons && !own.length) silent.push(file.from)
  }
  // a masthead, or an editor's words, may have a file of their own
  const isHeard = (at: number) =>
    at > (turns[0]?.at ?? 0) || files.some((file) => file.from === at && isUnsigned(file))
  return { turns, doubtful, silent: turns.length ? silent.filter(isHeard) : [], quiet }
}

function readingsOf({ lines }: FileLines, hasUnitsAbove: boolean, lexicon: Lexicon): Readings {
  const readings: (LineReading | undefined)[] = lines.map(({ text }) => readSpeaker(text, lexicon))
  lines.forEach(({ text }, i) => {
    const next = lines[i + 1]?.text
    if (next === undefined || readings[i]?.form === 'colon') return
    const above = hasUnitsAbove ? readUnitAbove(text, next, lexicon) : undefined
    const both = above ?? readTwoLines(text, next, lexicon)
    if (!both) return
    readings[i] = { ...both, goesOn: true }
    readings[i + 1] = undefined
  })
  return readings
}

/** Whether units stand over their speakers' lines: one alone may be a line of text. */
function areUnitsAbove(files: readonly FileLines[], lexicon: Lexicon): boolean {
  const found = files.flatMap(({ lines }) =>
    lines.filter(({ text }, i) => {
      const next = lines[i + 1]?.text
      return next !== undefined && readUnitAbove(text, next, lexicon) !== undefined
    }),
  )
  return found.length > 1
}

/** Lines one under the other that say each in a sentence what somebody is in charge of: 县长赵明：主持全面工作。 */
function dutiesIn({ lines }: FileLines, readings: Readings, lexicon: Lexicon): ReadonlySet<number> {
  const duties = lines.flatMap(({ text }, i) => {
    const reading = readings[i]
    const colon = /^[^：:]{2,60}[：:]/u.exec(text)?.[0]
    if (reading?.goesOn || colon === undefined) return []
    const rest = text.slice(colon.length).trim()
    const said = rest || readings[i + 1] ? rest : (lines[i + 1]?.text ?? '')
    if (!isDuty(said)) return []
    // without a unit such a line is no speaker's, and would be asked about
    const isPosted = reading?.form === 'colon' || possibleSpeaker(text, lexicon) === colon
    return isPosted ? [{ at: i, next: rest ? i + 1 : i + 2 }] : []
  })
  const inList = duties.filter(
    ({ at, next }, i) => duties[i - 1]?.next === at || duties[i + 1]?.at === next,
  )
  return new Set(inList.map(({ at }) => at))
}

interface Choice {
  /** Indexes of the file's lines. */
  readonly lines: ReadonlySet<number>
  /** Whom the file's name gives the floor. */
  readonly persons?: readonly Person[]
}

function choose(file: FileLines, readings: Readings, isFolder: boolean, lexicon: Lexicon): Choice {
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

/** Whether somebody says something in it, and not the editor. */
function isUnsigned({ lines }: FileLines): boolean {
  return lines.some(isRunningText) && !lines.some(({ text }) => roleOfLine(text) === 'editor')
}

const LONGEST_DISPLAY_LINE = 40

function isRunningText({ text }: SourceLine): boolean {
  return text.length > LONGEST_DISPLAY_LINE || /[。！？]$/u.test(text)
}

/** `takesHead`: what stands above the file's first speaker is the speaker's too, and not of who spoke before. */
function turnsOf(
  file: FileLines,
  readings: Readings,
  chosen: ReadonlySet<number>,
  takesHead: boolean,
): Turn[] {
  return [...chosen].flatMap((i, order) => {
    const reading = readings[i]
    if (!reading) return []
    const at = file.from + i
    const from = takesHead && order === 0 ? file.from : at
    const { persons, length, goesOn } = reading
    const turn = { from, at, persons, length, isFileName: false }
    return [goesOn ? { ...turn, to: at + 1 } : turn]
  })
}
