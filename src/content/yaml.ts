import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, stringify } from 'yaml'
import type { Node, Pair } from 'yaml'
import type { SourceFile, Span } from '../model/source.ts'

/** Plain data as YAML, keys in their order, long texts on one line. */
export function toYaml(data: unknown): string {
  return stringify(data, { lineWidth: 0 })
}

/** Plain data as YAML on one line, texts in quotes where they need them. */
export function toYamlLine(data: unknown): string {
  // a text with a line end would go over several
  if (typeof data === 'string' && /[\n\r\u0085\u2028\u2029]/u.test(data)) return JSON.stringify(data)
  return stringify(data, { lineWidth: 0, blockQuote: false, collectionStyle: 'flow' }).trimEnd()
}

/** What the YAML of a file says, and where its parts stand in it. */
export interface Yaml {
  readonly contents: Node | null
  readonly spanOf: (node: Node | null) => Span | undefined
  /** All of it. */
  readonly span: Span
}

export interface YamlFault {
  readonly reason: string
  readonly span: Span
}

/** Nobody writes more. */
const LONGEST = 1_000_000
/** Nobody nests deeper; the parser takes time by the square of it, and more than that of the stack. */
const DEEPEST = 100

/** Reads the YAML of `file` between the offsets, or says why it is none. */
export function readYaml(file: SourceFile, start: number, end: number): Yaml | YamlFault {
  const spanAt = (from: number, to: number): Span => ({
    file: file.name,
    start: start + from,
    end: start + to,
  })
  const text = file.text.slice(start, end)
  if (text.length > LONGEST) {
    return { reason: `longer than ${LONGEST} characters`, span: spanAt(0, 1) }
  }
  const deep = tooDeepAt(text)
  if (deep !== undefined) {
    return { reason: `nested deeper than ${DEEPEST}`, span: spanAt(deep, deep + 1) }
  }
  const document = parseDocument(text, { lineCounter: new LineCounter(), schema: 'core' })
  const fault = document.errors[0]
  if (fault) {
    const reason = fault.message.split(' at line ')[0] ?? fault.message
    return { reason, span: spanAt(...fault.pos) }
  }
  return {
    contents: document.contents,
    spanOf: (node) => (node?.range ? spanAt(node.range[0], node.range[1]) : undefined),
    span: spanAt(0, text.length),
  }
}

/** Where brackets, or marks of lists on one line, are nested too deeply; by characters alone, whatever they mean. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0
  let marks = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '[' || character === '{') depth++
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
    if (character === '\n') marks = 0
    else if (/[-?:]/u.test(character) && /\s/u.test(text.charAt(at + 1))) marks++
    if (depth > DEEPEST || marks > DEEPEST) return at
  }
  return undefined
}

/** Keys and values of a map, the keys as texts; undefined if it is none. */
export function entriesOf(
  node: Node | null,
): { key: string; keyNode: Node; value: Node | null }[] | undefined {
  if (!isMap(node)) return undefined
  return (node.items as Pair<Node, Node | null>[]).map(({ key, value }) => ({
    key: isScalar(key) ? String(key.value) : '',
    keyNode: key,
    value,
  }))
}

/** A value as a message can quote it. */
export function describe(node: Node | null): string {
  if (isMap(node)) return '{…}'
  if (isSeq(node)) return '[…]'
  if (isAlias(node)) return `*${node.source}`
  return isScalar(node) ? (node.source ?? String(node.value)) : ''
}

/** A key without a value, or with an empty text, sets nothing. */
export function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && (node.value === null || node.value === ''))
}

/** As written: `007` and `1.10` are texts here, whatever YAML makes of them. */
export function textOf(node: Node | null): string | undefined {
  if (!isScalar(node)) return undefined
  if (typeof node.value === 'number') return node.source
  return typeof node.value === 'string' ? node.value : undefined
}
