import type { Atrule, CssNode, Declaration as DeclarationNode, Rule as RuleNode } from 'css-tree'
import parseCss from 'css-tree/parser'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { SourceFile, Span } from '../model/source.ts'
import { MARGIN_BOXES, type MarginBoxName } from '../model/style.ts'
import { findImbalance, withoutComments } from './balance.ts'
import { adviceForAtRule, adviceForProperty } from './outside.ts'
import { parsePageSelectors, type PageSelector } from './page-selectors.ts'
import { KNOWN, placeOf, type Place } from './places.ts'
import { parseSelectors, type ParsedSelector } from './select.ts'

export interface Declaration {
  /** A longhand, a shorthand or a custom property. */
  readonly property: string
  /** As written, `var()` and all, without comments. */
  readonly value: string
  readonly important: boolean
  readonly span: Span
  readonly place: Place
}

export interface StyleRule {
  readonly selectors: readonly ParsedSelector[]
  readonly selector: string
  readonly selectorSpan: Span
  readonly declarations: readonly Declaration[]
}

export interface PageRule {
  readonly selectors: readonly PageSelector[]
  readonly span: Span
  readonly declarations: readonly Declaration[]
  readonly boxes: readonly MarginBoxRule[]
}

export interface MarginBoxRule {
  readonly name: MarginBoxName
  readonly declarations: readonly Declaration[]
}

/** An `@font-face`, its descriptors not read yet. */
export interface FontFace {
  readonly declarations: readonly Declaration[]
  readonly span: Span
}

export interface Sheet {
  readonly rules: readonly StyleRule[]
  readonly fontFaces: readonly FontFace[]
  readonly pages: readonly PageRule[]
}

/**
 * Reads a style sheet: rules and `@page` rules in order. What is no CSS, no at-rule, no selector or no property of the subset is
 * reported with its place and left out.
 */
