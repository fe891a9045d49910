import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml'
import { diagnose, type Report, type WordFault } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { LexiconWords, SourceFile, Span } from '../model/source.ts'

type Key = keyof LexiconWords

/** How many characters a word of each list has. */
const LENGTHS = {
  titles: [2, 20],
  attributes: [2, 20],
  units: [2, 20],
  names: [1, 2],
  notNames: [2, 20],
} as const satisfies Record<Key, readonly [number, number]>

const KEYS = Object.keys(LENGTHS) as Key[]
const WORD = /^[\p{Script=Han}\p{Script=Latin}\d·]+$/u

/** As of an issue's settings. */
const LONGEST = 65_536

/**
 * The words that an editor adds for a column, from its `lexicon.yaml`. What is not YAML, no known list or no word is reported with its place and left
 * out. A single character would be found in every line: only family names may be one.
 */
export function readLexicon(file: SourceFile, report: Report): LexiconWords {
  const { name, text } = file
  const spanAt = (start: number, end: number): Span => ({ file: name, start, end })
  const refuse = (reason: string, span: Span) => {
    report(diagnose('error', 'LEXICON_SYNTAX', { reason }, span))
    return {}
  }
  if (text.length > LONGEST) return refuse(`longer than ${LONGEST} characters`, spanAt(0, 1))
  const { contents, errors } = parseDocument(text, { schema: 'core' })
  const fault = errors[0]
  if (fault) return refuse(fault.message.split(' at line ')[0] ?? fault.message, spanAt(...fault.pos))
  if (contents === null) return {}
  if (!isMap(contents)) return refuse('not `key: value`', spanAt(0, text.length))
  const lists = (contents.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
    const known = keyOf(key, spanAt, report)
    return known ? [[known, wordsOf(known, value, spanAt, report)] as const] : []
  })
  return Object.fromEntries(lists)
}

type SpanAt = (start: number, end: number) => Span

function keyOf(node: Node, spanAt: SpanAt, report: Report): Key | undefined {
  const key = isScalar(node) ? String(node.value) : ''
  const known = KEYS.find((one) => one === key)
  if (known) return known
  const data = { key, nearest: nearest(key, KEYS), known: KEYS }
  report(diagnose('error', 'LEXICON_UNKNOWN_KEY', data, placeOf(node, spanAt)))
  return undefined
}

function wordsOf(key: Key, node: Node | null, spanAt: SpanAt, report: Report): string[] {
  if (node === null || (isScalar(node) && node.value === null)) return []
  if (!isSeq(node)) {
    report(diagnose('error', 'LEXICON_NO_LIST', { key }, placeOf(node, spanAt)))
    return []
  }
  return (node.items as (Node | null)[]).flatMap((item) => {
    const written = isScalar(item) ? item.value : undefined
    const word = typeof written === 'string' ? written.trim() : ''
    const fault = faultOf(word, LENGTHS[key])
    if (!fault) return [word]
    const data = { key, word: word || (isScalar(item) ? (item.source ?? '') : '…'), fault }
    report(diagnose('error', 'LEXICON_NO_WORD', data, placeOf(item ?? node, spanAt)))
    return []
  })
}

function faultOf(word: string, [least, most]: readonly [number, number]): WordFault | undefined {
  const { length } = [...word]
  if (!WORD.test(word)) return 'no word'
  if (length < least) return 'too short'
  return length > most ? 'too long' : undefined
}

function placeOf({ range }: Node, spanAt: SpanAt): Span | undefined {
  return range ? spanAt(range[0], range[1]) : undefined
}
