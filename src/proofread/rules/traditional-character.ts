import { ConverterFactory } from 'opencc-js/core'
import phrases from 'opencc-js/dict/TSPhrases'
import type { Range } from '../../model/bulletin.ts'
import { lexiconOf, type Lexicon } from '../../statements/lexicon.ts'
import { isName } from '../../statements/names.ts'
import type { Copy, CopyText } from '../copy.ts'
import type { Found, Rule } from '../rule.ts'
import {
  countTraditional,
  isOfNames,
  isOfWords,
  traditionalRuns,
  type TraditionalRun,
} from '../traditional.ts'

/** A copy with this many traditional characters for each simplified one is traditional as a whole. */
const TRADITIONAL_COPY = 2

/** Characters of 繁体字 or 异体字 among simplified ones: typed so, or left from the document of another office. */
export const traditionalCharacter: Rule<'TRADITIONAL_CHARACTER'> = {
  code: 'TRADITIONAL_CHARACTER',
  severity: 'warning',
  explanation: {
    zh: '简体稿件里夹着繁体字或已经停用的异体字（《第一批异体字整理表》）。《通用规范汉字表》里的字在该用的地方照用，不提示：乾坤、瞭望、著名、狼藉，於作姓；整篇是繁体的稿件也不提示。人名可能就是这样写的：speakers.yaml 里记着的姓名不提示，别的姓名和可能是姓名的（王峯同志）只提示、不改。',
    en: 'Traditional characters, or variants that were done away with, in simplified copy. Characters of the standard list are right where they belong (乾坤, 瞭望, 著名, 狼藉, the family name 於), and copy that is traditional as a whole is not looked at. Names that the roster confirms stay; in other names, and what may be one (王峯同志), the character is told and not mended.',
  },
  examples: [
    { wrong: '镇党委書記带头讲。', right: '镇党委书记带头讲。' },
    { wrong: '面对差距，不爭先进就是落后。', right: '面对差距，不争先进就是落后。' },
    { wrong: '沿着峯会开的路走。', right: '沿着峰会开的路走。' },
  ],
  find: findTraditional,
}

function* findTraditional(copy: Copy): Iterable<Found<'TRADITIONAL_CHARACTER'>> {
  const found = copy.texts.map((text) => ({ text, runs: [...traditionalRuns(text.text)] }))
  const withRuns = found.filter(({ runs }) => runs.length)
  if (!withRuns.length || isTraditional(copy)) return
  const names = namesOf(copy)
  const lexicon = lexiconOf(copy.bulletin.source.lexicon)
  for (const { text, runs } of withRuns) {
    const line = nameOf(text)
    const isConfirmed = isConfirmedSpeaker(text, copy)
    for (const run of runs) {
      const isInLine = line.some((name) => name.start < run.end && run.start < name.end)
      if ((isInLine && isConfirmed) || standsIn(names.confirmed, run, text.text)) continue
      const isInName =
        isInLine || standsIn(names.others, run, text.text) || mayBeInName(text.text, run, lexicon)
      yield foundAt(text, run, isInName)
    }
  }
}

function foundAt(
  text: CopyText,
  run: TraditionalRun,
  isInName: boolean,
): Found<'TRADITIONAL_CHARACTER'> {
  const { start, end } = run
  const characters = text.text.slice(start, end)
  const instead = inPhrase(text.text, run)
  return {
    data: { text: characters, instead },
    place: { text, start, end },
    ...(!isInName && !isOfNames(characters) && { edits: [{ start, end, insert: instead }] }),
  }
}

/**
 * The simplified characters of a run, by opencc's table of phrases where it stands in one: 計畫 is 计划, not 计画.
 */
function inPhrase(text: string, { start, end, instead }: TraditionalRun): string {
  const before = text.slice(Math.max(0, start - LONGEST_PHRASE), start)
  const run = text.slice(start, end)
  const after = text.slice(end, end + LONGEST_PHRASE)
  const converted = Array.from(converter()(before + run + after)).slice(Array.from(before).length)
  const single = Array.from(instead)
  return Array.from(run, (character, i) => {
    const phrased = converted[i] ?? character
    return phrased === character ? (single[i] ?? character) : phrased
  }).join('')
}

const LONGEST_PHRASE = 10

/** Made when the first run is found: most copy has none. */
let made: ((text: string) => string) | undefined

function converter(): (text: string) => string {
  return (made ??= ConverterFactory([phrases]))
}

function isTraditional({ texts }: Copy): boolean {
  const counts = texts.map(({ text }) => countTraditional(text))
  const traditional = counts.reduce((sum, count) => sum + count.traditional, 0)
  const simplified = counts.reduce((sum, count) => sum + count.simplified, 0)
  return traditional > TRADITIONAL_COPY * simplified
}

interface Names {
  readonly confirmed: readonly string[]
  readonly others: readonly string[]
}

/** Names of speakers in which there is something to find. */
function namesOf({ bulletin: { confirmed = [], statements } }: Copy): Names {
  const isConfirmed = new Set(confirmed)
  const speakers = statements
    .flatMap((statement) => statement.speakers)
    .filter(({ name }) => [...traditionalRuns(name)].length)
  const named = (wanted: boolean) => [
    ...new Set(speakers.filter(({ id }) => isConfirmed.has(id) === wanted).map(({ name }) => name)),
  ]
  return { confirmed: named(true), others: named(false) }
}

function isConfirmedSpeaker({ speaker }: CopyText, { bulletin }: Copy): boolean {
  return speaker !== undefined && (bulletin.confirmed ?? []).includes(speaker.id)
}

/** Whether a run is part of one of these names where it stands. */
function standsIn(names: readonly string[], { start, end }: TraditionalRun, text: string): boolean {
  return names.some((name) => {
    const reach = name.length - 1
    return text.slice(Math.max(0, start - reach), end + reach).includes(name)
  })
}

/** What stands behind somebody's name. */
const AFTER_NAME =
  /^(?:$|[^\p{L}\p{N}]|同志|先生|女士|小姐|老师|教授|院士|医生|律师|师傅|烈士|书记|主任|主席|局长|镇长|县长|区长|市长|村长|校长|院长|所长|处长|科长|部长|站长|队长|厂长|总理|总统|经理|董事|代表|委员|[和与及等]|说|指出|介绍|表示|强调|认为|告诉|一行)/u

/** Whether a run is in what may be somebody's name: a family name, one or two characters, and an end. */
function mayBeInName(text: string, run: TraditionalRun, lexicon: Lexicon): boolean {
  const { start, end, instead } = run
  const characters = text.slice(start, end)
  if (isOfWords(characters) || inPhrase(text, run) !== instead) return false
  for (let from = Math.max(0, end - LONGEST_NAME); from <= start; from++) {
    for (let to = Math.max(end, from + 2); to <= from + LONGEST_NAME; to++) {
      const own = text.slice(from, start) + instead + text.slice(end, to)
      if (to - from > 3 && !lexicon.families.has(own.slice(0, 2))) continue
      if (AFTER_NAME.test(text.slice(to, to + 2)) && isName(own, lexicon)) return true
    }
  }
  return false
}

const LONGEST_NAME = 4

/** The name in a speaker's line, which may be printed with spaces in it. */
function nameOf({ speaker }: CopyText): Range[] {
  let at = 0
  return (speaker?.parts ?? []).flatMap(({ kind, text }) => {
    const start = at
    at += text.length
    return kind === 'name' ? [{ start, end: at }] : []
  })
}
