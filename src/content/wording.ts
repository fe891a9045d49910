import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import { lineOf, type SourceFile, type WordSetting, type Wording } from '../model/source.ts'
import { describe, entriesOf, readYaml, textOf, type Yaml } from './yaml.ts'

const KEYS = ['banned', 'fixed', 'required'] as const
type Key = (typeof KEYS)[number]

/** Of an entry that says more than the word. */
const PARTS = ['word', 'instead', 'note'] as const

const LONGEST_WORD = 60

/**
 * The office's wording from its `words.yaml`: `banned` and `required` are lists of words, each alone or as { word, instead, note }; `fixed` is a map of
 * what is written to what the office writes, or such a list. What is not YAML, no known list or no word is reported with its place and left out.
 */
export function readWording(file: SourceFile, report: Report): Wording {
  const lists: Record<Key, WordSetting[]> = { banned: [], fixed: [], required: [] }
  const yaml = readYaml(file, 0, file.text.length)
  const entries = 'reason' in yaml ? undefined : entriesOf(yaml.contents)
  if ('reason' in yaml) report(diagnose('error', 'WORDS_SYNTAX', { reason: yaml.reason }, yaml.span))
  else if (!entries && yaml.contents !== null) {
    report(diagnose('error', 'WORDS_SYNTAX', { reason: 'not `key: value`' }, yaml.span))
  } else {
    for (const { key, keyNode, value } of entries ?? []) {
      const known = KEYS.find((one) => one === key)
      if (known) lists[known].push(...wordsOf(known, value, yaml, report))
      else {
        const data = { key, nearest: nearest(key, KEYS), known: KEYS }
        report(diagnose('error', 'WORDS_UNKNOWN_KEY', data, yaml.spanOf(keyNode)))
      }
    }
  }
  return withoutConflicts(lists, file, report)
}

function wordsOf(key: Key, node: Node | null, yaml: Yaml, report: Report): WordSetting[] {
  if (node === null || (isScalar(node) && node.value === null)) return []
  const refuse = (item: Node | null) => {
    const data = { key, given: describe(item) }
    report(diagnose('error', 'WORDS_NO_ENTRY', data, yaml.spanOf(item) ?? yaml.spanOf(node)))
    return []
  }
  if (isMap(node) && key === 'fixed') {
    return (entriesOf(node) ?? []).flatMap(({ key: word, keyNode, value }) => {
      const span = yaml.spanOf(keyNode) ?? yaml.span
      const instead = textOf(value)?.trim()
      return isWord(word) && instead && isWord(instead) && word !== instead
        ? [{ word, instead, span }]
        : refuse(value ?? keyNode)
    })
  }
  if (!isSeq(node)) return refuse(node)
  return (node.items as (Node | null)[]).flatMap((item) => {
    const setting = entryOf(item, yaml)
    const isComplete = setting && (key !== 'fixed' || setting.instead !== undefined)
    return isComplete ? [setting] : refuse(item)
  })
}

function entryOf(item: Node | null, yaml: Yaml): WordSetting | undefined {
  const span = yaml.spanOf(item) ?? yaml.span
  const alone = textOf(item)?.trim()
  if (alone !== undefined) return isWord(alone) ? { word: alone, span } : undefined
  const parts = new Map<string, string>()
  for (const { key, value } of entriesOf(item) ?? []) {
    const text = textOf(value)?.trim()
    if (!PARTS.some((part) => part === key) || !text) return undefined
    parts.set(key, text)
  }
  const [word = '', instead, note] = PARTS.map((part) => parts.get(part))
  if (!isWord(word) || word === instead) return undefined
  return {
    word,
    ...(instead !== undefined && { instead }),
    ...(note !== undefined && { note }),
    span,
  }
}

/** Of one line and with ink: it has to be found as it stands. */
function isWord(word: string): boolean {
  return word.length > 0 && word.length <= LONGEST_WORD && /^\S(?:[^\n\r]*\S)?$/u.test(word)
}

/**
 * What is refused can be neither another word's form, nor a part of it, nor required: mending would never come to an end, or the issue never be right.
 * Of two that contradict each other the later is left out.
 */
function withoutConflicts(
  { banned, fixed, required }: Record<Key, WordSetting[]>,
  file: SourceFile,
  report: Report,
): Wording {
  const all = [...banned, ...fixed]
  const told = new Set<string>()
  const kept = (setting: WordSetting, asked: string) => {
    const first = all.find((other) => other !== setting && asked.includes(other.word))
    if (!first) return true
    const [earlier, later] = [first, setting].sort((a, b) => a.span.start - b.span.start)
    const [one, two] = [earlier ?? first, later ?? setting]
    const data = { word: first.word, first: lineOf([file], one.span) }
    const pair = `${one.span.start} ${two.span.start}`
    // two of which each has the other in its form are one contradiction
    if (!told.has(pair)) report(diagnose('error', 'WORDS_CONFLICT', data, two.span))
    told.add(pair)
    return false
  }
  const hasForm = (one: WordSetting): one is Wording['fixed'][number] =>
    one.instead !== undefined && kept(one, one.instead)
  return {
    banned,
    fixed: fixed.filter(hasForm),
    required: required.filter((one) => kept(one, one.word)),
    file: file.name,
  }
}
