import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { FileSetting } from '../model/source.ts'

/** What else than a name of this folder it is: a way into another, or out of this one. */
const PATH = /[\\/]|^\.{1,2}$|^[a-z]:/iu

/**
 * The files of a folder that the settings list, in the list's order, each with its entry; what the list names and the folder does not have, or names
 * twice, or outside of it, is reported. `present`: all names in the folder.
 */
export function filesListed(
  listed: readonly FileSetting[],
  present: readonly string[],
  report: Report,
): Map<string, FileSetting> {
  const files = new Map<string, FileSetting>()
  for (const entry of listed) {
    const name = nameIn(entry, present, report)
    if (name === undefined) continue
    if (files.has(name)) {
      report(diagnose('error', 'FILE_LISTED_TWICE', { name: entry.name }, entry.span))
    } else files.set(name, entry)
  }
  return files
}

function nameIn(
  { name, span }: FileSetting,
  present: readonly string[],
  report: Report,
): string | undefined {
  if (PATH.test(name)) {
    report(diagnose('error', 'FILE_LISTED_OUTSIDE', { name }, span))
    return undefined
  }
  // some systems take é apart, in the names of files
  const found = present.find((one) => one === name) ?? present.find((one) => isSame(one, name))
  if (found === undefined) {
    const data = { name, nearest: nearest(name, present) }
    report(diagnose('error', 'FILE_LISTED_MISSING', data, span))
  }
  return found
}

function isSame(one: string, other: string): boolean {
  return one.normalize('NFC') === other.normalize('NFC')
}
