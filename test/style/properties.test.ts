import { describe, expect, it } from 'vitest'
import type { ComputedStyle } from '../../src/model/style.ts'
import { PROPERTIES, PROPERTY_NAMES } from '../../src/style/properties.ts'
import { computed, faultsOf, RED, style, styleOf } from '../support/style.ts'

type Row<N extends keyof ComputedStyle> = readonly [
  /** Values and what they are computed to, on a paragraph of 10pt. */
  good: readonly (readonly [string, ComputedStyle[N]])[],
  bad: readonly string[],
]

const asIs = <const K extends string>(...names: K[]) => names.map((name) => [name, name] as const)

const LENGTHS = [
  ['3pt', 3],
  ['1.5em', 15],
  ['1rem', 12],
  ['0', 0],
  ['calc(1em + 2pt)', 12],
] as const
const PERCENTAGES = [
  ['50%', { pt: 0, share: 0.5 }],
  ['calc(100% - 2em)', { pt: -20, share: 1 }],
  ['0%', 0],
] as const
const NO_LENGTHS = ['3', 'thick', '1pt 2pt', '1vw', '#fff', 'calc(3)', '"3pt"']

const margin: Row<'margin-top'> = [
  [...LENGTHS, ...PERCENTAGES, ['-2pt', -2]],
  [...NO_LENGTHS, 'auto'],
]
const padding: Row<'padding-top'> = [
  [...LENGTHS, ...PERCENTAGES, ['calc(1pt - 1em)', 0]],
  [...NO_LENGTHS, '-2pt', '-5%'],
]
const offset: Row<'top'> = [
  [...LENGTHS, ...PERCENTAGES, ['-2pt', -2], ['auto', 'auto']],
  NO_LENGTHS,
]
const lineWidth: Row<'border-top-width'> = [
  [...LENGTHS, ['calc(1pt - 1em)', 0]],
  [...NO_LENGTHS, '50%', '-1pt'],
]
const lineStyle: Row<'border-top-style'> = [
  asIs('none', 'solid', 'double', 'dashed', 'dotted'),
  ['groove', '1', 'solid solid'],
]
const colour: Row<'color'> = [
  [
    ['#C8161D', { screen: '#c8161d' }],
    ['#abc', { screen: '#aabbcc' }],
    ['rgb(255, 0, 128)', { screen: '#ff0080' }],
    ['rgb(100% 0% 50%)', { screen: '#ff0080' }],
    ['rgb(calc(200 + 55) 0 0)', { screen: '#ff0000' }],
    ['white', { screen: '#ffffff' }],
    ['black', { screen: '#000000' }],
    ['var(--red)', RED],
    ['currentcolor', { screen: '#000000' }],
    [
      'device-cmyk(0 1 0.9 0.1)',
      {
        screen: '#e60017',
        ink: { name: 'device-cmyk(0% 100% 90% 10%)', print: [0, 100, 90, 10] },
      },
    ],
    [
      'device-cmyk(0%, 100%, 90%, 10%)',
      {
        screen: '#e60017',
        ink: { name: 'device-cmyk(0% 100% 90% 10%)', print: [0, 100, 90, 10] },
      },
    ],
  ],
  [
    'red',
    '#abcd',
    '#12',
    'rgb(1 2)',
    'rgb(1 2 3 / 0.5)',
    'rgb(300 0 0)',
    'rgb(1, 2 3)',
    'rgba(1, 2, 3, 1)',
    'device-cmyk(0 1 2 0)',
    'device-cmyk(0 1 1)',
    'hsl(120 50% 50%)',
    '-banxin-ink(green)',
    'transparent',
  ],
]
const breaks: Row<'break-before'> = [
  [
    ...asIs('auto', 'avoid', 'avoid-page', 'avoid-column', 'page', 'column', 'left', 'right'),
    ['always', 'page'],
  ],
  ['recto', 'all', '1'],
]
const lines: Row<'orphans'> = [
  [
    ['3', 3],
    ['calc(1 + 2)', 3],
    ['calc(2 - 3)', 1],
  ],
  ['0', '-1', '1.5', 'calc(3 / 2)', '2pt', 'auto'],
]

