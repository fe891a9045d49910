import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MARGIN_BOXES, type ComputedStyle } from '../../src/model/style.ts'
import { PAGE_PROPERTIES } from '../../src/style/page-properties.ts'
import { PROPERTIES, PROPERTY_NAMES } from '../../src/style/properties.ts'
import { SHORTHAND_NAMES, shorthandOf } from '../../src/style/shorthands.ts'
import { UNITS } from '../../src/style/amount.ts'
import { PSEUDO_CLASSES } from '../../src/style/select.ts'
import { ELEMENTS } from '../../src/templates/elements.ts'

const DOCS = fs.readFileSync('docs/css.md', 'utf8')

/** An initial value as the table writes it. */
function written(value: ComputedStyle[keyof ComputedStyle]): string {
  if (typeof value !== 'object') return String(value)
  if ('screen' in value) return value.screen
  if ('factor' in value) return String(value.factor)
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value)
}

/** The text under a heading, up to the next of its kind. */
function section(heading: string): string {
  return DOCS.split(/^## /mu).find((part) => part.toLowerCase().startsWith(heading)) ?? ''
}

/** Rows of tables that begin with a name, as far as cell number `cells`; what follows explains. */
function rowsOf(heading: string, cells: number): string[] {
  const row = new RegExp(`^\\| \`[a-z-]+\` (?:\\| (?:[^|\\\\]|\\\\.)*){${cells - 1}}\\|`, 'gmu')
  return Array.from(section(heading).matchAll(row), ([found]) => found)
}

const cell = (accepts: string) => accepts.replaceAll('|', '\\|')

describe('docs/css.md', () => {
  it('has the row of every property, and no other', () => {
    const expected = PROPERTY_NAMES.map((name) => {
      const { accepts, initial, inherits, followsColor } = PROPERTIES[name]
      return `| \`${name}\` | ${cell(accepts)} | ${followsColor ? 'currentcolor' : written(initial)} | ${inherits ? 'yes' : 'no'} |`
    })
    expect(rowsOf('properties', 4)).toEqual(expected)
  })

  it('has the row of every shorthand', () => {
    const expected = SHORTHAND_NAMES.map(
      (name) => `| \`${name}\` | ${cell(shorthandOf(name)?.accepts ?? '')} |`,
    )
    expect(rowsOf('shorthands', 2)).toEqual(expected)
  })

  it('has the row of every property of pages, and all margin boxes', () => {
    const expected = Object.entries(PAGE_PROPERTIES).map(
      ([name, { accepts }]) => `| \`${name}\` | ${cell(accepts)} |`,
    )
    expect(rowsOf('pages', 2)).toEqual(expected)
    const boxes = Array.from(section('pages').matchAll(/`@([a-z-]+)`/gu), ([, name]) => name)
    expect(boxes.filter((name) => name !== 'page')).toEqual([...MARGIN_BOXES])
  })

  it('has every pseudo-class', () => {
    const named = Array.from(section('selectors').matchAll(/`:([a-z-]+)/gu), ([, name]) => name)
    expect(named.toSorted()).toEqual(Object.keys(PSEUDO_CLASSES).toSorted())
  })

  it.each([
    ['shorthands', SHORTHAND_NAMES],
    ['units', UNITS],
    ['elements', ELEMENTS],
  ])('names the %s', (heading, names) => {
    const [first = ''] = section(heading).split('\n\n').slice(1)
    expect(Array.from(first.matchAll(/`([\w-]+)`/gu), ([, name]) => name).toSorted()).toEqual(
      [...names].toSorted(),
    )
  })
})
