import { Parser } from 'htmlparser2'
import { diagnose, type Diagnostic, type Report } from '../model/diagnostic.ts'
import { languageOf } from '../model/language.ts'
import type { SourceFile, Span } from '../model/source.ts'
import { BLOCK_ATTRIBUTE, PLACE_ATTRIBUTE } from '../model/tree.ts'

const HEAD = ['html', 'head', 'title', 'meta', 'link', 'body']
const BLOCKS = [
  'header',
  'footer',
  'main',
  'section',
  'article',
  'aside',
  'nav',
  'div',
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'figure',
  'figcaption',
  'img',
  'table',
  'caption',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
]
const INLINES = ['span', 'a', 'strong', 'b', 'em', 'i', 'u', 'small', 'sup', 'sub', 'br']

/** Elements that have no end tag. */
const VOID = ['meta', 'link', 'br', 'img']

/** The elements that a template may use. */
export const ELEMENTS: readonly string[] = [...HEAD, ...BLOCKS, ...INLINES]

const ATTRIBUTES = ['class', 'id', 'lang']
const OWN_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  meta: ['charset', 'name', 'content'],
  link: ['rel', 'href'],
  img: ['src', 'alt'],
  td: ['colspan'],
  th: ['colspan'],
}
/** `alt` too: whether a picture says something or adorns the page is for the designer to decide, not to forget. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = { img: ['src', 'alt'] }

/**
 * Reports elements and attributes that no page is made of, tags without their other half, and mustaches where content could become
 * markup, each with its place in the template; false if there are any.
 */
export function checkElements(file: SourceFile, report: Report): boolean {
  const html = maskMustaches(file.text)
  const faults = [...faultsOfTags(html, file.name), ...faultsOfMustaches(html, file)]
  faults.forEach(report)
  return faults.length === 0
}

interface OpenTag {
  readonly name: string
  readonly span: Span
}

function faultsOfTags(html: string, file: string): Diagnostic[] {
  const faults: Diagnostic[] = []
  const open: OpenTag[] = []
  const closed = new Set<number>()
  const parser: Parser = new Parser({
    onopentag(name, attributes, isImplied) {
      if (isImplied) return
      const span = { file, start: parser.startIndex, end: parser.endIndex + 1 }
      open.push({ name, span })
      if (ELEMENTS.includes(name)) {
        faults.push(...faultsOfAttributes(name, attributes, html, span))
        faults.push(...missingAttributes(name, attributes, span))
      } else faults.push(diagnose('error', 'ELEMENT_UNSUPPORTED', { name }, span))
    },
    onclosetag(name, isImplied) {
      const tag = open.at(-1)?.name === name ? open.pop() : undefined
      if (!isImplied) closed.add(parser.startIndex)
      else if (tag && ELEMENTS.includes(name) && !VOID.includes(name)) {
        faults.push(diagnose('error', 'ELEMENT_UNBALANCED', { name, fault: 'unclosed' }, tag.span))
      }
    },
  })
  parser.end(html)
  for (const { 0: tag, index, groups } of html.matchAll(CLOSING_TAG)) {
    const name = (groups?.['name'] ?? '').toLowerCase()
    if (closed.has(index) || !ELEMENTS.includes(name)) continue
    const span = { file, start: index, end: index + tag.length }
    faults.push(diagnose('error', 'ELEMENT_UNBALANCED', { name, fault: 'unopened' }, span))
  }
  return faults
}

const CLOSING_TAG = /<\/(?<name>[a-z][a-z0-9]*)[^>]*>?/giu

function faultsOfAttributes(
  element: string,
  attributes: Readonly<Record<string, string>>,
  html: string,
  { file, start: from }: Span,
): Diagnostic[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (name.includes(MASK)) return []
    const start = html.indexOf(name, from)
    const span = { file, start, end: start + name.length }
    if (name === 'lang' && !value.includes(MASK) && languageOf(value) === undefined) {
      return [diagnose('error', 'ATTRIBUTE_LANGUAGE', { value }, span)]
    }
    if (isAllowed(element, name, value)) return []
    return [diagnose('error', 'ATTRIBUTE_UNSUPPORTED', { name, element }, span)]
  })
}

function missingAttributes(
  element: string,
  attributes: Readonly<Record<string, string>>,
  span: Span,
): Diagnostic[] {
  return (REQUIRED[element] ?? [])
    .filter((name) => !(name in attributes))
    .map((name) => diagnose('error', 'ATTRIBUTE_MISSING', { name, element }, span))
}

/** The tags of pictures in a template's file. */
export function pictureTags(file: SourceFile): Span[] {
  const tags: Span[] = []
  const parser: Parser = new Parser({
    onopentag(name) {
      if (name !== 'img') return
      tags.push({ file: file.name, start: parser.startIndex, end: parser.endIndex + 1 })
    },
  })
  parser.end(maskMustaches(file.text))
  return tags
}

/** Content in the name of a tag or outside the quotes of a value would be markup. */
function faultsOfMustaches(html: string, { name, text }: SourceFile): Diagnostic[] {
  return [...html.matchAll(TAG)].flatMap(({ 0: tag, index }) => {
    const at = tag.replace(QUOTED, (quoted) => ' '.repeat(quoted.length)).indexOf(MASK)
    if (at < 0) return []
    const start = index + at
    const end = text.indexOf('}}', start) + 2
    const data = { what: text.slice(start, end) }
    return [diagnose('error', 'TEMPLATE_UNSUPPORTED', data, { file: name, start, end })]
  })
}

/** Stands for every character of a mustache. */
const MASK = '\ue000'
const TAG = new RegExp(`</?[a-z${MASK}](?:"[^"]*"|'[^']*'|[^'">])*>?`, 'giu')
const QUOTED = /"[^"]*"|'[^']*'/g

function isAllowed(element: string, attribute: string, value: string): boolean {
  if (element === 'link' && attribute === 'href') return value === 'style.css'
  // the `#` is the template's: content alone could lead anywhere
  if (element === 'a' && attribute === 'href') return /^#./u.test(value)
  if (attribute === BLOCK_ATTRIBUTE || attribute === PLACE_ATTRIBUTE) return false
  return (
    ATTRIBUTES.includes(attribute) ||
    attribute.startsWith('data-') ||
    (OWN_ATTRIBUTES[element]?.includes(attribute) ?? false)
  )
}

/** The HTML alone, every character where it was: comments are blank, and mustaches are masked. */
function maskMustaches(text: string): string {
  const filledWith = (filler: string) => (found: string) => found.replace(/[^\n]/g, filler)
  return text
    .replace(/\{\{~?!--[^]*?--~?\}\}|\{\{~?![^]*?\}\}/g, filledWith(' '))
    .replace(/\{\{[^]*?\}\}+/g, filledWith(MASK))
    .replace(/<!--[^]*?-->/g, filledWith(' '))
}
