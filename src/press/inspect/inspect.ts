import {
  COARSE_DPI,
  type FileFacts,
  type Inspection,
  type OtherFormat,
  type UnreadFacts,
} from '../../model/inspection.ts'
import { contentFactsOf } from './contents.ts'
import { asDict, PdfFile } from './file.ts'
import { Findings, sorted } from './findings.ts'
import { fontFactsOf } from './fonts.ts'
import { Lexer } from './lexer.ts'
import { conformanceFactsOf, documentFactsOf, xmpOf } from './metadata.ts'
import { bookmarkFactsOf, labelFactsOf } from './navigation.ts'
import { Dict, type PdfObject } from './objects.ts'
import { geometryOf, pageFactsOf, pagesOf, type Page } from './pages.ts'
import { tagFactsOf } from './structure.ts'
import { Walker } from './walk.ts'
import { readHeader } from './xref.ts'

export type Inspected =
  | { readonly kind: 'inspected'; readonly inspection: Inspection }
  | { readonly kind: 'other'; readonly format: OtherFormat }
  /** It begins as a PDF does, and no page is found in it. */
  | { readonly kind: 'broken' }

/** Tells all that is asked of a PDF, as far as it can be read: never throws, and comes to an end whatever stands in the file. */
export function inspectPdf(path: string, bytes: Uint8Array): Inspected {
  const file = new PdfFile(bytes)
  if (file.header === undefined) return { kind: 'other', format: formatOf(bytes) }
  const { pages, isTreeBroken } = pagesOf(file)
  if (!pages.length && !file.encryption?.isLocked) return { kind: 'broken' }
  const findings = walked(file, pages)
  const pageNumbers = new Map<PdfObject, number>(pages.map(({ dict }, i) => [dict, i + 1]))
  const xmp = xmpOf(file)
  const { encryption } = file
  const inspection: Inspection = {
    file: fileFactsOf(file, path, isTreeBroken),
    ...(encryption && {
      encryption: {
        method: encryption.method,
        bits: encryption.bits,
        locked: encryption.isLocked,
        denied: encryption.denied,
      },
    }),
    document: documentFactsOf(file, xmp),
    pages: pageFactsOf(pages.map((page) => geometryOf(file, page))),
    fonts: fontFactsOf(file, findings),
    colours: findings.colours(),
    images: imageFactsOf(findings),
    tags: tagFactsOf(file),
    bookmarks: bookmarkFactsOf(file, pageNumbers),
    labels: labelFactsOf(file),
    conformance: conformanceFactsOf(file, xmp),
    contents: contentFactsOf(file, pages),
    unread: unreadOf(file, findings),
  }
  return { kind: 'inspected', inspection }
}

function walked(file: PdfFile, pages: readonly Page[]): Findings {
  const findings = new Findings()
  const walker = new Walker(file, findings)
  // content that is enciphered is noise
  if (file.encryption?.isLocked) return findings
  for (const [i, page] of pages.entries()) {
    const resources = asDict(page.inherited.get('Resources') ?? null) ?? new Dict(new Map())
    walker.walkPage(page.dict, resources, i + 1, geometryOf(file, page).userUnit)
  }
  return findings
}

function imageFactsOf({ images }: Findings): Inspection['images'] {
  const facts = [...images.values()].map(({ use, uses, pages }) => ({
    ...use,
    printed: [tenth(use.printed[0]), tenth(use.printed[1])] as const,
    dpi: Math.round(use.dpi),
    coarse: use.dpi < COARSE_DPI,
    uses,
    pages: sorted(pages),
  }))
  return facts.sort((a, b) => (a.pages[0] ?? 0) - (b.pages[0] ?? 0))
}

function tenth(length: number): number {
  return Math.round(length * 10) / 10
}

function fileFactsOf(file: PdfFile, path: string, isTreeBroken: boolean): FileFacts {
  const header = file.header ?? ''
  const catalog = file.name(file.root, 'Version')
  const isLater = catalog !== undefined && catalog > header
  const isLinearized = linearized(file)
  return {
    path,
    size: file.bytes.length,
    header,
    ...(catalog !== undefined && { catalog }),
    version: isLater ? catalog : header,
    linearized: isLinearized,
    xref: file.repairs.has('xref') || file.form === 'none' ? 'rebuilt' : file.form,
    updates: Math.max(0, file.sections - (isLinearized ? 2 : 1)),
    repairs: [...file.repairs, ...(isTreeBroken ? (['pages'] as const) : [])],
  }
}

/** Annex F: the first object says so, and how long the file was then. */
function linearized({ bytes }: PdfFile): boolean {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  const at = /\d+\s+\d+\s+obj/u.exec(start)?.index
  if (at === undefined) return false
  const lexer = new Lexer(bytes.subarray(0, 4096), at)
  readHeader(lexer)
  const object = lexer.next()
  return (
    object instanceof Dict && object.raw('Linearized') !== null && object.raw('L') === bytes.length
  )
}

function unreadOf(file: PdfFile, { unfinished }: Findings): UnreadFacts[] {
  const counts = { damaged: 0, 'too large': 0, 'unknown filter': 0, pages: unfinished.size }
  for (const [reason, count] of file.unread) {
    if (reason === 'damaged' || reason === 'too large') counts[reason] += count
    else counts['unknown filter'] += count
  }
  return (Object.keys(counts) as (keyof typeof counts)[]).flatMap((what) =>
    counts[what] ? [{ what, count: counts[what] }] : [],
  )
}

const STARTS: readonly (readonly [string, OtherFormat])[] = [
  ['504b0304', 'zip'],
  ['d0cf11e0', 'old office'],
  ...['89504e47', 'ffd8ff', '47494638', '49492a00', '4d4d002a', '424d'].map(
    (start) => [start, 'picture'] as const,
  ),
  ['25215053', 'postscript'],
]

function formatOf(bytes: Uint8Array): OtherFormat {
  if (!bytes.length) return 'empty'
  const start = Buffer.from(bytes.subarray(0, 1024))
  const found = STARTS.find(([signature]) => start.toString('hex').startsWith(signature))
  if (found) return found[1]
  if (/<(?:!doctype )?html/iu.test(start.toString('latin1'))) return 'html'
  return start.some((byte) => byte < 9 || (byte > 13 && byte < 27)) ? 'unknown' : 'text'
}
