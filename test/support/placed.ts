import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, type Built } from '../../src/build.ts'
import type { LineFrame, Page } from '../../src/model/page.ts'
import { environment, linesOf, textOf } from './build.ts'

/** Text with its edges on the page, pt. */
interface Ink {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What differs by less is a rounding. */
const TOLERANCE = 0.01

/** The pages of a text in a template; throws what was reported if there are none. */
export async function typeset(
  text: string,
  template: string,
  options: Readonly<Record<string, string>> = {},
): Promise<Built> {
  const set = Object.fromEntries(Object.entries(options).map(([name, text]) => [name, { text }]))
  const given = { emit: 'definition', template, set } as const
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'banxin-test-'))
  try {
    fs.writeFileSync(path.join(root, 'issue.txt'), text)
    const { built, diagnostics } = await build('issue.txt', given, environment(root))
    if (!built) throw new Error(JSON.stringify(diagnostics))
    return built
  } finally {
    fs.rmSync(root, { recursive: true, force: true })
  }
}

/** Front matter with the fields that have a value, above the text. */
export function issue(fields: Readonly<Record<string, unknown>>, text: string): string {
  const given = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
  return `---\n${given.join('')}---\n${text}`
}

/** Lines of which a part is outside the sheet, and pairs of lines of which one stands on the other. */
export function collisionsOf(page: Page): string[] {
  const inks = linesOf(page).flatMap((frame) => inkOf(frame) ?? [])
  const outside = inks.filter(
    ({ left, right, top, bottom }) =>
      left < 0 || top < 0 || right > page.width || bottom > page.height,
  )
  const pairs = inks.flatMap((one, i) =>
    inks.slice(i + 1).flatMap((other) => (overlap(one, other) ? [[one, other] as const] : [])),
  )
  return [
    ...outside.map(({ text }) => `outside: ${text}`),
    ...pairs.map(([one, other]) => `${one.text} | ${other.text}`),
  ]
}

/** Sizes of a line's characters, each once. */
export function sizesOf({ line }: LineFrame): number[] {
  return [...new Set(line.runs.map(({ size }) => size))]
}

function inkOf(frame: LineFrame): Ink | undefined {
  const { runs, width } = frame.line
  const [first] = runs
  if (!first) return undefined
  const edges = runs.map(({ size, rise = 0 }) => ({
    top: frame.y - rise - 0.88 * size,
    bottom: frame.y - rise + 0.12 * size,
  }))
  return {
    text: textOf(frame),
    left: frame.x + (first.glyphs[0]?.x ?? 0),
    right: frame.x + width,
    top: Math.min(...edges.map(({ top }) => top)),
    bottom: Math.max(...edges.map(({ bottom }) => bottom)),
  }
}

function overlap(one: Ink, other: Ink): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return across > TOLERANCE && down > TOLERANCE
}
