import type { Fold, FoldKind, Piece, SourceFile } from '../model/source.ts'

export interface Folded {
  readonly text: string
  readonly map: readonly Piece[]
  readonly folds: readonly Fold[]
}

/**
 * Drops and folds what design.md allows reading to drop and fold, and nothing else: byte order mark, CR, zero-width
 * characters; Kangxi radicals and compatibility ideographs become the unified characters. (U+3000 of indents is dropped
 * with the paragraph's start, by the parser.) `file` as decoded; the map leads from the text given back to the file's own.
 */
export function fold(file: SourceFile, start = 0): Folded {
  const map: Piece[] = []
  const folds: Fold[] = []
  let text = ''
  let at = start
  let joinable = false
  for (const character of file.text.slice(start)) {
    const end = at + character.length
    const span = { file: file.name, start: at, end }
    const [folded, kind] = foldCharacter(character, file.text.codePointAt(end), at)
    if (kind) folds.push({ kind, span })
    const same = folded.length === character.length
    if (folded) {
      const last = map.at(-1)
      if (last && joinable && same) map[map.length - 1] = { at: last.at, span: { ...last.span, end } }
      else map.push({ at: text.length, span, ...(!same && { whole: true }) })
      text += folded
    }
    joinable = same && folded !== ''
    at = end
  }
  return { text, map, folds }
}

function foldCharacter(
  character: string,
  next: number | undefined,
  at: number,
): [string, FoldKind?] {
  const point = character.codePointAt(0) ?? 0
  if (point === 0x0d) return [next === 0x0a ? '' : '\n']
  if (point === 0xfeff && at === 0) return ['']
  if (isZeroWidth(point)) return ['', 'zero-width']
  if (isKangxiRadical(point)) return withUnified(character, 'radical')
  if (isCompatibilityIdeograph(point)) return withUnified(character, 'compatibility-ideograph')
  return [character]
}

/** Spaces of zero width, joiners, soft hyphens, marks of direction: they have no ink, no width and no part in Chinese text. */
function isZeroWidth(point: number): boolean {
  if (point < 0x200b) return point === 0xad
  return (
    point <= 0x200f ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2060 && point <= 0x206f) ||
    point === 0xfeff
  )
}

function isKangxiRadical(point: number): boolean {
  return point >= 0x2f00 && point <= 0x2fd5
}

function isCompatibilityIdeograph(point: number): boolean {
  return (point >= 0xf900 && point <= 0xfaff) || (point >= 0x2f800 && point <= 0x2fa1f)
}

function withUnified(character: string, kind: FoldKind): [string, FoldKind?] {
  const unified = character.normalize('NFKC')
  return unified === character ? [character] : [unified, kind]
}
