import { diagnose, type Report } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { OutputProfile, PressSheet } from '../model/press.ts'
import { layOut } from './boxes.ts'
import { imposeSaddle, pageByPage } from './impose.ts'
import { checkResolution } from './resolution.ts'
import { separateInks, type NamedInk, type Separation } from './separate.ts'

export interface PressOptions {
  readonly spot: boolean
  readonly impose?: 'saddle'
  readonly profile?: OutputProfile
}

/** What the press gets: sheets, and how their colours come onto plates. */
export interface PressJob {
  readonly sheets: readonly PressSheet[]
  readonly separation: Separation
  readonly profile?: OutputProfile
}

/** Finished pages on sheets for the press; reports what a print shop would call back for. No page is changed. */
export function prepareForPress(
  pages: readonly Page[],
  inks: readonly NamedInk[],
  { spot, impose, profile }: PressOptions,
  report: Report,
): PressJob {
  checkResolution(pages, report)
  const imposed = impose ? imposeSaddle(pages, report) : pageByPage(pages)
  const sheets = layOut(imposed, report)
  if (!profile) report(diagnose('info', 'PRESS_WITHOUT_PROFILE', {}))
  return { sheets, separation: separateInks(inks, spot, report), ...(profile && { profile }) }
}
