import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEVER, NO_SPACE, NOTHING_ANCHORED, ORPHAN, WIDOW } from '../../src/pages/flow.ts'
import type { FlowItem, Slot } from '../../src/pages/flow.ts'
import { paginate } from '../../src/pages/paginate.ts'
import type { PagePlan } from '../../src/pages/plan.ts'
import { Reader } from '../../src/pages/reader.ts'
import { plainTrack, type Section } from '../../src/pages/sections.ts'

/** One item of the flow: a letter for what it shows, its rows, the space above it. */
interface Named extends FlowItem {
  readonly letter: string
}

function item(letter: string, more: Partial<FlowItem> = {}): Named {
  return {
    letter,
    rows: 1,
    space: NO_SPACE,
    breakCost: 0,
    leaves: 'nothing',
    beginsColumn: false,
    isHeading: false,
    frames: [],
    anchored: NOTHING_ANCHORED,
    ...more,
  }
}

const HEADING = { space: { least: 1, natural: 1, most: 2 }, isHeading: true }

/** A paragraph of so many lines named by a letter, the first `kept` of them with what stands above. */
function paragraph(letter: string, lines: number, kept = 0): Named[] {
  return Array.from({ length: lines }, (_, i) => {
    const orphan = i === 1 ? ORPHAN : 0
    const widow = i === lines - 1 && i > 0 ? WIDOW : 0
    const breakCost = i < kept ? NEVER : orphan + widow
    const leaves = widow ? 'widow' : i === 1 ? 'orphan' : 'nothing'
    return item(letter, { breakCost, leaves })
  })
}

/** A heading T with a row of space above it that may grow by one, and a statement of `lines` lines named by a letter. */
function statement(letter: string, lines: number): Named[] {
  return [item('T', HEADING), ...paragraph(letter, lines, 2)]
}

/** The same paragraph with a line more or fewer, where that is `possible`. */
function changeable(
  letter: string,
  lines: number,
  possible: readonly (-1 | 1)[],
  loosened = 0,
): Named[] {
  const slot: Slot = {
    count: lines,
    remark: () => undefined,
    changed: (by) =>
      possible.includes(by)
        ? {
            items: paragraph(letter.toUpperCase(), lines + by),
            loosened,
            remark: () => undefined,
          }
        : undefined,
  }
  return paragraph(letter, lines).map((own, i) => (i === 0 ? { ...own, slot } : own))
}

function section(items: readonly Named[], columns: number, more: Partial<Section> = {}): Section {
  const space = columns === 1 ? (items[0]?.space ?? NO_SPACE) : NO_SPACE
  return { ...plainTrack(0, 100, 10), columns, balance: true, space, ...more, items }
}

/** Pages as grids of letters, a row a line: what stands there, . for nothing. */
function draw(sections: readonly Section[], plans: readonly PagePlan[]): string[] {
  return plans.map(({ bands }) =>
    bands
      .flatMap((band) => {
        const reader = new Reader(sections[band.section]?.items ?? [], 10)
        const drawn = band.columns.map(({ start, end, swap, arrangement }) => {
          const rows: string[] = []
          reader.between(start, end, swap).forEach((own, i) => {
            const row = arrangement.rows[i] ?? 0
            for (let r = row; r < row + own.rows; r++) rows[r] = (own as Named).letter
          })
          return rows
        })
        const space = Array.from({ length: band.space }, () => '')
        const text = Array.from({ length: band.depth }, (_, row) =>
          drawn.map((column) => column[row] ?? '.').join(''),
        )
        return [...space, ...text]
      })
      .join('\n'),
  )
}

const rooms = (rows: readonly number[]) => (page: number) =>
  rows[Math.min(page, rows.length) - 1] ?? 0

const set = (items: readonly Named[], columns: number, rows: readonly number[], balance = true) =>
  setAll([section(items, columns, { balance })], rows)

