/** Classes of characters, to stand in the brackets of regular expressions with the flag u. */
export const HAN = '\\p{Script=Han}'
/** 点号: they part sentences and what is in them. */
export const STOPS = '，。、；：？！'
/** 标号 that stand in pairs. */
export const OPENING = '“‘（《〈【〔「『'
export const CLOSING = '”’）》〉】〕」』'
export const HAN_OR_MARK = `${HAN}${STOPS}${OPENING}${CLOSING}`

/** A regular expression that finds all, for one use after the other. */
export function finding(pattern: string): RegExp {
  return new RegExp(pattern, 'gu')
}
