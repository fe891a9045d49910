import type { StyledRun } from '../model/line.ts'
import type { Span } from '../model/source.ts'
import {
  placeIn,
  usedLength,
  type ComputedStyle,
  type ContentItem,
  type StyledElement,
  type StyledNode,
} from '../model/style.ts'
import { isAbsolute } from './anonymous.ts'
import { inlineType } from './structure-types.ts'

/** What runs are made with beside their element. */
export interface RunContext {
  /** That percentages are of, pt. */
  readonly width: number
  /** The page on which an element with this id begins. */
  readonly pageOf: (id: string, place?: Span) => string
}

/** The runs of an element with inline content, for each part between `<br>`; none for an empty line. */
export function collectRuns(
  element: StyledElement,
  context: RunContext,
): readonly (readonly StyledRun[])[] {
  const collector = new RunCollector(context)
  collector.collectBlock(element)
  return collector.finish()
}

/** The text of an element and all in it, white space as a browser would show it. */
export function textOf(node: StyledNode): string {
  const raw = (inner: StyledNode): string =>
    inner.kind === 'text' ? inner.text : inner.children.map(raw).join('')
  return raw(node).replace(/\s+/gu, ' ').trim()
}

/** A text of one style by itself, as in a margin box. */
export function runOf(text: string, style: ComputedStyle): StyledRun {
  const { color, 'font-size': size } = style
  const isUnderlined = style['text-decoration-line'] === 'underline'
  const around = isUnderlined ? { underline: { group: 0, color, size } } : {}
  return makeRun(text, style, 0, around, undefined)
}

/** What the elements around a text make of it. */
type Around = Pick<StyledRun, 'unbroken' | 'underline' | 'spread' | 'rise' | 'tag'>

/** Flattens inline elements to runs of text, collapsing white space across them. */
class RunCollector {
  private readonly paragraphs: StyledRun[][] = [[]]
  private pendingSpace: { hasLineEnd: boolean } | undefined
  private pendingMargin = 0
  private groups = 0
  private readonly context: RunContext

  constructor(context: RunContext) {
    this.context = context
  }

  collectBlock(element: StyledElement): void {
    this.collect(element, this.within(element.style, {}))
  }

  private collect(element: StyledElement, around: Around): void {
    for (const item of generatedIn(element)) this.addGenerated(item, element, around)
    for (const child of element.children) {
      if (child.kind === 'text') this.addText(child.text, element.style, around, child.origin)
      else if (child.element.name === 'br') this.breakLine()
      else if (child.style.display !== 'none' && !isAbsolute(child))
        this.collectInline(child, around)
    }
  }

  private collectInline(element: StyledElement, around: Around): void {
    const { style } = element
    const { width } = this.context
    this.pendingMargin += usedLength(style['margin-left'], width)
    if (isBox(element)) this.addBox(style)
    else this.collect(element, this.within(style, raised(style, tagged(element, around))))
    this.pendingMargin += usedLength(style['margin-right'], width)
  }

  /** What `content` of a pseudo-element says that is no plain text. */
  private addGenerated(item: ContentItem, element: StyledElement, around: Around): void {
    const { style } = element
    if (item.kind === 'text') this.addText(item.text, style, around, undefined)
    if (item.kind === 'target') {
      this.addText(
        this.context.pageOf(item.id, placeIn(element, 'content')),
        style,
        around,
        undefined,
      )
    }
    if (item.kind === 'leader') {
      const run = makeRun(OBJECT, style, this.pendingMargin, {}, undefined)
      this.runs.push({ ...run, letterSpacing: 0, leader: item.style })
      this.pendingMargin = 0
    }
  }

  /** What an element of this style adds to what stands around its text; the outermost of a kind counts. */
  private within(style: ComputedStyle, around: Around): Around {
    const { unbroken, underline, spread } = around
    const isWhole = style['white-space'] === 'nowrap' && unbroken === undefined
    const isUnderlined = style['text-decoration-line'] === 'underline' && !underline
    const width = spread ? undefined : spreadWidthOf(style, this.context.width)
    const { color, 'font-size': size } = style
    return {
      ...around,
      ...(isWhole && { unbroken: this.groups++ }),
      ...(isUnderlined && { underline: { group: this.groups++, color, size } }),
      ...(width !== undefined && { spread: { group: this.groups++, width } }),
    }
  }

  finish(): readonly (readonly StyledRun[])[] {
    const isEnded = this.paragraphs.at(-1)?.length === 0
    return isEnded ? this.paragraphs.slice(0, -1) : this.paragraphs
  }

