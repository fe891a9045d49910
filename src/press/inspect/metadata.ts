import type { ConformanceFacts, DocumentFacts, IntentFacts } from '../../model/inspection.ts'
import { asDict, type PdfFile } from './file.ts'
import { Name, PdfString, Stream, textOf, type PdfObject } from './objects.ts'
import { profileOf } from './profile.ts'

const LONGEST_TEXT = 1000

/** The XMP of the file as text, empty if there is none. */
export function xmpOf(file: PdfFile): string {
  const stream = file.get(file.root, 'Metadata')
  if (!(stream instanceof Stream)) return ''
  const bytes = file.contentOf(stream)
  const isWide = bytes[0] === 0 || bytes[1] === 0
  const encoding = !isWide ? 'utf-8' : bytes[0] === 0 || bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le'
  return new TextDecoder(encoding).decode(bytes)
}

export function documentFactsOf(file: PdfFile, xmp: string): DocumentFacts {
  const info = file.dict(file.trailer, 'Info')
  const text = (key: string) => {
    const found = file.get(info, key)
    return found instanceof PdfString && found.bytes.length ? shown(textOf(found)) : undefined
  }
  const language = file.get(file.root, 'Lang')
  const trapped = file.get(info, 'Trapped')
  const facts = {
    title: text('Title') ?? titleIn(xmp),
    author: text('Author'),
    subject: text('Subject'),
    keywords: text('Keywords'),
    creator: text('Creator'),
    producer: text('Producer'),
    created: isoDate(text('CreationDate')),
    modified: isoDate(text('ModDate')),
    trapped: trapped instanceof Name ? trapped.value : undefined,
    language: language instanceof PdfString ? textOf(language) : undefined,
  }
  const told = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  const preferences = file.dict(file.root, 'ViewerPreferences')
  return { ...told, displayTitle: file.get(preferences, 'DisplayDocTitle') === true }
}

function shown(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, LONGEST_TEXT)
}

function titleIn(xmp: string): string | undefined {
  const [, alternatives = ''] = /<dc:title>([^]{0,4000}?)<\/dc:title>/u.exec(xmp) ?? []
  const [, title] = /<rdf:li[^>]*>([^<]*)<\/rdf:li>/u.exec(alternatives) ?? []
  return title ? shown(unescaped(title)) : undefined
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function unescaped(text: string): string {
  return text.replaceAll(/&(\w+|#\d{1,6}|#x[\da-f]{1,6});/giu, (all, what: string) => {
    if (!what.startsWith('#')) return NAMED[what] ?? all
    const code = Number(what.slice(1).replace(/^x/iu, '0x'))
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}

/** D:20300131120000+08'00' (7.9.4). */
function isoDate(text: string | undefined): string | undefined {
  const found =
    /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?/u.exec(
      text ?? '',
    )
  if (!found) return text
  const [, year = '', month = '01', day = '01', hour, minute = '00', second = '00'] = found
  const [zulu, sign, zoneHour = '00', zoneMinute = '00'] = found.slice(7)
  const date = `${year}-${month}-${day}`
  if (hour === undefined) return date
  const zone = sign ? `${sign}${zoneHour}:${zoneMinute}` : (zulu ?? '')
  return `${date}T${hour}:${minute}:${second}${zone}`
}

/** Namespaces of what files claim. */
const NAMESPACES = {
  pdfa: 'http://www.aiim.org/pdfa/ns/id/',
  pdfua: 'http://www.aiim.org/pdfua/ns/id/',
  pdfx: 'http://ns.adobe.com/pdfx/1.3/',
  pdfxid: 'http://www.npes.org/pdfx/ns/id/',
  pdfvt: 'http://www.npes.org/pdfvt/ns/id/',
  pdfe: 'http://www.aiim.org/pdfe/ns/id/',
} as const

/** What the file claims, and for which printing. */
export function conformanceFactsOf(file: PdfFile, xmp: string): ConformanceFacts {
  const value = (space: keyof typeof NAMESPACES, name: string) =>
    valueIn(xmp, NAMESPACES[space], name)
  const info = file.dict(file.trailer, 'Info')
  const old = file.get(info, 'GTS_PDFXVersion')
  const oldForm = file.get(info, 'GTS_PDFXConformance')
  const part = value('pdfa', 'part')
  const ua = value('pdfua', 'part')
  const claims = [
    part && `PDF/A-${part}${(value('pdfa', 'conformance') ?? '').toLowerCase()}`,
    ua && `PDF/UA-${ua}`,
    value('pdfxid', 'GTS_PDFXVersion') ?? value('pdfx', 'GTS_PDFXVersion'),
    value('pdfx', 'GTS_PDFXConformance'),
    value('pdfvt', 'GTS_PDFVTVersion'),
    value('pdfe', 'ISO_PDFEVersion'),
    old instanceof PdfString ? textOf(old) : undefined,
    oldForm instanceof PdfString ? textOf(oldForm) : undefined,
  ].flatMap((claim) => (claim ? [shown(claim).slice(0, 60)] : []))
  const intents = file.array(file.root, 'OutputIntents').slice(0, 100)
  return {
    claims: [...new Set(claims)],
    intents: intents.flatMap((one) => intentOf(file, file.resolve(one))),
  }
}

/** A property as an attribute or as an element, under whatever prefix the namespace has. */
function valueIn(xmp: string, namespace: string, name: string): string | undefined {
  const escaped = namespace.replaceAll('.', '\\.')
  const [, prefix] =
    new RegExp(`xmlns:([\\w-]{1,40})\\s*=\\s*["']${escaped}["']`, 'u').exec(xmp) ?? []
  if (prefix === undefined) return undefined
  const found =
    new RegExp(`\\b${prefix}:${name}\\s*=\\s*["']([^"'<]{1,100})["']`, 'u').exec(xmp) ??
    new RegExp(`<${prefix}:${name}>\\s*([^<]{1,100}?)\\s*</`, 'u').exec(xmp)
  return found?.[1] === undefined ? undefined : unescaped(found[1])
}

function intentOf(file: PdfFile, object: PdfObject): IntentFacts[] {
  const dict = asDict(object)
  if (!dict) return []
  const texts = ['OutputConditionIdentifier', 'OutputCondition', 'Info'].flatMap((key) => {
    const found = file.get(dict, key)
    return found instanceof PdfString && found.bytes.length ? [shown(textOf(found))] : []
  })
  const stream = file.get(dict, 'DestOutputProfile')
  const profile = stream instanceof Stream ? profileOf(file.contentOf(stream)) : undefined
  return [
    {
      subtype: file.name(dict, 'S') ?? '',
      condition: texts[0] ?? '',
      ...(profile?.description && { profile: profile.description }),
      ...(profile?.channels !== undefined && { channels: profile.channels }),
    },
  ]
}
