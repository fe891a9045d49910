import type { Atrule, CssNode, Declaration as DeclarationNode, Rule as RuleNode } from 'css-tree'
import parseCss from 'css-tree/parser'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { SourceFile, Span } from '../model/source.ts'
import { MARGIN_BOXES, type MarginBoxName } from '../model/style.ts'
import { BOX_PROPERTIES, PROPERTIES, PROPERTY_NAMES } from './properties.ts'
import { SHORTHAND_NAMES } from './shorthands.ts'

export interface Declaration {
  /** A longhand, a shorthand or a custom property. */
  readonly property: string
  /** As written, `var()` and all. */
  readonly value: string
  readonly important: boolean
  readonly span: Span
}

export interface StyleRule {
  readonly selector: string
  readonly selectorSpan: Span
  readonly declarations: readonly Declaration[]
}

export type PagePseudo = 'all' | 'first' | 'left' | 'right'

export interface PageRule {
  readonly pseudo: PagePseudo
  readonly declarations: readonly Declaration[]
  readonly boxes: readonly {
    readonly name: MarginBoxName
    readonly declarations: readonly Declaration[]
  }[]
}

export interface Sheet {
  readonly rules: readonly StyleRule[]
  readonly pages: readonly PageRule[]
}

const IN_BOXES = [...PROPERTY_NAMES, ...SHORTHAND_NAMES]
const IN_RULES = IN_BOXES.filter((name) => !BOX_PROPERTIES.some((box) => box === name))
/** The page's size and margins, and what its margin boxes inherit. */
const IN_PAGES = [
  'size',
  'margin',
  ...PROPERTY_NAMES.filter((name) => name.startsWith('margin-') || PROPERTIES[name].inherits),
]

/**
 * Reads a style sheet: rules and `@page` rules in order. What is no CSS, no at-rule or no property of the subset is reported with
 * its place and left out.
 */
export function parseSheet(file: SourceFile, report: Report): Sheet {
  const reader = new SheetReader(file, report)
  const ast = parseCss(file.text, {
    positions: true,
    parseCustomProperty: false,
    parseValue: false,
    parseRulePrelude: false,
    parseAtrulePrelude: false,
    onParseError: (error, node) => {
      const { offset = node.loc?.start.offset ?? 0 } = error as unknown as { offset?: number }
      const span = { file: file.name, start: offset, end: offset + 1 }
      report(diagnose('error', 'CSS_SYNTAX', { reason: error.message }, span))
    },
  })
  if (ast.type === 'StyleSheet')
    ast.children.forEach((node) => {
      reader.read(node)
    })
  return reader
}

class SheetReader implements Sheet {
  readonly rules: StyleRule[] = []
  readonly pages: PageRule[] = []
  private readonly file: SourceFile
  private readonly report: Report

  constructor(file: SourceFile, report: Report) {
    this.file = file
    this.report = report
  }

  read(node: CssNode): void {
    if (node.type === 'Rule') this.readRule(node)
    else if (node.type === 'Atrule' && node.name === 'page') this.readPage(node)
    else if (node.type === 'Atrule') this.unsupported(`@${node.name}`, node)
  }

  private readRule(node: RuleNode): void {
    this.rules.push({
      selector: this.textOf(node.prelude),
      selectorSpan: this.spanOf(node.prelude),
      declarations: this.declarations(node, IN_RULES),
    })
  }

  private readPage(node: Atrule): void {
    const pseudo = node.prelude ? this.textOf(node.prelude).trim() : ''
    const kind = { '': 'all', ':first': 'first', ':left': 'left', ':right': 'right' }[pseudo]
    if (!kind) {
      this.unsupported(`@page ${pseudo}`, node.prelude ?? node, '@page :first, :left, :right')
      return
    }
    const boxes = (node.block?.children.toArray() ?? []).flatMap((child) => {
      if (child.type !== 'Atrule') return []
      const name = MARGIN_BOXES.find((box) => box === child.name)
      if (name) return [{ name, declarations: this.declarations(child, IN_BOXES) }]
      this.unsupported(`@${child.name}`, child, MARGIN_BOXES.map((box) => `@${box}`).join(', '))
      return []
    })
    const declarations = this.declarations(node, IN_PAGES)
    this.pages.push({ pseudo: kind as PagePseudo, declarations, boxes })
  }

  private declarations(node: RuleNode | Atrule, known: readonly string[]): Declaration[] {
    return (node.block?.children.toArray() ?? []).flatMap((child) => {
      if (child.type === 'Declaration') return this.declaration(child, known)
      if (child.type === 'Rule') this.unsupported('{ … { … } }', child)
      return []
    })
  }

  private declaration(node: DeclarationNode, known: readonly string[]): Declaration[] {
    const property = node.property.startsWith('--') ? node.property : node.property.toLowerCase()
    if (!property.startsWith('--') && !known.includes(property)) {
      const data = { name: property, nearest: nearest(property, known) }
      this.report(diagnose('error', 'CSS_UNKNOWN_PROPERTY', data, this.nameSpan(node)))
      return []
    }
    const written = this.textOf(node.value)
    const value = written.trim()
    const { file, start } = this.spanOf(node.value)
    const from = start + written.indexOf(value)
    const span = { file, start: from, end: from + value.length }
    return [{ property, value, important: node.important !== false, span }]
  }

  private unsupported(what: string, node: CssNode, instead?: string): void {
    this.report(diagnose('error', 'CSS_UNSUPPORTED', { what, instead }, this.spanOf(node)))
  }

  private nameSpan(node: DeclarationNode): Span {
    const { file, start } = this.spanOf(node)
    return { file, start, end: start + node.property.length }
  }

  private spanOf(node: CssNode): Span {
    const start = node.loc?.start.offset ?? 0
    return { file: this.file.name, start, end: node.loc?.end.offset ?? start }
  }

  private textOf(node: CssNode): string {
    const { start, end } = this.spanOf(node)
    return this.file.text.slice(start, end)
  }
}