  /** The space of the source around a box stands before what follows it. */
  private addBox(style: ComputedStyle): void {
    const { width, height, 'background-color': color } = style
    const box = {
      width: width === 'auto' ? 0 : usedLength(width, this.context.width),
      height: height === 'auto' || color === 'transparent' ? 0 : height,
      color: color === 'transparent' ? style.color : color,
    }
    const run = makeRun(OBJECT, style, this.pendingMargin, {}, undefined)
    this.runs.push({ ...run, letterSpacing: 0, box })
    this.pendingMargin = 0
  }

  private breakLines(count: number): void {
    for (let i = 0; i < count; i++) this.breakLine()
  }

  private breakLine(): void {
    this.paragraphs.push([])
    this.pendingSpace = undefined
  }

  private addText(
    text: string,
    style: ComputedStyle,
    around: Around,
    origin: StyledRun['origin'],
  ): void {
    const keepsLines = style['white-space'] === 'pre-line'
    for (const { 0: piece, index } of text.matchAll(SPACE_OR_WORDS)) {
      if (/^[ \t\n\r\f]/u.test(piece)) {
        if (keepsLines && piece.includes('\n')) this.breakLines(piece.split('\n').length - 1)
        else
          this.pendingSpace = {
            hasLineEnd: piece.includes('\n') || !!this.pendingSpace?.hasLineEnd,
          }
        continue
      }
      this.addSpace(piece)
      const place = origin && { block: origin.block, at: origin.at + index }
      this.runs.push(makeRun(piece, style, this.pendingMargin, around, place))
      this.pendingMargin = 0
    }
  }

  /** Pending white space becomes one space; a line end of the template between Chinese characters becomes nothing. */
  private addSpace(next: string): void {
    const last = this.runs.at(-1)
    const space = this.pendingSpace
    this.pendingSpace = undefined
    if (!last || !space) return
    const isWide = WIDE.test(last.text.slice(-1)) && WIDE.test(next.slice(0, 1))
    if (space.hasLineEnd && isWide) return
    this.runs[this.runs.length - 1] = { ...last, text: `${last.text} ` }
  }

  private get runs(): StyledRun[] {
    return this.paragraphs.at(-1) ?? []
  }
}

/** White space to collapse, or words with nothing but single spaces between them, which stay as they are. */
const SPACE_OR_WORDS = /[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*|[ \t\n\r\f]+/gu

/** OBJECT REPLACEMENT CHARACTER, for a box among the characters. */
const OBJECT = '\ufffc'

/** The width to which an inline block spreads its text (均排), pt. */
function spreadWidthOf(style: ComputedStyle, available: number): number | undefined {
  const isSpread = style.display === 'inline-block' && style['text-align-last'] === 'justify'
  return isSpread && style.width !== 'auto' ? usedLength(style.width, available) : undefined
}

/** What a pseudo-element generates where that is not text alone; its text is a child like any other. */
export function generatedIn({ element, style, children }: StyledElement): readonly ContentItem[] {
  const isGenerated = element.name.startsWith('::') && !children.length
  return isGenerated && typeof style.content !== 'string' ? style.content : []
}

/** The innermost element that the structure tree has counts. */
function tagged(element: StyledElement, around: Around): Around {
  return inlineType(element) ? { ...around, tag: element.tag } : around
}

/** How far an inline element stands above the line of what is around it, pt; `super` and `sub` as CSS leaves them to us. */
function raised(style: ComputedStyle, around: Around): Around {
  const align = style['vertical-align']
  const own =
    align === 'super'
      ? SUPER * style['font-size']
      : align === 'sub'
        ? SUB * style['font-size']
        : typeof align === 'number'
          ? align
          : 0
  const rise = (around.rise ?? 0) + own
  return rise === 0 ? around : { ...around, rise }
}

/** em of the raised text, which is smaller than what it stands by: its figures reach as high as a Han character. */
const SUPER = 0.55
const SUB = -0.2

/** An inline block without text: nothing but its extent and its colour. */
function isBox(element: StyledElement): boolean {
  return element.style.display === 'inline-block' && !textOf(element)
}

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u

function makeRun(
  text: string,
  style: ComputedStyle,
  spaceBefore: number,
  around: Around,
  origin: StyledRun['origin'],
): StyledRun {
  return {
    text,
    families: style['font-family'],
    weight: style['font-weight'],
    size: style['font-size'],
    color: style.color,
    letterSpacing: style['letter-spacing'],
    spaceBefore,
    ...around,
    ...(style['text-emphasis-style'] === 'dot' && { emphasis: style.color }),
    ...(origin && { origin }),
  }
}