const ROWS: { readonly [N in keyof ComputedStyle]: Row<N> } = {
  display: [
    asIs('inline', 'block', 'inline-block', 'flex', 'none'),
    ['grid', 'table', 'block flex'],
  ],
  position: [asIs('static', 'absolute'), ['relative', 'fixed', 'sticky']],
  float: [asIs('none', 'bottom'), ['left', 'right', 'top']],
  top: offset,
  right: offset,
  bottom: offset,
  left: offset,
  width: [
    [...padding[0], ['auto', 'auto']],
    [...padding[1], 'min-content'],
  ],
  height: [
    [...LENGTHS, ['auto', 'auto']],
    [...NO_LENGTHS, '50%', '-1pt'],
  ],
  'min-height': [LENGTHS, [...NO_LENGTHS, '50%', 'auto', '-1pt']],
  'margin-top': margin,
  'margin-right': margin,
  'margin-bottom': margin,
  'margin-left': margin,
  'padding-top': padding,
  'padding-right': padding,
  'padding-bottom': padding,
  'padding-left': padding,
  'border-top-width': lineWidth,
  'border-right-width': lineWidth,
  'border-bottom-width': lineWidth,
  'border-left-width': lineWidth,
  'border-top-style': lineStyle,
  'border-right-style': lineStyle,
  'border-bottom-style': lineStyle,
  'border-left-style': lineStyle,
  'border-top-color': colour,
  'border-right-color': colour,
  'border-bottom-color': colour,
  'border-left-color': colour,
  'background-color': [
    [...colour[0], ['transparent', 'transparent']],
    ['red', 'none', 'url(a.png)'],
  ],
  'justify-content': [
    asIs('flex-start', 'flex-end', 'center', 'space-between'),
    ['start', 'space-around', 'left'],
  ],
  'flex-wrap': [asIs('nowrap', 'wrap'), ['wrap-reverse']],
  'align-items': [asIs('flex-start', 'flex-end', 'center', 'baseline'), ['stretch', 'start']],
  'column-count': [
    [...lines[0], ['auto', 'auto']],
    ['0', '1.5', '2pt'],
  ],
  'column-gap': [
    [...padding[0], ['normal', 10]],
    [...padding[1], 'auto'],
  ],
  'column-span': [asIs('none', 'all'), ['2']],
  'column-fill': [asIs('balance', 'auto'), ['balance-all']],
  'column-rule-width': lineWidth,
  'column-rule-style': lineStyle,
  'column-rule-color': colour,
  'line-grid': [asIs('none', 'create'), ['match-parent']],
  'line-snap': [asIs('baseline', 'none'), ['contain']],
  'block-step-size': [
    [...LENGTHS, ['none', 'none']],
    [...NO_LENGTHS, '-1pt', '50%'],
  ],
  'block-step-align': [asIs('center', 'start', 'end'), ['auto', 'top']],
  'break-before': breaks,
  'break-after': breaks,
  'break-inside': [asIs('auto', 'avoid', 'avoid-page', 'avoid-column'), ['page', 'always']],
  orphans: lines,
  widows: lines,
  color: colour,
  'font-family': [
    [
      [
        '"Noto Serif SC", Banxin Kai, 宋体, serif',
        ['Noto Serif SC', 'Banxin Kai', '宋体', 'serif'],
      ],
    ],
    ['12pt', '"A" "B"', 'A,, B', 'A,'],
  ],
  'font-size': [
    [
      ['12pt', 12],
      ['2em', 40],
      ['1rem', 12],
      ['150%', 30],
      ['calc(50% + 2pt)', 12],
      ['初号', 42],
      ['五号', 10.5],
      ['小五', 9],
      ['八号', 5],
    ],
    ['0', '-1pt', '12', '九号', 'larger', 'calc(12)', 'constructor'],
  ],
  'font-weight': [
    [
      ['400', 400],
      ['bold', 700],
      ['normal', 400],
      ['calc(300 * 2)', 600],
    ],
    ['0', '1001', 'bolder', '400pt'],
  ],
  'font-style': [asIs('normal'), ['italic', 'oblique 10deg']],
  'line-height': [
    [
      ['1.5', { kind: 'factor', factor: 1.5 }],
      ['normal', { kind: 'factor', factor: 1.5 }],
      ['calc(3 / 2)', { kind: 'factor', factor: 1.5 }],
      ['15pt', { kind: 'length', pt: 15 }],
      ['150%', { kind: 'length', pt: 15 }],
      ['calc(1em + 5pt)', { kind: 'length', pt: 15 }],
    ],
    ['0', '-1', '-1pt', 'auto'],
  ],
  'letter-spacing': [
    [
      ['0.1em', 1],
      ['-1pt', -1],
      ['normal', 0],
      ['calc(1em / 4)', 2.5],
    ],
    ['10%', 'calc(1em + 5%)', '1', 'auto'],
  ],
  'text-align': [asIs('left', 'right', 'center', 'justify'), ['start', 'end']],
  'text-align-last': [asIs('auto', 'left', 'right', 'center', 'justify'), ['start']],
  'text-indent': margin,
  'text-wrap': [asIs('wrap', 'balance'), ['nowrap', 'pretty']],
  'white-space': [asIs('normal', 'nowrap', 'pre-line'), ['pre', 'pre-wrap']],
  'line-break': [asIs('auto', 'anywhere', 'loose', 'normal', 'strict'), ['lax']],
  'text-autospace': [asIs('normal', 'ideograph-alpha', 'no-autospace'), ['auto']],
  '-banxin-autospace': [asIs('quarter', 'eighth'), ['third']],
  'text-spacing-trim': [asIs('trim-both', 'space-first'), ['space-all']],
  'hanging-punctuation': [asIs('none', 'allow-end', 'force-end'), ['first']],
  '-banxin-punctuation': [asIs('quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao'), ['全角']],
  'text-decoration-line': [asIs('none', 'underline'), ['overline', 'line-through']],
  'text-emphasis-style': [
    [
      ['none', 'none'],
      ['dot', 'dot'],
      ['filled dot', 'dot'],
      ['dot filled', 'dot'],
    ],
    ['open dot', 'sesame', '"x"', 'dot dot', 'filled'],
  ],
  'vertical-align': [
    [
      ...asIs('baseline', 'super', 'sub', 'top', 'middle', 'bottom'),
      ['2pt', 2],
      ['-0.2em', -2],
      ['20%', 3],
      ['calc(20% + 1pt)', 4],
    ],
    ['text-top', '2', 'auto'],
  ],
  'string-set': [
    [
      ['none', 'none'],
      ['title content()', [{ name: 'title', items: [{ kind: 'content' }] }]],
      [
        'a "第" content(text) "期", b attr(id)',
        [
          {
            name: 'a',
            items: [
              { kind: 'text', text: '第' },
              { kind: 'content' },
              { kind: 'text', text: '期' },
            ],
          },
          { name: 'b', items: [{ kind: 'text', text: 'a' }] },
        ],
      ],
      ['a attr(data-none)', [{ name: 'a', items: [{ kind: 'text', text: '' }] }]],
    ],
    ['title', 'content()', 'a content(),', 'a counter(page)', '"a" content()', 'a content(before)'],
  ],
  'bookmark-level': [
    [
      ['1', 1],
      ['none', 'none'],
    ],
    ['0', '1.5', 'first'],
  ],
  content: [
    [
      ['normal', 'normal'],
      ['none', 'none'],
    ],
    [],
  ],
  '--fit-font-size': [
    [
      ['auto', 'auto'],
      ['9pt 11.5pt 0.25pt', { least: 9, most: 11.5, step: 0.25 }],
      ['小五 五号 0.5pt', { least: 9, most: 10.5, step: 0.5 }],
      ['0.9em 1.2em 0.025em', { least: 9, most: 12, step: 0.25 }],
    ],
    ['11pt 9pt 1pt', '9pt 11pt', '9pt 11pt 0', '9pt 11pt 1pt 1pt', '9 11 1', '0 9pt 1pt', 'none'],
  ],
  '--fit-line-height': [
    [
      ['auto', 'auto'],
      ['1.36 1.49 0.01', { kind: 'factor', least: 1.36, most: 1.49, step: 0.01 }],
      ['14pt 16pt 0.25pt', { kind: 'length', least: 14, most: 16, step: 0.25 }],
    ],
    ['1.5 1.4 0.1', '1.4 16pt 0.1', '1.4 1.5', '0 1.5 0.1', '14pt 16pt 0', 'normal'],
  ],
  '--fit-heading-space': [
    [
      ['auto', 'auto'],
      ['6pt 1.5em', { least: 6, most: 15 }],
      ['calc(1em - 4pt) 12pt 0.25pt', { least: 6, most: 12 }],
      ['0 0', { least: 0, most: 0 }],
    ],
    [
      '12pt 6pt',
      '6pt',
      '6pt 12pt 0',
      '6pt 12pt 1pt 1pt',
      '6pt 50%',
      '-1pt 6pt',
      'none',
      '6pt 12pt x',
    ],
  ],
}

