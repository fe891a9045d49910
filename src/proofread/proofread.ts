import type { Bulletin } from '../model/bulletin.ts'
import type { Report } from '../model/diagnostic.ts'
import { reportImprint } from './imprint.ts'
import { reportJoins } from './joins.ts'
import { reportTwice } from './twice.ts'

/** Looks the bulletin over and reports what an editor should see; changes nothing. */
export function proofread(bulletin: Bulletin, report: Report): void {
  reportJoins(bulletin, report)
  reportImprint(bulletin, report)
  reportTwice(bulletin, report)
}
