import type { SvgFault } from '../model/diagnostic.ts'
import { checkLimit, refuse } from './refusal.ts'

export interface SvgElement {
  readonly name: string
  readonly attributes: Map<string, string>
  readonly children: SvgElement[]
  /** Of a style sheet alone. */
  text: string
  /** Of the file, from 1. */
  readonly line: number
}

const NAME = '[A-Za-z_][\\w:.-]*'
const QUOTED = `"[^"<]*"|'[^'<]*'`
const ATTRIBUTES = new RegExp(`(${NAME})\\s*=\\s*(${QUOTED})`, 'gu')
/** Comments, instructions and a doctype without a subset; character data; an end tag; a start tag; text. */
const TOKEN = new RegExp(
  '<!--[^]*?-->|<\\?[^]*?\\?>|<!DOCTYPE[^[>]*>' +
    '|<!\\[CDATA\\[(?<data>[^]*?)\\]\\]>' +
    `|</(?<end>${NAME})\\s*>` +
    `|<(?<start>${NAME})(?<attributes>(?:\\s+${NAME}\\s*=\\s*(?:${QUOTED}))*)\\s*(?<close>/?)>` +
    '|(?<text>[^<]+)',
  'uy',
)

/** Not drawn, and dropped with all that is in them. */
const UNSEEN = ['title', 'desc', 'metadata']

/**
 * The elements of an SVG file: its own alone, no comments, nothing of other vocabularies, which drawing programs keep their notes in. XML
 * without entities of its own, so that a short text cannot stand for a long one.
 */
export function parseSvg(path: string, text: string): SvgElement {
  return new SvgParser(path, text).parse()
}

class SvgParser {
  private readonly path: string
  private readonly text: string
  private readonly open: SvgElement[] = []
  private root: SvgElement | undefined
  private line = 1

  constructor(path: string, text: string) {
    this.path = path
    this.text = text
  }

  parse(): SvgElement {
    const token = new RegExp(TOKEN)
    while (token.lastIndex < this.text.length) {
      const at = token.lastIndex
      const found = token.exec(this.text)
      if (!found) this.fail(at)
      const { data, end, start, attributes = '', close, text } = found.groups ?? {}
      if (start !== undefined) this.begin(start, attributes, close === '/')
      else if (end !== undefined) this.end(end)
      else this.addText(data ?? this.decoded(text ?? ''))
      this.line += found[0].split('\n').length - 1
    }
    if (this.open.length) this.broken('cut short')
    return this.root ?? this.broken('damaged')
  }

  private begin(name: string, attributes: string, isClosed: boolean): void {
    if (this.root && !this.open.length) this.broken('damaged')
    const element: SvgElement = {
      name: name.replace(/^svg:/u, ''),
      attributes: this.attributesOf(attributes),
      children: [],
      text: '',
      line: this.line,
    }
    this.root ??= element
    const parent = this.open.at(-1)
    if (parent && isDrawn(element)) parent.children.push(element)
    if (isClosed) return
    this.open.push(element)
    checkLimit(this.path, 'svg depth', this.open.length)
  }

  private end(name: string): void {
    if (this.open.pop()?.name !== name.replace(/^svg:/u, '')) this.broken('damaged')
  }

  private addText(text: string): void {
    const element = this.open.at(-1)
    if (element?.name === 'style') element.text += text
    else if (!element && /[^\s\ufeff]/u.test(text)) this.broken('damaged')
  }

  private attributesOf(source: string): Map<string, string> {
    const attributes = new Map<string, string>()
    for (const [, written = '', value = ''] of source.matchAll(ATTRIBUTES)) {
      const name = written === 'xlink:href' ? 'href' : written
      if (/^xmlns\b|:/u.test(name)) continue
      if (attributes.has(name) && name !== 'href') this.broken('damaged')
      attributes.set(name, this.decoded(value.slice(1, -1)))
    }
    return attributes
  }

  private decoded(text: string): string {
    return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+))?;?/giu, (found, decimal, hex, name) => {
      const code = Number.parseInt(String(decimal ?? hex), decimal === undefined ? 16 : 10)
      const character =
        name === undefined
          ? isCharacter(code) && String.fromCodePoint(code)
          : ENTITIES[String(name)]
      if (!found.endsWith(';') || !character) this.refuse(found, 'entities')
      return character
    })
  }

  /** Nothing that XML knows, or something that banxin does not let in. */
  private fail(at: number): never {
    const [start = ''] = /^<!?[\w[]*/u.exec(this.text.slice(at, at + 20)) ?? []
    if (/^<!(DOCTYPE|ENTITY)/iu.test(start)) this.refuse(start, 'entities')
    const isOpen = !this.text.includes('>', at)
    return this.broken(isOpen ? 'cut short' : 'damaged')
  }

  private refuse(what: string, fault: SvgFault): never {
    return refuse('IMAGE_SVG', { path: this.path, line: this.line, what, fault })
  }

  private broken(fault: 'cut short' | 'damaged'): never {
    return refuse('IMAGE_BROKEN', { path: this.path, kind: 'SVG', fault, line: this.line })
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function isCharacter(code: number): boolean {
  return code >= 9 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
}

function isDrawn({ name }: SvgElement): boolean {
  return !name.includes(':') && !UNSEEN.includes(name)
}

/** The file again, of what has been read of it. */
export function svgText(root: SvgElement): string {
  const attributes = new Map([['xmlns', 'http://www.w3.org/2000/svg'], ...root.attributes])
  return written({ ...root, attributes })
}

function written({ name, attributes, children, text }: SvgElement): string {
  const start = [name, ...[...attributes].map(([key, value]) => `${key}="${escaped(value)}"`)]
  const inside = text ? escaped(text) : children.map(written).join('')
  return inside ? `<${start.join(' ')}>${inside}</${name}>` : `<${start.join(' ')}/>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/gu, (character) => `&#${String(character.codePointAt(0))};`)
}
