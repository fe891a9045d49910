/** The figures of Chinese numbers, by their value. */
export const HAN_DIGITS = '〇一二三四五六七八九'

const UNITS = ['', '十', '百', '千']

/** 12 -> 十二, 105 -> 一百零五, 0 -> 〇; whole numbers from 0 to 9999. */
export function hanNumeral(number: number): string {
  if (number === 0) return '〇'
  const digits = Array.from(String(number), Number)
  const spelled = digits
    .map((digit, i) =>
      digit ? `${HAN_DIGITS[digit] ?? ''}${UNITS[digits.length - 1 - i] ?? ''}` : '零',
    )
    .join('')
    .replace(/零+/gu, '零')
    .replace(/零$/u, '')
  return number < 20 ? spelled.replace(/^一十/u, '十') : spelled
}
