import fs from 'node:fs'
import { create, type Font } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { Face } from '../../src/fonts/face.ts'
import { simpleGlyphOf, type PathCommand } from '../../src/fonts/outlines.ts'
import { fixture } from '../support/own-fonts.ts'

type Point = readonly [number, number]

const bytes = fixture('few-serif.otf')
const original = create(bytes) as Font

function face(): Face {
  const own = { from: 'sheet', families: ['own'], fullNames: [], weights: [400, 400] } as const
  const entry = { id: 'own', family: 'Own', role: 'song', weight: 400, file: 'own.otf', bytes: bytes.length, own }
  return new Face(entry, () => bytes)
}

/** Points along an outline, `steps` to a curve. */
function pointsOf(path: readonly PathCommand[], steps: number): Point[] {
  const points: Point[] = []
  let last: Point = [0, 0]
  let start: Point = [0, 0]
  for (const { command, args } of path) {
    const all = [last, ...Array.from({ length: args.length / 2 }, (_, i): Point => [args[2 * i]!, args[2 * i + 1]!])]
    if (command === 'moveTo') start = all[1]!
    const curve = command === 'moveTo' ? all.slice(1) : command === 'closePath' ? [last, start] : all
    for (let i = 0; i <= steps; i++) points.push(at(curve, i / steps))
    last = curve.at(-1)!
  }
  return points
}

/** De Casteljau, whatever the degree. */
function at(curve: readonly Point[], t: number): Point {
  const [first, ...rest] = curve
  if (!rest.length) return first!
  return at(
    rest.map(([x, y], i): Point => [curve[i]![0] + (x - curve[i]![0]) * t, curve[i]![1] + (y - curve[i]![1]) * t]),
    t,
  )
}

/** How far the points of `one` are from the polyline of `other`, at most. */
function distance(one: readonly Point[], other: readonly Point[]): number {
  return one.reduce((most, [x, y]) => {
    const nearest = other.slice(1).reduce((least, [bx, by], i) => {
      const [ax, ay] = other[i]!
      const [dx, dy] = [bx - ax, by - ay]
      const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
      return Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy))
    }, Infinity)
    return Math.max(most, nearest)
  }, 0)
}

describe('PostScript outlines as TrueType ones', () => {
  const subset = face().program().subset()
  const characters = Array.from('大家永酬㛃（“；ag0')
  const glyphs = characters.map((one) => original.glyphForCodePoint(one.codePointAt(0)!).id)
  const codes = glyphs.map((glyph) => subset.add(glyph, original.getGlyph(glyph).advanceWidth))
  const made = create(Buffer.from(subset.encode())) as Font

  it.each(characters.map((one, i) => [one, i] as const))('%s is where it was', (_one, i) => {
    const [before, after] = [original.getGlyph(glyphs[i]!), made.getGlyph(codes[i]!)]
    expect(after.advanceWidth).toBe(before.advanceWidth)
    const [from, to] = [before.path.commands, after.path.commands]
    const away = [distance(pointsOf(to, 6), pointsOf(from, 30)), distance(pointsOf(from, 6), pointsOf(to, 30))]
    // a quarter of a unit for the curve, and points on whole units: half a unit in each direction
    expect(Math.max(...away)).toBeLessThan(0.8)
    expect(after.path.bbox.minX).toBeCloseTo(before.path.bbox.minX, -0.5)
    expect(areaOf(to) / -areaOf(from)).toBeCloseTo(1, 2)
  })

  it('are filled to the right of their contours', () => {
    expect(Math.sign(areaOf(made.getGlyph(codes[0]!).path.commands))).toBe(-1)
  })

  it('may have other widths, and their ink elsewhere', () => {
    const glyph = original.glyphForCodePoint('（'.codePointAt(0)!)
    const own = face().program().subset()
    const [moved, wide] = [own.add(glyph.id, 500, 500), own.add(glyph.id, 1250)]
    const font = create(Buffer.from(own.encode())) as Font
    expect([moved, wide].map((code) => font.getGlyph(code).advanceWidth)).toEqual([500, 1250])
    const [a, b] = [moved, wide].map((code) => font.getGlyph(code).path.bbox)
    expect(a!.minX).toBe(b!.minX - 500)
    expect(own.inkOf(glyph.id)[0]).toBeCloseTo(b!.minX, -0.5)
    expect(own.widthOf(wide)).toBe(1250)
  })

  it('are the same bytes for the same glyphs', () => {
    const encode = () => {
      const own = face().program().subset()
      for (const glyph of glyphs) own.add(glyph, 1000)
      return own.encode()
    }
    expect(Buffer.compare(encode(), encode())).toBe(0)
  })
})

describe('an outline', () => {
  it('without anything in it is an empty glyph', () => {
    expect(simpleGlyphOf([], 0.5).data).toHaveLength(0)
  })

  it('that TrueType has no room for is refused', () => {
    const far = [
      { command: 'moveTo', args: [0, 0] },
      { command: 'lineTo', args: [40_000, 0] },
      { command: 'lineTo', args: [0, 40_000] },
    ]
    expect(() => simpleGlyphOf(far, 0.5)).toThrow(RangeError)
    const nowhere = far.map(({ command }) => ({ command, args: [NaN, NaN] }))
    expect(() => simpleGlyphOf(nowhere, 0.5)).toThrow(RangeError)
  })
})

/** What the contours enclose, those the other way round taken off. */
function areaOf(path: readonly PathCommand[]): number {
  const contours: PathCommand[][] = []
  for (const command of path) {
    if (command.command === 'moveTo') contours.push([])
    contours.at(-1)?.push(command)
  }
  const sums = contours.map((contour) => {
    const points = pointsOf(contour, 16)
    return points.reduce((sum, [x, y], i) => {
      const [px, py] = points.at(i - 1)!
      return sum + (px * y - x * py) / 2
    }, 0)
  })
  return sums.reduce((sum, one) => sum + one, 0)
}

it('is a licence beside the fixtures', () => {
  expect(fs.existsSync('test/fixtures/fonts/OFL.txt')).toBe(true)
})
