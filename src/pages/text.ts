import { isBlock } from './anonymous.ts'
import { composeParagraph, measureParagraph } from '../compose/compose.ts'
import type { Report } from '../model/diagnostic.ts'
import type {
  KinsokuLevel,
  Line,
  ParagraphStyle,
  StyledParagraph,
  StyledRun,
} from '../model/line.ts'
import type { Metrics } from '../model/metrics.ts'
import type { ComputedStyle, StyledElement, StyledNode } from '../model/style.ts'

/** What laying out needs beside the styled tree. */
export interface LayoutContext {
  readonly metrics: Metrics
  readonly report: Report
}

/** Whether an element holds text and inline elements, rather than blocks. */
export function hasInlineContent(element: StyledElement): boolean {
  return !element.children.some(isBlock)
}

/** The lines of an element with inline content: one paragraph, or one for each part between `<br>`. */
export function composeElement(
  element: StyledElement,
  measure: number,
  context: LayoutContext,
): Line[] {
  return paragraphsOf(element).flatMap((paragraph) =>
    composeParagraph(paragraph, measure, context.metrics, context.report),
  )
}

/** How wide an element's text is if nothing breaks it; pt. */
export function widthOfText(element: StyledElement, context: LayoutContext): number {
  const widths = paragraphsOf(element).map((paragraph) =>
    measureParagraph(paragraph, context.metrics),
  )
  return Math.max(0, ...widths)
}

/** The text of an element and all in it, white space as a browser would show it. */
export function textOf(node: StyledNode): string {
  const raw = (inner: StyledNode): string =>
    inner.kind === 'text' ? inner.text : inner.children.map(raw).join('')
  return raw(node).replace(/\s+/gu, ' ').trim()
}

function paragraphsOf(element: StyledElement): StyledParagraph[] {
  const collector = new RunCollector()
  collector.collectBlock(element)
  return collector
    .finish()
    .map((runs, i) => ({ runs, style: paragraphStyle(element.style, i === 0) }))
}

function paragraphStyle(style: ComputedStyle, isFirst: boolean): ParagraphStyle {
  const align = style['text-align']
  const last = style['text-align-last']
  return {
    indent: isFirst ? style['text-indent'] : 0,
    align,
    alignLast: last !== 'auto' ? last : align === 'justify' ? 'left' : align,
    balanced: style['text-wrap'] === 'balance',
    ...typesettingOf(style),
  }
}

type Typesetting = Pick<
  ParagraphStyle,
  'level' | 'punctuation' | 'hanging' | 'autospace' | 'firstMark'
>

/** The rules of Chinese that a style asks for. */
export function typesettingOf(style: ComputedStyle): Typesetting {
  return {
    level: LEVELS[style['line-break']],
    punctuation: style['-banxin-punctuation'],
    hanging: HANGING[style['hanging-punctuation']],
    autospace: AUTOSPACE[style['text-autospace']],
    firstMark: style['text-spacing-trim'] === 'space-first' ? 'keep' : 'trim',
  }
}

/** CSS's own `loose` lets ！ and ％ begin a line and cuts …… in two: it is not the Chinese basic level (chinese-typography §2.1). */
const LEVELS: Readonly<Record<ComputedStyle['line-break'], KinsokuLevel>> = {
  anywhere: 'none',
  loose: 'basic',
  normal: 'gb',
  strict: 'strict',
  auto: 'gb',
}

const HANGING = { none: 'none', 'allow-end': 'allow', 'force-end': 'force' } as const
const AUTOSPACE = {
  normal: 'normal',
  'ideograph-alpha': 'letters',
  'no-autospace': 'none',
} as const

/** Flattens inline elements to runs of text, collapsing white space across them. */
class RunCollector {
  private readonly paragraphs: StyledRun[][] = [[]]
  private pendingSpace: { hasLineEnd: boolean } | undefined
  private pendingMargin = 0
  private groups = 0

  collectBlock(element: StyledElement): void {
    const { style } = element
    this.collect(element, style, style['white-space'] === 'nowrap' ? this.groups++ : undefined)
  }

  private collect(element: StyledElement, style: ComputedStyle, group?: number): void {
    for (const child of element.children) {
      if (child.kind === 'text') this.addText(child.text, style, group, child.origin)
      else if (child.element.name === 'br') this.breakLine()
      else if (child.style.display !== 'none') {
        const isWhole = child.style['white-space'] === 'nowrap' && group === undefined
        this.pendingMargin += child.style['margin-left']
        if (isBox(child)) this.addBox(child.style)
        else this.collect(child, child.style, isWhole ? this.groups++ : group)
        this.pendingMargin += child.style['margin-right']
      }
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
    const run = makeRun(OBJECT, style, this.pendingMargin, undefined, undefined)
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
    group: number | undefined,
    origin: StyledRun['origin'],
  ): void {
    for (const { 0: piece, index } of text.matchAll(SPACE_OR_WORDS)) {
      if (/^[ \t\n\r\f]/u.test(piece)) {
        this.pendingSpace = { hasLineEnd: piece.includes('\n') || !!this.pendingSpace?.hasLineEnd }
        continue
      }
      this.addSpace(piece)
      const place = origin && { block: origin.block, at: origin.at + index }
      this.runs.push(makeRun(piece, style, this.pendingMargin, group, place))
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

/** An inline block without text: nothing but its extent and its colour. */
function isBox(element: StyledElement): boolean {
  return element.style.display === 'inline-block' && !textOf(element)
}

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u

function makeRun(
  text: string,
  style: ComputedStyle,
  spaceBefore: number,
  group: number | undefined,
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
    ...(group !== undefined && { unbroken: group }),
    ...(origin && { origin }),
  }
}
