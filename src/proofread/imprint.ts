import type { Bulletin } from '../model/bulletin.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'

/** What an internal publication prints of itself (内部资料性出版物管理办法, art. 15); its readers miss any of them. */
const KEYS = ['permit', 'compiler', 'recipients', 'printer', 'printedOn', 'copies'] as const

/** Reports an imprint of which some is set and some is not; an issue that sets nothing is no internal publication. */
export function reportImprint({ imprint, source }: Bulletin, report: Report): void {
  const set = KEYS.filter((key) => imprint[key] !== undefined)
  const missing = KEYS.filter((key) => imprint[key] === undefined)
  if (!set.length || !missing.length) return
  report(diagnose('warning', 'IMPRINT_INCOMPLETE', { path: source.name, set, missing }))
}
