import { createHash } from 'node:crypto'
import type { Picture } from '../model/picture.ts'
import { isJpeg, readJpeg } from './jpeg.ts'
import { isPng, readPng } from './png.ts'
import { checkLimit, refuse } from './refusal.ts'
import { isSvg, readSvg } from './svg.ts'

/** The picture in a file, by its content, whatever the name says. Refuses what is broken, too large, or would not be printed as it looks. */
export function readPicture(path: string, content: Uint8Array): Picture {
  checkLimit(path, 'bytes', content.length)
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length)
  if (isPng(bytes)) return withKey({ kind: 'png', ...readPng(path, bytes) })
  if (isJpeg(bytes)) return withKey({ kind: 'jpeg', ...readJpeg(path, bytes) })
  if (isSvg(bytes)) return withKey({ kind: 'svg', ...readSvg(path, bytes) })
  return refuse('IMAGE_FORMAT', { path, format: formatOf(bytes) })
}

type Unkeyed<P> = P extends Picture ? Omit<P, 'key'> : never

function withKey(picture: Unkeyed<Picture>): Picture {
  const content = picture.kind === 'svg' ? picture.text : picture.bytes
  const key = createHash('sha256').update(content).digest('hex').slice(0, 16)
  return { ...picture, key: `${picture.kind}-${key}` }
}

/** Formats that are met in offices, and what their files have at a place near the beginning. */
const FORMATS: readonly (readonly [name: string, at: number, mark: string])[] = [
  ['GIF', 0, 'GIF8'],
  ['WebP', 8, 'WEBP'],
  ['HEIC', 4, 'ftyphei'],
  ['HEIC', 4, 'ftyphev'],
  ['HEIC', 4, 'ftypmif'],
  ['AVIF', 4, 'ftypavi'],
  ['TIFF', 0, 'II*\0'],
  ['TIFF', 0, 'MM\0*'],
  ['BMP', 0, 'BM'],
  ['PDF', 0, '%PDF'],
  ['EPS', 0, '%!PS'],
  ['PSD', 0, '8BPS'],
  ['WMF', 0, '\u00d7\u00cd\u00c6\u009a'],
  ['SVGZ', 0, '\u001f\u008b'],
  ['JPEG 2000', 4, 'jP  '],
]

function formatOf(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 16)
  return FORMATS.find(([, at, mark]) => start.startsWith(mark, at))?.[0]
}
