import type { Lexicon } from './lexicon.ts'

/** Units are nouns: what has a pronoun or a particle in it, or begins as a clause does, is a sentence. */
const CLAUSE =
  /[，,的是了我你他她它们这把吗呢吧着]|^(?:由|请|在|据|经过|按照|根据|通过|关于|为了|随着|围绕|坚持|加强|学习|贯彻|落实|推进|各|全体|全县|全市|全镇|不|没有|对(?!外|口|台|苏)|向(?!阳|东|前|荣)|从(?!化|江)|以(?!色))|(?:出席|参加|主持|召开|选举|任命|邀请|陪同|听取|宣布|会见|慰问|走访|欢迎|感谢|拜访|采访|根据|强调|指出|要求|表示)/u

/** Whether these words can stand where a unit does: by their form, whatever they are. */
export function mayBeUnit(text: string): boolean {
  return !CLAUSE.test(text)
}

/** Whether this is a unit by the word that it ends in. */
export function looksLikeUnit(text: string, { units, longestUnit, notUnit }: Lexicon): boolean {
  if (text.length < 2 || !mayBeUnit(text) || notUnit.test(text)) return false
  for (let length = 1; length <= longestUnit; length++) {
    if (units.has(text.slice(-length))) return true
  }
  return false
}
