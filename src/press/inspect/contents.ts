import type { ContentFacts } from '../../model/inspection.ts'
import { asDict, type PdfFile } from './file.ts'
import { Dict, Name, PdfString, Stream, textOf, type PdfObject } from './objects.ts'
import type { Page } from './pages.ts'
import { entriesOf, keyOf } from './trees.ts'

const MOST_ANNOTATIONS = 1_000_000
const MOST_FIELDS = 200_000
const MOST_LAYERS = 1000
/** Actions that follow one another. */
const MOST_ACTIONS = 1000

/** What is in a file beside its pages, or lies on them: attachments, scripts, form fields, annotations, layers. */
export function contentFactsOf(file: PdfFile, pages: readonly Page[]): ContentFacts {
  const annotations = annotationsOf(file, pages)
  const names = file.dict(file.root, 'Names')
  const scripts = new Scripts(file)
  for (const [, action] of entriesOf(file, file.dict(names, 'JavaScript'), 'Names'))
    scripts.add(action)
  scripts.addAll(file.root)
  scripts.add(file.get(file.root, 'OpenAction'))
  for (const { dict } of pages) scripts.addAll(dict)
  for (const annotation of annotations) {
    scripts.add(file.get(annotation, 'A'))
    scripts.addAll(annotation)
  }
  const fields = fieldsOf(file)
  for (const field of fields) scripts.addAll(field)
  return {
    attachments: attachmentsOf(file, names, annotations),
    scripts: scripts.count,
    formFields: fields.length,
    signatures: fields.filter((field) => isSignature(file, field)).length,
    annotations: countsOf(annotations.map((one) => file.name(one, 'Subtype') ?? '?')),
    layers: layersOf(file),
  }
}

/** Widgets of forms and pop-ups of notes belong to something that is counted. */
function annotationsOf(file: PdfFile, pages: readonly Page[]): Dict[] {
  const found: Dict[] = []
  for (const { dict } of pages) {
    if (found.length > MOST_ANNOTATIONS) break
    for (const one of file.array(dict, 'Annots')) {
      const annotation = asDict(file.resolve(one))
      if (annotation) found.push(annotation)
    }
  }
  return found
}

function countsOf(types: readonly string[]): { type: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count)
}

function attachmentsOf(
  file: PdfFile,
  names: Dict,
  annotations: readonly Dict[],
): ContentFacts['attachments'] {
  const tree = [...entriesOf(file, file.dict(names, 'EmbeddedFiles'), 'Names')]
  const pinned = annotations
    .filter((one) => file.name(one, 'Subtype') === 'FileAttachment')
    .map((one) => [null, file.get(one, 'FS')] as const)
  const seen = new Set<PdfObject>()
  return [...tree, ...pinned].flatMap(([key, value]) => {
    const specification = asDict(value)
    if (!specification || seen.has(specification)) return []
    seen.add(specification)
    const written = file.get(specification, 'UF', 'F')
    const name = written instanceof PdfString ? textOf(written) : keyOf(key)
    const stream = file.get(file.dict(specification, 'EF'), 'F', 'UF')
    const size =
      stream instanceof Stream
        ? (file.number(file.dict(stream.dict, 'Params'), 'Size') ?? stream.bytes.length)
        : undefined
    return [{ name, size }]
  })
}

/** Actions in JavaScript, each once, with those that follow them. */
class Scripts {
  count = 0
  private readonly file: PdfFile
  private readonly seen = new Set<PdfObject>()

  constructor(file: PdfFile) {
    this.file = file
  }

  add(object: PdfObject): void {
    const open = [object]
    for (let i = 0; i < MOST_ACTIONS; i++) {
      const one = open.pop()
      if (one === undefined) return
      if (!(one instanceof Dict) || this.seen.has(one)) continue
      this.seen.add(one)
      if (this.file.name(one, 'S') === 'JavaScript') this.count++
      const next = this.file.get(one, 'Next')
      const items = Array.isArray(next) ? (next as readonly PdfObject[]) : [next]
      open.push(...items.slice(0, MOST_ACTIONS).map((item) => this.file.resolve(item)))
    }
  }

  /** Of whatever may trigger them (12.6.3). */
  addAll(dict: Dict): void {
    const actions = this.file.dict(dict, 'AA')
    for (const key of actions.entries.keys()) this.add(this.file.get(actions, key))
  }
}

/** Fields without fields under them; a widget without a name is a place of its field. */
function fieldsOf(file: PdfFile): Dict[] {
  const form = file.dict(file.root, 'AcroForm')
  const open = [...file.array(form, 'Fields')]
  const seen = new Set<PdfObject>()
  const fields: Dict[] = []
  for (let one = open.pop(); one !== undefined && seen.size < MOST_FIELDS; one = open.pop()) {
    const field = asDict(file.resolve(one))
    if (!field || seen.has(field)) continue
    seen.add(field)
    const kids = file.array(field, 'Kids').filter((kid) => {
      const dict = asDict(file.resolve(kid))
      return dict && dict.raw('T') !== null
    })
    if (kids.length) open.push(...kids)
    else fields.push(field)
  }
  return fields
}

function isSignature(file: PdfFile, field: Dict): boolean {
  const parent = file.dict(field, 'Parent')
  return (file.name(field, 'FT') ?? file.name(parent, 'FT')) === 'Sig'
}

function layersOf(file: PdfFile): string[] {
  const groups = file.array(file.dict(file.root, 'OCProperties'), 'OCGs').slice(0, MOST_LAYERS)
  return groups.flatMap((one) => {
    const dict = asDict(file.resolve(one))
    const name = dict && file.get(dict, 'Name')
    if (name instanceof PdfString) return [textOf(name)]
    return name instanceof Name ? [name.value] : []
  })
}
