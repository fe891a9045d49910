import type { WeakForm } from '../model/diagnostic.ts'
import type { FileLines } from './files.ts'
import type { Lexicon } from './lexicon.ts'
import { isName, isTooLong } from './names.ts'
import { part, personOf, type Person } from './persons.ts'
import { looksLikeUnit } from './units.ts'

/** A line that gives somebody the floor only where a whole issue is written so: 赵明：…… in a dialogue, 县教育局：…… where offices answer. */
export interface WeakReading {
  readonly form: WeakForm
  readonly person: Person
  /** 记者, 主持人: one of a dialogue, and no sign that it is one. */
  readonly isRole: boolean
  readonly length: number
}

const HEAD = /^([^：:\s](?:[^：:]{0,22}[^：:\s])?)(\s*[：:])/u
const ROLES: ReadonlySet<string> = new Set([
  ...['主持人', '记者', '本报记者', '本刊记者', '网友', '网民', '观众', '听众', '读者'],
])

export function readWeakSpeaker(line: string, lexicon: Lexicon): WeakReading | undefined {
  const [all = '', body = '', mark = ''] = HEAD.exec(line) ?? []
  if (!body) return undefined
  const isRole = ROLES.has(body)
  const form = isRole || isPlainName(body, lexicon) ? 'name' : 'unit'
  if (form === 'unit' && !isOffice(body, lexicon)) return undefined
  const kind = form === 'name' ? 'name' : 'organization'
  const person = personOf([part(kind, body), part('mark', mark)], '', lexicon)
  return { form, person, isRole, length: all.length }
}

function isPlainName(text: string, lexicon: Lexicon): boolean {
  return isName(text, lexicon) && !isTooLong(text, lexicon)
}

/** A body that has a name of its own, and no word for one: 县教育局, not 牵头单位. */
const OFFICE =
  /(?:[镇乡村县市区州局厅部委院所站社]|街道|政府|学校|大学|中学|小学|学院|公司|集团|银行|中心|办事处|办公室|委员会|联合会|协会|学会|总会|工会)$/u
const NO_OFFICE =
  /^(?:责任|牵头|配合|主办|承办|协办|主管|监管|组织|参与|支持|发言|有关|相关|其他|上述|以上|下列|全体)|[、和与及及其《》（）\d\s]/u

function isOffice(text: string, lexicon: Lexicon): boolean {
  return (
    text.length >= 3 && OFFICE.test(text) && !NO_OFFICE.test(text) && looksLikeUnit(text, lexicon)
  )
}

/** A line of a weak form in an issue. */
export interface WeakTurn extends WeakReading {
  /** The index of the line, and of the line that begins what belongs to it: the first of the file, or its own. */
  readonly at: number
  readonly head: number
  /** Nothing stands behind the colon. */
  readonly isWhole: boolean
  /** What follows, up to the next of them. */
  readonly said: string
}

export function weakTurnsOf({ from, lines }: FileLines, lexicon: Lexicon): WeakTurn[] {
  const found = lines.flatMap(({ text }, i) => {
    const reading = readWeakSpeaker(text, lexicon)
    return reading ? [{ reading, i }] : []
  })
  return found.map(({ reading, i }, order) => {
    const rest = lines[i]?.text.slice(reading.length).trim() ?? ''
    const below = lines.slice(i + 1, found[order + 1]?.i).map(({ text }) => text)
    const at = from + i
    const said = [...(rest ? [rest] : []), ...below].join('\n')
    return { ...reading, at, head: order ? at : from, isWhole: !rest, said }
  })
}

/** Which form these turns, all of an issue, are: names if two have the floor, units if two of them do; each with something said. */
export function believedForm(turns: readonly WeakTurn[]): WeakForm | undefined {
  const forms: readonly WeakForm[] = ['name', 'unit']
  return forms.find((form) => {
    const own = turns.filter((turn) => turn.isRole || turn.form === form)
    const isEnough = form === 'name' ? isDialogue(own) : areUnits(own)
    return isEnough && own.every(({ said }) => isSaid(said))
  })
}

/** Two people at least; of one person and a role, each twice. */
function isDialogue(turns: readonly WeakTurn[]): boolean {
  const names = turns.filter(({ isRole }) => !isRole).map(({ person }) => person.name)
  const roles = turns.length - names.length
  return new Set(names).size > 1 || (names.length > 1 && roles > 1)
}

function areUnits(turns: readonly WeakTurn[]): boolean {
  return turns.filter(({ isRole }) => !isRole).length > 1
}

/** Sentences, and neither somebody's duties nor what is known of a person. */
function isSaid(text: string): boolean {
  return /[。！？…?!]/u.test(text) && !isDuty(text) && !/^[男女][，,、；;]/u.test(text)
}

/** 主持全面工作。 */
export function isDuty(text: string): boolean {
  return /^(?:主持|分管|负责|协助|联系|牵头|主管|配合)[^。！？：]{1,60}[。；]?$/u.test(text)
}
