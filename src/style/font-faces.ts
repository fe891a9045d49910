import type { CssNode } from 'css-tree'
import { diagnose, type CssHint, type Report } from '../model/diagnostic.ts'
import type { FontFaceRule } from '../model/style.ts'
import { parseValue } from './parse-value.ts'
import type { Declaration, FontFace } from './sheet.ts'
import { familyNames, only, splitAtCommas, wordOf, type Nodes } from './values.ts'

/** The `@font-face` rules of a sheet (CSS Fonts 4 §4); of descriptors given twice the last counts. What is not understood is reported and left out. */
export function readFontFaces(faces: readonly FontFace[], report: Report): FontFaceRule[] {
  return faces.flatMap((face) => {
    const [name, src] = [lastOf(face, 'font-family'), lastOf(face, 'src')]
    for (const lacks of ['font-family', 'src'] as const) {
      if (lastOf(face, lacks)) continue
      report(diagnose('error', 'CSS_FONT_FACE_INCOMPLETE', { lacks }, face.span))
    }
    const family = name && read(name, familyOf, 'family', report)
    const source = src && read(src, sourceOf, 'url("file.ttf")', report)
    const weight = lastOf(face, 'font-weight')
    const weights = weight
      ? read(weight, weightsOf, '1 … 1000 | normal | bold', report)
      : ([400, 400] as const)
    const style = lastOf(face, 'font-style')
    if (style) read(style, (nodes) => wordOf(nodes) === 'normal' || undefined, 'normal', report)
    if (family === undefined || !source || !weights) return []
    return [{ family, ...source, weights, span: src.span }]
  })
}

function lastOf({ declarations }: FontFace, property: string): Declaration | undefined {
  return declarations.findLast((declaration) => declaration.property === property)
}

function read<T>(
  { property, value, span }: Declaration,
  reader: (nodes: Nodes) => T | undefined,
  expected: string,
  report: Report,
): T | undefined {
  const found = reader(parseValue(value) ?? [])
  if (found !== undefined) return found
  const hint: CssHint = property === 'font-style' ? { advice: 'italics' } : {}
  report(diagnose('error', 'CSS_INVALID_VALUE', { property, value, expected, ...hint }, span))
  return undefined
}

function familyOf(nodes: Nodes): string | undefined {
  const [name, ...more] = familyNames(nodes) ?? []
  return more.length ? undefined : name
}

/**
 * The first file of a list that is no font for web pages, as a browser takes the first that it can read; the first of all if there is no other.
 * `local()` stands for fonts of one computer alone and is passed over where a file follows.
 */
function sourceOf(nodes: Nodes): { src: string; face: string | undefined } | undefined {
  const groups = splitAtCommas(nodes)
  if (!groups.every(isSource)) return undefined
  const files = groups.flatMap(([node, format]) =>
    node?.type === 'Url' ? [{ address: node.value, isForWeb: isForWeb(node.value, format) }] : [],
  )
  const chosen = files.find((file) => !file.isForWeb) ?? files[0]
  if (!chosen) return undefined
  const [src = '', face] = chosen.address.split('#')
  return { src, face: face === undefined || face === '' ? undefined : face }
}

function isSource([node, ...rest]: readonly CssNode[]): boolean {
  if (node?.type === 'Function') return node.name.toLowerCase() === 'local' && !rest.length
  return (
    node?.type === 'Url' &&
    rest.every((part) => part.type === 'Function' && /^(?:format|tech)$/iu.test(part.name))
  )
}

function isForWeb(address: string, format: CssNode | undefined): boolean {
  if (/\.woff2?(?:#|$)/iu.test(address)) return true
  if (format?.type !== 'Function') return false
  const [hint] = format.children.toArray()
  const name = hint?.type === 'String' ? hint.value : hint?.type === 'Identifier' ? hint.name : ''
  return /^woff2?$/iu.test(name)
}

function weightsOf(nodes: Nodes): readonly [number, number] | undefined {
  const [least, most = least, ...more] = nodes.map(weightOf)
  if (least === undefined || most === undefined || more.length || least > most) return undefined
  return [least, most]
}

const WORDS: Readonly<Record<string, number>> = { normal: 400, bold: 700 }

function weightOf(node: CssNode): number | undefined {
  if (node.type === 'Identifier') return WORDS[wordOf([node])]
  const number = only([node])?.type === 'Number' && 'value' in node ? Number(node.value) : NaN
  return number >= 1 && number <= 1000 ? number : undefined
}
