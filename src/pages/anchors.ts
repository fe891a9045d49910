import type { StyledElement } from '../model/style.ts'
import { isAbsolute } from './anonymous.ts'
import type { AbsoluteBox, Anchored, StringSetting } from './flow.ts'
import { textOf } from './runs.ts'

/** What an element adds to what already goes with the next item: its strings, its id and, `deep`, those of all in it and boxes out of the flow. */
export function anchorsOf(
  element: StyledElement,
  deep: boolean,
  outer: Anchored,
  layout: (box: StyledElement) => AbsoluteBox,
): Anchored {
  const found = {
    strings: [...outer.strings],
    ids: [...outer.ids],
    boxes: [...outer.boxes],
  }
  const visit = (inner: StyledElement) => {
    found.strings.push(...stringsOf(inner))
    const { id } = inner.element.attributes
    if (id !== undefined) found.ids.push(id)
    if (!deep) return
    for (const child of inner.children) {
      if (child.kind === 'text' || child.style.display === 'none') continue
      if (isAbsolute(child)) found.boxes.push(layout(child))
      visit(child)
    }
  }
  visit(element)
  const { strings, ids, boxes } = found
  const isNothing = !strings.length && !ids.length && !boxes.length
  return isNothing ? outer : found
}

export function joinAnchors(one: Anchored, other: Anchored): Anchored {
  return {
    strings: [...one.strings, ...other.strings],
    ids: [...one.ids, ...other.ids],
    boxes: [...one.boxes, ...other.boxes],
  }
}

function stringsOf(element: StyledElement): StringSetting[] {
  const setting = element.style['string-set']
  if (setting === 'none') return []
  return setting.map(({ name, items }) => ({
    name,
    value: items.map((item) => partOf(item, element)).join(''),
  }))
}

type Setting = Exclude<StyledElement['style']['string-set'], 'none'>
type Item = Setting[number]['items'][number]

function partOf(item: Item, element: StyledElement): string {
  if (item.kind === 'text') return item.text
  if (item.kind === 'content') return textOf(element)
  return item.kind === 'attr' ? (element.element.attributes[item.name] ?? '') : ''
}
