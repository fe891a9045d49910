/** Points in a millimetre; a point is 1/72 inch throughout. */
export const PT_PER_MM = 72 / 25.4

/** 字号 in points, the values of DTP programs (chinese-typography §7.5). */
export const SIZES: Readonly<Record<string, number>> = {
  初号: 42,
  小初: 36,
  一号: 26,
  小一: 24,
  二号: 22,
  小二: 18,
  三号: 16,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
  六号: 7.5,
  小六: 6.5,
  七号: 5.5,
  八号: 5,
}

/** What two lengths in points may differ by and still count as equal: far below a printer's dot. */
export const TOLERANCE = 1e-3

export function fits(width: number, measure: number): boolean {
  return width <= measure + TOLERANCE
}

/** Whole units that go into `length`, a hair short of a whole one counted as whole. */
export function wholeUnits(length: number, unit: number): number {
  return Math.floor((length + TOLERANCE) / unit)
}

/** Units needed to hold `length`. */
export function unitsToHold(length: number, unit: number): number {
  return Math.ceil((length - TOLERANCE) / unit)
}
