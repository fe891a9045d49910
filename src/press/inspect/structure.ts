import type { TagFacts } from '../../model/inspection.ts'
import { asArray, asDict, type PdfFile } from './file.ts'
import { Dict, PdfString, shownName, type PdfObject } from './objects.ts'

/** Elements that are looked at; a book has some hundred thousand. */
const MOST_ELEMENTS = 2_000_000
/** A role that stands for a role that stands for … */
const LONGEST_ROLE = 20

/** The tree of structure elements (14.7), counted by type. */
export function tagFactsOf(file: PdfFile): TagFacts {
  const tree = asDict(file.get(file.root, 'StructTreeRoot'))
  const roles = tree ? rolesOf(file, file.dict(tree, 'RoleMap')) : {}
  const counts = new Map<string, number>()
  let [elements, figuresWithoutAlt] = [0, 0]
  for (const element of tree ? elementsOf(file, tree) : []) {
    const type = standardType(shownName(file.name(element, 'S') ?? '?'), roles)
    counts.set(type, (counts.get(type) ?? 0) + 1)
    elements++
    if (type !== 'Figure' && type !== 'Formula') continue
    const isTold = ['Alt', 'ActualText'].some((key) => file.get(element, key) instanceof PdfString)
    if (!isTold) figuresWithoutAlt++
  }
  const types = [...counts].map(([type, count]) => ({ type, count }))
  types.sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1))
  return {
    marked: file.get(file.dict(file.root, 'MarkInfo'), 'Marked') === true,
    tree: tree !== undefined,
    ...{ elements, types, roles, figuresWithoutAlt },
  }
}

function* elementsOf(file: PdfFile, tree: Dict): Generator<Dict> {
  const seen = new Set<PdfObject>([tree])
  const open: PdfObject[] = [tree]
  for (let one = open.pop(); one !== undefined && seen.size < MOST_ELEMENTS; one = open.pop()) {
    const dict = asDict(one)
    if (!dict) continue
    if (dict !== tree && dict.raw('S') !== null) yield dict
    const kids = file.get(dict, 'K')
    for (const kid of kids instanceof Dict ? [kids] : asArray(kids)) {
      const found = file.resolve(kid)
      if (!(found instanceof Dict) || seen.has(found)) continue
      // references to marked content and to objects are no elements
      if (found.raw('S') === null) continue
      seen.add(found)
      open.push(found)
    }
  }
}

function rolesOf(file: PdfFile, map: Dict): Record<string, string> {
  const roles = [...map.entries.keys()].flatMap((key) => {
    const meant = file.name(map, key)
    return meant === undefined || meant === key ? [] : [[shownName(key), shownName(meant)] as const]
  })
  return Object.fromEntries(roles)
}

function standardType(type: string, roles: Readonly<Record<string, string>>): string {
  let found = type
  for (let i = 0; i < LONGEST_ROLE && Object.hasOwn(roles, found); i++)
    found = roles[found] ?? found
  return found
}
