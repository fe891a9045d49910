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
  const items = itemsOf(source, lines)
  const captions = captionsOf(items)
  const said = items.filter((item) => item.paragraph !== undefined && !captions.has(item))
  const asText = kindsOf(numbered(said, prefix), isLead)
  const byItem = new Map(said.map((item, i) => [item, asText[i]]))
  const counts = { t: 0, f: 0 }
  return items.flatMap((item, i): Block | Block[] => {
    const { object } = item
    if (!object) return byItem.get(item) ?? []
    const kind = object.kind === 'table' ? 't' : 'f'
    const id = `${prefix}${kind}${String(++counts[kind])}`
    const near = object.kind === 'table' ? items[i - 1] : items[i + 1]
    const isCaption = near !== undefined && captions.get(near) === item
    const caption = isCaption && near.paragraph ? { ...near.paragraph, id: `${id}c` } : undefined
    return object.kind === 'table'
      ? tableOf(source, object, id, caption)
      : figureOf(source, object, id, caption)
  })
}

/** A paragraph or an object. */
interface Item {
  readonly paragraph?: Paragraph
  /** The file calls it a heading. */
  readonly isHeading: boolean
  readonly object?: NonNullable<SourceLine['object']>
}

function itemsOf(source: Source, lines: readonly SourceLine[]): Item[] {
  return groupLines(lines).map((group) => {
    const [{ object, heading } = {}] = group
    const isHeading = heading !== undefined
    return object ? { object, isHeading } : { paragraph: joinLines(source, group, ''), isHeading }
  })
}

interface Said {
  readonly paragraph: Paragraph
  readonly isHeading: boolean
}

/** The paragraphs with their ids and their points. */
function numbered(items: readonly Item[], prefix: string): Said[] {
  const said = items.flatMap(({ paragraph, isHeading }) =>
    paragraph ? [{ paragraph, isHeading }] : [],
  )
  const clauses = findClauses(said.map(({ paragraph }) => paragraph.text))
  return said.map(({ paragraph, isHeading }, i) => ({
    paragraph: { ...paragraph, id: `${prefix}p${String(i + 1)}`, clauses: clauses[i] ?? [] },
    isHeading,
  }))
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

function kindsOf(said: readonly Said[], isLead: boolean): Block[] {
  const tail = tailOf(said)
  let isOpen = false
  return said.map(({ paragraph, isHeading }, i) => {
    const role = roleOfLine(paragraph.text)
    const goesOn = isOpen && !role
    isOpen = isOpen || (role === 'editor' && (isLead || opensNote(paragraph.text)))
    if (goesOn) return { ...paragraph, kind: 'note', role: 'editor' }
    if (role && (isLead || role === 'editor' || i >= tail))
      return { ...paragraph, kind: 'note', role }
    const isSub = isHeading || isSubheading(paragraph, said[i + 1]?.paragraph)
    if (isSub) return { ...paragraph, kind: 'subheading' }
    const dateline = datelineOf(paragraph.text)
    return dateline ? { ...paragraph, dateline } : paragraph
  })
}

/** Where what is said ends: behind it are credits, and what an editor adds. */
function tailOf(said: readonly Said[]): number {
  const closing = said.findIndex(({ paragraph }) => opensNote(paragraph.text))
  const end = closing < 0 ? said.length : closing
  const isText = ({ paragraph: { text } }: Said) => !roleOfLine(text) && isSentence(text)
  const last = said.slice(0, end).findLastIndex(isText)
  return Math.max(1, last + 1)
}

function isSentence(text: string): boolean {
  return text.length > LONGEST_CREDIT || /[。！？…：；，]$/u.test(text)
}

const LONGEST_CREDIT = 40

/** A line without any sentence in it is a sub-heading over a paragraph, and no longer than one. */
const LONGEST_SUBHEADING = 24
const SENTENCE = /[，。；：！？、…—,;:!?]/u
const BRACKETED = /^[（(][^（）()]*[）)]$/u

function isSubheading({ text }: Paragraph, next: Paragraph | undefined): boolean {
  const bare = withoutLabel(text)
  const isLine =
    !BRACKETED.test(text) && [...bare].length <= LONGEST_SUBHEADING && !SENTENCE.test(bare)
  return isLine && next !== undefined && /[。！？]/u.test(next.text)
}
