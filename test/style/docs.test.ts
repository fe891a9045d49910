import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ComputedStyle } from '../../src/model/style.ts'
import { PROPERTIES, PROPERTY_NAMES } from '../../src/style/properties.ts'
import { SHORTHAND_NAMES } from '../../src/style/shorthands.ts'
import { UNITS } from '../../src/style/values.ts'
import { ELEMENTS } from '../../src/templates/elements.ts'

const DOCS = fs.readFileSync('docs/css.md', 'utf8')

/** An initial value as the table writes it. */
function written(value: ComputedStyle[keyof ComputedStyle]): string {
  if (typeof value !== 'object') return String(value)
  if ('screen' in value) return value.screen
  if ('factor' in value) return String(value.factor)
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value)
}

describe('docs/css.md', () => {
  it('has the row of every property, and no other', () => {
    const rows = Array.from(DOCS.matchAll(/^\| `([a-z-]+)` \|.*\|$/gmu), ([row]) => row)
    const expected = PROPERTY_NAMES.map((name) => {
      const { accepts, initial, inherits, followsColor } = PROPERTIES[name]
      return `| \`${name}\` | ${accepts.replaceAll('|', '\\|')} | ${followsColor ? 'currentcolor' : written(initial)} | ${inherits ? 'yes' : 'no'} |`
    })
    expect(rows).toEqual(expected)
  })

  it.each([
    ['shorthands', SHORTHAND_NAMES],
    ['units', UNITS],
    ['elements', ELEMENTS],
  ])('names the %s', (heading, names) => {
    const section =
      DOCS.split(/^## /mu).find((part) => part.toLowerCase().startsWith(heading)) ?? ''
    const [first = ''] = section.split('\n\n').slice(1)
    expect(Array.from(first.matchAll(/`([\w-]+)`/gu), ([, name]) => name).toSorted()).toEqual(
      [...names].toSorted(),
    )
  })
})
