import { asDict, type PdfFile } from './file.ts'
import { PdfString, type Dict, type PdfObject } from './objects.ts'

const MOST_ENTRIES = 200_000

/** Pairs of a name tree or a number tree (7.9.6), in their order. */
export function* entriesOf(
  file: PdfFile,
  tree: Dict,
  kind: 'Names' | 'Nums',
): Generator<readonly [key: PdfObject, value: PdfObject]> {
  const seen = new Set<PdfObject>()
  const open: PdfObject[] = [tree]
  let left = MOST_ENTRIES
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const dict = asDict(one)
    if (!dict || seen.has(dict)) continue
    seen.add(dict)
    const pairs = file.array(dict, kind)
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      if (--left < 0) return
      yield [file.resolve(pairs[i]), file.resolve(pairs[i + 1])]
    }
    open.push(
      ...file
        .array(dict, 'Kids')
        .slice(0, MOST_ENTRIES)
        .map((kid) => file.resolve(kid))
        .reverse(),
    )
  }
}

/** Bytes of a name as a key. */
export function keyOf(object: PdfObject): string {
  return object instanceof PdfString ? Buffer.from(object.bytes).toString('latin1') : ''
}
