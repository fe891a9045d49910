import { diagnose, type Report } from '../model/diagnostic.ts'
import type { SourceFile } from '../model/source.ts'
import type { TemplateManifest } from '../model/template.ts'

type Json = Readonly<Record<string, unknown>>
type Inks = TemplateManifest['inks']

/** Something that is not as it should be: where in the file, and what should stand there. */
interface Fault {
  readonly path: string
  readonly expected: string
}

const SHAPE = '{ "name": "…", "purpose": { "zh": "…", "en": "…" }, "fields": ["…"], "inks": { … } }'
const INK_SHAPE = '{ "screen": "#c8161d", "print": [0, 100, 90, 10], "spot": "…" }'

/** Reads `template.json` (docs/css.md); undefined, and every fault reported, if it is not as it should be. */
export function readManifest(file: SourceFile, report: Report): TemplateManifest | undefined {
  const json = parseJson(file, report)
  if (json === undefined) return undefined
  const faults = isRecord(json) ? faultsOf(json) : [{ path: '.', expected: SHAPE }]
  for (const fault of faults) {
    report(diagnose('error', 'MANIFEST_INVALID', { ...fault }, placeOf(fault, file)))
  }
  if (faults.length || !isRecord(json)) return undefined
  const { name, purpose, fields = [], inks = {} } = json
  return { name, purpose, fields, inks: readInks(inks as Json) } as TemplateManifest
}

function parseJson(file: SourceFile, report: Report): unknown {
  try {
    return JSON.parse(file.text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const start = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
    const reason = message.split(' in JSON')[0] ?? message
    const span = { file: file.name, start, end: start + 1 }
    report(diagnose('error', 'MANIFEST_SYNTAX', { reason }, span))
    return undefined
  }
}

function faultsOf({ name, purpose, fields = [], inks = {}, ...unknown }: Json): Fault[] {
  const known = 'name, purpose, fields, inks'
  return [
    ...Object.keys(unknown).map((path) => ({ path, expected: known })),
    ...(typeof name === 'string' ? [] : [{ path: 'name', expected: '"…"' }]),
    ...(isPurpose(purpose) ? [] : [{ path: 'purpose', expected: '{ "zh": "…", "en": "…" }' }]),
    ...(isTexts(fields) ? [] : [{ path: 'fields', expected: '["…"]' }]),
    ...(isRecord(inks)
      ? Object.entries(inks).flatMap(([ink, value]) => faultsOfInk(`inks.${ink}`, value))
      : [{ path: 'inks', expected: `{ "red": ${INK_SHAPE} }` }]),
  ]
}

function faultsOfInk(path: string, ink: unknown): Fault[] {
  if (!isRecord(ink)) return [{ path, expected: INK_SHAPE }]
  const { screen, print, spot, ...unknown } = ink
  return [
    ...Object.keys(unknown).map((key) => ({ path: `${path}.${key}`, expected: INK_SHAPE })),
    ...(isHexColor(screen) ? [] : [{ path: `${path}.screen`, expected: '"#rrggbb"' }]),
    ...(print === undefined || isInkValues(print)
      ? []
      : [{ path: `${path}.print`, expected: '[c, m, y, k], 0–100' }]),
    ...(spot === undefined || typeof spot === 'string'
      ? []
      : [{ path: `${path}.spot`, expected: '"…"' }]),
  ]
}

function readInks(inks: Json): Inks {
  return Object.entries(inks).map(([name, ink]) => ({ name, ...(ink as Omit<Inks[number], 'name'>) }))
}

/** The key itself, or the file's beginning if it is not there. */
function placeOf({ path }: Fault, { name, text }: SourceFile) {
  const key = `"${path.split('.').at(-1) ?? path}"`
  const at = text.indexOf(key)
  return { file: name, start: Math.max(0, at), end: at < 0 ? 1 : at + key.length }
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isPurpose(value: unknown): boolean {
  return isRecord(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string'
}

function isHexColor(value: unknown): boolean {
  return typeof value === 'string' && /^#[\da-f]{6}$/i.test(value)
}

function isInkValues(value: unknown): boolean {
  const isShare = (n: unknown) => typeof n === 'number' && n >= 0 && n <= 100
  return Array.isArray(value) && value.length === 4 && value.every(isShare)
}
