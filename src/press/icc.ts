import { diagnose, type IccFault, type Report } from '../model/diagnostic.ts'
import type { OutputProfile } from '../model/press.ts'
import { WorkspaceError, type Workspace } from '../model/workspace.ts'

/** Bytes; the largest profiles of printing conditions have some 3 MB. */
const LARGEST = 32_000_000
const HEADER = 128
const TAG_ENTRY = 12
const MOST_TAGS = 1000
/** What converts to the inks and back: without them no program can use the profile. */
const NEEDED = ['A2B0', 'B2A0', 'desc']

/** The profile of a printing condition (ICC.1, chapter 7); undefined, and the reason reported, if the file is none. */
export function loadProfile(
  path: string,
  workspace: Workspace,
  report: Report,
): OutputProfile | undefined {
  try {
    // a device has no size, and may have no end
    if (workspace.kindOf(path) === 'other') {
      report(diagnose('error', 'ICC_INVALID', { path, fault: 'no profile', found: '' }))
      return undefined
    }
    if (workspace.size(path) > LARGEST) {
      report(diagnose('error', 'ICC_INVALID', { path, fault: 'too large', found: '' }))
      return undefined
    }
    const profile = readProfile(Buffer.from(workspace.read(path)))
    if (!('fault' in profile)) return profile
    report(diagnose('error', 'ICC_INVALID', { path, ...profile }))
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    report(diagnose('error', 'ICC_UNREADABLE', { path, reason: error.message }))
  }
  return undefined
}

interface Fault {
  readonly fault: IccFault
  /** What stands in its place, or is missing. */
  readonly found: string
}

interface Tag {
  readonly name: string
  readonly data: Buffer
}

/** Reads a profile, or says why it is no good for a PDF/X. */
export function readProfile(file: Buffer): OutputProfile | Fault {
  const size = file.length >= HEADER + 4 ? file.readUInt32BE(0) : 0
  if (file.length >= 40 && file.toString('latin1', 36, 40) !== 'acsp') return fault('no profile')
  if (size < HEADER + 4 || size > file.length) return fault('cut short')
  const bytes = file.subarray(0, size)
  const ofHeader = faultOfHeader(bytes)
  if (ofHeader) return ofHeader
  const tags = tagsOf(bytes)
  if (!tags) return fault('damaged')
  const missing = NEEDED.find((name) => !tags.some((tag) => tag.name === name))
  if (missing !== undefined) return fault('incomplete', missing)
  const description = descriptionOf(tags)
  return description ? { description, bytes } : fault('damaged', 'desc')
}

function fault(kind: IccFault, found = ''): Fault {
  return { fault: kind, found }
}

/** Versions 2 and 4 are what PDF/X-4 allows (ISO 15930-7, 6.2.2). */
function faultOfHeader(bytes: Buffer): Fault | undefined {
  const word = (at: number) => bytes.toString('latin1', at, at + 4)
  const version = bytes[8] ?? 0
  if (version !== 2 && version !== 4) return fault('version', String(version))
  if (word(12) !== 'prtr') return fault('class', printable(word(12)))
  if (word(16) !== 'CMYK') return fault('colours', printable(word(16)))
  const connection = word(20)
  return connection === 'Lab ' || connection === 'XYZ ' ? undefined : fault('damaged', 'PCS')
}

/** Undefined if one of them is outside of the file. */
function tagsOf(bytes: Buffer): readonly Tag[] | undefined {
  const count = bytes.readUInt32BE(HEADER)
  const start = HEADER + 4
  const end = start + count * TAG_ENTRY
  if (count > MOST_TAGS || end > bytes.length) return undefined
  const tags = Array.from({ length: count }, (_, i) => {
    const at = start + i * TAG_ENTRY
    const [from, size] = [bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8)]
    const isInside = from >= end && size >= 8 && from + size <= bytes.length
    if (!isInside) return undefined
    return { name: bytes.toString('latin1', at, at + 4), data: bytes.subarray(from, from + size) }
  })
  return tags.every((tag) => tag !== undefined) ? tags : undefined
}

/** The profile's name: ASCII in version 2, in several languages in version 4. */
function descriptionOf(tags: readonly Tag[]): string {
  const data = tags.find(({ name }) => name === 'desc')?.data ?? Buffer.alloc(0)
  const type = data.toString('latin1', 0, 4)
  const text = type === 'desc' ? asciiOf(data) : type === 'mluc' ? unicodeOf(data) : ''
  return printable(text)
}

function asciiOf(data: Buffer): string {
  if (data.length < 12) return ''
  const length = data.readUInt32BE(8)
  return data.toString('latin1', 12, Math.min(data.length, 12 + length))
}

/** English, if there is any: what it names is named so everywhere. */
function unicodeOf(data: Buffer): string {
  if (data.length < 16) return ''
  const [count, size] = [data.readUInt32BE(8), data.readUInt32BE(12)]
  if (size < 12 || 16 + count * size > data.length) return ''
  const records = Array.from({ length: count }, (_, i) => 16 + i * size)
  const english = records.find((at) => data.toString('latin1', at, at + 2) === 'en')
  const record = english ?? records[0]
  if (record === undefined) return ''
  const [length, from] = [data.readUInt32BE(record + 4), data.readUInt32BE(record + 8)]
  if (length % 2 || from + length > data.length) return ''
  return Buffer.from(data.subarray(from, from + length))
    .swap16()
    .toString('utf16le')
}

function printable(text: string): string {
  return text
    .replaceAll(/[\p{C}\ufffd]/gu, '')
    .trim()
    .slice(0, 200)
}
