import type { SourceFile } from './source.ts'
import type { Ink } from './style.ts'

/** A template's files, read and no more. */
export interface Template {
  readonly name: string
  /** Where it lies. */
  readonly folder: string
  readonly manifest: TemplateManifest
  readonly page: SourceFile
  readonly style: SourceFile
  /** By the name that `{{> name}}` calls. */
  readonly partials: readonly (SourceFile & { readonly partial: string })[]
}

/** `template.json`. */
export interface TemplateManifest {
  readonly name: string
  readonly purpose: { readonly zh: string; readonly en: string }
  /** Keys of the front matter that the template prints, beyond masthead and statements. */
  readonly fields: readonly string[]
  /** What an issue may choose, `{{options.name}}` in the page. */
  readonly options: readonly TemplateOption[]
  /** By the name that CSS calls with `var(--name)`. */
  readonly inks: readonly (Ink & { readonly screen: string })[]
}

export type OptionValue = string | number | boolean

export interface TemplateOption {
  readonly name: string
  readonly type: 'boolean' | 'number' | 'text'
  readonly default: OptionValue
  /** All that it can be, if not every value of its type. */
  readonly values?: readonly OptionValue[]
  readonly description: { readonly zh: string; readonly en: string }
}
