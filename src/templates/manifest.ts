import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { SourceFile } from '../model/source.ts'
import type { TemplateManifest, TemplateOption } from '../model/template.ts'

type Json = Readonly<Record<string, unknown>>
type Inks = TemplateManifest['inks']

/** Something that is not as it should be: where in the file, and what should stand there. */
interface Fault {
  readonly path: string
  readonly expected: string
  /** What an unknown key was probably meant to be. */
  readonly nearest?: string
}

const SHAPE = '{ "name": "…", "purpose": { "zh": "…", "en": "…" }, "fields": ["…"], "options": { … }, "inks": { … } }'
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
  const { name, purpose, fields = [], options = {}, inks = {} } = json
  return {
    ...({ name, purpose, fields } as Pick<TemplateManifest, 'name' | 'purpose' | 'fields'>),
    options: named<TemplateOption>(options as Json),
    inks: named<Inks[number]>(inks as Json),
  }
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

function faultsOf(json: Json): Fault[] {
  const { name, purpose, fields = [], options = {}, inks = {}, ...unknown } = json
  const known = 'name, purpose, fields, options, inks'
  return [
    ...Object.keys(unknown).map((path) => {
      const meant = nearest(path, known.split(', '))
      return { path, expected: known, ...(meant !== undefined && { nearest: meant }) }
    }),
    ...(typeof name === 'string' ? [] : [{ path: 'name', expected: '"…"' }]),
    ...(isPurpose(purpose) ? [] : [{ path: 'purpose', expected: '{ "zh": "…", "en": "…" }' }]),
    ...(isTexts(fields) ? [] : [{ path: 'fields', expected: '["…"]' }]),
    ...(isRecord(options)
      ? Object.entries(options).flatMap(([key, value]) => faultsOfOption(`options.${key}`, value))
      : [{ path: 'options', expected: `{ "columns": ${OPTION_SHAPE} }` }]),
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

/** Its default and all values that it can have are of its type. */
function faultsOfOption(path: string, option: unknown): Fault[] {
  if (!isRecord(option)) return [{ path, expected: OPTION_SHAPE }]
  const { type, values, description, default: initial, ...unknown } = option
  const isOfType = (value: unknown) => typeof value === OPTION_TYPES[type as TemplateOption['type']]
  const isKnown = typeof type === 'string' && Object.hasOwn(OPTION_TYPES, type)
  const isList = Array.isArray(values) && values.length > 0 && values.every(isOfType)
  const isInitial = isOfType(initial) && (!isList || values.includes(initial))
  return [
    ...Object.keys(unknown).map((key) => ({ path: `${path}.${key}`, expected: OPTION_SHAPE })),
    ...(isKnown ? [] : [{ path: `${path}.type`, expected: '"boolean", "number" or "text"' }]),
    ...(!isKnown || values === undefined || isList
      ? []
      : [{ path: `${path}.values`, expected: `[…], ${type}s` }]),
    ...(!isKnown || isInitial
      ? []
      : [{ path: `${path}.default`, expected: isList ? values.join(' | ') : type }]),
    ...(isPurpose(description)
      ? []
      : [{ path: `${path}.description`, expected: '{ "zh": "…", "en": "…" }' }]),
  ]
}

const OPTION_TYPES = { boolean: 'boolean', number: 'number', text: 'string' } as const
const OPTION_SHAPE =
  '{ "type": "number", "default": 3, "values": [2, 3], "description": { "zh": "…", "en": "…" } }'

/** A record's entries with their keys for names. */
function named<T extends { readonly name: string }>(entries: Json): T[] {
  return Object.entries(entries).map(([name, entry]) => ({ ...(entry as T), name }))
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
