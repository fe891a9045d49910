import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TreeNode } from '../../src/model/tree.ts'
import { render } from '../support/template.ts'

function textOf(node: TreeNode | undefined): string {
  if (!node) return ''
  return node.kind === 'text' ? node.text : node.children.map(textOf).join('')
}

/** The tree as one line: elements with their classes, text, and where it came from. */
function outline(node: TreeNode | undefined): string {
  if (!node) return ''
  if (node.kind === 'text') return node.text + (node.origin ? `@${node.origin.block}:${String(node.origin.at)}` : '')
  const name = node.attributes['class'] ?? node.name
  return `${name}(${node.children.map(outline).join(' ')})`
}

function body(page: string): TreeNode | undefined {
  return render(page).tree?.root.children[0]
}

describe('rendering', () => {
  it('fills in fields, and escapes them', () => {
    expect(textOf(body('<p>{{series}}|{{motto}}|{{#each slogans}}{{this}}{{/each}}</p>'))).toBe('大家谈|团结 奋进|上行标语')
  })

  it('asks for what a bulletin may lack', () => {
    expect(textOf(body('{{#if publisher}}yes{{else}}no{{/if}}'))).toBe('no')
  })

  it('marks unit, post, name and colon of a speaker, and where each stands', () => {
    expect(outline(body('{{#each statements}}{{speaker this}}{{/each}}'))).toBe(
      'body(span(organization(青山镇@s1h:0) title(党委书记@s1h:3) name(赵明@s1h:7) mark(：@s1h:9)))',
    )
  })

  it('marks labels and lead sentences of a paragraph', () => {
    expect(outline(body('{{#each statements}}{{#each blocks}}{{paragraph this}}{{/each}}{{/each}}'))).toBe(
      'body(span(label(一是@s1p1:0) lead(抓学习。@s1p1:2) 开展三学。@s1p1:6 label(二是@s1p1:11) 抓落实。@s1p1:13))',
    )
  })

  it('gives the text of the title element, and not among the text', () => {
    const { tree } = render('<html><head><title>{{series}}\n{{issueNumber number}}</title></head><body>甲</body></html>')
    expect(tree?.title).toBe('大家谈 ②')
    expect(textOf(tree?.root)).toBe('甲')
  })

  it('takes links within the bulletin, navigation, and what stands above and below the line', () => {
    const page =
      '<nav>{{#each statements}}<a href="#{{id}}">甲<sup>2</sup><sub>3</sub></a>{{/each}}</nav>'
    expect(outline(body(page))).toBe('body(nav(a(甲 sup(2) sub(3))))')
  })

  it('calls partials', () => {
    const { tree } = render('{{> head}}', { partials: { head: '<p>{{series}}</p>' } })
    expect(textOf(tree?.root)).toBe('大家谈')
  })

  it.each([
    ['{{issueNumber number}}', '②'],
    ['{{chineseNumber 12}}', '十二'],
    ['{{chineseNumber 105}}', '一百零五'],
    ['{{chineseNumber 20}}', '二十'],
    ['{{chineseDate "2030-01-31"}}', '2030年1月31日'],
    ['{{#each (words motto)}}[{{this}}]{{/each}}', '[团结][奋进]'],
    ['{{#if (longer series 2)}}long{{/if}}{{#if (longer series 3)}}longer{{/if}}', 'long'],
    ['{{#if (any publisher slogans)}}some{{/if}}{{#if (any publisher lead)}}none{{/if}}', 'some'],
  ])('%s gives %s', (page, expected) => {
    expect(textOf(body(page))).toBe(expected)
  })
})

describe('content never becomes markup', () => {
  const page = '<p>{{motto}}</p>{{#each statements}}{{speaker this}}{{#each blocks}}<p>{{paragraph this}}</p>{{/each}}{{/each}}'

  it('whatever it says', () => {
    const nasty = fc.array(fc.constantFrom('<b>', '</p>', '{{', '}}', '&amp;', '"', "'", '<!--', '甲', '，乙。', '<script>'), { maxLength: 8 })
    fc.assert(
      fc.property(nasty, (parts) => {
        const text = `正文，${parts.join('')}完。`
        const issue = `大家谈②\n${parts.join('').slice(0, 20)}格言\n青山镇党委书记赵明：\n${text}`
        const { tree, diagnostics } = render(page, { issue })
        expect(diagnostics).toEqual([])
        expect(textOf(tree?.root)).toContain(text)
        const names = new Set<string>()
        const visit = (node: TreeNode) => {
          if (node.kind === 'text') return
          names.add(node.name)
          node.children.forEach(visit)
        }
        if (tree) visit(tree.root)
        expect([...names].sort()).toEqual(['body', 'html', 'p', 'span'])
      }),
    )
  })
})