export function parseSheet(file: SourceFile, report: Report): Sheet {
  const reader = new SheetReader(file, report)
  const imbalance = findImbalance(file.text)
  if (imbalance) {
    const { what, fault, at } = imbalance
    const span = { file: file.name, start: at, end: at + what.length }
    report(diagnose('error', 'CSS_UNBALANCED', { what, fault }, span))
    return reader
  }
  const ast = parseCss(file.text, {
    positions: true,
    parseCustomProperty: false,
    parseValue: false,
    parseRulePrelude: false,
    parseAtrulePrelude: false,
    onParseError: (error, node) => {
      const { offset = node.loc?.start.offset ?? 0 } = error as unknown as { offset?: number }
      const start = Math.min(offset, file.text.length)
      const span = { file: file.name, start, end: Math.min(start + 1, file.text.length) }
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
  readonly fontFaces: FontFace[] = []
  readonly pages: PageRule[] = []
  private readonly file: SourceFile
  private readonly report: Report

  constructor(file: SourceFile, report: Report) {
    this.file = file
    this.report = report
  }

  read(node: CssNode): void {
    if (node.type === 'Rule') this.readRule(node)
    else if (node.type === 'Atrule' && node.name.toLowerCase() === 'page') this.readPage(node)
    else if (node.type === 'Atrule' && node.name.toLowerCase() === 'font-face') {
      this.readFontFace(node)
    } else if (node.type === 'Atrule') this.unsupportedRule(node)
  }

  private readFontFace(node: Atrule): void {
    const prelude = node.prelude ? withoutComments(this.textOf(node.prelude)).trim() : ''
    if (prelude && node.prelude) this.unsupported(`@font-face ${prelude}`, node.prelude)
    const declarations = this.declarations(node, 'font faces')
    this.fontFaces.push({ declarations, span: this.headSpan(node) })
  }

  private readRule(node: RuleNode): void {
    const selector = withoutComments(this.textOf(node.prelude))
    const selectorSpan = this.spanOf(node.prelude)
    const parsed = parseSelectors(this.textOf(node.prelude))
    const selectors = 'what' in parsed ? [] : parsed
    if ('what' in parsed) {
      const { start, end } = rangeOf(parsed.what, selector)
      const span = {
        ...selectorSpan,
        start: selectorSpan.start + start,
        end: selectorSpan.start + end,
      }
      this.report(diagnose('error', 'CSS_UNSUPPORTED', { ...parsed }, span))
    }
    // of a selector that is not understood nothing more is said
    const isGenerated = selectors.every(({ pseudo }) => pseudo)
    this.rules.push({
      selectors,
      selector,
      selectorSpan,
      declarations: this.declarations(node, isGenerated ? 'generated' : 'elements'),
    })
  }

  private readPage(node: Atrule): void {
    const prelude = node.prelude ? withoutComments(this.textOf(node.prelude)) : ''
    const selectors = parsePageSelectors(prelude)
    if (typeof selectors === 'string') {
      const at = prelude.indexOf(selectors)
      const { file, start } = this.spanOf(node.prelude ?? node)
      const span = { file, start: start + at, end: start + at + selectors.length }
      const data = { what: `@page ${selectors}`, instead: '@page :first, :left, :right' }
      this.report(diagnose('error', 'CSS_UNSUPPORTED', data, span))
      return
    }
    const boxes = (node.block?.children.toArray() ?? []).flatMap((child): MarginBoxRule[] => {
      if (child.type !== 'Atrule') return []
      const name = MARGIN_BOXES.find((box) => box === child.name.toLowerCase())
      if (name) return [{ name, declarations: this.declarations(child, 'margin boxes') }]
      const { nearest } = adviceForProperty(child.name, MARGIN_BOXES)
      const instead = (nearest ? [nearest] : MARGIN_BOXES).map((box) => `@${box}`).join(', ')
      const data = { what: `@${child.name}`, instead }
      this.report(diagnose('error', 'CSS_UNSUPPORTED', data, this.headSpan(child)))
      return []
    })
    const declarations = this.declarations(node, 'pages')
    this.pages.push({ selectors, span: this.headSpan(node), declarations, boxes })
  }

  private declarations(node: RuleNode | Atrule, place: Place): Declaration[] {
    return (node.block?.children.toArray() ?? []).flatMap((child) => {
      if (child.type === 'Declaration') return this.declaration(child, place)
      if (child.type === 'Rule') this.unsupported('{ … { … } }', child.prelude)
      else if (child.type === 'Atrule' && place !== 'pages') this.unsupportedRule(child)
      return []
    })
  }

  private declaration(node: DeclarationNode, place: Place): Declaration[] {
    const property = node.property.startsWith('--') ? node.property : node.property.toLowerCase()
    if (!property.startsWith('--') && !KNOWN[place].has(property)) {
      this.refuse(node, property, place)
      return []
    }
    const { file, start, end } = this.spanOf(node.value)
    if (typeof node.important === 'string') {
      const data = { what: `!${node.important}`, instead: '!important' }
      const from = this.file.text.indexOf('!', end)
      const to = this.file.text.indexOf(node.important, from) + node.important.length
      this.report(diagnose('error', 'CSS_UNSUPPORTED', data, { file, start: from, end: to }))
      return []
    }
    const written = withoutComments(this.textOf(node.value))
    const value = written.trim()
    const from = start + written.indexOf(value)
    // an empty value has no place of its own
    const span = value ? { file, start: from, end: from + value.length } : this.nameSpan(node)
    return [{ property, value, important: node.important, span, place }]
  }

  private refuse(node: DeclarationNode, property: string, place: Place): void {
    const belongs = placeOf(property)
    const span = this.nameSpan(node)
    if (belongs) {
      this.report(diagnose('error', 'CSS_MISPLACED', { what: property, place: belongs }, span))
      return
    }
    const data = { name: property, ...adviceForProperty(property, [...KNOWN[place]]) }
    this.report(diagnose('error', 'CSS_UNKNOWN_PROPERTY', data, span))
  }

  private unsupportedRule(node: Atrule): void {
    const name = node.name.toLowerCase()
    const advice = adviceForAtRule(name)
    const data = {
      what: `@${name}`,
      instead: advice ? undefined : atRuleLike(name),
      ...(advice && { advice }),
    }
    this.report(diagnose('error', 'CSS_UNSUPPORTED', data, this.headSpan(node)))
  }

  private unsupported(what: string, node: CssNode): void {
    this.report(
      diagnose('error', 'CSS_UNSUPPORTED', { what, instead: undefined }, this.spanOf(node)),
    )
  }

  private nameSpan(node: DeclarationNode): Span {
    const { file, start } = this.spanOf(node)
    return { file, start, end: start + node.property.length }
  }

  /** Of an at-rule's name. */
  private headSpan(node: Atrule): Span {
    const { file, start } = this.spanOf(node)
    return { file, start, end: start + node.name.length + 1 }
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

/** The at-rule that was meant, or all there are. */
function atRuleLike(name: string): string {
  const meant = nearest(name, AT_RULES)
  return (meant === undefined ? AT_RULES : [meant]).map((rule) => `@${rule}`).join(', ')
}

const AT_RULES = ['page', 'font-face']

/** Where in a selector its faulty part is; all of it if it cannot be found. Pseudo-elements may have one colon. */
function rangeOf(what: string, selector: string): { readonly start: number; readonly end: number } {
  const name = /^::?([\w-]+)$/u.exec(what)?.[1]
  const found = name
    ? new RegExp(`::?${name}(?![\\w-])`, 'iu').exec(selector)
    : { 0: what, index: selector.indexOf(what) }
  if (!found || found.index < 0) return { start: 0, end: selector.length }
  return { start: found.index, end: found.index + found[0].length }
}