const setAll = (sections: readonly Section[], rows: readonly number[]) =>
  draw(sections, paginate(sections, { pitch: 10, roomOf: rooms(rows) }))

const lines = (letters: string) => Array.from(letters, (letter) => item(letter))

const columnsOf = (plans: readonly PagePlan[]) =>
  plans.flatMap(({ bands }) => bands.flatMap(({ columns }) => columns))

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
    const above = section(lines('hhh'), 1, { balance: false })
    expect(setAll([above, section(lines('aaaa'), 2)], [3, 4])).toEqual(['h\nh\nh', 'aa\naa'])
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

  it('alone on their pages cut no paragraph over an empty foot', () => {
    const fixed = { space: { least: 1, natural: 1, most: 1 }, isHeading: true }
    const items = [
      ...[...paragraph('a', 5), item('T', fixed), ...paragraph('b', 7, 2)],
      ...[item('T', fixed), ...paragraph('c', 3, 2)],
    ]
    // of a parted a the next page would be full, too
    expect(set(items, 1, [6], false)[0]?.replaceAll('\n', '')).toBe('aaaaa.')
  })

  it('take an item that is higher than a page by itself, once', () => {
    const items = [...lines('a'), item('b', { rows: 9 }), ...lines('c')]
    const plans = paginate([section(items, 1, { balance: false })], { pitch: 10, roomOf: () => 4 })
    expect(columnsOf(plans).map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ])
  })
})

describe('what gives', () => {
  it('is a heading space before anything else', () => {
    // 4 rows, space, T, 3 rows: nine of ten; the space takes two
    const items = [...paragraph('a', 4), ...statement('b', 3), ...statement('c', 3)]
    const [page] = set(items, 1, [10])
    expect(page).toBe('a\na\na\na\n.\n.\nT\nb\nb\nb')
  })

  it('is a row under the masthead before a shorter page', () => {
    const head = section(lines('hh'), 1, { balance: false })
    // of ten rows eight are left; the first column may end after seven lines, or before a pair that stays together
    const items = [
      ...lines('aaaaaaa'),
      item('b'),
      item('b', { breakCost: NEVER }),
      ...lines('cccccc'),
      ...lines('dddddddd'),
    ]
    const [page] = setAll([head, section(items, 2)], [10])
    expect(page?.split('\n')).toEqual(['h', 'h', '', ...'ab ab ac ac ac ac ac'.split(' ')])
  })

  it('is a shorter page before a changed paragraph, and that before a lonely first line', () => {
    const pair = [item('b'), item('b', { breakCost: NEVER })]
    const items = [...lines('aaa'), ...pair, ...lines('ccc'), ...lines('dd')]
    expect(set(items, 2, [4])[0]).toBe('ab\nab\nac')
  })

  it('is a paragraph with a line more where nothing cheaper helps', () => {
    // of five rows the fifth would be b's first line; of four, the second column would leave b's last
    const items = [...changeable('a', 4, [1]), ...paragraph('b', 5), ...paragraph('c', 9)]
    const [page] = set(items, 2, [5])
    expect(page).toBe('Ab\nAb\nAb\nAb\nAb')
  })

  it('is not a paragraph with a line more if many of its lines are spread for it', () => {
    const items = (loosened: number) => [
      ...changeable('a', 4, [1], loosened),
      ...paragraph('b', 5),
      ...paragraph('c', 9),
    ]
    expect(set(items(1), 2, [5])[0]).toContain('A')
    // an orphan costs 1000, a change 400 and 60 for each such line
    expect(set(items(30), 2, [5])[0]).not.toContain('A')
  })

  it('is never the order or the whole of the text', () => {
    const items = [
      ...changeable('a', 4, [-1, 1]),
      ...changeable('b', 5, [-1, 1]),
      ...paragraph('c', 7),
    ]
    for (let room = 4; room < 9; room++) {
      const drawn = set(items, 2, [room]).join('')
      for (const letter of 'abc') expect(drawn.toLowerCase()).toContain(letter)
    }
  })
})

