import { describe, expect, it } from 'vitest'
import type { StyledElement, StyledNode } from '../../src/model/style.ts'
import { elementOf } from '../support/style.ts'

const HTML = '<p id="a" class="x" title="题" data-to="#s1" lang="zh">甲<span>乙</span></p>'

const outline = (node: StyledNode): string =>
  node.kind === 'text' ? node.text : `${node.element.name}(${node.children.map(outline).join('|')})`

const generated = (declarations: string): StyledElement => {
  const [first] = elementOf('a', HTML, `p::before { ${declarations} }`).children
  if (first?.kind !== 'element') throw new Error('nothing before')
  return first
}

describe('::before and ::after', () => {
  it.each([
    [
      'p::before { content: "（" } p::after { content: "）" }',
      'p(::before(（)|甲|span(乙)|::after(）))',
    ],
    [
      'p:before { content: "（" } p:after { content: "）" }',
      'p(::before(（)|甲|span(乙)|::after(）))',
    ],
    ['span::before { content: "·" }', 'p(甲|span(::before(·)|乙))'],
    ['p > ::before { content: "·" }', 'p(甲|span(::before(·)|乙))'],
    ['::after { content: "·" }', 'p(甲|span(乙|::after(·))|::after(·))'],
    ['p::before { content: "a" "b" }', 'p(::before(ab)|甲|span(乙))'],
    ['p::before { content: "" }', 'p(::before()|甲|span(乙))'],
    ['p::before { content: none }', 'p(甲|span(乙))'],
    ['p::before { content: normal }', 'p(甲|span(乙))'],
    ['p::before { color: #fff }', 'p(甲|span(乙))'],
    ['p::before { content: "·"; display: none }', 'p(甲|span(乙))'],
    ['q::before { content: "·" }', 'p(甲|span(乙))'],
    ['p::before { content: attr(title) "：" }', 'p(::before(题：)|甲|span(乙))'],
    ['p::before { content: "a" attr(data-none) }', 'p(::before(a)|甲|span(乙))'],
  ])('%s', (css, expected) => {
    expect(outline(elementOf('a', HTML, css))).toBe(expected)
  })

  it('have a style that inherits from the element', () => {
    const css =
      'p { font-size: 20pt; margin-top: 3pt } p::before { content: "·"; margin-right: 1em }'
    const [before] = elementOf('a', HTML, css).children
    expect(before).toMatchObject({
      element: { name: '::before', attributes: {}, children: [] },
      style: {
        'font-size': 20,
        'margin-top': 0,
        'margin-right': 20,
        display: 'inline',
        content: [{ kind: 'text', text: '·' }],
      },
    })
  })

  it.each([
    [
      'an element’s name for the pseudo-element',
      'p::before { content: "a" } .x::before { content: "b" } ::before { content: "c" }',
      'b',
    ],
    [
      'no more than an element’s name',
      '.x::before { content: "b" } p.x::before { content: "a" }',
      'a',
    ],
    ['the later of equals', 'p::before { content: "a" } p::before { content: "b" }', 'b'],
    ['!important', '::before { content: "a" !important } .x::before { content: "b" }', 'a'],
  ])('count %s', (_name, css, expected) => {
    expect(outline(elementOf('a', HTML, css))).toContain(`::before(${expected})`)
  })

  it.each([
    ['leader(dotted)', [{ kind: 'leader', style: 'dotted' }]],
    ['leader(".")', [{ kind: 'leader', style: 'dotted' }]],
    ['leader("·")', [{ kind: 'leader', style: 'dotted' }]],
    ['leader("…")', [{ kind: 'leader', style: 'dotted' }]],
    ['leader(solid)', [{ kind: 'leader', style: 'solid' }]],
    ['leader(space)', [{ kind: 'leader', style: 'space' }]],
    ['target-counter("#s1", page)', [{ kind: 'target', id: 's1' }]],
    ['target-counter(url(#s1), page)', [{ kind: 'target', id: 's1' }]],
    ['target-counter(url("#s1"), page)', [{ kind: 'target', id: 's1' }]],
    ['target-counter(attr(data-to), page)', [{ kind: 'target', id: 's1' }]],
    ['target-counter(attr(data-to url), page)', [{ kind: 'target', id: 's1' }]],
    ['target-counter(attr(title), page)', [{ kind: 'target', id: '题' }]],
    [
      'leader(dotted) attr(title) target-counter(attr(data-to url), page)',
      [
        { kind: 'leader', style: 'dotted' },
        { kind: 'text', text: '题' },
        { kind: 'target', id: 's1' },
      ],
    ],
  ])('keep %s for the page', (content, expected) => {
    const { style, children } = generated(`content: ${content}`)
    expect(style.content).toEqual(expected)
    expect(children).toEqual([])
  })

  it('leave out a target that the element does not name', () => {
    expect(generated('content: target-counter(attr(data-none), page)').style.content).toEqual([
      { kind: 'text', text: '' },
    ])
  })

  it('fill in the attributes of each element', () => {
    const html = '<div id="a"><b title="甲"></b><b title="乙"></b></div>'
    expect(outline(elementOf('a', html, 'b::after { content: attr(title) }'))).toBe(
      'div(b(::after(甲))|b(::after(乙)))',
    )
  })
})

describe('string-set', () => {
  it('fills in the attributes of each element', () => {
    const html = '<div id="a"><b title="甲">丙</b><b title="乙">丙</b></div>'
    const strings = elementOf('a', html, 'b { string-set: t attr(title) content() }').children.map(
      (child) => child.kind === 'element' && child.style['string-set'],
    )
    expect(strings).toEqual(
      ['甲', '乙'].map((text) => [
        { name: 't', items: [{ kind: 'text', text }, { kind: 'content' }] },
      ]),
    )
  })
})
