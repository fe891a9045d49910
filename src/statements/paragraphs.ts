import type { Join, Paragraph } from '../model/bulletin.ts'
import { joinMaps, sliceMap, spanOf, type Piece, type Source } from '../model/source.ts'
import type { SourceLine } from './lines.ts'
import { roleOfLine } from './roles.ts'

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
 * Puts lines together that are one paragraph. A line goes on in the next if its sentence is not over and the next line does not begin
 * something: a page turn or a line end of a scan cut it.
 */
export function groupLines(lines: readonly SourceLine[]): SourceLine[][] {
  const groups: SourceLine[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before && goesOn(before, line)) group.push(line)
    else groups.push([line])
  }
  return groups
}

function goesOn(before: SourceLine, line: SourceLine): boolean {
  if (before.file !== line.file || line.indented || before.object) return false
  if (before.heading !== undefined || line.heading !== undefined) return false
  if (roleOfLine(before.text) ?? roleOfLine(line.text)) return false
  if (CONTINUES.test(line.text)) return true
  return (
    !ENDED.test(before.text) && RUNNING.test(withoutLabel(before.text)) && !ITEM.test(line.text)
  )
}

/** The paragraph that lines are; each place where two were put together is recorded. */
export function joinLines(source: Source, lines: readonly SourceLine[], id: string): Paragraph {
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

/** A line without what counts it: 一、 （二） */
export function withoutLabel(text: string): string {
  return text.replace(
    /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/u,
    '',
  )
}
