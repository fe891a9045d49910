import { expect } from 'vitest'
import type { ComputedStyle, StyledDocument, StyledElement } from '../../src/model/style.ts'
import { applyStyle } from '../../src/style/style.ts'
import { readHtml } from '../../src/templates/html.ts'
import { collect, type Collected } from './diagnostics.ts'

const INKS = [{ name: 'red', screen: '#c8161d', spot: 'Masthead Red' }]

export const RED = { screen: '#c8161d', ink: { name: 'red', spot: 'Masthead Red' } }

/** The styled document of a body and a style sheet, and what was said of it. */
export function style(html: string, css: string): { document: StyledDocument } & Collected {
  const collected = collect()
  const sheet = { name: 'style.css', text: css }
  const document = applyStyle(readHtml(html), sheet, INKS, collected.report)
  return { document, ...collected }
}

/** The element with this id, of a sheet without faults. */
export function elementOf(id: string, html: string, css: string): StyledElement {
  const find = (element: StyledElement): StyledElement | undefined => {
    if (element.element.attributes['id'] === id) return element
    for (const child of element.children) {
      const found = child.kind === 'element' ? find(child) : undefined
      if (found) return found
    }
    return undefined
  }
  const { document, diagnostics } = style(html, css)
  expect(diagnostics).toEqual([])
  const found = find(document.root)
  if (!found) throw new Error(`no #${id}`)
  return found
}

export function styleOf(id: string, html: string, css: string): ComputedStyle {
  return elementOf(id, html, css).style
}

/** The style that declarations give to a paragraph of 10pt in a body of 20pt, in a document of 12pt. */
export function computed(declarations: string): ComputedStyle {
  const css = `html { font-size: 12pt } body { font-size: 20pt } p { font-size: 10pt } #a { ${declarations} }`
  return styleOf('a', '<p id="a">甲</p>', css)
}

/** What is wrong with declarations of a paragraph. */
export function faultsOf(declarations: string) {
  return style('<p>甲</p>', `p { ${declarations} }`).diagnostics
}