describe('sections', () => {
  it('stand under each other, what is above columns balanced first', () => {
    const title = section([item('T', HEADING)], 1, { balance: false })
    const above = section(lines('aaaa'), 2)
    const below = section(paragraph('b', 4, 2), 2)
    expect(setAll([above, title, below], [12])).toEqual(['aa\naa\n\nT\nbb\nbb'])
  })

  it('do not leave a heading across the columns at a page’s foot', () => {
    const title = section([item('T', HEADING)], 1, { balance: false })
    const pages = setAll(
      [section(lines('aaaaaaaa'), 2), title, section(paragraph('b', 4, 2), 2)],
      [6],
    )
    expect(pages).toEqual(['aa\naa\naa\naa', 'T\nbb\nbb'])
  })

  it.each([
    ['page', ['aa\naa', 'bb\nbb']],
    ['left', ['aa\naa', 'bb\nbb']],
    ['right', ['aa\naa', '', 'bb\nbb']],
  ] as const)('begin a %s', (start, expected) => {
    const sections = [section(lines('aaaa'), 2), section(lines('bbbb'), 2, { start })]
    expect(setAll(sections, [5])).toEqual(expected)
  })

  it('begin a column where that is asked for', () => {
    const items = [...lines('aaa'), item('b', { beginsColumn: true }), ...lines('bb')]
    expect(set(items, 3, [5])).toEqual(['ab\nab\nab'])
  })
})

describe('headings', () => {
  it('do not stand side by side where a space can move one', () => {
    const flow = (letter: string) => [
      ...paragraph(letter, 3),
      item('T', HEADING),
      ...paragraph(letter, 3, 2),
      item('T', HEADING),
      ...paragraph(letter, 3, 2),
    ]
    // each column has two spaces and a row to share out between them
    const rows =
      set([...flow('a'), ...flow('b'), ...lines('c'.repeat(20))], 2, [14])[0]?.split('\n') ?? []
    expect(rows).toHaveLength(14)
    expect(rows).not.toContain('TT')
  })
})

describe('lines off the grid', () => {
  it('take whole rows together', () => {
    const loose = { block: 1, height: 14 }
    const items = Array.from({ length: 5 }, () => item('n', { rows: 2, loose }))
    // five lines of 14 on rows of 10 are 70
    const [plan] = paginate([section(items, 1, { balance: false })], { pitch: 10, roomOf: () => 7 })
    expect(plan?.bands.map(({ depth }) => depth)).toEqual([7])
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
          const sections = [section(items, columns, { balance })]
          const roomOf = rooms([Math.min(Math.max(1, first), room), room])
          const plans = paginate(sections, { pitch: 10, roomOf })
          const placed = columnsOf(plans)
          expect(placed[0]?.start).toBe(0)
          expect(placed.at(-1)?.end).toBe(items.length)
          placed.slice(1).forEach(({ start }, i) => {
            expect(start).toBe(placed[i]?.end)
          })
          plans.forEach(({ bands }, i) => {
            const isForced = bands.some((band) => band.columns.some(({ cost }) => cost >= 1e7))
            for (const band of bands) {
              expect(band.columns.length).toBeLessThanOrEqual(columns)
              if (!isForced) expect(band.space + band.depth).toBeLessThanOrEqual(roomOf(i + 1))
            }
          })
        },
      ),
    )
  })

  it('leaves no heading at a column’s foot where there is room for more', () => {
    fc.assert(
      fc.property(flow, columns, fc.integer({ min: 8, max: 50 }), (items, columns, room) => {
        const plans = paginate([section(items, columns)], { pitch: 10, roomOf: () => room })
        const ends = columnsOf(plans).map(({ end }) => items[end - 1]?.letter)
        expect(ends).not.toContain('T')
      }),
    )
  })
})
