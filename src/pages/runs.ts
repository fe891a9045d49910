import type { StyledRun } from '../model/line.ts'
import type { ComputedStyle, StyledElement, StyledNode } from '../model/style.ts'

/** The runs of an element with inline content, for each part between `<br>`. */
export function collectRuns(element: StyledElement): readonly (readonly StyledRun[])[] {
  const collector = new RunCollector()
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
type Around = Pick<StyledRun, 'unbroken' | 'underline' | 'spread'>

/** Flattens inline elements to runs of text, collapsing white space across them. */
class RunCollector {
  private readonly paragraphs: StyledRun[][] = [[]]
  private pendingSpace: { hasLineEnd: boolean } | undefined
  private pendingMargin = 0
  private groups = 0

  collectBlock(element: StyledElement): void {
    this.collect(element, this.within(element.style, {}))
  }

  private collect(element: StyledElement, around: Around): void {
    for (const child of element.children) {
      if (child.kind === 'text') this.addText(child.text, element.style, around, child.origin)
      else if (child.element.name === 'br') this.breakLine()
      else if (child.style.display !== 'none') {
        this.pendingMargin += child.style['margin-left']
        if (isBox(child)) this.addBox(child.style)
        else this.collect(child, this.within(child.style, around))
        this.pendingMargin += child.style['margin-right']
      }
    }
  }

  /** What an element of this style adds to what stands around its text; the outermost of a kind counts. */
  private within(style: ComputedStyle, around: Around): Around {
    const { unbroken, underline, spread } = around
    const isWhole = style['white-space'] === 'nowrap' && unbroken === undefined
    const isUnderlined = style['text-decoration-line'] === 'underline' && !underline
    const width = spread ? undefined : spreadWidthOf(style)
    const { color, 'font-size': size } = style
    return {
      ...around,
      ...(isWhole && { unbroken: this.groups++ }),
      ...(isUnderlined && { underline: { group: this.groups++, color, size } }),
      ...(width !== undefined && { spread: { group: this.groups++, width } }),
    }
  }

  finish(): readonly (readonly StyledRun[])[] {
    return this.paragraphs.filter((runs) => runs.length > 0)
  }

  /** The space of the source around a box stands before what follows it. */
  private addBox(style: ComputedStyle): void {
    const { width, height, 'background-color': color } = style
    const box = {
      width: width === 'auto' ? 0 : width,
      height: height === 'auto' || color === 'transparent' ? 0 : height,
      color: color === 'transparent' ? style.color : color,
    }
    const run = makeRun(OBJECT, style, this.pendingMargin, {}, undefined)
    this.runs.push({ ...run, letterSpacing: 0, box })
    this.pendingMargin = 0
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
    for (const { 0: piece, index } of text.matchAll(SPACE_OR_WORDS)) {
      if (/^[ \t\n\r\f]/u.test(piece)) {
        this.pendingSpace = { hasLineEnd: piece.includes('\n') || !!this.pendingSpace?.hasLineEnd }
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
function spreadWidthOf(style: ComputedStyle): number | undefined {
  const isSpread = style.display === 'inline-block' && style['text-align-last'] === 'justify'
  return isSpread && style.width !== 'auto' ? style.width : undefined
}

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
