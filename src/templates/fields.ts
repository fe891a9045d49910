import Handlebars from 'handlebars'
import { diagnose, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { SourceFile, Span } from '../model/source.ts'
import { offsetOf } from './check.ts'

/** A file of the template, parsed. */
export interface FieldSource {
  readonly file: SourceFile
  readonly program: hbs.AST.Program
}

/** What stands at a place of the page: the whole issue, a statement, a paragraph, a speaker; a text, which has no fields; something of a kind that is not known. */
type Scope = keyof typeof ITEMS | 'issue' | 'text' | 'unknown'

/** The fields of the items that lists have (model/bulletin.ts). */
const ITEMS = {
  statement: ['id', 'speakers', 'blocks', 'span'],
  // whichever kind of block it is
  paragraph: [
    ...['kind', 'id', 'text', 'clauses', 'joins', 'map', 'dateline', 'role'],
    ...['src', 'alt', 'caption', 'rows', 'span'],
  ],
  row: ['isHead', 'cells'],
  cell: ['columns', 'paragraphs'],
  speaker: ['id', 'posts', 'name', 'printed', 'parts', 'map'],
  post: ['organization', 'title'],
} as const

/** What is in the lists that a page may go through. */
const LISTS: Readonly<Record<string, Scope>> = {
  statements: 'statement',
  lead: 'paragraph',
  blocks: 'paragraph',
  rows: 'row',
  cells: 'cell',
  paragraphs: 'paragraph',
  speakers: 'speaker',
  posts: 'post',
  slogans: 'text',
  words: 'text',
}

/**
 * Reports names that the place where they stand does not have, wherever they stand: where a page only asks (`{{#if serie}}`) Handlebars itself would take
 * them for empty. A partial is checked for each place that calls it. True if there are none.
 */
export function checkFields(
  page: FieldSource,
  partials: ReadonlyMap<string, FieldSource>,
  known: { readonly issue: readonly string[]; readonly options: readonly string[] },
  report: Report,
): boolean {
  const told = new Set<string>()
  const checked = new Set<string>()
  const visit = (name: string, source: FieldSource, scopes: readonly Scope[]) => {
    const key = `${name}/${scopes.join(' ')}`
    if (checked.has(key)) return
    checked.add(key)
    const checker = new FieldChecker(source.file, scopes, known, (diagnostic) => {
      const place = JSON.stringify([diagnostic.span, diagnostic.code])
      if (!told.has(place)) report(diagnostic)
      told.add(place)
    })
    checker.accept(source.program)
    for (const call of checker.calls) {
      const partial = partials.get(call.name)
      if (partial) visit(call.name, partial, call.scopes)
    }
  }
  visit('', page, ['issue'])
  return told.size === 0
}

class FieldChecker extends Handlebars.Visitor {
  readonly calls: { readonly name: string; readonly scopes: readonly Scope[] }[] = []
  private readonly file: SourceFile
  /** From the issue inwards. */
  private scopes: readonly Scope[]
  private readonly known: { readonly issue: readonly string[]; readonly options: readonly string[] }
  private readonly report: Report
  /** Names that blocks give their items: `as |item|`. */
  private own: readonly string[] = []

  constructor(
    file: SourceFile,
    scopes: readonly Scope[],
    known: { readonly issue: readonly string[]; readonly options: readonly string[] },
    report: Report,
  ) {
    super()
    this.file = file
    this.scopes = scopes
    this.known = known
    this.report = report
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    this.acceptCall(node)
  }

  override SubExpression(node: hbs.AST.SubExpression): void {
    this.acceptCall(node)
  }

  /** With arguments the name is a helper, without it is a field. */
  private acceptCall({ path, params, hash }: hbs.AST.MustacheStatement | hbs.AST.SubExpression): void {
    const isCall = params.length > 0 || (hash as hbs.AST.Hash | undefined) !== undefined
    if (!isCall) this.accept(path)
    for (const param of params) this.accept(param)
  }

  override BlockStatement({ path, params, program, inverse }: hbs.AST.BlockStatement): void {
    for (const param of params) this.accept(param)
    const name = nameOf(path)
    const [outer, own] = [this.scopes, this.own]
    const inner = (program as hbs.AST.Program | undefined)?.blockParams ?? []
    if (name === 'each') this.scopes = [...outer, this.scopeOf(params[0])]
    else if (name === 'with') this.scopes = [...outer, 'unknown']
    this.own = [...own, ...inner]
    this.accept(program)
    this.scopes = outer
    this.own = own
    if (inverse as hbs.AST.Program | undefined) this.accept(inverse)
  }

  override PartialStatement({ name, params, hash }: hbs.AST.PartialStatement): void {
    for (const param of params) this.accept(param)
    const given = params.length > 0 || (hash as hbs.AST.Hash | undefined) !== undefined
    const scopes: readonly Scope[] = given ? [...this.scopes, 'unknown'] : this.scopes
    if (name.type === 'PathExpression') this.calls.push({ name: name.original, scopes })
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    const [first, second] = path.parts
    if (first === undefined || this.own.includes(first)) return
    if (path.data) {
      if (first === 'root') this.check(second, path.parts[2], 'issue', path)
      return
    }
    const scope = this.scopes.at(-1 - path.depth)
    if (scope) this.check(first, second, scope, path)
  }

  private check(
    name: string | undefined,
    inner: string | undefined,
    scope: Scope,
    path: hbs.AST.PathExpression,
  ): void {
    if (name === undefined || scope === 'unknown') return
    const fields = this.fieldsOf(scope)
    if (!fields.includes(name)) {
      const isOfIssue = scope !== 'issue' && this.known.issue.includes(name)
      const rest = inner === undefined ? name : `${name}.${inner}`
      const meant = isOfIssue ? `@root.${rest}` : nearest(name, fields)
      this.refuse(name, meant, isOfIssue, path)
    } else if (name === 'options' && inner !== undefined && !this.known.options.includes(inner)) {
      const meant = nearest(inner, this.known.options)
      this.refuse(`options.${inner}`, meant && `options.${meant}`, false, path)
    }
  }

  private fieldsOf(scope: Exclude<Scope, 'unknown'>): readonly string[] {
    if (scope === 'issue') return this.known.issue
    return scope === 'text' ? ['length'] : ITEMS[scope]
  }

  private scopeOf(list: hbs.AST.Expression | undefined): Scope {
    if (list?.type === 'SubExpression') return LISTS[nameOf((list as hbs.AST.SubExpression).path)] ?? 'unknown'
    if (list?.type !== 'PathExpression') return 'unknown'
    return LISTS[(list as hbs.AST.PathExpression).parts.at(-1) ?? ''] ?? 'unknown'
  }

  private refuse(
    name: string,
    meant: string | undefined,
    isOfIssue: boolean,
    { loc }: hbs.AST.PathExpression,
  ): void {
    const { text, name: file } = this.file
    const start = offsetOf(text, loc.start.line, loc.start.column)
    const span: Span = { file, start, end: offsetOf(text, loc.end.line, loc.end.column) }
    this.report(diagnose('error', 'TEMPLATE_UNKNOWN_FIELD', { name, nearest: meant, isOfIssue }, span))
  }
}

function nameOf(path: hbs.AST.Expression): string {
  return path.type === 'PathExpression' ? (path as hbs.AST.PathExpression).original : ''
}
