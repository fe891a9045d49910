import characters from 'opencc-js/dict/TSCharacters'
import { VARIANTS, VARIANTS_IN_NAMES } from './variants.ts'

/**
 * Characters that simplified copy has too, by 通用规范汉字表, in some words and names (乾坤, 宫商角徵羽, 著名, 狼藉, 於 as a family name): what they are written for elsewhere, and the
 * words in which that is plain, of which half may be simplified.
 */
const WRONG_IN: Readonly<Record<string, readonly [instead: string, words: string]>> = {
  乾: [
    '干',
    '乾燥 乾净 乾淨 乾杯 乾脆 乾旱 乾枯 乾涸 乾洗 乾粮 乾糧 乾货 乾貨 饼乾 餅乾 晒乾 曬乾 烘乾 风乾 風乾 豆腐乾 若乾',
  ],
  剋: ['克', '剋扣 剋星 相剋'],
  劄: ['札', '劄记 劄記'],
  夥: ['伙', '夥伴 夥计 夥計 夥同 合夥 团夥 團夥 大夥 散夥 入夥 同夥'],
  徵: [
    '征',
    '徵求 徵收 徵集 徵文 徵兵 徵召 徵信 徵税 徵稅 徵用 徵地 徵兆 徵询 徵詢 徵稿 特徵 象徵 应徵 應徵 表徵',
  ],
  扞: ['捍', '扞卫 扞衛'],
  於: [
    '于',
    '对於 對於 关於 關於 由於 至於 位於 在於 用於 属於 屬於 基於 善於 等於 大於 高於 低於 鉴於 鑒於 鑑於 处於 處於 敢於 勇於 源於 力於 限於 便於 利於 终於 終於 过於 過於 ' +
      '急於 助於 同於 富於 忠於 归於 歸於 足於 务於 務於 於是 於一',
  ],
  昇: [
    '升',
    '提昇 上昇 昇级 昇級 昇华 昇華 晋昇 昇温 昇溫 飙昇 飆昇 回昇 攀昇 昇旗 昇值 昇学 昇學 跃昇 躍昇 直昇',
  ],
  氾: ['泛', '氾滥 氾濫 广氾 廣氾'],
  祕: ['秘', '祕书 祕書 祕密 神祕 奥祕 奧祕 保祕 揭祕 祕诀 祕訣 祕方 便祕 诡祕'],
  脩: ['修', '脩改 脩复 脩復 装脩 裝脩 维脩 維脩 进脩 進脩 脩建 脩订 脩訂'],
  蒐: ['搜', '蒐集 蒐罗 蒐羅 蒐证 蒐證'],
  谿: ['溪', '谿谷 谿流'],
  釐: ['厘', '釐米 公釐 毫釐 釐清 釐定'],
  陞: ['升', '晋陞 提陞 陞任 陞迁 陞遷 高陞'],
  麽: ['么', '什麽 怎麽 这麽 這麽 那麽 多麽 要麽'],
  瞭: ['了', '瞭解 明瞭 目瞭然 瞭如指掌'],
  藉: ['借', '藉口 藉此 藉助 藉由 藉机 藉機 凭藉 憑藉'],
  覆: ['复', '答覆 回覆 批覆 函覆 申覆'],
  沈: ['沉', '沈淀 沈澱 沈没 沈沒 沈浸 深沈 消沈 浮沈'],
  著: ['着', '随著 隨著 沿著 顺著 順著 朝著 味著 跟著 接著 绕著 繞著'],
}
const IN_WORDS = new Map(
  Object.entries(WRONG_IN).map(([character, [instead, words]]) => [
    character,
    { instead, words: words.split(' ') },
  ]),
)

/** After 著 as in these it is no particle: 接著名学者. */
const RIGHT_AFTER = /[名作称稱述者书書录錄文]/u
/** Of the list, too, but in no word that is not classical; and 噹, a sound, of which names are made. */
const LEFT_ALONE = '吒苧薳薹袷噹'

