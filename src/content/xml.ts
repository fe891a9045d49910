/** An element of XML. Its prefix is the usual one for its namespace, whatever the file calls it; `?` for one that nobody here knows. */
export interface XmlElement {
  readonly name: string
  /** As they stand, entities and all. */
  readonly attributes: string
  readonly children: XmlNode[]
}

/** A text is as it stands, entities and all. */
export type XmlNode = XmlElement | string

/** Namespaces of Word by their usual prefixes, as older and as strict files have them. */
const NAMESPACES: Readonly<Record<string, readonly string[]>> = {
  w: [
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
  ],
  r: [
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  ],
  wp: [
    'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
  ],
  a: [
    'http://schemas.openxmlformats.org/drawingml/2006/main',
    'http://purl.oclc.org/ooxml/drawingml/main',
  ],
  pic: [
    'http://schemas.openxmlformats.org/drawingml/2006/picture',
    'http://purl.oclc.org/ooxml/drawingml/picture',
  ],
  mc: ['http://schemas.openxmlformats.org/markup-compatibility/2006'],
  m: [
    'http://schemas.openxmlformats.org/officeDocument/2006/math',
    'http://purl.oclc.org/ooxml/officeDocument/math',
  ],
  v: ['urn:schemas-microsoft-com:vml'],
  w14: ['http://schemas.microsoft.com/office/word/2010/wordml'],
  dgm: [
    'http://schemas.openxmlformats.org/drawingml/2006/diagram',
    'http://purl.oclc.org/ooxml/drawingml/diagram',
  ],
  c: [
    'http://schemas.openxmlformats.org/drawingml/2006/chart',
    'http://purl.oclc.org/ooxml/drawingml/chart',
  ],
  cx: ['http://schemas.microsoft.com/office/drawing/2014/chartex'],
}

const PREFIX_OF = new Map(
  Object.entries(NAMESPACES).flatMap(([prefix, all]) => all.map((uri) => [uri, prefix] as const)),
)

/** The declarations that written elements need. */
export const DECLARATIONS = Object.entries(NAMESPACES)
  .map(([prefix, [uri = '']]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')

// each part of it begins with what the part before cannot end with, so that it takes linear time
const START = /<([^\s/<>="']+)((?:\s+[^\s=/<>"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/uy
const ATTRIBUTE = /([^\s=/<>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gu

/** Word itself nests to a few dozen; what is deeper would be a fault in whoever walks through it. */
const DEEPEST = 1000

/** Reads XML in linear time; comments and instructions are passed over. Throws an `Error` if it is not well formed. */
export function parseXml(xml: string): XmlElement {
  const prefixes = new Map<string, string>()
  const root: XmlElement = { name: '', attributes: '', children: [] }
  const open: { readonly element: XmlElement; readonly tag: string }[] = [
    { element: root, tag: '' },
  ]
  let at = 0
  while (at < xml.length) {
    const top = open.at(-1)
    if (!top) break
    const next = xml.indexOf('<', at)
    const text = xml.slice(at, next < 0 ? undefined : next)
    if (text && open.length > 1) top.element.children.push(text)
    if (next < 0) break
    const special = skipped(xml, next)
    if (special) {
      if (special.text && open.length > 1) top.element.children.push(special.text)
      at = special.end
    } else if (xml[next + 1] === '/') {
      at = xml.indexOf('>', next) + 1
      if (at === 0 || open.length < 2 || xml.slice(next + 2, at - 1).trim() !== top.tag) {
        throw new Error(`<${top.tag}> is not closed`)
      }
      open.pop()
    } else {
      START.lastIndex = next
      const found = START.exec(xml)
      if (!found) throw new Error(`no element: ${xml.slice(next, next + 30)}`)
      const [whole, tag = '', attributes = '', isEmpty] = found
      at = next + whole.length
      if (attributes.includes('xmlns')) declare(attributes, prefixes)
      const element = { name: usualName(tag, prefixes), attributes, children: [] }
      top.element.children.push(element)
      if (!isEmpty) open.push({ element, tag })
      if (open.length > DEEPEST) throw new Error('elements nested too deep')
    }
  }
  const [element] = root.children
  if (open.length > 1 || typeof element !== 'object') {
    throw new Error(`<${open.at(-1)?.tag ?? ''}> is not closed`)
  }
  return element
}

/** What is no element: where it ends, and the text that it stands for. */
function skipped(xml: string, at: number): { end: number; text?: string } | undefined {
  const [opening, closing] = xml.startsWith('<?', at)
    ? ['<?', '?>']
    : xml.startsWith('<!--', at)
      ? ['<!--', '-->']
      : xml.startsWith('<![CDATA[', at)
        ? ['<![CDATA[', ']]>']
        : ['', '']
  if (!opening) return undefined
  const end = xml.indexOf(closing, at + opening.length)
  if (end < 0) throw new Error(`${opening} is not closed`)
  const inner = xml.slice(at + opening.length, end)
  return { end: end + closing.length, ...(closing === ']]>' && { text: escapeXml(inner) }) }
}

function declare(attributes: string, prefixes: Map<string, string>): void {
  for (const [name, uri] of attributesIn(attributes)) {
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : undefined
    if (prefix !== undefined) prefixes.set(prefix, PREFIX_OF.get(decodeXml(uri)) ?? '?')
  }
}

function usualName(tag: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = tag.indexOf(':')
  const prefix = colon < 0 ? '' : tag.slice(0, colon)
  const usual = prefixes.get(prefix) ?? (Object.hasOwn(NAMESPACES, prefix) ? prefix : '?')
  return usual === prefix ? tag : `${usual}:${tag.slice(colon + 1)}`
}

function* attributesIn(attributes: string): Generator<[name: string, raw: string]> {
  for (const [, name = '', double, single = ''] of attributes.matchAll(ATTRIBUTE)) {
    yield [name, double ?? single]
  }
}

/** An attribute by its name without the prefix, as it stands: no two of Word differ in the prefix alone where they are asked for. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  if (!element?.attributes.includes(name)) return undefined
  for (const [full, raw] of attributesIn(element.attributes)) {
    if (full === name || full.endsWith(`:${name}`)) return raw
  }
  return undefined
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return elementsOf(element).find((child) => child.name === name)
}

export function elementsOf(element: XmlElement | undefined): XmlElement[] {
  return (element?.children ?? []).filter((child) => typeof child === 'object')
}

/** The texts in an element, in their order, but for those in what `isSkipped` names. */
export function textsIn(
  node: XmlElement,
  isText: (name: string) => boolean,
  isSkipped: (name: string) => boolean = () => false,
): string[] {
  const texts: string[] = []
  const collect = (element: XmlElement) => {
    if (isSkipped(element.name)) return
    if (isText(element.name)) texts.push(decodeXml(ownText(element)))
    else elementsOf(element).forEach(collect)
  }
  collect(node)
  return texts
}

/** The text right in an element, as it stands. */
export function ownText({ children }: XmlElement): string {
  return children.filter((child) => typeof child === 'string').join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
}

export function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|quot|apos|amp));/giu,
    (_, hex?: string, plain?: string, name = '') =>
      name
        ? (ENTITIES[String(name).toLowerCase()] ?? '')
        : String.fromCodePoint(hex === undefined ? Number(plain) : parseInt(hex, 16)),
  )
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
