import { describe, expect, it } from 'vitest'
import type { TemplateOption } from '../../src/model/template.ts'
import { chooseOptions } from '../../src/templates/options.ts'
import { collect } from '../support/diagnostics.ts'
import { template } from '../support/template.ts'

const description = { zh: '', en: '' }
const OPTIONS: readonly TemplateOption[] = [
  { name: 'columns', type: 'number', default: 3, values: [2, 3], description },
  { name: 'scale', type: 'number', default: 1, description },
  { name: 'black', type: 'boolean', default: false, description },
  { name: 'photo', type: 'text', default: '', description },
]

function choose(settings: Readonly<Record<string, string>>) {
  const { diagnostics, report } = collect()
  const plain = template('')
  const own = { ...plain, manifest: { ...plain.manifest, options: OPTIONS } }
  const given = Object.entries(settings).map(([name, text]) => [name, { text }] as const)
  return { values: chooseOptions(own, Object.fromEntries(given), report), diagnostics }
}

describe('options of a template', () => {
  it('have their defaults', () => {
    expect(choose({}).values).toEqual({ columns: 3, scale: 1, black: false, photo: '' })
  })

  it.each([
    ['columns', '2', 2],
    ['columns', ' 3 ', 3],
    ['scale', '-1.5', -1.5],
    ['black', 'true', true],
    ['black', 'false', false],
    ['photo', 'a=b.jpg', 'a=b.jpg'],
    ['photo', '7', '7'],
  ])('%s: %s', (name, text, value) => {
    const { values, diagnostics } = choose({ [name]: text })
    expect(diagnostics).toEqual([])
    expect(values?.[name]).toBe(value)
  })

  it.each([
    ['columns', '4', '2 | 3'],
    ['columns', 'two', '2 | 3'],
    ['columns', '', '2 | 3'],
    ['scale', '1e3', 'number'],
    ['scale', 'Infinity', 'number'],
    ['black', 'yes', 'true | false'],
    ['black', '1', 'true | false'],
  ])('%s cannot be “%s”', (name, value, expected) => {
    const { values, diagnostics } = choose({ [name]: value })
    expect(values).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { code: 'TEMPLATE_OPTION_INVALID', data: { name, value, expected } },
    ])
  })

  it.each(['colums', '__proto__', 'constructor'])('there is no %s', (name) => {
    const { values, diagnostics } = choose(Object.fromEntries([[name, '2']]))
    expect(values).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'TEMPLATE_OPTION_UNKNOWN', data: { name } }])
  })

  it('proposes the nearest', () => {
    expect(choose({ colums: '2' }).diagnostics).toMatchObject([{ data: { nearest: 'columns' } }])
  })
})
