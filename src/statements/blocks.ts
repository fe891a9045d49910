import type { Block, Paragraph } from '../model/bulletin.ts'
import type { Source } from '../model/source.ts'
import { findClauses } from './clauses.ts'
import type { SourceLine } from './lines.ts'
import { figureOf, tableOf } from './objects.ts'
import { groupLines, joinLines, withoutLabel } from './paragraphs.ts'
import { datelineOf, opensNote, roleOfLine } from './roles.ts'

/**
 * The blocks of a stretch of the source's lines, whose ids begin with `prefix`: paragraphs with their points, sub-headings, notes, and
 * tables and pictures with their captions. What stands above the first speaker (`isLead`) has its notes anywhere, a statement at its end.
 */
export function buildBlocks(
  source: Source,
  lines: readonly SourceLine[],
  prefix: string,
  isLead = false,
): Block[] {
  const items = itemsOf(source, lines, prefix)
  const captions = captionsOf(items)
  const texts = items.flatMap((item) =>
    item.paragraph && !captions.has(item) ? [item.paragraph] : [],
  )
  const clauses = findClauses(texts.map(({ text }) => text))
  const asText = kindsOf(
    texts.map((paragraph, i) => ({ ...paragraph, clauses: clauses[i] ?? [] })),
    isLead,
  )
  const counts = { t: 0, f: 0 }
  let next = 0
  return items.flatMap((item, i): Block | Block[] => {
    if (captions.has(item)) return []
    const { object } = item
    if (!object) return asText[next++] ?? []
    const [above, below] = [items[i - 1], items[i + 1]].map((near) =>
      near && captions.get(near) === item ? near.paragraph : undefined,
    )
    if (object.kind === 'table')
      return tableOf(source, object, `${prefix}t${String(++counts.t)}`, above)
    return figureOf(source, object, `${prefix}f${String(++counts.f)}`, below)
  })
}

/** A paragraph or an object. */
interface Item {
  readonly paragraph?: Paragraph
  readonly object?: NonNullable<SourceLine['object']>
}

function itemsOf(source: Source, lines: readonly SourceLine[], prefix: string): Item[] {
  let count = 0
  return groupLines(lines).map((group) => {
    const [{ object } = {}] = group
    return object
      ? { object }
      : { paragraph: joinLines(source, group, `${prefix}p${String(++count)}`) }
  })
}

const TABLE_CAPTION = /^(?:附?表)\s*[\d一二三四五六七八九十]/u
const PICTURE_CAPTION = /^(?:图\s*[\d一二三四五六七八九十]|图[为：:]|上图|下图|[△▲◁▷↑↓←→])/u
const LONGEST_CAPTION = 60

/** The paragraphs that are printed with a table below or a picture above them, and with which. */
function captionsOf(items: readonly Item[]): ReadonlyMap<Item, Item> {
  const captions = new Map<Item, Item>()
  items.forEach((item, i) => {
    const { object } = item
    const near = object?.kind === 'table' ? items[i - 1] : object && items[i + 1]
    const text = near?.paragraph?.text
    if (
      !object ||
      !near ||
      text === undefined ||
      text.length > LONGEST_CAPTION ||
      captions.has(near)
    )
      return
    if (object.kind === 'picture' && object.end > object.start) return
    const form = object.kind === 'table' ? TABLE_CAPTION : PICTURE_CAPTION
    if (form.test(text)) captions.set(near, item)
  })
  return captions
}

function kindsOf(paragraphs: readonly Paragraph[], isLead: boolean): Block[] {
  const tail = Math.max(1, paragraphs.findLastIndex(({ text }) => !roleOfLine(text)) + 1)
  let isOpen = false
  return paragraphs.map((paragraph, i) => {
    const role = roleOfLine(paragraph.text)
    const goesOn = isOpen && !role
    isOpen = isOpen || (role === 'editor' && (isLead || opensNote(paragraph.text)))
    if (goesOn) return { ...paragraph, kind: 'note', role: 'editor' }
    if (role && (isLead || role === 'editor' || i >= tail))
      return { ...paragraph, kind: 'note', role }
    if (isSubheading(paragraph, paragraphs[i + 1])) return { ...paragraph, kind: 'subheading' }
    const dateline = datelineOf(paragraph.text)
    return dateline ? { ...paragraph, dateline } : paragraph
  })
}

/** A line without any sentence in it is a sub-heading over a paragraph, and no longer than one. */
const LONGEST_SUBHEADING = 24
const SENTENCE = /[，。；：！？、…—,;:!?]/u
const BRACKETED = /^[（(][^（）()]*[）)]$/u

function isSubheading({ text, joins }: Paragraph, next: Paragraph | undefined): boolean {
  const bare = withoutLabel(text)
  const isLine =
    !joins.length &&
    !BRACKETED.test(text) &&
    [...bare].length <= LONGEST_SUBHEADING &&
    !SENTENCE.test(bare)
  return isLine && next !== undefined && /[。！？]/u.test(next.text)
}
