import type { CssNode } from 'css-tree'
import parseCss from 'css-tree/parser'
import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Color, ComputedStyle, Ink, StyledElement } from '../model/style.ts'
import type { TreeElement } from '../model/tree.ts'
import { PROPERTIES, PROPERTY_NAMES } from './properties.ts'
import { compareSpecificity, compileSelectors, TreeIndex, type Specificity } from './select.ts'
import type { Declaration, StyleRule } from './sheet.ts'
import { expand } from './shorthands.ts'
import { BLACK, INK_FUNCTION, type Nodes, type UnitContext } from './values.ts'
import { substitute, type Variables } from './variables.ts'

export type InkSet = readonly (Ink & { readonly screen: string })[]

/** An element's style, and the custom properties that its children take over. */
export interface Computed {
  readonly style: ComputedStyle
  readonly variables: Variables
}

interface Weighed {
  readonly declaration: Declaration
  readonly origin: number
  readonly specificity: Specificity
  readonly order: number
}

interface CompiledRule {
  readonly specificity: Specificity
  readonly matches: (element: TreeElement) => boolean
  readonly declarations: readonly Declaration[]
  readonly origin: number
}

/** Computes styles for one document: keeps what has been parsed, and reports each fault of a declaration once. */
export class Cascade {
  private readonly inks: ReadonlyMap<string, Color>
  private readonly inkVariables: Variables
  private readonly expanded = new Map<string, ReturnType<typeof expand>>()
  private readonly faulty = new Set<Declaration>()
  private readonly report: Report

  constructor(inks: InkSet, report: Report) {
    this.report = report
    this.inks = new Map(inks.map(({ screen, ...ink }) => [ink.name, { screen, ink }]))
    this.inkVariables = new Map(inks.map(({ name }) => [`--${name}`, `${INK_FUNCTION}(${name})`]))
  }

  /** The style tree: every element of `root` with every property of the subset. `sheets` from the weakest origin up. */
  styleTree(
    root: TreeElement,
    sheets: readonly (readonly StyleRule[])[],
  ): StyledElement & Computed {
    const index = new TreeIndex(root)
    const rules = sheets.flatMap((sheet, origin) =>
      sheet.flatMap((rule) => this.compileRule(rule, index, origin)),
    )
    const rootStyle = this.compute(this.declarationsFor(root, rules), undefined, undefined)
    return { ...this.styleElement(root, rules, rootStyle, rootStyle), ...rootStyle }
  }

  /** The style that `declarations`, the weakest first, give to a child of `parent`. */
  compute(
    declarations: readonly Declaration[],
    parent: Computed | undefined,
    root: Computed | undefined,
  ): Computed {
    const variables = this.variablesOf(declarations, parent?.variables ?? this.inkVariables)
    const won = new Map<keyof ComputedStyle, { nodes: Nodes; declaration: Declaration }>()
    for (const declaration of declarations) {
      if (declaration.property.startsWith('--')) continue
      for (const [name, nodes] of this.longhands(declaration, variables)) {
        won.set(name, { nodes, declaration })
      }
    }
    const context = {
      fontSize: parent?.style['font-size'] ?? PROPERTIES['font-size'].initial,
      rootFontSize: (root ?? parent)?.style['font-size'] ?? PROPERTIES['font-size'].initial,
      inks: this.inks,
      color: parent?.style.color ?? BLACK,
    }
    const value = <N extends keyof ComputedStyle>(name: N, units: UnitContext) =>
      this.valueOf(name, won.get(name), parent?.style, units)
    const fontSize = value('font-size', context)
    const color = value('color', context)
    const own = {
      ...context,
      fontSize,
      color,
      rootFontSize: root ? context.rootFontSize : fontSize,
    }
    const entries = PROPERTY_NAMES.map((name) => [
      name,
      name === 'font-size' ? fontSize : name === 'color' ? color : value(name, own),
    ])
    return { style: Object.fromEntries(entries) as ComputedStyle, variables }
  }

  private styleElement(
    element: TreeElement,
    rules: readonly CompiledRule[],
    computed: Computed,
    root: Computed,
  ): StyledElement {
    const children = element.children.map((child) => {
      if (child.kind === 'text') return child
      const own = this.compute(this.declarationsFor(child, rules), computed, root)
      return this.styleElement(child, rules, own, root)
    })
    return { kind: 'element', element, style: computed.style, children }
  }

