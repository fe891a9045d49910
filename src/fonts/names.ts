import { viewOf } from './directory.ts'

/** What a face is called, in every language it has names in. */
export interface FaceNames {
  /** That of the family first, under which all its weights are. */
  readonly families: readonly string[]
  /** Of the face alone. */
  readonly fullNames: readonly string[]
  readonly postscriptName: string
  /** Whose it is, and what may be done with it, as far as it says so. */
  readonly licence: string
}

/** Numbers of names (OpenType, `name`). */
const COPYRIGHT = 0
const FAMILY = 1
const FULL_NAME = 4
const POSTSCRIPT = 6
const LICENCE = 13
const TYPOGRAPHIC_FAMILY = 16

interface NameRecord {
  readonly id: number
  readonly text: string
  readonly isEnglish: boolean
}

/** A record whose text is not in the table counts for none. */
export function readNames(table: Uint8Array): FaceNames {
  const records = recordsOf(table).toSorted((a, b) => Number(b.isEnglish) - Number(a.isEnglish))
  const all = (...ids: readonly number[]) => [
    ...new Set(
      ids.flatMap((id) => records.filter((record) => record.id === id).map(({ text }) => text)),
    ),
  ]
  const [postscriptName = ''] = all(POSTSCRIPT)
  return {
    families: all(TYPOGRAPHIC_FAMILY, FAMILY),
    fullNames: all(FULL_NAME),
    postscriptName,
    licence: all(LICENCE)[0] ?? all(COPYRIGHT)[0] ?? '',
  }
}

function recordsOf(table: Uint8Array): NameRecord[] {
  const view = viewOf(table)
  const [count, texts] = [view.getUint16(2), view.getUint16(4)]
  const room = Math.floor((table.length - HEADER) / RECORD)
  return Array.from({ length: Math.min(count, room) }, (_, i) => HEADER + i * RECORD).flatMap(
    (at) => {
      const platform = view.getUint16(at)
      const length = view.getUint16(at + 8)
      const start = texts + view.getUint16(at + 10)
      if (start + length > table.length) return []
      const text = decode(table.subarray(start, start + length), platform)
      if (text === undefined || !text.trim()) return []
      const language = view.getUint16(at + 4)
      const isEnglish = platform === MACINTOSH ? language === 0 : (language & 0x3ff) === ENGLISH
      return [{ id: view.getUint16(at + 6), text: text.trim(), isEnglish }]
    },
  )
}

const HEADER = 6
const RECORD = 12
const MACINTOSH = 1
/** The language of a Windows language number, whatever the country. */
const ENGLISH = 9

/** UTF-16, the big end first; of the names for old Macintoshes those in ASCII. */
function decode(bytes: Uint8Array, platform: number): string | undefined {
  if (platform === MACINTOSH) {
    return bytes.every((byte) => byte < 0x80) ? String.fromCharCode(...bytes) : undefined
  }
  const view = viewOf(bytes)
  const units = Array.from({ length: Math.floor(bytes.length / 2) }, (_, i) => view.getUint16(2 * i))
  return String.fromCharCode(...units).replace(/\p{Surrogate}/gu, '')
}