describe('partials that call each other', () => {
  it.each([
    [{ a: '{{> a}}' }, 'a'],
    [{ a: '{{> b}}', b: '{{#if series}}{{> a}}{{/if}}' }, 'a'],
  ] as const)('%j are refused', (partials, name) => {
    const { tree, diagnostics } = render('{{> a}}', { partials: { ...partials } })
    expect(tree).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'TEMPLATE_CIRCULAR_PARTIAL', data: { name } }])
  })

  it('may do so if they lead nowhere back', () => {
    const { tree } = render('{{> a}}{{> b}}', { partials: { a: '{{> b}}', b: '<p>甲</p>' } })
    expect(textOf(tree?.root)).toBe('甲甲')
  })
})

describe('faults of a template', () => {
  it.each([
    ['<p>{{{motto}}}</p>', 'TEMPLATE_RAW_OUTPUT', '{{{motto}}}'],
    ['<p>{{&motto}}</p>', 'TEMPLATE_RAW_OUTPUT', '{{&motto}}'],
    ['a\n  {{shout motto}}', 'TEMPLATE_UNKNOWN_HELPER', 'shout'],
    ['{{#each (word motto)}}{{/each}}', 'TEMPLATE_UNKNOWN_HELPER', 'word'],
    ['{{#repeat 3}}a{{/repeat}}', 'TEMPLATE_UNKNOWN_HELPER', 'repeat'],
    ['{{> foot}}', 'TEMPLATE_UNKNOWN_PARTIAL', '{{> foot}}'],
    ['{{> (lookup . "x")}}', 'TEMPLATE_UNSUPPORTED', '{{> (lookup . "x")}}'],
    ['{{#*inline "a"}}{{/inline}}', 'TEMPLATE_UNSUPPORTED', '{{#*inline "a"}}{{/inline}}'],
    ['{{{{raw}}}}{{{{/raw}}}}', 'TEMPLATE_UNSUPPORTED', '{{{{raw}}}}{{{{/raw}}}}'],
    ['<p>\n{{serie}}</p>', 'TEMPLATE_UNKNOWN_FIELD', 'serie'],
    ['{{#if serie}}甲{{/if}}', 'TEMPLATE_UNKNOWN_FIELD', 'serie'],
    ['{{#if (any series mottto)}}甲{{/if}}', 'TEMPLATE_UNKNOWN_FIELD', 'mottto'],
    ['{{#each statement}}{{id}}{{/each}}', 'TEMPLATE_UNKNOWN_FIELD', 'statement'],
    ['{{#each statements}}{{#if series}}甲{{/if}}{{/each}}', 'TEMPLATE_UNKNOWN_FIELD', 'series'],
    ['{{#each statements}}{{#each blocks}}{{id}}{{name}}{{/each}}{{/each}}', 'TEMPLATE_UNKNOWN_FIELD', 'name'],
    ['{{#each slogans}}{{text}}{{/each}}', 'TEMPLATE_UNKNOWN_FIELD', 'text'],
    ['{{#each statements}}{{../seires}}{{/each}}', 'TEMPLATE_UNKNOWN_FIELD', '../seires'],
    ['{{@root.seires}}', 'TEMPLATE_UNKNOWN_FIELD', '@root.seires'],
    ['{{options.columns}}', 'TEMPLATE_UNKNOWN_FIELD', 'options.columns'],
    ['{{#each statements}}{{#unless options.a}}{{/unless}}{{/each}}', 'TEMPLATE_UNKNOWN_FIELD', 'options.a'],
    ['甲{{#if motto}}\n<p>', 'TEMPLATE_SYNTAX', '{{#if motto}}'],
    ['{{#if motto}}{{#each slogans}}{{/each}}甲', 'TEMPLATE_SYNTAX', '{{#if'],
    ['<p>甲{{motto</p>', 'TEMPLATE_SYNTAX', '{{motto'],
    ['甲\n乙{{/if}}', 'TEMPLATE_SYNTAX', '{'],
    ['{{#if motto}}\n甲{{/each}}', 'TEMPLATE_SYNTAX', 'i'],
    ['甲\n乙\n丙{{#if motto}', 'TEMPLATE_SYNTAX', '{{#if motto}'],
    ['<div><p>甲</p>', 'ELEMENT_UNBALANCED', '<div>'],
    ['<div>\n<p>甲<span>乙</p></div>', 'ELEMENT_UNBALANCED', '<span>'],
    ['<p>甲</p>\n</div>', 'ELEMENT_UNBALANCED', '</div>'],
    ['甲<{{series}}>', 'TEMPLATE_UNSUPPORTED', '{{series}}'],
    ['<p class={{series}}>甲</p>', 'TEMPLATE_UNSUPPORTED', '{{series}}'],
    ['<p {{series}}="a">甲</p>', 'TEMPLATE_UNSUPPORTED', '{{series}}'],
    ['<p>甲</p>\n<video></video>', 'ELEMENT_UNSUPPORTED', '<video>'],
    ['<script>alert(1)</script>', 'ELEMENT_UNSUPPORTED', '<script>'],
    ['<p style="color: red">甲</p>', 'ATTRIBUTE_UNSUPPORTED', 'style'],
    ['<p onclick="x">甲</p>', 'ATTRIBUTE_UNSUPPORTED', 'onclick'],
    ['<link rel="stylesheet" href="http://example.org/a.css">', 'ATTRIBUTE_UNSUPPORTED', 'href'],
    ['<p data-block="s1p1">甲</p>', 'ATTRIBUTE_UNSUPPORTED', 'data-block'],
    ['<a href="http://example.org/">甲</a>', 'ATTRIBUTE_UNSUPPORTED', 'href'],
    ['<a href="page.hbs#s1">甲</a>', 'ATTRIBUTE_UNSUPPORTED', 'href'],
    ['<a href="#">甲</a>', 'ATTRIBUTE_UNSUPPORTED', 'href'],
    ['<a href="{{series}}">甲</a>', 'ATTRIBUTE_UNSUPPORTED', 'href'],
    ['<a href="#s1" target="_blank">甲</a>', 'ATTRIBUTE_UNSUPPORTED', 'target'],
    ['<p href="#s1">甲</p>', 'ATTRIBUTE_UNSUPPORTED', 'href'],
  ])('%j is %s at its place', (page, code, place) => {
    const { tree, diagnostics } = render(page)
    expect(tree).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code, severity: 'error', span: { file: 'page.hbs' } }])
    const { start = 0 } = diagnostics[0]?.span ?? {}
    expect(page.slice(start, start + place.length)).toBe(place)
  })

  it.each([
    ['{{chineseDate date}}', '{{chineseDate date}}', 'chineseDate: expected a date like 2030-01-31, got nothing'],
    ['甲\n{{chineseNumber 1.5}}', '{{chineseNumber 1.5}}', 'chineseNumber: expected a whole number'],
    ['{{chineseNumber 10000}}', '{{chineseNumber', 'chineseNumber: expected a whole number'],
    ['{{issueNumber motto}}', '{{issueNumber motto}}', 'issueNumber: expected a whole number'],
    ['{{#each (words slogans)}}{{/each}}', '(words slogans)', 'words: expected a text, got a list'],
    ['{{#if (alike motto)}}{{/if}}', '(alike motto)', 'alike: expected a list of texts'],
    ['{{speaker motto}}', '{{speaker motto}}', 'speaker: '],
    ['{{#each statements}}{{paragraph this}}{{/each}}', '{{paragraph this}}', 'paragraph: expected a paragraph'],
  ])('%j fails at its place', (page, place, reason) => {
    for (const partials of [{}, { head: page }]) {
      const inPartial = 'head' in partials
      const { tree, diagnostics } = render(inPartial ? '甲\n\n{{> head}}' : page, { partials })
      expect(tree).toBeUndefined()
      const file = inPartial ? 'head.hbs' : 'page.hbs'
      expect(diagnostics).toMatchObject([{ code: 'TEMPLATE_FAILED', span: { file } }])
      const [{ data, span } = { data: {} }] = diagnostics
      expect((data as { reason: string }).reason).toContain(reason)
      expect(page.slice(span?.start).startsWith(place)).toBe(true)
    }
  })

  it('is found in a partial, for each place that calls it', () => {
    const partials = { item: '甲\n{{#if id}}{{series}}{{/if}}' }
    const page = '{{> item}}{{#each statements}}{{> item}}{{/each}}'
    const { tree, diagnostics } = render(page, { partials })
    expect(tree).toBeUndefined()
    // of the issue it is the id that is not there, of a statement the series
    const places = diagnostics.map(({ span }) => [span?.file, partials.item.slice(span?.start, span?.end)])
    expect(places).toEqual([['item.hbs', 'id'], ['item.hbs', 'series']])
    expect(diagnostics[1]).toMatchObject({ data: { nearest: '@root.series', isOfIssue: true } })
  })

  it.each([
    '{{#each statements}}{{@root.series}}{{../series}}{{@index}}{{#each blocks}}{{../id}}{{../../series}}{{/each}}{{/each}}',
    '{{#each statements as |one|}}{{one.id}}{{/each}}',
    '{{#each (words motto)}}{{this}}{{/each}}',
    '{{#each statements}}{{#each speakers}}{{name}}{{#each posts}}{{title}}{{/each}}{{/each}}{{/each}}',
    '{{#with statements}}{{length}}{{/with}}',
  ])('%s has only fields that are there', (page) => {
    expect(render(page).diagnostics).toEqual([])
  })

  it('proposes the nearest name', () => {
    expect(render('{{issueNumer number}}').diagnostics).toMatchObject([{ data: { nearest: 'issueNumber' } }])
    expect(render('{{serie}}').diagnostics).toMatchObject([{ data: { name: 'serie', nearest: 'series' } }])
  })
})
