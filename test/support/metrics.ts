import { USUAL_TYPESETTING, type StyledParagraph, type StyledRun } from '../../src/model/line.ts'
import type { Metrics, ShapedGlyph } from '../../src/model/metrics.ts'

/** Advances of the test vectors (chinese-typography §13), em. */
const ADVANCES: Readonly<Record<string, number>> = {
  '.': 0.25,
  ',': 0.25,
  ':': 0.25,
  '-': 0.25,
  '%': 0.75,
  '+': 0.5,
  '/': 0.5,
  ' ': 0.25,
  '’': 0.25,
}

function advanceOf(character: string): number {
  return ADVANCES[character] ?? (/[!-~]/.test(character) ? 0.5 : 1)
}

/** A font in which sums are whole: Han and marks 1em, Latin half an em. One face, every character. */
export const STUB_METRICS: Metrics = {
  faceFor: () => 'stub',
  ink: (_face, glyph) => {
    const character = String.fromCodePoint(glyph)
    if ('“‘〈《「『【〔〖（［｛'.includes(character)) return [0.6, 0.9]
    return [0.1, advanceOf(character) > 0.75 && /[\p{P}]/u.test(character) ? 0.4 : 0.9]
  },
  unknownFamilies: () => [],
  shape: (_face, text): ShapedGlyph[] =>
    [...text].map((character) => ({
      id: character.codePointAt(0) ?? 0,
      advance: advanceOf(character),
      text: character,
    })),
}

export function run(text: string, more: Partial<StyledRun> = {}): StyledRun {
  return {
    text,
    families: ['stub'],
    weight: 400,
    size: 10,
    color: { screen: '#000000' },
    letterSpacing: 0,
    spaceBefore: 0,
    ...more,
  }
}

/** A paragraph of 10pt type. */
export function paragraph(
  text: string | readonly StyledRun[],
  style: Partial<StyledParagraph['style']> = {},
): StyledParagraph {
  return {
    runs: typeof text === 'string' ? [run(text)] : text,
    style: {
      indent: 0,
      align: 'justify',
      alignLast: 'left',
      balanced: false,
      ...USUAL_TYPESETTING,
      ...style,
    },
  }
}
