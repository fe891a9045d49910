import { diagnose, type Report } from '../model/diagnostic.ts'
import { joinMaps, movedObject, sliceMap, spanOf, type SourceWaiver } from '../model/source.ts'
import type { Draft } from './draft.ts'

/** Said to banxin and not to readers: `<!-- banxin-ignore CODE CODE -->`, in capitals or not. */
const WAIVER = /<!--[^\S\n]{0,9}banxin[-_ ]ignore(?![\p{L}\p{N}])(?<codes>[^<>]{0,400}?)-->/giu

/** Whether a text has nothing in it but such comments. */
export function isWaiver(text: string): boolean {
  return text.includes('<!--') && text.search(WAIVER) >= 0 && !text.replace(WAIVER, '').trim()
}

/** The draft without them, and with its line if one has it to itself; one that names no rule is reported. */
export function withoutWaivers(
  draft: Draft,
  report: Report,
): { readonly draft: Draft; readonly waivers: readonly SourceWaiver[] } {
  if (!draft.text.includes('<!--')) return { draft, waivers: [] }
  const { text, map } = draft
  const waivers: SourceWaiver[] = []
  const cuts: { readonly start: number; readonly end: number }[] = []
  for (const { 0: comment, index, groups } of text.matchAll(WAIVER)) {
    const end = index + comment.length
    const span = spanOf(map, index, end)
    if (!span) continue
    const codes = groups?.['codes']?.match(/[\p{L}\p{N}_-]+/gu) ?? []
    if (!codes.length) report(diagnose('warning', 'WAIVER_WITHOUT_CODE', {}, span))
    waivers.push({ codes, span })
    cuts.push({ start: index, end: end + lineEndAfter(text, index, end) })
  }
  return { draft: cutFrom(draft, cuts), waivers }
}

/** 1 if the stretch is a whole line that has one after it. */
function lineEndAfter(text: string, start: number, end: number): number {
  const isWhole = (start === 0 || text[start - 1] === '\n') && text[end] === '\n'
  return isWhole ? 1 : 0
}

function cutFrom(
  { text, map, objects }: Draft,
  cuts: readonly { readonly start: number; readonly end: number }[],
): Draft {
  const edges = [0, ...cuts.flatMap(({ start, end }) => [start, end]), text.length]
  const kept = Array.from({ length: edges.length / 2 }, (_, i) => {
    const [start = 0, end = 0] = edges.slice(2 * i, 2 * i + 2)
    return { text: text.slice(start, end), length: end - start, map: sliceMap(map, start, end) }
  })
  const move = (offset: number) =>
    offset - cuts.reduce((sum, cut) => sum + Math.max(0, Math.min(offset, cut.end) - cut.start), 0)
  return {
    text: kept.map((part) => part.text).join(''),
    map: joinMaps(kept),
    objects: objects.map((object) => movedObject(object, move)),
  }
}
