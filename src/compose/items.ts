import type { StyledParagraph, StyledRun } from '../model/line.ts'
import type { FaceId, Metrics, ShapedGlyph } from '../model/metrics.ts'
import { isAttached } from '../model/text.ts'
import type { Origin } from '../model/tree.ts'
import { isChinese, isMark, pairQuotes, resolveClass, type CharClass } from './classes.ts'
import { cutAtStyles, faceFor, stretchesOf, type Piece, type Stretch } from './pieces.ts'
import { tokenize, type Token } from './tokens.ts'

/**
 * What stands in a line and is never cut: a character, a pair, a word. Lengths in pt. Items are written out property by property, in this order, wherever they are
 * made: searches read millions of them, and are three times as slow where they come in several shapes.
 */
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
  /** It goes on with a word that may be cut before it, at this cost. */
  readonly cut?: { readonly word: Item; readonly cost: number }
  /** Where its run begins in the paragraph's text. */
  readonly runStart: number
}

/** Where an item's text stands in the bulletin. */
export function originOf({ run: { origin }, start, runStart }: Item): Origin | undefined {
  return origin && { block: origin.block, at: origin.at + start - runStart }
}

/** A number or sign that stands above the line: a note call, as a rule. Raised letters, as in 1st, go on with their word. */
export function isCall({ run: { rise = 0 }, text }: Item): boolean {
  return rise > 0 && !LETTER.test(text)
}

const LETTER = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

/** Whether the right one is where a raised run begins, which belongs to what it stands by. */
export function isRaisedOn(left: Item, { run }: Item): boolean {
  return (run.rise ?? 0) !== 0 && run !== left.run
}

export interface ItemGlyph {
  readonly id: number
  readonly text: string
  /** Where its cell begins, from the start of the item's body; negative where the body is the right half of the glyph. */
  readonly x: number
  /** How far its origin is from there: a mark stands over the letter before it. */
  readonly shift?: number
}

/** Whether both are spread to one width together. */
export function isSpread(left: Item | undefined, right: Item | undefined): boolean {
  const group = left?.run.spread?.group
  return group !== undefined && group === right?.run.spread?.group
}

/**
 * Characters to items, in the paragraph's order and across its runs; white space becomes part of the item after it. All text of
 * the paragraph but white space is in exactly one item.
 */
export function itemize(paragraph: StyledParagraph, metrics: Metrics): Item[] {
  const text = paragraph.runs.map((run) => run.text).join('')
  const context = {
    ...{ text, metrics },
    chinese: isChinese(text),
    quotes: pairQuotes(text),
    han: new Map<StyledRun, Map<string, Item>>(),
  }
  const stretches = stretchesOf(paragraph.runs)
  const items: Item[] = []
  let space = ''
  let first = 0
  for (const token of tokenize(text)) {
    if (token.kind === 'space') {
      space = text.slice(token.start, token.end)
      continue
    }
    while ((stretches[first]?.end ?? Infinity) <= token.start) first++
    const stretch = stretches[first]
    if (stretch && isSingleHan(token, text)) {
      items.push(hanItem(token.start, stretch, space, context))
      space = ''
      continue
    }
    for (const piece of cutAtStyles(token, text, stretches, first, metrics)) {
      const rest = { space, joined: piece.start > token.start, runStart: piece.runStart }
      const width = widthOfObject(piece.run)
      items.push(
        width === undefined ? makeItem(piece, token, rest, context) : boxItem(piece, width, rest),
      )
      space = ''
    }
  }
  return items
}

type Rest = Pick<Item, 'space' | 'joined' | 'runStart'>

/** What a character's neighbours and the paragraph make of it. */
interface Context {
  readonly text: string
  readonly chinese: boolean
  readonly quotes: ReadonlyMap<number, CharClass>
  readonly metrics: Metrics
  /** Han characters that were itemized, by their run: most characters of a paragraph are such, and come again. */
  readonly han: Map<StyledRun, Map<string, Item>>
}

function isSingleHan({ start, end }: Token, text: string): boolean {
  const unit = text.charCodeAt(start)
  return end === start + 1 && unit >= 0x4e00 && unit <= 0x9fff
}

/** A Han character is the same item wherever its run has it, but for its place and the space before it. */
function hanItem(start: number, stretch: Stretch, space: string, context: Context): Item {
  const { run, start: runStart } = stretch
  const { text, metrics, han } = context
  const character = text.charAt(start)
  const known = han.get(run) ?? new Map<string, Item>()
  if (!known.size) han.set(run, known)
  const end = start + 1
  let model = known.get(character)
  if (!model) {
    const face = faceFor(character, run, metrics)
    const piece = { start, end, run, runStart, face, isSign: false }
    const rest = { space: '', joined: false, runStart }
    model = makeItem(piece, { start, end, kind: 'cluster' }, rest, context)
    known.set(character, model)
  }
  const { body, size, face, glyphs } = model
  return {
    start,
    end,
    text: character,
    class: model.class,
    body,
    size,
    face,
    run,
    glyphs,
    space,
    joined: false,
    runStart,
  }
}