  private compileRule(rule: StyleRule, index: TreeIndex, origin: number): CompiledRule[] {
    try {
      return compileSelectors(rule.selector, index).map((selector) => ({
        ...selector,
        declarations: rule.declarations,
        origin,
      }))
    } catch {
      const data = { what: rule.selector.trim(), instead: undefined }
      this.report(diagnose('error', 'CSS_UNSUPPORTED', data, rule.selectorSpan))
      return []
    }
  }

  private declarationsFor(element: TreeElement, rules: readonly CompiledRule[]): Declaration[] {
    const weighed = rules
      .filter((rule) => rule.matches(element))
      .flatMap(({ declarations, specificity, origin }, order) =>
        declarations.map((declaration) => ({ declaration, specificity, origin, order })),
      )
    return weighed.sort(compareWeight).map(({ declaration }) => declaration)
  }

  private variablesOf(declarations: readonly Declaration[], outer: Variables): Variables {
    const own = declarations.filter(({ property }) => property.startsWith('--'))
    if (!own.length) return outer
    const raw = new Map([...outer, ...own.map(({ property, value }) => [property, value] as const)])
    const resolved = new Map(raw)
    for (const declaration of own) {
      const value = this.substituted(declaration, raw, [declaration.property])
      if (value === undefined) resolved.delete(declaration.property)
      else resolved.set(declaration.property, value)
    }
    return resolved
  }

  private longhands(
    declaration: Declaration,
    variables: Variables,
  ): NonNullable<ReturnType<typeof expand>> {
    const value = this.substituted(declaration, variables)
    if (value === undefined) return []
    const { property } = declaration
    const key = `${property}:${value}`
    if (!this.expanded.has(key)) this.expanded.set(key, expand(property, parseValue(value)))
    const longhands = this.expanded.get(key)
    if (!longhands) this.invalid(declaration, property, property)
    return longhands ?? []
  }

  private substituted(
    declaration: Declaration,
    variables: Variables,
    open: readonly string[] = [],
  ): string | undefined {
    const value = substitute(declaration.value, variables, open)
    if (typeof value === 'string') return value
    if (!this.faulty.has(declaration)) {
      this.faulty.add(declaration)
      const { name, kind } = value
      const known = [...variables.keys()]
      this.report(
        kind === 'circular'
          ? diagnose('error', 'CSS_CIRCULAR_VARIABLE', { name }, declaration.span)
          : diagnose('error', 'CSS_UNDEFINED_VARIABLE', { name, known }, declaration.span),
      )
    }
    return undefined
  }

  private valueOf<N extends keyof ComputedStyle>(
    name: N,
    won: { nodes: Nodes; declaration: Declaration } | undefined,
    parent: ComputedStyle | undefined,
    units: UnitContext,
  ): ComputedStyle[N] {
    const { inherits, read, accepts, followsColor, ...rest } = PROPERTIES[name]
    const initial = (followsColor ? units.color : rest.initial) as ComputedStyle[N]
    const taken = parent ? parent[name] : initial
    if (!won) return inherits ? taken : initial
    const [node] = won.nodes
    const word = won.nodes.length === 1 && node?.type === 'Identifier' ? node.name : ''
    if (word === 'inherit') return taken
    if (word === 'initial') return initial
    const value = read(won.nodes, units)
    if (value === undefined) this.invalid(won.declaration, name, accepts)
    return value ?? (inherits ? taken : initial)
  }

  private invalid(declaration: Declaration, property: string, expected: string): void {
    if (this.faulty.has(declaration)) return
    this.faulty.add(declaration)
    const data = { property, value: declaration.value, expected }
    this.report(diagnose('error', 'CSS_INVALID_VALUE', data, declaration.span))
  }
}

export function compareWeight(a: Weighed, b: Weighed): number {
  return (
    Number(a.declaration.important) - Number(b.declaration.important) ||
    a.origin - b.origin ||
    compareSpecificity(a.specificity, b.specificity) ||
    a.order - b.order
  )
}

function parseValue(text: string): CssNode[] {
  const ast = parseCss(text, { context: 'value', onParseError: () => undefined })
  return ast.type === 'Value'
    ? ast.children.toArray().filter(({ type }) => type !== 'WhiteSpace')
    : []
}
