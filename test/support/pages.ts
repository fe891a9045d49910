import type { Frame, Page } from '../../src/model/page.ts'
import type { Color } from '../../src/model/style.ts'

/** Of 100 × 200 pt. */
export function page(number: number, more: Partial<Page> = {}): Page {
  const grid = { left: 10, baseline: 20, pitch: 10, size: 8, bands: [] }
  return { number, width: 100, height: 200, frames: [], grid, ...more }
}

export function pages(count: number, more: Partial<Page> = {}): Page[] {
  return Array.from({ length: count }, (_, i) => page(i + 1, more))
}

export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  color: Color = { screen: '#000000' },
): Frame {
  return { kind: 'rect', role: 'artifact', x, y, width, height, color }
}
