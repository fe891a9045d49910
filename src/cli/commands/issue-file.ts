import { toYaml, toYamlLine } from '../../content/yaml.ts'
import {
  IMPRINT_KEYS,
  type FrontMatter,
  type RuleSetting,
  type SpeakerSetting,
} from '../../model/source.ts'
import type { Texts } from '../texts.ts'

/** A file of a new issue, or, without a name, a remark where one is missing. */
export interface FileEntry {
  readonly name?: string
  readonly speakers: readonly (SpeakerSetting | null)[]
  readonly remarks: readonly string[]
}

/** `issue.yaml` of a new issue: its settings, its files, and as comments those settings that an issue may have beside them. */
export function issueFile(
  { options, check, ...settings }: FrontMatter,
  files: readonly FileEntry[],
  texts: Texts,
): string {
  const chosen = Object.entries(options ?? {}).map(([name, { text }]) => [name, text] as const)
  const data = {
    ...settings,
    ...(chosen.length && { options: Object.fromEntries(chosen) }),
    ...(check && { check: Object.fromEntries(check.map(ruleEntry)) }),
  }
  const keys = ['template', 'series', 'number', 'slogans', 'motto', ...IMPRINT_KEYS]
  const missing = keys.filter((key) => !Object.hasOwn(data, key))
  return [
    `# ${texts.newHead}`,
    ...(Object.keys(data).length ? [toYaml(data).trimEnd()] : []),
    ...(files.length ? [`# ${texts.newFiles}`, 'files:', ...files.flatMap(linesOf)] : []),
    `# ${texts.newMissing}`,
    ...missing.map((key) => `# ${key}:`),
    '',
  ].join('\n')
}

/** As it is read: a level alone, or with numbers. */
function ruleEntry({ code, level, options }: RuleSetting): [string, unknown] {
  if (!Object.keys(options).length) return [code, level]
  return [code, { ...(level && { severity: level }), ...options }]
}

function linesOf({ name, speakers, remarks }: FileEntry): string[] {
  const comments = remarks.map((remark) => `  # ${onOneLine(remark)}`)
  if (name === undefined) return comments
  return [...comments, `  - file: ${toYamlLine(name)}`, ...speakerLines(speakers)]
}

function speakerLines(speakers: readonly (SpeakerSetting | null)[]): string[] {
  const [first = null, ...others] = speakers
  if (!others.length) return [`    speaker:${first === null ? '' : ` ${toYamlLine(first)}`}`]
  const items = speakers.map(
    (speaker) => `      -${speaker === null ? '' : ` ${toYamlLine(speaker)}`}`,
  )
  return ['    speaker:', ...items]
}

const LONGEST = 80

/** A comment ends with its line. */
function onOneLine(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}
