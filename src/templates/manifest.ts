import { diagnose, type Report } from '../model/diagnostic.ts'
import type { SourceFile } from '../model/source.ts'
import type { TemplateManifest } from '../model/template.ts'

type Json = Readonly<Record<string, unknown>>
type Inks = TemplateManifest['inks']

const KEYS = ['name', 'purpose', 'fields', 'inks']
const INK_KEYS = ['screen', 'print', 'spot']

/** Reads `template.json`; undefined, and every fault reported with the path to it, if it is not as docs/css.md says. */
export function readManifest(file: SourceFile, report: Report): TemplateManifest | undefined {
  const json = parseJson(file, report)
  if (json === undefined) return undefined
  const place = { file: file.name, start: 0, end: 0 }
  let sound = true
  const fault = (path: string, expected: string) => {
    sound = false
    const key = path.split('.').at(-1) ?? path
    const at = Math.max(0, file.text.indexOf(`"${key}"`))
    const span = { ...place, start: at, end: at + key.length + 2 }
    report(diagnose('error', 'MANIFEST_INVALID', { path, expected }, span))
  }
  if (!isRecord(json)) {
    fault('.', '{ "name": …, "purpose": …, "fields": …, "inks": … }')
    return undefined
  }
  for (const key of Object.keys(json)) if (!KEYS.includes(key)) fault(key, KEYS.join(', '))
  const { name, purpose, fields = [], inks = {} } = json
  if (typeof name !== 'string') fault('name', '"…"')
  if (!isPurpose(purpose)) fault('purpose', '{ "zh": "…", "en": "…" }')
  if (!isTexts(fields)) fault('fields', '["…"]')
  const readInksOrNone = isRecord(inks) ? readInks(inks, fault) : []
  if (!isRecord(inks)) fault('inks', '{ "red": { "screen": "#c8161d" } }')
  return sound
    ? ({ name, purpose, fields, inks: readInksOrNone } as TemplateManifest)
    : undefined
}

function parseJson(file: SourceFile, report: Report): unknown {
  try {
    return JSON.parse(file.text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const at = Number(/position (\d+)/.exec(reason)?.[1] ?? 0)
    const span = { file: file.name, start: at, end: at + 1 }
    report(diagnose('error', 'MANIFEST_SYNTAX', { reason: reason.split(' in JSON')[0] ?? reason }, span))
    return undefined
  }
}

function readInks(inks: Json, fault: (path: string, expected: string) => void): Inks {
  return Object.entries(inks).flatMap(([name, ink]) => {
    const path = `inks.${name}`
    if (!isRecord(ink)) {
      fault(path, '{ "screen": "#c8161d", "print": [0, 100, 90, 10], "spot": "…" }')
      return []
    }
    for (const key of Object.keys(ink)) {
      if (!INK_KEYS.includes(key)) fault(`${path}.${key}`, INK_KEYS.join(', '))
    }
    const { screen, print, spot } = ink
    if (typeof screen !== 'string' || !/^#[\da-f]{6}$/i.test(screen)) {
      fault(`${path}.screen`, '"#rrggbb"')
      return []
    }
    if (print !== undefined && !isInkValues(print)) fault(`${path}.print`, '[c, m, y, k], 0–100')
    if (spot !== undefined && typeof spot !== 'string') fault(`${path}.spot`, '"…"')
    return [
      {
        name,
        screen: screen.toLowerCase(),
        ...(isInkValues(print) && { print }),
        ...(typeof spot === 'string' && { spot }),
      },
    ]
  })
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isPurpose(value: unknown): boolean {
  return isRecord(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string'
}

function isInkValues(value: unknown): value is [number, number, number, number] {
  const isShare = (n: unknown) => typeof n === 'number' && n >= 0 && n <= 100
  return Array.isArray(value) && value.length === 4 && value.every(isShare)
}
