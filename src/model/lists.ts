// For lists that grow with the text: a call takes some 100,000 arguments and no more, so `push(...list)` and `Math.max(...list)` are for short ones.

/** Puts all of `more` at the end of `list`. */
export function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one)
}

/** The largest of the values, `least` if none is larger. */
export function largest(values: readonly number[], least: number): number {
  return values.reduce((most, value) => Math.max(most, value), least)
}
