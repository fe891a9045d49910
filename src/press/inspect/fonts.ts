import type { FontFacts } from '../../model/inspection.ts'
import { asDict, type PdfFile } from './file.ts'
import { sorted, type Findings } from './findings.ts'
import { Name, shownName, Stream, type Dict } from './objects.ts'

/** The fonts that were found; those that differ in nothing are one. */
export function fontFactsOf(file: PdfFile, { fonts }: Findings): FontFacts[] {
  const rows = new Map<string, { facts: Omit<FontFacts, 'pages'>; pages: Set<number> }>()
  for (const [dict, { pages, isUsed }] of fonts) {
    const facts = { ...factsOf(file, dict), used: isUsed }
    const key = JSON.stringify(facts)
    const row = rows.get(key) ?? { facts, pages: new Set() }
    pages.forEach((page) => row.pages.add(page))
    rows.set(key, row)
  }
  return [...rows.values()]
    .map(({ facts, pages }) => ({ ...facts, pages: sorted(pages) }))
    .sort((a, b) => (a.pages[0] ?? 0) - (b.pages[0] ?? 0) || (a.name < b.name ? -1 : 1))
}

function factsOf(file: PdfFile, font: Dict): Omit<FontFacts, 'pages' | 'used'> {
  const subtype = file.name(font, 'Subtype') ?? '?'
  const isType3 = subtype === 'Type3'
  const inner = asDict(file.resolve(file.array(font, 'DescendantFonts')[0])) ?? font
  const descriptor = file.dict(inner, 'FontDescriptor')
  const written = file.name(font, 'BaseFont') ?? file.name(font, 'Name') ?? ''
  const isSubset = /^[A-Z]{6}\+/u.test(written)
  const program = programOf(file, descriptor)
  return {
    name: shownName(isSubset ? written.slice(7) : written),
    type: typeOf(subtype, file.name(inner, 'Subtype') ?? '', program),
    encoding: encodingOf(file, font),
    // its glyphs are drawn by the file itself
    embedded: isType3 || program !== undefined,
    subset: isSubset,
    toUnicode: file.get(font, 'ToUnicode') instanceof Stream,
  }
}

/** What kind of program is embedded. */
function programOf(file: PdfFile, descriptor: Dict): string | undefined {
  if (file.get(descriptor, 'FontFile') instanceof Stream) return 'Type1'
  if (file.get(descriptor, 'FontFile2') instanceof Stream) return 'TrueType'
  const third = file.get(descriptor, 'FontFile3')
  return third instanceof Stream ? (file.name(third.dict, 'Subtype') ?? 'CFF') : undefined
}

/** Words of print shops for what PDF calls them. */
function typeOf(subtype: string, inner: string, program: string | undefined): string {
  const outlines =
    program === 'OpenType'
      ? 'OpenType'
      : program === 'Type1C' || program === 'CIDFontType0C'
        ? 'CFF'
        : ''
  if (subtype === 'Type0') {
    const kind = inner === 'CIDFontType2' ? 'CID TrueType' : 'CID'
    return outlines ? `${kind} ${outlines}` : kind
  }
  const kind = { Type1: 'Type 1', MMType1: 'Type 1 MM', Type3: 'Type 3' }[subtype] ?? subtype
  return outlines ? `${kind} ${outlines}` : kind
}

function encodingOf(file: PdfFile, font: Dict): string {
  const found = file.get(font, 'Encoding')
  if (found instanceof Name) return found.value
  if (found === null) return 'built-in'
  return found instanceof Stream ? (file.name(found.dict, 'CMapName') ?? 'custom') : 'custom'
}
