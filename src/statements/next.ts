import type { Bulletin } from '../model/bulletin.ts'
import { IMPRINT_KEYS, type FrontMatter } from '../model/source.ts'

/** Of an issue's imprint what is another one's the next time. */
const OF_ONE_ISSUE: readonly string[] = ['date', 'printedOn']

/**
 * The settings of the issue after this one: its masthead and imprint, numbers counted on, dates left out; how it is proofread. A number that the issue does not have is
 * not made up.
 */
export function nextIssue({ masthead, imprint, template, options, source }: Bulletin): FrontMatter {
  const { check } = source.frontMatter
  const { series, number, slogans, motto } = masthead
  const kept = IMPRINT_KEYS.filter((key) => !OF_ONE_ISSUE.includes(key))
  const settings = kept.flatMap((key) => {
    const value = imprint[key]
    return value === undefined ? [] : [[key, key === 'total' ? countedOn(value) : value] as const]
  })
  return {
    ...(template !== undefined && { template }),
    ...(options && { options }),
    ...(series !== undefined && { series }),
    // ② comes from 2 on: an issue without a number is the first
    ...(series !== undefined && { number: (number ?? 1) + 1 }),
    ...(slogans.length > 0 && { slogans }),
    ...(motto !== undefined && { motto }),
    ...Object.fromEntries(settings),
    // what was waived was of that issue's text
    ...(check && { check }),
  }
}

/** 总第59期 -> 总第60期; what has no number stays. */
function countedOn(text: string): string {
  return text.replace(/\d+/u, (number) => String(Number(number) + 1))
}
