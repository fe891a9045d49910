import { Parser } from 'htmlparser2'
import { diagnose, type Diagnostic, type Report } from '../model/diagnostic.ts'
import type { SourceFile } from '../model/source.ts'
import { BLOCK_ATTRIBUTE } from '../model/tree.ts'

const HEAD = ['html', 'head', 'title', 'meta', 'link', 'body']
const BLOCKS = [
  'header',
  'footer',
  'main',
  'section',
  'article',
  'aside',
  'div',
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]
const INLINES = ['span', 'strong', 'b', 'em', 'i', 'small', 'br']

/** The elements that a template may use. */
export const ELEMENTS: readonly string[] = [...HEAD, ...BLOCKS, ...INLINES]

const ATTRIBUTES = ['class', 'id', 'lang']
const HEAD_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  meta: ['charset', 'name', 'content'],
  link: ['rel', 'href'],
}

/** Reports elements and attributes that no page is made of, each with its place in the template; false if there are any. */
export function checkElements(file: SourceFile, report: Report): boolean {
  const html = blankMustaches(file.text)
  const faults: Diagnostic[] = []
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      const place = { file: file.name, start: parser.startIndex, end: parser.endIndex + 1 }
      if (!ELEMENTS.includes(name)) {
        faults.push(diagnose('error', 'ELEMENT_UNSUPPORTED', { name }, place))
        return
      }
      for (const [attribute, value] of Object.entries(attributes)) {
        if (isAllowed(name, attribute, value)) continue
        const start = html.indexOf(attribute, place.start)
        const span = { file: file.name, start, end: start + attribute.length }
        const data = { name: attribute, element: name }
        faults.push(diagnose('error', 'ATTRIBUTE_UNSUPPORTED', data, span))
      }
    },
  })
  parser.end(html)
  faults.forEach(report)
  return faults.length === 0
}

function isAllowed(element: string, attribute: string, value: string): boolean {
  if (element === 'link' && attribute === 'href') return value === 'style.css'
  if (attribute === BLOCK_ATTRIBUTE) return false
  return (
    ATTRIBUTES.includes(attribute) ||
    attribute.startsWith('data-') ||
    (HEAD_ATTRIBUTES[element]?.includes(attribute) ?? false)
  )
}

/** The HTML alone, every character where it was. */
function blankMustaches(text: string): string {
  return text.replace(/\{\{!--[^]*?--~?\}\}|\{\{[^]*?\}\}/g, (found) => found.replace(/[^\n]/g, ' '))
}
