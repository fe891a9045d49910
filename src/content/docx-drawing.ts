import { attribute, childOf, elementsOf, ownText, type XmlElement } from './xml.ts'

/** Elements that hold text as it is shown. */
export function isText(name: string): boolean {
  return name === 'w:t' || name === 'm:t' || name === 'a:t'
}

/** The description that this part of a drawing gives of it, as it stands; empty if it gives none. */
export function altIn(element: XmlElement): string {
  return ALT.includes(element.name) ? altOf(element) : ''
}

const ALT: readonly string[] = ['wp:docPr', 'pic:nvPicPr']

/** The description of a drawing, as it stands. */
function altOf(element: XmlElement): string {
  const named = element.name === 'pic:nvPicPr' ? childOf(element, 'pic:cNvPr') : element
  const found = attribute(named, 'descr')?.trim() ? attribute(named, 'descr') : attribute(named, 'title')
  return found ?? ''
}

export function shapeAlt(shape: XmlElement, alt: string): string {
  return attribute(shape, 'alt') ?? alt
}

const SHOWS: readonly string[] = ['a:blip', 'v:imagedata', 'dgm:relIds', 'c:chart', 'cx:chart', 'w:sym', 'w:tab', 'w:br']

function hasContent(element: XmlElement): boolean {
  return elementsOf(element).some(
    (child) => SHOWS.includes(child.name) || (isText(child.name) && ownText(child) !== '') || hasContent(child),
  )
}

/** Word shows the first choice that it understands; what has nothing to show here is not understood. */
export function chosenOf(alternate: XmlElement): XmlElement | undefined {
  const choice = elementsOf(alternate).find((child) => child.name === 'mc:Choice' && hasContent(child))
  return choice ?? childOf(alternate, 'mc:Fallback')
}

export function hasPicture(element: XmlElement): boolean {
  return elementsOf(element).some(
    (child) => child.name === 'a:blip' || child.name === 'v:imagedata' || hasPicture(child),
  )
}