/** What a leader takes at least, em of its own size. A second one in a paragraph is no more than this. */
export const LEAST_LEADER = 2

/** The width of what stands in the text like a character and is none, pt. */
function widthOfObject({ box, leader, size }: StyledRun): number | undefined {
  return box?.width ?? (leader && LEAST_LEADER * size)
}

function boxItem({ start, end, run, face }: Piece, body: number, rest: Rest): Item {
  const { space, joined, runStart } = rest
  const { size } = run
  return {
    start,
    end,
    text: '',
    class: 'OBJ',
    body,
    size,
    face,
    run,
    glyphs: [],
    space,
    joined,
    runStart,
  }
}

function makeItem(piece: Piece, { kind }: Token, rest: Rest, context: Context): Item {
  const { start, end, run, face } = piece
  const { text, chinese, quotes, metrics } = context
  const own = text.slice(start, end)
  const name =
    kind === 'word' && !piece.isSign
      ? 'LAT'
      : (quotes.get(start) ??
        resolveClass(own, characterBefore(text, start), characterAfter(text, end), chinese))
  const { size } = run
  const shaped = metrics.shape(face, own, isLatinClass(name) ? 'latn' : 'hani')
  const natural = naturalWidth(shaped, run)
  const body = bodyOf(name, own, natural / size) * size
  const inkOf = (glyph: number) => metrics.ink(face, glyph)
  const x = shiftInBody(name, natural, body, size, () => inkOf(shaped[0]?.id ?? 0))
  const glyphs = placed(shaped, x, run, inkOf)
  const { space, joined, runStart } = rest
  return {
    start,
    end,
    text: own,
    class: name,
    body,
    size,
    face,
    run,
    glyphs,
    space,
    joined,
    runStart,
  }
}

/** The character before an offset, spaces skipped. */
function characterBefore(text: string, at: number): string {
  let from = at - 1
  while (text.charAt(from) === ' ') from--
  return text.charAt(from)
}

function characterAfter(text: string, at: number): string {
  let from = at
  while (text.charAt(from) === ' ') from++
  return text.charAt(from)
}

function isLatinClass(name: CharClass): boolean {
  return name === 'LAT' || name === 'LOP' || name === 'LCL'
}

function naturalWidth(shaped: readonly ShapedGlyph[], { size, letterSpacing }: StyledRun): number {
  let width = 0
  let count = 0
  for (const { advance, text } of shaped) {
    if (count > 0 && isAttached(text)) continue
    width += advance * size
    count++
  }
  return width + letterSpacing * Math.max(0, count - 1)
}

function placed(
  shaped: readonly ShapedGlyph[],
  first: number,
  { size, letterSpacing }: StyledRun,
  inkOf: (glyph: number) => readonly [number, number],
): ItemGlyph[] {
  let x = first
  let base: ShapedGlyph | undefined
  return shaped.map((glyph) => {
    const { id, text, advance } = glyph
    if (base && isAttached(text)) {
      const back = base.advance * size + letterSpacing
      const middle = middleOf(inkOf(base.id)) - middleOf(inkOf(id))
      return { id, text, x, shift: middle * size - back }
    }
    base = glyph
    const own = { id, text, x }
    x += advance * size + letterSpacing
    return own
  })
}

function middleOf([left, right]: readonly [number, number]): number {
  return (left + right) / 2
}

/** Body widths in em (chinese-typography §1.1, §3); `natural` is the font's. */
function bodyOf(name: CharClass, text: string, natural: number): number {
  if (isMark(name)) return 0.5
  if (name === 'MD') return 0.5
  // the ink of a full-width slash goes from edge to edge
  if (name === 'SL') return natural > 0.85 ? 1 : 0.5
  if (name === 'DA') return 2
  if (name === 'EL') return [...text].length > 1 ? 2 : 1
  if (name === 'CN') return /^[—～〜＋－]/u.test(text) ? 1 : 0.5
  if (name === 'HAN' || name === 'EN' || name === 'FS') return 1
  if (name === 'LAT' || name === 'LOP' || name === 'LCL') return natural
  return natural > 0.85 ? 1 : natural
}

/**
 * Glyphs are centred in their bodies, but the ink of a full-width mark stands in one half of it; in a face that has it in the middle, the ink is
 * centred.
 */
function shiftInBody(
  name: CharClass,
  natural: number,
  body: number,
  size: number,
  ink: () => readonly [number, number],
): number {
  const isFullWidthMark = isMark(name) && natural > 0.75 * size
  if (!isFullWidthMark) return (body - natural) / 2
  const usual = name === 'OP' ? body - natural : 0
  const [left, right] = ink()
  const isInside =
    usual + left * size >= -INK_OUTSIDE * size && usual + right * size <= body + INK_OUTSIDE * size
  return isInside ? usual : (body - (left + right) * size) / 2
}

/** Ink of a mark may stand over the edge of its body by this much, em. */
const INK_OUTSIDE = 0.04
