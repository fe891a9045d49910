import type { Report } from '../model/diagnostic.ts'
import type { Span } from '../model/source.ts'
import {
  lineHeightOf,
  type Color,
  type ComputedStyle,
  type FittedType,
  type Ink,
} from '../model/style.ts'
import { BLACK, INK_FUNCTION } from './colors.ts'
import { DeclarationFaults } from './declaration-faults.ts'
import { isPageProperty, PAGE_PROPERTIES, type PagePropertyName } from './page-properties.ts'
import { parseValue } from './parse-value.ts'
import { faultOfContent } from './places.ts'
import { FIT_NAMES, initialOf, PROPERTIES, PROPERTY_NAMES } from './properties.ts'
import { resolveVariables } from './resolve-variables.ts'
import type { Declaration } from './sheet.ts'
import {
  accepts,
  expand,
  INITIAL,
  isWide,
  shorthandOf,
  type Longhand,
  type Name,
} from './shorthands.ts'
import { USER_AGENT } from './user-agent.ts'
import { wordOf, type Nodes, type UnitContext } from './values.ts'
import { hasVariables, substitute, type Variables } from './variables.ts'

export type InkSet = readonly (Ink & { readonly screen: string })[]

/** An element's style, and the custom properties that its children take over. */
export interface Computed {
  readonly style: ComputedStyle
  readonly variables: Variables<Declaration>
  /** Where the template's sheet says what its properties are. */
  readonly places: ReadonlyMap<string, Span>
}

/** What the cascade left of a property: its value, and who said so. */
interface Winner {
  readonly nodes: Nodes
  readonly declaration: Declaration | undefined
}

/** banxin's own sheet is no place to mend anything. */
function placesOf(winners: ReadonlyMap<Name, Winner>): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>()
  for (const [name, { declaration }] of winners) {
    if (declaration && declaration.span.file !== USER_AGENT) places.set(name, declaration.span)
  }
  return places
}

const INITIAL_SIZE = PROPERTIES['font-size'].initial

/** Computes styles for one document: keeps what has been parsed, and reports each fault of a declaration once. */
export class StyleComputer {
  private readonly inks: ReadonlyMap<string, Color>
  private readonly inkVariables: Variables<Declaration>
  private readonly expanded = new Map<string, readonly Longhand[] | undefined>()
  private readonly faults: DeclarationFaults
  private readonly fitted: FittedType | undefined

  constructor(inks: InkSet, report: Report, fitted?: FittedType) {
    this.fitted = fitted
    this.faults = new DeclarationFaults(report)
    this.inks = new Map(inks.map(({ screen, ...ink }) => [ink.name, { screen, ink }]))
    this.inkVariables = new Map(
      inks.map(({ name }) => [`--${name}`, { value: `${INK_FUNCTION}(${name})` }]),
    )
  }

  /** The style that `declarations`, the weakest first, give to a child of `parent`. */
  compute(
    declarations: readonly Declaration[],
    parent: Computed | undefined,
    root: Computed | undefined,
  ): Computed {
    const outer = parent?.variables ?? this.inkVariables
    const variables = resolveVariables(declarations, outer, this.faults)
    const winners = this.winners(declarations, variables)
    const read = <N extends Name>(name: N, units: UnitContext) =>
      this.valueOf(name, winners.get(name), parent?.style, units)
    const around = this.context(parent, root)
    const fitted = this.fitted && read('line-grid', around) === 'create' ? this.fitted : undefined
    const fontSize = fitted?.fontSize ?? read('font-size', around)
    const own = {
      ...around,
      fontSize,
      color: read('color', around),
      rootFontSize: root ? around.rootFontSize : fontSize,
    }
    const lineHeight = fitted?.lineHeight ?? read('line-height', own)
    const first = { 'font-size': fontSize, color: own.color, 'line-height': lineHeight }
    const units = { ...own, lineHeight: lineHeightOf(first as ComputedStyle) }
    const style: Record<string, unknown> = {}
    for (const name of PROPERTY_NAMES) {
      style[name] = name in first ? first[name as keyof typeof first] : read(name, units)
    }
    if (style['position'] === 'absolute' && /^inline/u.test(String(style['display']))) {
      style['display'] = 'block'
    }
    return { style: style as unknown as ComputedStyle, variables, places: placesOf(winners) }
  }

  /** A property of the page itself, by the last of `declarations`, with lengths of `page`'s type size. */
  pageValue<N extends PagePropertyName>(
    name: N,
    declarations: readonly Declaration[],
    page: Computed,
    root: Computed,
  ): (typeof PAGE_PROPERTIES)[N]['initial'] {
    const { initial, read, accepts } = PAGE_PROPERTIES[name]
    const declaration = declarations.findLast(({ property }) => property === name)
    const value = declaration && this.substituted(declaration, page.variables)
    if (!declaration || value === undefined) return initial
    const nodes = parseValue(value) ?? []
    if (isWide(nodes)) return initial
    const given = read(nodes, this.context(page, root))
    if (given === undefined) this.faults.invalid(declaration, name, accepts)
    return given ?? initial
  }

