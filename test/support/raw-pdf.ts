import { deflateSync } from 'node:zlib'
import { inspectPdf } from '../../src/press/inspect/inspect.ts'
import type { Inspection } from '../../src/model/inspection.ts'

/** An object of a PDF that is written by hand: its text, or a stream of a dictionary and bytes. */
export type RawObject = string | { readonly dict?: string; readonly bytes: string | Uint8Array }

export interface RawOptions {
  readonly header?: string
  /** Further entries of the trailer. */
  readonly trailer?: string
  /** What startxref says, if not where the table is. */
  readonly startxref?: number
}

/** A PDF of these objects by their numbers; the first is its catalogue. Without compression, with a table that is right. */
export function rawPdf(
  objects: Readonly<Record<number, RawObject>>,
  options: RawOptions = {},
): Buffer {
  const parts: Buffer[] = [Buffer.from(`${options.header ?? '%PDF-1.7'}\n`, 'latin1')]
  const offsets = new Map<number, number>()
  let at = parts[0]!.length
  const add = (bytes: Buffer) => {
    parts.push(bytes)
    at += bytes.length
  }
  for (const [number, object] of Object.entries(objects)) {
    offsets.set(Number(number), at)
    add(Buffer.from(`${number} 0 obj\n`))
    add(bytesOf(object))
    add(Buffer.from('\nendobj\n'))
  }
  const size = Math.max(...offsets.keys()) + 1
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number)
    const place = String(offset ?? 0).padStart(10, '0')
    return `${place} ${offset === undefined ? '65535 f' : '00000 n'} \n`
  })
  const start = options.startxref ?? at
  const trailer = `<< /Size ${size} /Root 1 0 R ${options.trailer ?? ''} >>`
  const end = `xref\n0 ${size}\n${rows.join('')}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`
  add(Buffer.from(end))
  return Buffer.concat(parts)
}

function bytesOf(object: RawObject): Buffer {
  if (typeof object === 'string') return Buffer.from(object, 'latin1')
  const { dict = '', bytes } = object
  const data = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes)
  const head = `<< /Length ${data.length} ${dict} >>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from('\nendstream')])
}

/** A PDF of one page with this content; objects from 10 on are free for what it needs. */
export function onePage(
  content: string,
  resources = '',
  objects: Readonly<Record<number, RawObject>> = {},
  page = '',
): Buffer {
  return rawPdf({
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100] >>',
    3: `<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << ${resources} >> ${page} >>`,
    4: { bytes: content },
    ...objects,
  })
}

export function packed(dict: string, bytes: string | Uint8Array): RawObject {
  return { dict: `${dict} /Filter /FlateDecode`, bytes: deflateSync(bytes) }
}

/** What is told of a PDF that can be inspected. */
export function inspected(bytes: Uint8Array): Inspection {
  const found = inspectPdf('a.pdf', bytes)
  if (found.kind !== 'inspected') throw new Error(found.kind)
  return found.inspection
}
