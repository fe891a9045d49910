const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/** Values of the elements of an XML text by their names; throws where it is not well-formed. Entities are those of XML alone. */
export function parseXml(xml: string): Record<string, string> {
  const values: Record<string, string> = {}
  const open: string[] = []
  const pattern =
    /<\?[^]*?\?>|<(?<end>\/)?(?<name>[\w:]+)(?<rest>(?:\s+[\w:]+="[^"<]*")*)\s*(?<empty>\/)?>|(?<text>[^<]+)/gu
  let at = 0
  for (const { 0: found, index, groups = {} } of xml.matchAll(pattern)) {
    if (index !== at) throw new Error(`no XML at ${xml.slice(at, at + 40)}`)
    at += found.length
    const { end, name, empty, text } = groups
    if (text !== undefined) {
      const value = decode(text).trim()
      // what stands in a list belongs to the property
      const key = open.findLast((tag) => !tag.startsWith('rdf:')) ?? ''
      if (value && !open.length) throw new Error(`text outside: ${value}`)
      if (value) values[key] = (values[key] === undefined ? '' : `${values[key]}|`) + value
    } else if (end) {
      if (open.pop() !== name) throw new Error(`not closed: ${String(name)}`)
    } else if (name && !empty) open.push(name)
  }
  if (at !== xml.length) throw new Error(`no XML at ${xml.slice(at, at + 40)}`)
  if (open.length) throw new Error(`not closed: ${open.join(' ')}`)
  return values
}

function decode(text: string): string {
  return text.replace(/&([^;]*);?/gu, (_, name: string) => {
    const character = ENTITIES[name]
    if (character === undefined) throw new Error(`no entity: ${name}`)
    return character
  })
}
