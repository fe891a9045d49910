import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { OptionSetting } from '../model/source.ts'
import type { OptionValue, Template, TemplateOption } from '../model/template.ts'

/** A template's options by name, as its page sees them. */
export type OptionValues = Readonly<Record<string, OptionValue>>

/**
 * What the issue and the command line say of a template's options, the later settings stronger, the rest by default; undefined, and
 * reported, if there is no such option or the value is none of its own.
 */
export function chooseOptions(
  { name, manifest }: Pick<Template, 'name' | 'manifest'>,
  settings: Readonly<Record<string, OptionSetting>>,
  report: Report,
): OptionValues | undefined {
  const values: Record<string, OptionValue> = {}
  for (const option of manifest.options) values[option.name] = option.default
  const known = manifest.options.map((option) => option.name)
  let isSound = true
  for (const [key, { text, span }] of Object.entries(settings)) {
    const option = manifest.options.find((candidate) => candidate.name === key)
    const value = option && valueOf(text, option)
    if (value !== undefined) {
      values[key] = value
      continue
    }
    isSound = false
    if (!option) {
      const data = { name: key, template: name, nearest: nearest(key, known), known }
      report(diagnose('error', 'TEMPLATE_OPTION_UNKNOWN', data, span))
    } else {
      const data = { name: key, value: text, expected: expectedOf(option) }
      report(diagnose('error', 'TEMPLATE_OPTION_INVALID', data, span))
    }
  }
  return isSound ? values : undefined
}

function valueOf(text: string, { type, values }: TemplateOption): OptionValue | undefined {
  const value = READ[type](text.trim())
  return value !== undefined && (!values || values.includes(value)) ? value : undefined
}

const READ: Readonly<Record<TemplateOption['type'], (text: string) => OptionValue | undefined>> = {
  boolean: (text) => (/^(?:true|false)$/u.test(text) ? text === 'true' : undefined),
  number: (text) => (/^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : undefined),
  text: (text) => text,
}

/** For messages and `banxin templates`: the values, or else the type. */
export function expectedOf({ type, values }: TemplateOption): string {
  if (values) return values.join(' | ')
  return type === 'boolean' ? 'true | false' : type
}
