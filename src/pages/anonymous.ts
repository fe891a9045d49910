import type { ComputedStyle, StyledElement, StyledNode } from '../model/style.ts'

/**
 * The blocks in an element, none of its text left out: inline content that stands beside blocks gets a block of its own, as
 * in CSS. An element without blocks has none.
 */
export function blocksIn(element: StyledElement): StyledElement[] {
  return blocksAndAbsolutes(element).filter((child) => !isAbsolute(child))
}

/** The same, and between them the boxes that are out of the flow. */
export function blocksAndAbsolutes(element: StyledElement): StyledElement[] {
  const blocks: StyledElement[] = []
  let loose: StyledNode[] = []
  let count = 0
  const close = () => {
    if (loose.some(showsText)) blocks.push(anonymous(element, loose, count++))
    loose = []
  }
  for (const child of element.children) {
    if (child.kind === 'element' && (isBlock(child) || isAbsolute(child))) {
      close()
      blocks.push(child)
    } else loose.push(child)
  }
  close()
  return blocks
}

/** The boxes of a flex row: each element, and each stretch of text between elements. */
export function itemsOfRow(element: StyledElement): StyledElement[] {
  return element.children.flatMap((child, i) => {
    if (child.kind === 'text') return showsText(child) ? [anonymous(element, [child], i)] : []
    return child.style.display === 'none' || isAbsolute(child) ? [] : [child]
  })
}

export function isBlock(node: StyledNode): node is StyledElement {
  if (node.kind === 'text' || isAbsolute(node)) return false
  return node.style.display === 'block' || node.style.display === 'flex'
}

/** Whether it is taken out of the flow: it stands somewhere on the page area, and nothing makes room for it. */
export function isAbsolute(node: StyledNode): boolean {
  return (
    node.kind === 'element' && node.style.position === 'absolute' && node.style.display !== 'none'
  )
}

function showsText(node: StyledNode): boolean {
  if (node.kind === 'text') return /\S/u.test(node.text)
  return node.style.display !== 'none' && !isAbsolute(node)
}

/** `number` tells those of one element apart. */
function anonymous(
  parent: StyledElement,
  children: readonly StyledNode[],
  number: number,
): StyledElement {
  return {
    kind: 'element',
    element: { kind: 'element', name: '', attributes: {}, children: [] },
    tag: `${parent.tag}.${String(number)}`,
    style: { ...parent.style, ...NOTHING_OF_ITS_OWN },
    children,
  }
}

/** An element as a block that draws nothing, has no size of its own and asks for no break. */
export function asPlainBlock(element: StyledElement): StyledElement {
  return { ...element, style: { ...element.style, ...NOTHING_OF_ITS_OWN } }
}

/** What an anonymous block does not take over from its parent. */
const NOTHING_OF_ITS_OWN: Partial<ComputedStyle> = {
  display: 'block',
  width: 'auto',
  height: 'auto',
  'min-height': 0,
  'margin-top': 0,
  'margin-right': 0,
  'margin-bottom': 0,
  'margin-left': 0,
  'padding-top': 0,
  'padding-right': 0,
  'padding-bottom': 0,
  'padding-left': 0,
  'border-top-style': 'none',
  'border-right-style': 'none',
  'border-bottom-style': 'none',
  'border-left-style': 'none',
  'background-color': 'transparent',
  'column-count': 'auto',
  'column-span': 'none',
  'line-grid': 'none',
  'block-step-size': 'none',
  'block-step-align': 'center',
  'break-before': 'auto',
  'break-after': 'auto',
  'break-inside': 'auto',
  position: 'static',
  float: 'none',
  'string-set': 'none',
  'bookmark-level': 'none',
}