  /** Reports what is wrong with a declaration whatever it applies to, so that it is known though nothing matches its rule. */
  check(declaration: Declaration): void {
    const { property, value } = declaration
    if (hasVariables(value)) return
    if (property.startsWith('--')) {
      const name = FIT_NAMES.find((known) => known === property)
      const nodes = parseValue(value) ?? []
      const isSound = !name || isWide(nodes) || accepts(name, nodes)
      if (!isSound) this.faults.invalid(declaration, property, PROPERTIES[name].accepts)
      return
    }
    if (isPageProperty(property)) {
      const { read, accepts } = PAGE_PROPERTIES[property]
      const nodes = parseValue(value) ?? []
      const isSound = isWide(nodes) || read(nodes, this.context(undefined, undefined)) !== undefined
      if (!isSound) this.faults.invalid(declaration, property, accepts)
      return
    }
    for (const [name, nodes] of this.longhands(declaration, value)) {
      if (isWide(nodes) || accepts(name, nodes)) continue
      this.faults.invalid(declaration, name, PROPERTIES[name].accepts)
    }
  }

  private context(parent: Computed | undefined, root: Computed | undefined): UnitContext {
    return {
      fontSize: parent?.style['font-size'] ?? INITIAL_SIZE,
      rootFontSize: (root ?? parent)?.style['font-size'] ?? INITIAL_SIZE,
      lineHeight: parent ? lineHeightOf(parent.style) : INITIAL_SIZE,
      inks: this.inks,
      color: parent?.style.color ?? BLACK,
    }
  }

  /** The last value of every property that is declared; `revert` brings back what banxin's own sheet says. */
  private winners(
    declarations: readonly Declaration[],
    variables: Variables<Declaration>,
  ): ReadonlyMap<Name, Winner> {
    const winners = new Map<Name, Winner>()
    const defaults = new Map<Name, Winner>()
    for (const declaration of declarations) {
      if (declaration.property.startsWith('--') || isPageProperty(declaration.property)) continue
      const value = this.substituted(declaration, variables)
      if (value === undefined) continue
      const isDefault = declaration.span.file === USER_AGENT
      for (const [name, nodes] of this.longhands(declaration, value)) {
        const before = wordOf(nodes) === 'revert' ? defaults.get(name) : undefined
        winners.set(name, before ?? { nodes, declaration })
        if (isDefault) defaults.set(name, { nodes, declaration })
      }
    }
    for (const name of FIT_NAMES) {
      const { value, declaration } = variables.get(name) ?? {}
      // inheriting is the variable's business
      const nodes = value === undefined ? INITIAL : (parseValue(value) ?? [])
      winners.set(name, { nodes, declaration })
    }
    return winners
  }

  private longhands(declaration: Declaration, value: string): readonly Longhand[] {
    const { property } = declaration
    const key = `${property}:${value}`
    let longhands = this.expanded.get(key)
    if (!longhands && !this.expanded.has(key)) {
      const nodes = parseValue(value)
      longhands = nodes && expand(property, nodes)
      this.expanded.set(key, longhands)
    }
    if (!longhands) {
      const expected = shorthandOf(property)?.accepts ?? PROPERTIES[property as Name].accepts
      this.faults.invalid(declaration, property, expected)
      return []
    }
    const misplaced =
      property === 'content' && faultOfContent(declaration.place, longhands[0]?.[1] ?? [])
    if (misplaced) this.faults.misplaced(declaration, misplaced.what, misplaced.place)
    return misplaced ? [] : longhands
  }

  private substituted(
    declaration: Declaration,
    variables: Variables<Declaration>,
  ): string | undefined {
    const value = substitute(declaration.value, variables)
    if (typeof value === 'string') return value
    this.faults.variable(declaration, value, [...variables.keys()])
    return undefined
  }

  private valueOf<N extends Name>(
    name: N,
    winner: Winner | undefined,
    parent: ComputedStyle | undefined,
    units: UnitContext,
  ): ComputedStyle[N] {
    const { inherits, read, accepts } = PROPERTIES[name]
    const initial = initialOf(name, units.color)
    const taken = parent ? parent[name] : initial
    const missing = inherits ? taken : initial
    if (!winner) return missing
    if (isWide(winner.nodes)) {
      const word = wordOf(winner.nodes)
      return word === 'inherit' ? taken : word === 'initial' ? initial : missing
    }
    const value = read(winner.nodes, units)
    if (value === undefined && winner.declaration) {
      this.faults.invalid(winner.declaration, name, accepts)
    }
    return value ?? missing
  }
}
