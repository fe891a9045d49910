// How many faults proofreading finds: puts one fault of a random kind at a random place of a clean text, checks the text, and looks whether what is found
// there, and was not before, is of the fault's kind. node bench/seeded-faults.mjs [--count 200] [--seed 1] FILE…  (after npm run build)
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { check } from '../dist/check.js'
import { diskWorkspace } from '../dist/io/workspace.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
})
if (!positionals.length) throw new Error('which texts?')

/** mulberry32: the same faults for the same seed. */
function randomFrom(seed) {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
const random = randomFrom(Number(values.seed))
const pick = (list) => list[random(list.length)]

/** A place where the pattern stands, in a paragraph of some length: not in a heading, nor in the masthead. */
function placeOf(text, pattern) {
  const found = [...text.matchAll(pattern)].filter(({ index }) => {
    const start = text.lastIndexOf('\n', index - 1) + 1
    const end = text.indexOf('\n', index)
    return (end < 0 ? text.length : end) - start > 30 && text.indexOf('：\n') < start
  })
  return found.length ? pick(found) : undefined
}

/** Writes `insert` in place of the found stretch, or of a part of it. */
function replaced(text, found, insert, codes, offset = 0, length = found[0].length) {
  const start = found.index + offset
  return {
    text: text.slice(0, start) + insert + text.slice(start + length),
    start,
    end: start + Math.max(insert.length, 1),
    codes,
  }
}

const at =
  (pattern, insertOf, ...codes) =>
  (text) => {
    const found = placeOf(text, pattern)
    return found && replaced(text, found, insertOf(found), codes)
  }

/** A mark taken away: what is found is its partner, before it or after it. */
const without =
  (pattern, partner, way, ...codes) =>
  (text) => {
    const found = placeOf(text, pattern)
    if (!found) return undefined
    const gone = replaced(text, found, '', codes)
    const other =
      way === 'before'
        ? text.lastIndexOf(partner, found.index)
        : text.indexOf(partner, found.index) - 1
    return way === 'before' ? { ...gone, start: other } : { ...gone, end: other + 1 }
  }

const TRADITIONAL = [
  ...'发發个個们們来來为為国國会會时時动動业業产產设設务務学學实實长長门門问問农農习習书書记記争爭进進过過还還这這对對东東车車开開关關',
]
const PAIRS = new Map(
  Array.from({ length: TRADITIONAL.length / 2 }, (_, i) => TRADITIONAL.slice(2 * i, 2 * i + 2)),
)
/** Nouns that nobody says twice. */
const NOUNS =
  /干部|群众|企业|项目|农民|学生|服务|经济|社会|城市|农村|工作|问题|政策|环境|制度|文化|教育|人民/gu
const FULL_WIDTH = (text) =>
  text.replace(/\d/gu, (digit) => String.fromCodePoint(digit.codePointAt(0) + 0xfee0))

/** Every kind with what must be found; those that a text gives no place for are left to the others. */
const KINDS = {
  traditional: at(
    new RegExp(`[${[...PAIRS.keys()].join('')}]`, 'gu'),
    ([one]) => PAIRS.get(one),
    'TRADITIONAL_CHARACTER',
  ),
  'doubled word': at(NOUNS, ([word]) => word + word, 'DOUBLED_WORD'),
  'doubled 的': at(/(?<=\p{Script=Han}{2})的(?=\p{Script=Han}{2})/gu, () => '的的', 'DOUBLED_WORD'),
  'item twice': at(
    /(?<=[，。；、])(\p{Script=Han}{2,6})、\p{Script=Han}{2,6}(?=[，。；、])/gu,
    ([, item]) => `${item}、${item}`,
    'REPEATED_ITEM',
  ),
  'doubled mark': at(/[，。、；]/gu, ([mark]) => mark + mark, 'DOUBLED_MARK'),
  'two marks': at(
    /(?<=\p{Script=Han})，(?=\p{Script=Han})/gu,
    () => pick(['，。', '、，', '。，', '；，']),
    'DOUBLED_MARK',
  ),
  'half-width comma': at(/(?<=\p{Script=Han})，(?=\p{Script=Han})/gu, () => ',', 'HALF_WIDTH_MARK'),
  'half-width semicolon': at(/；/gu, () => ';', 'HALF_WIDTH_MARK'),
  'dots for ……': at(
    /(?<=\p{Script=Han})，(?=\p{Script=Han})/gu,
    () => pick(['...', '。。。']),
    'MARK_FORM',
  ),
  'quote without its end': without(/”/gu, '“', 'before', 'UNPAIRED_MARK', 'QUOTE_DIRECTION'),
  'quote without its beginning': without(/“/gu, '”', 'after', 'UNPAIRED_MARK', 'QUOTE_DIRECTION'),
  'bracket without its end': without(/）/gu, '（', 'before', 'UNPAIRED_MARK'),
  'title without its end': without(/》/gu, '《', 'before', 'UNPAIRED_MARK'),
  'quote the wrong way': at(/“/gu, () => '”', 'QUOTE_DIRECTION', 'UNPAIRED_MARK'),
  'straight quotes': at(/“([^“”\n]{1,12})”/gu, ([, word]) => `"${word}"`, 'QUOTE_DIRECTION'),
  '、 between quotes': at(
    /”“|》《/gu,
    ([both]) => `${both[0]}、${both[1]}`,
    'COMMA_BETWEEN_QUOTES',
  ),
  space: at(/(?<=\p{Script=Han})(?=\p{Script=Han}\p{Script=Han})/gu, () => ' ', 'SPACE_IN_CHINESE'),
  'full-width digits': at(
    /(?<![\d.A-Za-z])\d+(?![\d.A-Za-z])/gu,
    ([digits]) => FULL_WIDTH(digits),
    'FULL_WIDTH_CHARACTER',
  ),
  'no mark before 二是': at(
    /[；。](?=[二三四]是)/gu,
    () => '',
    'MISSING_MARK',
    'ENUMERATION_ORDER',
  ),
  'a number left out': at(
    /(?<=[；。])[二三]是/gu,
    ([label]) => (label === '二是' ? '三是' : '五是'),
    'ENUMERATION_ORDER',
  ),
  'a number twice': at(
    /(?<=[；。])[二三]是/gu,
    ([label]) => (label === '二是' ? '一是' : '二是'),
    'ENUMERATION_ORDER',
  ),
  'no stop at the end': at(/。(?=\n|$)/gu, () => '', 'SENTENCE_END', 'PARAGRAPH_JOINED'),
  range: at(
    /(?<=，)(?=\p{Script=Han})/gu,
    () => pick(['增长5-10%，', '约10-20人，', '每亩800~1000元，']),
    'RANGE_FORM',
  ),
  unit: at(
    /(?<=，)(?=\p{Script=Han})/gu,
    () => pick(['重50KG，', '长3KM，', '面积200M2，']),
    'UNIT_FORM',
  ),
  'date that is none': at(
    /(?<=，)(?=\p{Script=Han})/gu,
    () => pick(['2月30日前，', '13月1日前，', '6月31日，', '25时前，']),
    'DATE_IMPOSSIBLE',
  ),
  'date in figures for Han': at(
    /(?<=，)(?=\p{Script=Han})/gu,
    () => pick(['二零二四年，', '二○二四年，']),
    'DATE_FORM',
  ),
  'post with two names': (text) => {
    const found = placeOf(text, /(?<=。)(?=\p{Script=Han}|\n|$)/gu)
    const said = '深入学习省委书记赵明在会上的讲话。认真落实青海省委书记孙红提出的要求。'
    return found && { ...replaced(text, found, said, ['POST_OF_TWO']), start: found.index + 17 }
  },
  'impossible post': (text) => {
    const found = [...text.matchAll(/(?<=[局镇县]副?[局镇县])长(?=\p{Script=Han}{2,3}：\n)/gu)]
    return found.length ? replaced(text, pick(found), '长书记', ['TITLE_IMPOSSIBLE']) : undefined
  },
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'banxin-faults-'))
const environment = { workspace: diskWorkspace(), fonts: path.resolve('fonts') }