/** `content` is for what stands before and after, and `font-style` has one value. */
const HANDED_DOWN = PROPERTY_NAMES.filter((name) => name !== 'content' && name !== 'font-style')

describe('properties', () => {
  it('have a row each', () => {
    expect(Object.keys(ROWS)).toEqual(PROPERTY_NAMES)
  })

  const good = PROPERTY_NAMES.flatMap((name) =>
    ROWS[name][0].map(([value, expected]) => [name, value, expected] as const),
  )
  it.each(good)('%s: %s', (name, value, expected) => {
    // `content` is for what stands before and after
    if (name === 'content') return
    expect(roundedOf(computed(`${name}: ${value}`)[name])).toEqual(expected)
  })

  const bad = PROPERTY_NAMES.flatMap((name) => ROWS[name][1].map((value) => [name, value] as const))
  it.each(bad)('%s is never %s', (name, value) => {
    const diagnostics = faultsOf(`${name}: ${value}`)
    expect(diagnostics.map(({ code }) => code)).toEqual(['CSS_INVALID_VALUE'])
    expect(diagnostics[0]).toMatchObject({
      data: { property: name, value, expected: PROPERTIES[name].accepts },
    })
  })

  it.each(HANDED_DOWN)('%s is inherited or not, as its row says', (name) => {
    const [value, expected] = different(name)
    const css = `html { ${name}: ${value} } #b { ${name}: inherit } #c { ${name}: initial } #d { ${name}: unset }`
    const html = '<p id="a">甲</p><p id="b">甲</p><p id="c">甲</p><p id="d">甲</p>'
    const { inherits, initial } = PROPERTIES[name]
    const [plain, initially, unset] = ['a', 'c', 'd'].map(
      (id) => styleOf(id, html, `body { ${name}: inherit } ${css}`)[name],
    )
    const parent = style(html, css).document.root.style[name]
    expect(parent, 'the value that is handed down').not.toEqual(initial)
    if (typeof expected === 'string') expect(parent).toEqual(expected)
    const own = name === 'display' ? 'block' : initial
    expect(plain).toEqual(inherits ? parent : own)
    expect(unset).toEqual(inherits ? parent : initial)
    expect(initially).toEqual(initial)
    expect(styleOf('b', html, `body { ${name}: inherit } ${css}`)[name]).toEqual(parent)
  })
})

/** A value of a property that is not its initial one. */
function different(name: keyof ComputedStyle): readonly [string, unknown] {
  const { initial } = PROPERTIES[name]
  const rows: readonly (readonly [string, unknown])[] = ROWS[name][0]
  const found = rows.find(
    ([value, expected]) =>
      JSON.stringify(expected) !== JSON.stringify(initial) &&
      value !== 'normal' &&
      !value.includes('attr('),
  )
  if (!found) throw new Error(name)
  return found
}

/** Without what binary fractions leave behind. */
function roundedOf(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e9) / 1e9
  if (Array.isArray(value)) return value.map(roundedOf)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, roundedOf(part)]))
}
