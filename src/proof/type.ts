import { composeParagraph, measureParagraph } from '../compose/compose.ts'
import { USUAL_TYPESETTING, type Line, type ParagraphStyle, type StyledRun } from '../model/line.ts'
import type { Metrics } from '../model/metrics.ts'
import type { LineFrame } from '../model/page.ts'
import type { Color } from '../model/style.ts'
import { clustersOf, codePointsOf, isSpace } from '../model/text.ts'
import { baselineIn } from '../pages/fragment.ts'

export const INK: Color = { screen: '#1a1a1a' }
export const GREY: Color = { screen: '#767676' }
export const PALE: Color = { screen: '#b8b8b8' }
/** Lines to write on, and of tables. */
export const FAINT: Color = { screen: '#d4d4d4' }
/** The colour of a proofreader's pen. */
export const RED: Color = { screen: '#c8161d' }

const SANS = ['Noto Sans SC']
const SERIF = ['Noto Serif SC']

/** How a text of the proof is set; pt. */
export interface Type {
  readonly families: readonly string[]
  readonly weight: number
  readonly size: number
  /** From line to line. */
  readonly leading: number
  readonly color: Color
}

const sans = (size: number, leading: number, color: Color, weight = 400): Type => ({
  ...{ families: SANS, weight, size, leading, color },
})

export const TYPES = {
  mark: { families: SERIF, weight: 900, size: 23, leading: 30, color: RED },
  issue: { families: SERIF, weight: 700, size: 11, leading: 14, color: INK },
  title: { families: SERIF, weight: 900, size: 16, leading: 24, color: INK },
  heading: sans(10.5, 18, INK, 700),
  note: sans(8, 11.5, INK),
  place: sans(8, 11.5, GREY),
  noteNumber: sans(8, 11.5, RED, 700),
  label: sans(7.5, 11, GREY),
  cell: sans(9, 14, INK),
  strong: sans(9, 14, INK, 700),
  row: sans(5.5, 5.5, GREY),
  fifthRow: sans(6, 6, INK, 700),
} as const satisfies Readonly<Record<string, Type>>

/** Text in one type. */
export interface Words {
  readonly text: string
  readonly type: Type
}

/** Lines under each other, without a place yet. */
export interface Setting {
  readonly lines: readonly Line[]
  readonly type: Type
  readonly height: number
}

type Align = ParagraphStyle['align']

/** Sets the proof's own texts with banxin's composer. What comes again, figures for the most part, is set once. */
export class Typesetter {
  private readonly metrics: Metrics
  private readonly known = new Map<string, Setting>()

  constructor(metrics: Metrics) {
    this.metrics = metrics
  }

  /** The lines of a paragraph; its leading is that of its first words. */
  set(words: readonly Words[], width: number, align: Align = 'left'): Setting {
    const key = JSON.stringify([words, width, align])
    const known = this.known.get(key)
    if (known) return known
    const type = words[0]?.type ?? TYPES.note
    const paragraph = { runs: this.runsOf(words), style: styleOf(align) }
    const lines = composeParagraph(paragraph, width, this.metrics, () => undefined)
    const setting = { lines, type, height: lines.length * type.leading }
    this.known.set(key, setting)
    return setting
  }

  /** How wide a text is on one line. */
  widthOf(words: Words): number {
    return measureParagraph({ runs: this.runsOf([words]), style: styleOf('left') }, this.metrics)
  }

  private runsOf(words: readonly Words[]): StyledRun[] {
    return words.flatMap(({ text, type }) => {
      const { families, weight, size, color } = type
      const shown = this.printable(text, type)
      const run = { text: shown, families, weight, size, color, letterSpacing: 0, spaceBefore: 0 }
      return shown ? [run] : []
    })
  }

  /** A message quotes what it complains of: characters that no font has are shown by their numbers, and nothing ends a line. */
  private printable(text: string, { families, weight }: Type): string {
    return clustersOf(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '))
      .map((cluster) =>
        isSpace(cluster) || this.metrics.faceFor({ families, weight }, cluster) !== undefined
          ? cluster
          : `[${codePointsOf(cluster)}]`,
      )
      .join('')
  }
}

function styleOf(align: Align): ParagraphStyle {
  return { indent: 0, align, alignLast: align, balanced: false, ...USUAL_TYPESETTING }
}

/** The frames of a setting whose top left corner is there. */
export function placeLines({ lines, type }: Setting, x: number, y: number): LineFrame[] {
  const first = y + baselineIn(type.leading, type.size)
  return lines.map((line, i) => ({
    ...{ kind: 'line', role: 'artifact', x, line },
    y: first + i * type.leading,
  }))
}
