import { diagnose, type NoEffect, type Report } from '../model/diagnostic.ts'
import { placeIn, type ComputedStyle, type StyledElement, type StyledNode } from '../model/style.ts'
import { isAbsolute, isBlock } from './anonymous.ts'
import { isRigid } from './block.ts'
import { isPicture } from './picture.ts'

type Name = keyof ComputedStyle

const BOX: readonly Name[] = [
  ...(['top', 'right', 'bottom', 'left'] as const).flatMap((side) => [
    `padding-${side}` as const,
    `border-${side}-style` as const,
  ]),
  'background-color',
]
/** What only a box in the flow can have: the page area has margins, and `@page` says them. */
const OF_BODY: readonly Name[] = [
  ...BOX,
  ...([
    'margin-top',
    'margin-bottom',
    'width',
    'height',
    'min-height',
    'position',
    'float',
  ] as const),
]
const OF_HTML: readonly Name[] = [...OF_BODY, 'margin-left', 'margin-right', 'column-count']
/** An inline element has text and nothing round it. */
const OF_INLINES: readonly Name[] = [
  ...BOX,
  'column-count',
  'column-span',
  'break-before',
  'break-after',
  'float',
  'block-step-size',
  'block-step-align',
]
const FORCED = ['page', 'column', 'left', 'right']

/**
 * Reports declarations that are good CSS and would do nothing where they stand: what is read without an error has an effect. Once for each
 * declaration.
 */
export function checkEffects(root: StyledElement, report: Report): void {
  const told = new Set<string>()
  const refuse: Refuse = (element, name, where) => {
    const place = placeIn(element, name)
    const key = place && `${place.file}:${String(place.start)}`
    if (!key || told.has(key)) return
    told.add(key)
    // of a shorthand every side would be told
    const property = name.replace(/^(padding|border)-.*$/u, '$1')
    report(diagnose('error', 'CSS_NO_EFFECT', { property, where }, place))
  }
  const visit = (element: StyledElement, around: Around) => {
    const { style } = element
    if (style.display === 'none') return
    const isBox = around.isRow || standsAlone(element)
    if (isPicture(element)) checkPicture(element, around, report)
    if (isPage(element)) checkPage(element, refuse)
    else checkElement(element, isBox, around, refuse)
    const inner = {
      isRigid: around.isRigid || (isBox && isRigid(element) && !isPage(element)),
      isInline: !isBox && !isPage(element),
      isRow: style.display === 'flex',
      hasText: hasText(element),
    }
    for (const child of element.children) if (child.kind === 'element') visit(child, inner)
  }
  visit(root, { isRigid: false, isInline: false, isRow: false, hasText: false })
}

/** What an element stands in. */
interface Around {
  /** In a box in one piece. */
  readonly isRigid: boolean
  /** In a line. */
  readonly isInline: boolean
  /** In a flex row, where every element is a box. */
  readonly isRow: boolean
  /** Among text. */
  readonly hasText: boolean
}

type Refuse = (element: StyledElement, name: Name, where: NoEffect) => void

function isPage({ element }: StyledElement): boolean {
  return element.name === 'html' || element.name === 'body'
}

function standsAlone(node: StyledNode): boolean {
  return isBlock(node) || isAbsolute(node)
}

function checkPage(element: StyledElement, refuse: Refuse): void {
  const { style } = element
  const { name } = element.element
  for (const own of name === 'body' ? OF_BODY : OF_HTML) {
    if (hasEffect(style, own)) refuse(element, own, 'on the page')
  }
  if (style.display === 'flex') refuse(element, 'display', 'on the page')
}

/** Reports a picture in a line of text. One that the template itself makes a block parts the text, as in CSS. */
function checkPicture(
  element: StyledElement,
  { isRow, isInline, hasText }: Around,
  report: Report,
): void {
  const { src = '' } = element.element.attributes
  const isOwnBlock = isBlock(element) && placeIn(element, 'display') !== undefined
  const isInText = isInline || !isBlock(element) || (hasText && !isOwnBlock)
  if (isInText && !isRow && !isAbsolute(element)) {
    report(diagnose('error', 'IMAGE_IN_LINE', { src }, element.element.place))
  }
  for (const { style, places } of element.children.filter((child) => child.kind === 'element')) {
    if (style.display === 'none') continue
    const data = { property: 'content', where: 'in a picture' } as const
    report(diagnose('error', 'CSS_NO_EFFECT', data, places?.get('content')))
  }
}

/** Whether text or inline elements stand in an element itself. */
function hasText({ children }: StyledElement): boolean {
  return children.some((child) => {
    if (child.kind === 'text') return /\S/u.test(child.text)
    return child.style.display !== 'none' && !standsAlone(child)
  })
}

function checkElement(
  element: StyledElement,
  isBox: boolean,
  { isRigid: isInRigid, isInline }: Around,
  refuse: Refuse,
): void {
  const { style } = element
  if (isInline && isBlock(element)) {
    refuse(element, 'display', 'on a block in a line')
  }
  // an inline-block without text is a box among the characters
  const isSign = style.display === 'inline-block' && !element.children.length
  for (const name of isBox || isSign ? [] : OF_INLINES) {
    if (hasEffect(style, name)) refuse(element, name, 'in a line')
  }
  for (const name of ['margin-top', 'margin-bottom'] as const) {
    const margin = style[name]
    if (isBox && typeof margin === 'number' && margin < 0) {
      refuse(element, name, 'below zero')
    }
  }
  if (!isInRigid) return
  if (style['column-span'] === 'all') refuse(element, 'column-span', 'in a box in one piece')
  if (style.float !== 'none') refuse(element, 'float', 'in a box in one piece')
  for (const name of ['break-before', 'break-after'] as const) {
    if (FORCED.includes(style[name])) refuse(element, name, 'in a box in one piece')
  }
}

/** Whether a computed value is another than that of an element of which nothing is said. */
function hasEffect(style: ComputedStyle, name: Name): boolean {
  const value = style[name]
  if (typeof value === 'number') return value !== 0
  if (typeof value === 'object') return true
  return !['auto', 'none', 'static', 'transparent', 'baseline', 'avoid', 'center'].includes(value)
}
