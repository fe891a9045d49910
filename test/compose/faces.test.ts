import { describe, expect, it } from 'vitest'
import { composeParagraph } from '../../src/compose/compose.ts'
import { openFonts } from '../../src/fonts/fonts.ts'
import { readFontManifest } from '../../src/fonts/manifest.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { collect } from '../support/diagnostics.ts'
import { paragraph, run } from '../support/metrics.ts'

const workspace = diskWorkspace()
const manifest = readFontManifest('fonts', workspace, collect().report)
if (!manifest) throw new Error('no manifest')
const { metrics } = openFonts('fonts', manifest, workspace)
const SIZE = 10

/** Where the ink of each glyph of a line begins and ends, em. */
function inks(text: string, family: string): { text: string; left: number; right: number }[] {
  const runs = [run(text, { families: [family], size: SIZE })]
  const lines = composeParagraph(paragraph(runs), 500, metrics, collect().report)
  return lines.flatMap((line) =>
    line.runs.flatMap(({ face, glyphs }) =>
      glyphs.map(({ id, text, x }) => {
        const [left, right] = metrics.ink(face, id)
        return { text, left: x / SIZE + left, right: x / SIZE + right }
      }),
    ),
  )
}

describe('squeezed marks in every face', () => {
  it.each(['Noto Serif SC', 'Noto Sans SC', 'Banxin Kai', 'FandolFang', 'Ma Shan Zheng'])(
    '%s prints none over another',
    (family) => {
      const all = inks(
        '他问：“怎么干？”（干什么？！）又问《怎么看？》，“行；不行？”。（甲：乙）',
        family,
      )
      for (const [i, { text, right }] of all.entries()) {
        const next = all[i + 1]
        if (next)
          expect([text + next.text, next.left - right > -0.06]).toEqual([text + next.text, true])
      }
    },
  )

  it.each(['Noto Serif SC', 'Noto Sans SC'])(
    '%s has dashes of two em (N7) and centred dots (N9)',
    (family) => {
      const [before, dash, after] = inks('文——文', family)
      expect(dash?.text).toBe('——')
      expect((after?.left ?? 0) - (before?.left ?? 0)).toBeCloseTo(3, 6)
      const [left, dot, right] = inks('文·文', family)
      expect((right?.left ?? 0) - (left?.left ?? 0)).toBeCloseTo(1.5, 6)
      const middle = ((dot?.left ?? 0) + (dot?.right ?? 0)) / 2
      expect(middle).toBeCloseTo(1.25, 1)
    },
  )
})