/** Tables are made when they are first asked for, and nothing changes them: what every text needs takes a millisecond, the rest waits until there is a find. */
let asked: Uint8Array | undefined
let made: Characters | undefined

/** By code unit, whether a text that has it must be looked at closely. */
function askedUnits(): Uint8Array {
  if (asked) return asked
  const units = new Uint8Array(0x10000)
  for (let at = 0, bar = 0; bar >= 0; at = bar + 1) {
    units[characters.charCodeAt(at)] = 1
    bar = characters.indexOf('|', at)
  }
  for (const variants of [VARIANTS, VARIANTS_IN_NAMES]) {
    for (let i = 0; i < variants.length; i += 2) units[variants.charCodeAt(i)] = 1
  }
  for (const character of Object.keys(WRONG_IN)) units[character.charCodeAt(0)] = 1
  return (asked = units)
}

interface Characters {
  /** What to write instead of a character that simplified copy never has. */
  readonly wrong: ReadonlyMap<string, string>
  /** What simplified copy has in place of traditional characters. */
  readonly simplified: ReadonlySet<string>
}

function charactersOf(): Characters {
  if (made) return made
  const wrong = new Map<string, string>()
  const simplified = new Set<string>()
  for (const pair of characters.split('|')) {
    const [traditional = '', simple = ''] = pair.split(' ')
    if (traditional in WRONG_IN || LEFT_ALONE.includes(traditional)) continue
    wrong.set(traditional, simple)
    simplified.add(simple)
  }
  for (const variants of [VARIANTS, VARIANTS_IN_NAMES]) {
    for (let i = 0; i < variants.length; i += 2)
      wrong.set(variants.charAt(i), variants.charAt(i + 1))
  }
  return (made = { wrong, simplified })
}

/** A run of adjacent characters that simplified copy has not, and those that it has instead, one for one. */
export interface TraditionalRun {
  readonly start: number
  readonly end: number
  readonly instead: string
}

/** Traditional and variant characters of a text of simplified copy, run by run. */
export function* traditionalRuns(text: string): Iterable<TraditionalRun> {
  const units = askedUnits()
  let run: TraditionalRun | undefined
  for (let i = 0; i < text.length; i++) {
    if (!units[text.charCodeAt(i)]) continue
    const character = String.fromCodePoint(text.codePointAt(i) ?? 0)
    const instead = insteadOf(character, text, i)
    if (instead === undefined) continue
    const end = i + character.length
    if (run?.end === i) run = { start: run.start, end, instead: run.instead + instead }
    else {
      if (run) yield run
      run = { start: i, end, instead }
    }
    i = end - 1
  }
  if (run) yield run
}

function insteadOf(character: string, text: string, at: number): string | undefined {
  const entry = IN_WORDS.get(character)
  if (!entry) return charactersOf().wrong.get(character)
  if (character === '著' && RIGHT_AFTER.test(text[at + 1] ?? '')) return undefined
  const { instead, words } = entry
  const isWrong = words.some((word) => text.startsWith(word, at - word.indexOf(character)))
  return isWrong ? instead : undefined
}

/** How many characters of a text are traditional, and how many stand where traditional copy has others. */
export function countTraditional(text: string): { traditional: number; simplified: number } {
  const { wrong, simplified } = charactersOf()
  const count = { traditional: 0, simplified: 0 }
  for (const character of text) {
    if (wrong.has(character)) count.traditional++
    else if (simplified.has(character)) count.simplified++
  }
  return count
}

/** Whether one of these is found only in words where it is plainly wrong. */
export function isOfWords(run: string): boolean {
  return Array.from(run).some((character) => IN_WORDS.has(character))
}

/** Whether one of these is a variant that stands in names. */
export function isOfNames(run: string): boolean {
  for (let i = 0; i < VARIANTS_IN_NAMES.length; i += 2) {
    if (run.includes(VARIANTS_IN_NAMES[i] ?? '')) return true
  }
  return false
}
