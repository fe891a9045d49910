import type { BuildEnvironment } from '../../build.ts'
import type { Diagnostic, Report } from '../../model/diagnostic.ts'
import type { SourceFile } from '../../model/source.ts'
import type { Template } from '../../model/template.ts'
import type { Language } from '../../report/messages.ts'
import { loadTemplate, templateNames } from '../../templates/load.ts'
import { expectedOf } from '../../templates/options.ts'
import { environmentOf } from '../environment.ts'
import { printDiagnostics } from '../report.ts'
import type { Terminal } from '../terminal.ts'
import { TEXTS } from '../texts.ts'

export interface TemplatesArguments {
  readonly name?: string | undefined
  readonly format: 'text' | 'json'
  readonly lang: Language
}

/** `banxin templates`: the templates there are, or all about one of them, which may also be given by its folder. */
export function runTemplates(args: TemplatesArguments, terminal: Terminal): number {
  const environment = environmentOf(terminal)
  const { name, lang } = args
  const names =
    name === undefined ? templateNames(environment.templates, environment.workspace) : [name]
  const { loaded, diagnostics, files } = load(names, environment)
  const code = printDiagnostics(diagnostics, files, lang, terminal)
  if (args.format === 'json') {
    terminal.out(`${JSON.stringify(loaded.map(dataOf), undefined, 2)}\n`)
  } else if (name === undefined) {
    for (const template of loaded) terminal.out(`${lineOf(template, lang)}\n`)
    if (loaded.length) terminal.out(`\n${TEXTS[lang].templatesHint}\n`)
  } else {
    for (const template of loaded) terminal.out(`${pageOf(template, lang)}\n`)
  }
  return code
}

function load(
  names: readonly string[],
  { templates, workspace }: BuildEnvironment,
): { loaded: Template[]; diagnostics: Diagnostic[]; files: SourceFile[] } {
  const diagnostics: Diagnostic[] = []
  const files: SourceFile[] = []
  const report: Report = (diagnostic) => diagnostics.push(diagnostic)
  const loaded = names.flatMap(
    (name) => loadTemplate(name, templates, workspace, report, (file) => files.push(file)) ?? [],
  )
  return { loaded, diagnostics, files }
}

function dataOf({ manifest }: Template): unknown {
  const { name, purpose, fields, options, inks } = manifest
  return { name, purpose, fields, options, inks: inks.map((ink) => ink.name) }
}

function lineOf({ name, manifest }: Template, lang: Language): string {
  return `${name.padEnd(12)}  ${manifest.purpose[lang]}`
}

function pageOf(template: Template, lang: Language): string {
  const { manifest } = template
  const texts = TEXTS[lang]
  const options = manifest.options.flatMap((option) => [
    `  ${option.name} = ${String(option.default)}`,
    `      ${option.description[lang]} (${expectedOf(option)})`,
  ])
  return [
    lineOf(template, lang),
    '',
    ...(options.length ? [texts.optionsOf, ...options] : [texts.noOptions]),
    '',
    `${texts.fieldsOf} ${manifest.fields.join(', ') || '–'}`,
    '',
    `${texts.folderOf} ${template.folder}`,
  ].join('\n')
}
