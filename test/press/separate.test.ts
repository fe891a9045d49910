import { describe, expect, it } from 'vitest'
import { processOf } from '../../src/model/paint.ts'
import type { Color } from '../../src/model/style.ts'
import { separateInks, type NamedInk } from '../../src/press/separate.ts'
import { collect } from '../support/diagnostics.ts'

const RED: NamedInk = {
  name: 'red',
  screen: '#c8161d',
  print: [0, 100, 90, 10],
  spot: 'Masthead Red',
}
const PALE: NamedInk = {
  name: 'pale',
  screen: '#f4d0d0',
  print: [0, 20, 18, 2],
  spot: 'Masthead Red',
}
const INK: NamedInk = { name: 'ink', screen: '#1a1a1a', print: [0, 0, 0, 100] }

function separated(
  colors: readonly Color[],
  inks: readonly NamedInk[] = [RED, PALE, INK],
  spot = false,
) {
  const { report, diagnostics } = collect()
  const separation = separateInks(inks, spot, report)
  return { paints: colors.map((color) => separation.paintOf(color)), separation, diagnostics }
}

const of = (ink: NamedInk): Color => ({ screen: ink.screen, ink })
const rgb = (screen: string): Color => ({ screen })

describe('RGB in four inks', () => {
  it.each([
    ['#000000', [0, 0, 0, 100]],
    ['#ffffff', [0, 0, 0, 0]],
    ['#808080', [0, 0, 0, 49.8]],
    ['#ff0000', [0, 100, 100, 0]],
    ['#00ff00', [100, 0, 100, 0]],
    ['#0000ff', [100, 100, 0, 0]],
    ['#204080', [75, 50, 0, 49.8]],
  ])('%s', (hex, expected) => {
    expect(processOf(hex)).toEqual(expected)
  })

  it('never uses three colours for what is black', () => {
    for (let value = 0; value < 256; value++) {
      const two = value.toString(16).padStart(2, '0')
      expect(processOf(`#${two}${two}${two}`).slice(0, 3)).toEqual([0, 0, 0])
    }
    for (const hex of ['#123456', '#fedcba', '#010203', '#0f0f10']) {
      expect(Math.min(...processOf(hex).slice(0, 3))).toBe(0)
    }
  })
})

describe('separation', () => {
  it('prints an ink as its template says', () => {
    const { paints, diagnostics } = separated([of(RED), of(INK)])
    expect(paints).toEqual([RED.print, INK.print])
    expect(diagnostics).toEqual([])
  })

  it('takes device-cmyk() as it is', () => {
    const ink = { name: 'device-cmyk(10% 20% 30% 40%)', print: [10, 20, 30, 40] as const }
    expect(separated([{ screen: '#808080', ink }]).paints).toEqual([[10, 20, 30, 40]])
  })

  it('takes a colour that is the face of an ink for that ink', () => {
    expect(separated([rgb('#c8161d'), rgb('#1a1a1a')]).paints).toEqual([RED.print, INK.print])
  })

  it('prints greys in black, without a word', () => {
    const { paints, diagnostics } = separated([rgb('#000000'), rgb('#cccccc'), rgb('#ffffff')])
    expect(paints).toEqual([
      [0, 0, 0, 100],
      [0, 0, 0, 20],
      [0, 0, 0, 0],
    ])
    expect(diagnostics).toEqual([])
  })

  it('says once of each other colour what became of it', () => {
    const { diagnostics } = separated([rgb('#204080'), rgb('#204080'), rgb('#ff0000')])
    expect(diagnostics).toMatchObject([
      { severity: 'warning', code: 'COLOR_WITHOUT_INK', data: { color: '#204080' } },
      { code: 'COLOR_WITHOUT_INK', data: { color: '#ff0000', process: [0, 100, 100, 0] } },
    ])
  })

  it('converts an ink that says nothing of the press', () => {
    const { paints, diagnostics } = separated([{ screen: '#204080', ink: { name: 'blue' } }])
    expect(paints).toEqual([[75, 50, 0, 49.8]])
    expect(diagnostics).toMatchObject([{ code: 'COLOR_WITHOUT_INK' }])
  })
})

describe('spot inks', () => {
  const spot = (...inks: readonly NamedInk[]) => separated(inks.map(of), inks, true)

  it('have a plate of their own, and tints of it', () => {
    const { paints, separation, diagnostics } = spot(PALE, RED, INK)
    expect(paints).toEqual([
      { plate: 'Masthead Red', tint: 20 },
      { plate: 'Masthead Red', tint: 100 },
      INK.print,
    ])
    expect(separation.plates).toEqual([{ name: 'Masthead Red', process: RED.print }])
    expect(separation.inks['#c8161d']).toEqual({ plate: 'Masthead Red', tint: 100 })
    expect(diagnostics).toEqual([])
  })

  it('stay in four inks, if they are no tint of their plate', () => {
    const blue: NamedInk = { ...PALE, name: 'blue', print: [80, 10, 0, 0] }
    const { paints, diagnostics } = spot(RED, blue)
    expect(paints[1]).toEqual([80, 10, 0, 0])
    expect(diagnostics).toMatchObject([
      { code: 'SPOT_TINT', data: { ink: 'blue', solid: 'red', spot: 'Masthead Red' } },
    ])
  })

  it.each(['专红', 'All', 'none', 'Black', 'cyan', '', ' Red', 'A\u0001B', 'x'.repeat(200)])(
    'cannot be called %j: their plate has the name of the ink',
    (name) => {
      const { separation, diagnostics } = spot({ ...RED, spot: name })
      expect(separation.plates.map((plate) => plate.name)).toEqual(['red'])
      expect(diagnostics).toMatchObject([
        { severity: 'warning', code: 'SPOT_NAME', data: { ink: 'red', spot: name, plate: 'red' } },
      ])
    },
  )

  it('get a number, if the ink has no better name', () => {
    const { separation } = spot(
      { ...RED, name: '红', spot: '专红' },
      { ...INK, name: 'black', spot: '专黑' },
    )
    expect(separation.plates.map((plate) => plate.name)).toEqual(['Spot 1', 'Spot 2'])
  })

  it('are missed where a template has none', () => {
    expect(spot(INK).diagnostics).toMatchObject([{ severity: 'warning', code: 'SPOT_NONE' }])
  })

  it('are CMYK unless they are wished', () => {
    expect(separated([of(RED)]).separation.plates).toEqual([])
  })
})
