/** The operator that fills with a colour, #rrggbb. */
export function fillOperator(color: string): string {
  const shares = [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16) / 255)
  return `${shares.map(number).join(' ')} rg`
}

/** As operands are written: to a ten thousandth. */
export function number(value: number): string {
  return String(Math.round(value * 10_000) / 10_000)
}
