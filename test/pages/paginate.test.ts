import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEVER, ORPHAN, WIDOW, type FlowItem } from '../../src/pages/flow.ts'
import { paginate, type PageFill } from '../../src/pages/paginate.ts'

/** One item of the flow: a letter for what it shows, its rows, the space above it. */
interface Named extends FlowItem {
  readonly letter: string
}

function item(letter: string, more: Partial<FlowItem> = {}): Named {
  return {
    letter,
    rows: 1,
    space: { least: 0, most: 0 },
    breakCost: 0,
    frames: [],
    strings: [],
    ...more,
  }
}

/** A heading T with a row of space above it that may grow by one, and a statement of `lines` lines named by a letter. */
function statement(letter: string, lines: number): Named[] {
  const body = Array.from({ length: lines }, (_, i) => {
    const orphan = i === 1 ? ORPHAN : 0
    const widow = i === lines - 1 && i > 0 ? WIDOW : 0
    return item(letter, { breakCost: i < 2 ? NEVER : orphan + widow })
  })
  return [item('T', { space: { least: 1, most: 2 } }), ...body]
}

/** Pages as grids of letters, a row a line: what stands there, . for nothing. */
function draw(items: readonly Named[], fills: readonly PageFill[]): string[] {
  return fills.map(({ columns, depth }) => {
    const drawn = columns.map(({ start, end, extra }) => {
      const rows: string[] = []
      let left = extra
      items.slice(start, end).forEach(({ letter, rows: height, space }, i) => {
        const more = Math.min(left, space.most - space.least)
        if (i > 0) {
          rows.push(...Array<string>(space.least + more).fill('.'))
          left -= more
        }
        rows.push(...Array<string>(height).fill(letter))
      })
      return rows
    })
    return Array.from({ length: depth }, (_, row) =>
      drawn.map((column) => column[row] ?? '.').join(''),
    ).join('\n')
  })
}

const set = (items: readonly Named[], columns: number, rooms: readonly number[], balance = true) =>
  draw(
    items,
    paginate(items, {
      columns,
      balance,
      roomOf: (page) => rooms[Math.min(page, rooms.length - 1)] ?? 0,
    }),
  )

const lines = (letters: string) => Array.from(letters, (letter) => item(letter))

describe('columns', () => {
  it('are filled one after the other, the last page balanced with the rest at its end', () => {
    expect(set(lines('aaaaaaaaaaaabbbbb'), 3, [4])).toEqual(['aaa\naaa\naaa\naaa', 'bbb\nbb.'])
  })

  it('keep their order where the last page is not to be balanced', () => {
    expect(set(lines('aaaaabb'), 3, [4], false)).toEqual(['aa\nab\nab\na.'])
  })

  it('start lower on a first page that something else stands on', () => {
    expect(set(lines('aaaabbbbbb'), 2, [2, 3])).toEqual(['aa\naa', 'bb\nbb\nbb'])
  })

  it('leave a first page alone that has no room for them', () => {
    expect(set(lines('aaaa'), 2, [0, 4])).toEqual(['', 'aa\naa'])
  })

  it('drop the space above a heading at their head', () => {
    const items = [...lines('aaaa'), ...statement('b', 3)]
    expect(set(items, 2, [4], false)[0]).toBe('aT\nab\nab\nab')
  })

  it('never leave a heading, or a heading and one line, at their foot', () => {
    const items = [...lines('aaaa'), ...statement('b', 6)]
    // of seven rows the space and the heading would fill the last two: the space grows no further than one row, so the page is shallower
    for (const page of set(items, 2, [7], false)) expect(page).not.toMatch(/T.?$/)
  })

  it('stand level by a wider heading space', () => {
    // five lines, a heading and two lines to keep with it are 9 rows; the column has ten
    const items = [...lines('aaaaa'), ...statement('b', 2), ...statement('c', 9)]
    const [page] = set(items, 2, [10])
    expect(page?.split('\n')[5]?.startsWith('.')).toBe(true)
    expect(page?.split('\n')[6]?.startsWith('.')).toBe(true)
    expect(page?.split('\n').every((row) => row.length === 2)).toBe(true)
  })

  it('take an item that is higher than a page by itself, once', () => {
    const items = [...lines('a'), item('b', { rows: 9 }), ...lines('c')]
    const fills = paginate(items, { columns: 1, balance: false, roomOf: () => 4 })
    expect(fills.flatMap(({ columns }) => columns.map(({ start, end }) => [start, end]))).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ])
  })
})

describe('any flow', () => {
  const flow = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 25 })), {
      minLength: 1,
      maxLength: 25,
    })
    .map((statements) => statements.flatMap(([letter, lines]) => statement(letter, lines)))
  const columns = fc.integer({ min: 1, max: 5 })
  const room = fc.integer({ min: 5, max: 50 })
  const first = fc.integer({ min: 0, max: 50 })

  it('is placed whole, in order, and inside its columns', () => {
    fc.assert(
      fc.property(
        flow,
        columns,
        room,
        first,
        fc.boolean(),
        (items, columns, room, first, balance) => {
          const roomOf = (page: number) => (page === 0 ? Math.min(first, room) : room)
          const fills = paginate(items, { columns, balance, roomOf })
          const placed = fills.flatMap(({ columns }) => columns)
          expect(placed[0]?.start).toBe(0)
          expect(placed.at(-1)?.end).toBe(items.length)
          placed.slice(1).forEach(({ start }, i) => {
            expect(start).toBe(placed[i]?.end)
          })
          fills.forEach((fill, page) => {
            expect(fill.columns.length).toBeLessThanOrEqual(columns)
            expect(fill.depth).toBeLessThanOrEqual(roomOf(page))
            for (const row of draw(items, [fill])[0]?.split('\n') ?? [])
              expect(row.length).toBeLessThanOrEqual(columns)
          })
        },
      ),
    )
  })

  it('leaves no heading at a column’s foot where there is room for more', () => {
    fc.assert(
      fc.property(flow, columns, fc.integer({ min: 8, max: 50 }), (items, columns, room) => {
        const fills = paginate(items, { columns, balance: true, roomOf: () => room })
        const ends = fills.flatMap((fill) => fill.columns.map(({ end }) => items[end - 1]?.letter))
        expect(ends).not.toContain('T')
      }),
    )
  })
})
