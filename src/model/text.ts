/** One character and the marks and selectors that stay with it; a lone surrogate counts as a character. */
const CLUSTER = /[^][\p{M}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]*/gu
const ATTACHED = /[\p{M}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u
const SPACE = /^(?!\u3000)\s+$/u

/** The characters of a text as a reader counts them: each with its marks and selectors. Together they are the text. */
export function clustersOf(text: string): string[] {
  return ATTACHED.test(text) ? (text.match(CLUSTER) ?? []) : [...text]
}

/** Whether a text begins with a mark or a selector, which belongs to the character before it. */
export function isAttached(text: string): boolean {
  return FIRST_ATTACHED.test(text)
}

const FIRST_ATTACHED = /^[\p{M}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u

/** White space that lines may break at and that no font draws. U+3000 is none: it takes the room of a character. */
export function isSpace(text: string): boolean {
  return SPACE.test(text)
}

/** U+4E00 U+0301, for a character that may not be shown. */
export function codePointsOf(text: string): string {
  const name = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  return [...text].map((character) => name(character.codePointAt(0) ?? 0)).join(' ')
}
