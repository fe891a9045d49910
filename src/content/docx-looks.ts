import { attribute, childOf, elementsOf, parseXml, type XmlElement } from './xml.ts'

/** What of a run's look changes what its text says; undefined where nothing is said of it. */
export interface Looks {
  readonly isHidden: boolean | undefined
  readonly isStruck: boolean | undefined
  readonly shift: string | undefined
}

const PLAIN: Looks = { isHidden: undefined, isStruck: undefined, shift: undefined }

/** The looks of a part of Word with `w:rPr` in it, for `rPr` itself. */
export function looksOf(properties: XmlElement | undefined): Looks {
  if (!properties) return PLAIN
  return {
    isHidden: isOn(childOf(properties, 'w:vanish')),
    isStruck: isOn(childOf(properties, 'w:strike')) ?? isOn(childOf(properties, 'w:dstrike')),
    shift: attribute(childOf(properties, 'w:vertAlign'), 'val') ?? shiftByHand(properties),
  }
}

/** LibreOffice and some people raise small characters themselves; both lengths are in half points. A small shift is a matter of looks. */
function shiftByHand(properties: XmlElement): string | undefined {
  const rise = Number(attribute(childOf(properties, 'w:position'), 'val') ?? 0)
  const size = Number(attribute(childOf(properties, 'w:sz'), 'val') ?? NaN)
  if (!(Math.abs(rise) >= size / 4)) return undefined
  return rise > 0 ? 'superscript' : 'subscript'
}

/** The first of these that says something, for each. */
export function joinLooks(...all: readonly (Looks | undefined)[]): Looks {
  const first = <K extends keyof Looks>(key: K) =>
    all.find((looks) => looks?.[key] !== undefined)?.[key]
  return { isHidden: first('isHidden'), isStruck: first('isStruck'), shift: first('shift') }
}

function isOn(element: XmlElement | undefined): boolean | undefined {
  return element && !/^(?:false|0|off|none)$/u.test(attribute(element, 'val') ?? 'true')
}

/** The looks that styles give, by their ids, with what each takes over from others. */
export function styleLooks(xml: string): ReadonlyMap<string, Looks> {
  if (!/\b(?:vanish|d?strike|vertAlign)\b/u.test(xml)) return new Map()
  const styles = new Map(
    elementsOf(parseXml(xml))
      .filter(({ name }) => name === 'w:style')
      .map((style) => [attribute(style, 'styleId') ?? '', style]),
  )
  const looks = new Map<string, Looks>()
  const find = (id: string | undefined, depth = 0): Looks | undefined => {
    const style = styles.get(id ?? '')
    // a style that is based on itself is nobody's
    if (id === undefined || !style || depth > 20) return undefined
    const base = find(attribute(childOf(style, 'w:basedOn'), 'val'), depth + 1)
    return looks.get(id) ?? joinLooks(looksOf(childOf(style, 'w:rPr')), base)
  }
  for (const id of styles.keys()) looks.set(id, find(id) ?? PLAIN)
  return looks
}
