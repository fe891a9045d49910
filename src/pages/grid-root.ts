import type { StyledElement } from '../model/style.ts'

/** The element whose line height is the grid's pitch: the first with `line-grid: create`, else the body. */
export function gridRootOf(root: StyledElement): StyledElement {
  const body = bodyOf(root)
  return findGridRoot(body) ?? body
}

export function bodyOf(root: StyledElement): StyledElement {
  if (root.element.name === 'body') return root
  const found = root.children.find(
    (child): child is StyledElement => child.kind === 'element' && child.element.name === 'body',
  )
  return found ?? root
}

function findGridRoot(element: StyledElement): StyledElement | undefined {
  if (element.style['line-grid'] === 'create') return element
  for (const child of element.children) {
    const found = child.kind === 'element' ? findGridRoot(child) : undefined
    if (found) return found
  }
  return undefined
}