async function findingsIn(text) {
  const file = path.join(folder, 'issue.txt')
  fs.writeFileSync(file, text)
  const { diagnostics } = await check(file, environment)
  return diagnostics.flatMap(({ code, span }) => (span ? [{ code, ...span }] : []))
}

/** A text without a speaker gets one. */
const SPEAKER = '市财政局局长周敏：\n\n'
const texts = await Promise.all(
  positionals.map(async (file) => {
    const { bulletin } = await check(file, environment)
    const text = fs.readFileSync(file, 'utf8')
    return { file, text: bulletin ? text : SPEAKER + text }
  }),
)
const before = new Map()
const wanted = Number(values.count)
const missed = []
const counts = new Map()
for (let done = 0; done < wanted;) {
  const { file, text } = pick(texts)
  const kind = pick(Object.keys(KINDS))
  const fault = KINDS[kind](text)
  if (!fault || fault.text === text) continue
  done++
  if (!before.has(file)) before.set(file, await findingsIn(text))
  const grown = fault.text.length - text.length
  const known = before.get(file)
  const isNew = ({ code, start }) =>
    !known.some((one) => one.code === code && (one.start === start || one.start + grown === start))
  const found = (await findingsIn(fault.text)).filter(isNew)
  const isIt = ({ code, start, end }) =>
    fault.codes.includes(code) && start <= fault.end + 2 && end >= fault.start - 2
  const [all, good] = counts.get(kind) ?? [0, 0]
  const isFound = found.some(isIt)
  counts.set(kind, [all + 1, good + (isFound ? 1 : 0)])
  if (isFound) continue
  const shown = fault.text
    .slice(Math.max(0, fault.start - 14), fault.end + 14)
    .replaceAll('\n', '⏎')
  missed.push(
    `${kind}: ${path.basename(file)} …${shown}…  ${found.map(({ code }) => code).join(' ')}`,
  )
}
fs.rmSync(folder, { recursive: true })

for (const [kind, [all, good]] of counts) console.log(`${good}/${all}  ${kind}`)
for (const miss of missed) console.log(`missed ${miss}`)
const share = (100 * (wanted - missed.length)) / wanted
console.log(`${wanted - missed.length} of ${wanted} found at their place (${share.toFixed(1)} %)`)
