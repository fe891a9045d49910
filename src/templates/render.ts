import Handlebars from 'handlebars'
import type { Block, Bulletin, Paragraph, Statement } from '../model/bulletin.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import { IMPRINT_KEYS, type SourceFile, type Span } from '../model/source.ts'
import type { Template } from '../model/template.ts'
import type { Tree } from '../model/tree.ts'
import { offsetOf, parseTemplate, reportCircle } from './check.ts'
import { checkElements } from './elements.ts'
import { checkFields } from './fields.ts'
import {
  alike,
  any,
  chineseDate,
  chineseNumber,
  isKind,
  issueNumber,
  longer,
  numeric,
  ordinal,
  paragraphMarkup,
  speakerMarkup,
  wider,
  words,
  type Markup,
} from './helpers.ts'
import { readHtml } from './html.ts'
import type { OptionValues } from './options.ts'
import { markPictures } from './pictures.ts'

type Environment = ReturnType<typeof Handlebars.create>

const HELPERS = [
  'issueNumber',
  'chineseNumber',
  'chineseDate',
  'speaker',
  'paragraph',
  'words',
  'longer',
  'alike',
  'any',
  'numeric',
  'ordinal',
  'subheading',
  'note',
  'figure',
  'table',
  'wider',
]

/**
 * The element tree that the template makes of the bulletin. Undefined, and reported with file, line and column, if the template has
 * a fault; content can only ever become text.
 */
export function renderTemplate(
  template: Template,
  bulletin: Bulletin,
  options: OptionValues,
  report: Report,
): Tree | undefined {
  const vocabulary = { helpers: HELPERS, partials: template.partials.map(({ partial }) => partial) }
  const environment = Handlebars.create()
  registerHelpers(environment, bulletin)
  const files = [template.page, ...template.partials]
  const places: Span[] = []
  const parsed = files.flatMap((file) => {
    const template = parseTemplate(file, vocabulary, report)
    if (!template || !checkElements(file, report)) return []
    markPictures(file, template.program, places)
    return [template]
  })
  const names = ['', ...vocabulary.partials]
  const byName = new Map(parsed.map((template, i) => [names[i] ?? '', template] as const))
  if (parsed.length < files.length || reportCircle(byName, report)) return undefined
  const view = { ...viewOf(bulletin), options }
  const [own, ...others] = parsed.map(({ program }, i) => ({ file: files[i] ?? template.page, program }))
  const called = new Map(others.map((other, i) => [vocabulary.partials[i] ?? '', other] as const))
  const known = { issue: Object.keys(view), options: Object.keys(options) }
  if (!own || !checkFields(own, called, known, report)) return undefined
  const [page, ...partials] = parsed.map(({ program }) => environment.compile(program, COMPILE_OPTIONS))
  if (!page) return undefined
  partials.forEach((render, i) => {
    environment.registerPartial(vocabulary.partials[i] ?? '', render)
  })
  try {
    return readHtml(page(view), places)
  } catch (error) {
    if (error instanceof HelperError) reportHelper(files, error, report)
    else reportFailure(template.page, error, Object.keys(view), report)
    return undefined
  }
}

const COMPILE_OPTIONS: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(HELPERS.map((name) => [name, true])),
}

/** What templates see: every field there is, undefined where the bulletin has nothing, so that `{{#if}}` can ask. */
function viewOf({ masthead, lead, statements, imprint }: Bulletin): Readonly<Record<string, unknown>> {
  const { slogans, series, number, printedNumber, motto } = masthead
  const settings = Object.fromEntries(IMPRINT_KEYS.map((key) => [key, imprint[key]]))
  return { slogans, series, number, printedNumber, motto, lead, statements, ...settings }
}

function registerHelpers(environment: Environment, { masthead }: Bulletin): void {
  const safe = ({ html }: Markup) => new Handlebars.SafeString(html)
  const helpers: Readonly<Record<(typeof HELPERS)[number], Helper>> = {
    issueNumber: (number: number | undefined) => {
      if (number === undefined) return ''
      const asPrinted = number === masthead.number ? masthead.printedNumber : undefined
      return asPrinted ?? issueNumber(number)
    },
    chineseNumber: (number: number) => chineseNumber(number),
    chineseDate: (date: string) => chineseDate(date),
    speaker: (statement: Statement) => safe(speakerMarkup(statement.speakers)),
    paragraph: (paragraph: Paragraph) => safe(paragraphMarkup(paragraph)),
    words: (text: string) => words(text),
    longer: (texts: string | readonly string[] | undefined, limit: number) =>
      longer(texts ?? '', limit),
    alike: (texts: readonly string[]) => alike(texts),
    subheading: (block: Block) => isKind(block, 'subheading'),
    note: (block: Block) => isKind(block, 'note'),
    figure: (block: Block) => isKind(block, 'figure'),
    table: (block: Block) => isKind(block, 'table'),
    wider: (table: Block, ems: number) => wider(table, ems),
    numeric: (text: string | undefined) => numeric(text ?? ''),
    // @index counts from 0
    ordinal: (index: number) => ordinal(index),
    any: (...values: unknown[]) => any(values),
  }
  for (const [name, helper] of Object.entries(helpers)) {
    environment.registerHelper(name, withPlace(name, helper))
  }
}

/** What a template gives a helper is whatever the template has there; helpers throw a `TypeError` where they cannot use it. */
type Helper = (...values: never[]) => unknown

/** A helper that failed, and where it was called. */
class HelperError extends Error {
  readonly place: hbs.AST.SourceLocation | undefined
  constructor(message: string, place: hbs.AST.SourceLocation | undefined) {
    super(message)
    this.place = place
  }
}

/** The last argument is Handlebars' own, and knows the place. */
function withPlace(name: string, helper: Helper) {
  return (...values: unknown[]) => {
    const { loc } = values.at(-1) as { loc?: hbs.AST.SourceLocation }
    try {
      return helper(...(values.slice(0, -1) as never[]))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new HelperError(`${name}: ${reason}`, loc)
    }
  }
}

function reportHelper(
  files: readonly SourceFile[],
  { message, place }: HelperError,
  report: Report,
): void {
  const file = files.find(({ name }) => name === place?.source)
  const at = ({ line, column }: hbs.AST.Position) => offsetOf(file?.text ?? '', line, column)
  const span = file && place && { file: file.name, start: at(place.start), end: at(place.end) }
  report(diagnose('error', 'TEMPLATE_FAILED', { reason: message }, span))
}

/** In strict mode Handlebars says which field is missing and where, though not in which file if a partial failed. */
function reportFailure(
  page: SourceFile,
  error: unknown,
  fields: readonly string[],
  report: Report,
): void {
  const { message, lineNumber, column } = error as Error & { lineNumber?: number; column?: number }
  const start = offsetOf(page.text, lineNumber ?? 1, column ?? 0)
  const field = /^"(.+?)" not defined/.exec(message)?.[1]
  const span = { file: page.name, start, end: start + (field?.length ?? 1) }
  if (field) {
    const data = { name: field, nearest: nearest(field, fields), isOfIssue: false }
    report(diagnose('error', 'TEMPLATE_UNKNOWN_FIELD', data, span))
  } else report(diagnose('error', 'TEMPLATE_FAILED', { reason: message }, span))
}
