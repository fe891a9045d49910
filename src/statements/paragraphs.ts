import type { Block, Join, Paragraph } from '../model/bulletin.ts'
import { joinMaps, sliceMap, spanOf, type Piece, type Source } from '../model/source.ts'
import { findClauses } from './clauses.ts'
import type { SourceLine } from './lines.ts'

/** A sentence or clause is over here. */
const ENDED = /[。！？；：…!?;:][”’」』）》〉】"')\]]*$/u
/** The line is running text, and no heading or signature. */
const RUNNING = /[，。；、：,;]/u
/** A new item begins here, whatever the line before looks like. */
const ITEM =
  /^(?:[一二三四五六七八九十]{1,3}(?:是|、|，)|第[一二三四五六七八九十]+[，、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳])/u
/** Nothing can begin with these: whatever stands before them goes on. */
const CONTINUES = /^[，。；：、！？”’」』）》〉】%％‰]/u

/**
 * Puts the source's lines together to paragraphs, whose ids begin with `prefix`. A line goes on in the next if its sentence is not over and the next
 * line does not begin something: a page turn or a line end of a scan cut it. Each join is recorded.
 */
export function buildParagraphs(
  source: Source,
  lines: readonly SourceLine[],
  prefix: string,
): Block[] {
  const groups: SourceLine[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before && goesOn(before, line)) group.push(line)
    else groups.push([line])
  }
  const paragraphs = groups.map((group, i) =>
    joinLines(source, group, `${prefix}p${String(i + 1)}`),
  )
  const clauses = findClauses(paragraphs.map(({ text }) => text))
  const notes = Math.max(1, paragraphs.findLastIndex(({ text }) => !isNote(text)) + 1)
  return paragraphs.map((paragraph, i) => ({
    ...paragraph,
    clauses: clauses[i] ?? [],
    kind: i >= notes ? 'note' : kindOf(paragraph, paragraphs[i + 1]),
  }))
}

/** A line without any sentence in it is a sub-heading over a paragraph, and no longer than one. */
const LONGEST_SUBHEADING = 24
const SENTENCE = /[，。；：！？、…—,;:!?]/u
const BRACKETED = /^[（(][^（）()]*[）)]$/u
const CREDIT = /^(?:来源|供稿|作者|撰稿|整理|摄影|通讯员|附注|注)[：:]/u

function kindOf({ text, joins }: Paragraph, next: Paragraph | undefined): Block['kind'] {
  const bare = withoutLabel(text)
  const isLine =
    !joins.length &&
    !BRACKETED.test(text) &&
    [...bare].length <= LONGEST_SUBHEADING &&
    !SENTENCE.test(bare)
  return isLine && next && /[。！？]/u.test(next.text) ? 'subheading' : 'paragraph'
}

/** A heading without what counts it: 一、 （二） */
function withoutLabel(text: string): string {
  return text.replace(
    /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/u,
    '',
  )
}

function isNote(text: string): boolean {
  return BRACKETED.test(text) || CREDIT.test(text)
}

function goesOn(before: SourceLine, line: SourceLine): boolean {
  if (before.file !== line.file || line.indented || isNote(before.text)) return false
  if (CONTINUES.test(line.text)) return true
  return (
    !ENDED.test(before.text) && RUNNING.test(withoutLabel(before.text)) && !ITEM.test(line.text)
  )
}

function joinLines(source: Source, lines: readonly SourceLine[], id: string): Paragraph {
  const parts: { length: number; map: readonly Piece[] }[] = []
  const joins: Join[] = []
  let text = ''
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    if (before) {
      const space = needsSpace(before.text, line.text) ? ' ' : ''
      const gap = spanOf(source.map, before.end, line.start)
      if (gap) joins.push({ at: text.length, span: gap })
      if (space && gap) parts.push({ length: 1, map: [{ at: 0, span: gap }] })
      text += space
    }
    parts.push({ length: line.text.length, map: sliceMap(source.map, line.start, line.end) })
    text += line.text
  })
  return { kind: 'paragraph', id, text, clauses: [], joins, map: joinMaps(parts) }
}

/** Between two Latin words a line end stood for a space; between Han it stood for nothing (chinese-typography §1.3). */
function needsSpace(before: string, after: string): boolean {
  return /[\p{Script=Latin}\d,.;:!?)]$/u.test(before) && /^[\p{Script=Latin}\d(]/u.test(after)
}
