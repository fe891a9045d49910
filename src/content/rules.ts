import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { diagnose, type Report, type ValueType } from '../model/diagnostic.ts'
import { RULE_LEVELS, type RuleSetting, type WaiverSetting } from '../model/source.ts'
import { describe, entriesOf, textOf, type Yaml } from './yaml.ts'

/**
 * `check` of an issue's settings: `CODE: off`, or `CODE: { severity: error, NUMBER: 4 }`. An entry that is none is reported and left out; undefined if
 * there are no entries.
 */
export function rulesOf(node: Node | null, yaml: Yaml, report: Report): RuleSetting[] | undefined {
  const entries = entriesOf(node)
  return entries?.flatMap(({ key, keyNode, value }) => {
    const span = yaml.spanOf(keyNode) ?? yaml.span
    const setting = isScalar(value) ? levelOf(value) : isMap(value) ? numbersOf(value) : undefined
    if (setting) return [{ code: key.toUpperCase(), span, ...setting }]
    reportWrong(`check.${key}`, 'rules', value, yaml, report)
    return []
  })
}

type Setting = Pick<RuleSetting, 'level' | 'options'>

function levelOf(node: Node): Setting | undefined {
  const given = isScalar(node) && node.value === false ? 'off' : textOf(node)?.toLowerCase()
  const level = RULE_LEVELS.find((one) => one === given)
  return level && { level, options: {} }
}

function numbersOf(node: Node): Setting | undefined {
  let level: Setting['level']
  const options: Record<string, number> = {}
  for (const { key, value } of entriesOf(node) ?? []) {
    const number = isScalar(value) ? value.value : undefined
    if (key === 'severity') {
      level = value ? levelOf(value)?.level : undefined
      if (!level) return undefined
    } else if (typeof number === 'number' && Number.isFinite(number) && number > 0) {
      options[key] = number
    } else return undefined
  }
  return { ...(level && { level }), options }
}

/** `waive` of an issue's settings: a list of `CODE: text`, or of CODE alone. */
export function waiversOf(
  node: Node | null,
  yaml: Yaml,
  report: Report,
): WaiverSetting[] | undefined {
  if (!isSeq(node)) return undefined
  return (node.items as (Node | null)[]).flatMap((item) => {
    const span = yaml.spanOf(item) ?? yaml.span
    const code = textOf(item)
    if (code !== undefined) return [{ code: code.toUpperCase(), span }]
    const entries = entriesOf(item) ?? []
    const waivers = entries.flatMap(({ key, value }) => {
      const text = textOf(value)
      return text ? [{ code: key.toUpperCase(), text, span }] : []
    })
    if (entries.length && waivers.length === entries.length) return waivers
    reportWrong('waive', 'waivers', item, yaml, report)
    return []
  })
}

function reportWrong(
  key: string,
  expected: ValueType,
  value: Node | null,
  { spanOf, span }: Yaml,
  report: Report,
): void {
  const data = { key, expected, given: describe(value) }
  report(diagnose('error', 'FRONT_MATTER_WRONG_TYPE', data, spanOf(value) ?? span))
}
