import type { Clause } from '../model/bulletin.ts'

const LABEL = /(?<=^|[。；：！？])(?<ordinal>[一二三四五六七八九十]{1,3})是/gu
const ORDER = '一二三四五六七八九十'

interface Found {
  readonly at: number
  readonly end: number
  readonly ordinal: number
}

/**
 * The points 一是…；二是…；三是… of a paragraph: each begins at the paragraph's start or after a stop, and counts on from the
 * point before it. The first may have any number, since an enumeration may begin in an earlier paragraph, but a single
 * 一是 is none. `before` is the number of the statement's last point so far, 0 for none.
 */
export function findClauses(text: string, before = 0): Clause[] {
  const found = consecutive(labelsOf(text), before)
  if (found.length < 2 && (found[0]?.ordinal ?? 1) === 1) return []
  return found.map((label, i) => {
    const end = found[i + 1]?.at ?? text.length
    return {
      label: { start: label.at, end: label.end },
      lead: { start: label.end, end: endOfLead(text, label.end, end) },
      body: { start: label.at, end },
      level: 1,
    }
  })
}

/** The number that a label counts, from 1. */
export function ordinalOf(label: string): number {
  const digits = [...label.replace('是', '')].map((c) => ORDER.indexOf(c) + 1)
  const [first = 0, second = 0, third = 0] = digits
  if (digits.length === 1) return first
  if (digits.length === 2) return first === 10 ? 10 + second : first * 10
  return first * 10 + third
}

function labelsOf(text: string): Found[] {
  return [...text.matchAll(LABEL)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    ordinal: ordinalOf(match.groups?.['ordinal'] ?? ''),
  }))
}

function consecutive(labels: readonly Found[], before: number): Found[] {
  const kept: Found[] = []
  let expected = before + 1
  for (const label of labels) {
    if (label.ordinal !== expected && label.ordinal !== 1) continue
    kept.push(label)
    expected = label.ordinal + 1
  }
  return kept
}

/** The clause's first sentence, if others follow it: up to its stop. */
function endOfLead(text: string, start: number, end: number): number {
  const stop = text.slice(start, end).search(/[。！？]/u)
  const after = start + stop + 1
  return stop < 0 || after >= end ? start : after
}
