import type { KinsokuLevel, StyledParagraph, StyledRun } from '../model/line.ts'
import type { FaceId, Metrics } from '../model/metrics.ts'
import { clustersOf } from '../model/text.ts'
import { isChinese, isMark, resolveClass, type CharClass } from './classes.ts'
import { tokenize, type Token } from './tokens.ts'

/** What stands in a line and is never cut: a character, a pair, a word. Lengths in pt. */
export interface Item {
  /** UTF-16 offsets into the paragraph's text. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly class: CharClass
  /** The width without blanks: half an em for a mark. */
  readonly body: number
  readonly size: number
  readonly face: FaceId
  readonly run: StyledRun
  readonly glyphs: readonly ItemGlyph[]
  /** White space of the source before it; it has no width of its own. */
  readonly space: string
  /** It continues the item before: there is neither a break nor a gap between them. */
  readonly joined: boolean
}

export interface ItemGlyph {
  readonly id: number
  readonly text: string
  /** Of its origin, from the start of the item's body; negative where the body is the right half of the glyph. */
  readonly x: number
}

/** The settings of one paragraph, resolved once. */
export interface ComposeConfig {
  readonly level: KinsokuLevel
  readonly metrics: Metrics
}

/**
 * Characters to items, in the paragraph's order and across its runs; white space becomes part of the item after it. All text of
 * the paragraph but white space is in exactly one item.
 */
export function itemize(paragraph: StyledParagraph, metrics: Metrics): Item[] {
  const text = paragraph.runs.map((run) => run.text).join('')
  const chinese = isChinese(text)
  const items: Item[] = []
  let space = ''
  for (const token of tokenize(text)) {
    if (token.kind === 'space') {
      space = text.slice(token.start, token.end)
      continue
    }
    for (const piece of cutAtStyles(token, text, paragraph.runs, metrics)) {
      const rest = { space, joined: piece.start > token.start }
      const { box } = piece.run
      items.push(
        box
          ? boxItem(piece, box.width, rest)
          : makeItem(piece, text, token, chinese, rest, metrics),
      )
      space = ''
    }
  }
  return items
}

type Rest = Pick<Item, 'space' | 'joined'>

function boxItem({ start, end, run, face }: Piece, body: number, rest: Rest): Item {
  const { size } = run
  return { start, end, text: '', class: 'OBJ', body, size, face, run, glyphs: [], ...rest }
}

/** A box is drawn by no face. */
const NO_FACE: FaceId = ''

interface Piece {
  readonly start: number
  readonly end: number
  readonly run: StyledRun
  readonly face: FaceId
}

/** Where a run or, by fallback, a face begins inside a token, it is cut; what is cut stays joined. */
function cutAtStyles(
  token: Token,
  text: string,
  runs: readonly StyledRun[],
  metrics: Metrics,
): Piece[] {
  const pieces: Piece[] = []
  let runStart = 0
  for (const run of runs) {
    const from = Math.max(token.start, runStart)
    const to = Math.min(token.end, runStart + run.text.length)
    for (const cluster of clustersOf(text.slice(from, to))) {
      const start = pieces.at(-1)?.end ?? from
      const face = run.box ? NO_FACE : faceFor(cluster, run, metrics)
      const last = pieces.at(-1)
      const end = start + cluster.length
      if (last && last.run === run && last.face === face) {
        pieces[pieces.length - 1] = { ...last, end }
      } else pieces.push({ start, end, run, face })
    }
    runStart += run.text.length
    if (runStart >= token.end) break
  }
  return pieces
}

function faceFor(cluster: string, run: StyledRun, metrics: Metrics): FaceId {
  const face = metrics.faceFor(run, cluster)
  if (face === undefined) throw new Error(`no face has ${cluster}; check coverage first`)
  return face
}

function makeItem(
  { start, end, run, face }: Piece,
  text: string,
  token: Token,
  chinese: boolean,
  rest: Rest,
  metrics: Metrics,
): Item {
  const own = text.slice(start, end)
  const isWord = token.kind === 'word'
  const name = isWord ? 'LAT' : resolveClass(own, text[start - 1] ?? '', text[end] ?? '', chinese)
  const { size, letterSpacing } = run
  const isLatin = name === 'LAT' || name === 'LOP' || name === 'LCL'
  const shaped = metrics.shape(face, own, isLatin ? 'latn' : 'hani')
  const advances = shaped.reduce((sum, glyph) => sum + glyph.advance * size, 0)
  const natural = advances + letterSpacing * Math.max(0, shaped.length - 1)
  const body = bodyOf(name, own, natural / size) * size
  let x = shiftInBody(name, natural, body, size)
  const glyphs = shaped.map(({ id, text, advance }) => {
    const glyph = { id, text, x }
    x += advance * size + letterSpacing
    return glyph
  })
  const { space, joined } = rest
  return { start, end, text: own, class: name, body, size, face, run, glyphs, space, joined }
}

/** Body widths in em (chinese-typography §1.1, §3); `natural` is the font's. */
function bodyOf(name: CharClass, text: string, natural: number): number {
  if (isMark(name)) return 0.5
  if (name === 'MD' || name === 'SL') return 0.5
  if (name === 'DA') return 2
  if (name === 'EL') return [...text].length > 1 ? 2 : 1
  if (name === 'CN') return text.startsWith('—') || /^[～〜]/u.test(text) ? 1 : 0.5
  if (name === 'HAN' || name === 'EN' || name === 'FS') return 1
  if (name === 'LAT' || name === 'LOP' || name === 'LCL') return natural
  return natural > 0.85 ? 1 : natural
}

/** Glyphs are centred in their bodies, but the ink of a full-width mark stands in one half of it. */
function shiftInBody(name: CharClass, natural: number, body: number, size: number): number {
  const isFullWidthMark = isMark(name) && natural > 0.75 * size
  if (!isFullWidthMark) return (body - natural) / 2
  return name === 'OP' ? body - natural : 0
}
