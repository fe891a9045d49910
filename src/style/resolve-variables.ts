import type { DeclarationFaults } from './declaration-faults.ts'
import type { Declaration } from './sheet.ts'
import {
  circular,
  referencesOf,
  sortByReference,
  substitute,
  type Variable,
  type Variables,
} from './variables.ts'

/**
 * The custom properties of an element: those of its parent, and its own with their `var()` filled in. What has a fault stays without a
 * value, so that nothing that is made of it is reported again.
 */
export function resolveVariables(
  declarations: readonly Declaration[],
  outer: Variables<Declaration>,
  faults: DeclarationFaults,
): Variables<Declaration> {
  const own = new Map<string, Declaration>()
  for (const declaration of declarations) {
    if (declaration.property.startsWith('--')) own.set(declaration.property, declaration)
  }
  if (!own.size) return outer
  const resolved = new Map<string, Variable<Declaration>>(outer)
  const references = new Map([...own].map(([name, { value }]) => [name, referencesOf(value)]))
  const { order, rest } = sortByReference(references)
  if (rest.length) {
    for (const name of rest) resolved.set(name, { value: undefined })
    const [first] = circular(rest, references)
    const declaration = first === undefined ? undefined : own.get(first)
    if (declaration) faults.circular(declaration)
  }
  for (const name of order) {
    const declaration = own.get(name)
    if (declaration) resolve(declaration, outer, resolved, faults)
  }
  return resolved
}

function resolve(
  declaration: Declaration,
  outer: Variables<Declaration>,
  resolved: Map<string, Variable<Declaration>>,
  faults: DeclarationFaults,
): void {
  const { property } = declaration
  const keyword = declaration.value.toLowerCase()
  if (keyword === 'initial') resolved.delete(property)
  else if (['inherit', 'unset', 'revert'].includes(keyword)) {
    const taken = outer.get(property)
    if (taken) resolved.set(property, taken)
    else resolved.delete(property)
  } else {
    const value = substitute(declaration.value, resolved)
    if (typeof value === 'string') resolved.set(property, { value, declaration })
    else {
      resolved.set(property, { value: undefined })
      faults.variable(declaration, value, [...resolved.keys()])
    }
  }
}
