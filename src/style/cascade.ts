import { diagnose, type Report } from '../model/diagnostic.ts'
import type { ComputedStyle, StyledElement, StyledNode } from '../model/style.ts'
import type { TreeElement } from '../model/tree.ts'
import type { Computed, StyleComputer } from './compute.ts'
import { resolveItems } from './content.ts'
import {
  compareSpecificity,
  compileSelector,
  PSEUDO_ELEMENTS,
  TreeIndex,
  type PseudoElement,
  type Specificity,
} from './select.ts'
import type { Declaration, StyleRule } from './sheet.ts'

interface CompiledRule {
  readonly specificity: Specificity
  readonly matches: (element: TreeElement) => boolean
  readonly declarations: readonly Declaration[]
  readonly origin: number
}

/** The declarations of the rules that match an element, the weakest first. The same rules give the same object. */
interface Match {
  readonly declarations: readonly Declaration[]
}

/** Which rules match which element of one tree, and the styles that come of it. */
export class Cascade {
  private readonly computer: StyleComputer
  private readonly report: Report
  private readonly rules = new Map<PseudoElement | 'element', CompiledRule[]>()
  private readonly matches = new Map<string, Match>()
  /** Elements with the same rules and the same parent's style have one style. */
  private readonly styles = new WeakMap<Computed, Map<Match, Computed>>()
  private elements = 0

  /** `sheets` from the weakest origin up. */
  constructor(
    root: TreeElement,
    sheets: readonly (readonly StyleRule[])[],
    computer: StyleComputer,
    report: Report,
  ) {
    this.computer = computer
    this.report = report
    const index = new TreeIndex(root)
    sheets.forEach((sheet, origin) => {
      for (const rule of sheet) this.compileRule(rule, index, origin)
    })
    // sorting is stable: equals stay in the order of the sheets
    for (const rules of this.rules.values()) {
      rules.sort((a, b) => a.origin - b.origin || compareSpecificity(a.specificity, b.specificity))
    }
  }

  /** The style tree: every element of `root` with every property of the subset. */
  styleTree(root: TreeElement): { readonly tree: StyledElement; readonly computed: Computed } {
    const computed = this.computer.compute(
      this.match(root, 'element').declarations,
      undefined,
      undefined,
    )
    return { tree: this.styleElement(root, computed, computed), computed }
  }

  private compileRule(rule: StyleRule, index: TreeIndex, origin: number): void {
    const { declarations } = rule
    for (const selector of rule.selectors) {
      const { specificity, pseudo = 'element' } = selector
      try {
        const matches = compileSelector(selector, index)
        const rules = this.rules.get(pseudo) ?? []
        rules.push({ specificity, matches, declarations, origin })
        this.rules.set(pseudo, rules)
      } catch {
        const data = { what: rule.selector.trim(), instead: undefined }
        this.report(diagnose('error', 'CSS_UNSUPPORTED', data, rule.selectorSpan))
      }
    }
  }

  private match(element: TreeElement, pseudo: PseudoElement | 'element'): Match {
    const rules = this.rules.get(pseudo) ?? []
    const numbers: number[] = []
    rules.forEach((rule, number) => {
      if (rule.matches(element)) numbers.push(number)
    })
    const key = `${pseudo} ${numbers.join(' ')}`
    const known = this.matches.get(key)
    if (known) return known
    const all = numbers.flatMap((number) => rules[number]?.declarations ?? [])
    const declarations = [
      ...all.filter(({ important }) => !important),
      ...all.filter(({ important }) => important),
    ]
    const match = { declarations }
    this.matches.set(key, match)
    return match
  }

  private computedFor(match: Match, parent: Computed, root: Computed): Computed {
    const known = this.styles.get(parent) ?? new Map<Match, Computed>()
    this.styles.set(parent, known)
    const computed = known.get(match) ?? this.computer.compute(match.declarations, parent, root)
    known.set(match, computed)
    return computed
  }

  private styleElement(element: TreeElement, computed: Computed, root: Computed): StyledElement {
    const tag = `e${String(this.elements++)}`
    const children = element.children.map((child): StyledNode => {
      if (child.kind === 'text') return child
      const own = this.computedFor(this.match(child, 'element'), computed, root)
      return this.styleElement(child, own, root)
    })
    const [before, after] = PSEUDO_ELEMENTS.map((pseudo) =>
      this.rules.has(pseudo) ? this.generate(element, tag, pseudo, computed, root) : undefined,
    )
    const style = withStrings(computed.style, element)
    if (before) children.unshift(before)
    if (after) children.push(after)
    return { kind: 'element', element, tag, style, children, places: computed.places }
  }

  /** What `::before` or `::after` puts into an element, if anything. */
  private generate(
    origin: TreeElement,
    tag: string,
    pseudo: PseudoElement,
    parent: Computed,
    root: Computed,
  ): StyledElement | undefined {
    const match = this.match(origin, pseudo)
    if (!match.declarations.length) return undefined
    const { style, places } = this.computedFor(match, parent, root)
    if (typeof style.content === 'string' || style.display === 'none') return undefined
    const content = resolveItems(style.content, origin.attributes)
    const isText = content.every(({ kind }) => kind === 'text')
    const text = content.map((item) => (item.kind === 'text' ? item.text : '')).join('')
    return {
      kind: 'element',
      element: { kind: 'element', name: `::${pseudo}`, attributes: {}, children: [] },
      tag,
      style: { ...style, content },
      children: isText && text ? [{ kind: 'text', text }] : [],
      places,
    }
  }
}

/** A style whose named strings have the element's attributes filled in. */
function withStrings(style: ComputedStyle, { attributes }: TreeElement): ComputedStyle {
  const strings = style['string-set']
  if (
    strings === 'none' ||
    strings.every(({ items }) => items.every(({ kind }) => kind !== 'attr'))
  ) {
    return style
  }
  const resolved = strings.map(({ name, items }) => ({
    name,
    items: resolveItems(items, attributes),
  }))
  return { ...style, 'string-set': resolved }
}
