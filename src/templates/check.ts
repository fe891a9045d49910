import Handlebars from 'handlebars'
import { diagnose, type Code, type DiagnosticData, type Report } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { SourceFile, Span } from '../model/source.ts'

/** What a template may call. */
export interface Vocabulary {
  readonly helpers: readonly string[]
  readonly partials: readonly string[]
}

export interface ParsedTemplate {
  readonly program: hbs.AST.Program
  /** What it calls. */
  readonly partials: readonly { readonly name: string; readonly span: Span }[]
}

const BLOCK_HELPERS = ['if', 'unless', 'each', 'with']

/**
 * Parses a Handlebars file and refuses what could let content become markup or reach outside: raw output, decorators, raw
 * blocks, computed partials; and names that nothing answers to. Undefined if anything was refused; each fault with its place.
 */
export function parseTemplate(
  file: SourceFile,
  vocabulary: Vocabulary,
  report: Report,
): ParsedTemplate | undefined {
  let program: hbs.AST.Program
  try {
    program = Handlebars.parse(file.text, { srcName: file.name })
  } catch (error) {
    reportSyntax(file, error, report)
    return undefined
  }
  const checker = new Checker(file, vocabulary, report)
  checker.accept(program)
  return checker.sound ? { program, partials: checker.partials } : undefined
}

/** Reports a partial that leads back to itself; true if there is one. `parsed` by the partials' names. */
export function reportCircle(
  parsed: ReadonlyMap<string, ParsedTemplate>,
  report: Report,
): boolean {
  for (const name of parsed.keys()) {
    const span = circleFrom(name, parsed)
    if (!span) continue
    report(diagnose('error', 'TEMPLATE_CIRCULAR_PARTIAL', { name }, span))
    return true
  }
  return false
}

/** The place of the last step back to `name`, if what it calls leads there. */
function circleFrom(name: string, parsed: ReadonlyMap<string, ParsedTemplate>): Span | undefined {
  const seen = new Set<string>()
  const open = [name]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const call of parsed.get(at)?.partials ?? []) {
      if (call.name === name) return call.span
      if (!seen.has(call.name)) open.push(call.name)
      seen.add(call.name)
    }
  }
  return undefined
}

/** The offset of a Handlebars position: lines from 1, columns from 0. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  for (let i = 1; i < line; i++) start = text.indexOf('\n', start) + 1
  return start + column
}

class Checker extends Handlebars.Visitor {
  sound = true
  readonly partials: { readonly name: string; readonly span: Span }[] = []
  private readonly file: SourceFile
  private readonly vocabulary: Vocabulary
  private readonly report: Report

  constructor(file: SourceFile, vocabulary: Vocabulary, report: Report) {
    super()
    this.file = file
    this.vocabulary = vocabulary
    this.report = report
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    if (!node.escaped) this.refuse('TEMPLATE_RAW_OUTPUT', { text: this.textOf(node) }, node)
    else if (hasArguments(node)) this.checkHelper(node.path, false)
    super.MustacheStatement(node)
  }

  override SubExpression(node: hbs.AST.SubExpression): void {
    this.checkHelper(node.path, false)
    super.SubExpression(node)
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    if (this.textOf(node).startsWith('{{{{')) this.refuseUnsupported('{{{{…}}}}', node)
    else if (hasArguments(node)) this.checkHelper(node.path, true)
    super.BlockStatement(node)
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    const { name } = node
    if (name.type !== 'PathExpression') {
      this.refuseUnsupported('{{> (…)}}', node)
      return
    }
    this.checkPartial(name.original, node)
    super.PartialStatement(node)
  }

  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.refuseUnsupported('{{#> …}}', node)
  }

  override Decorator(node: hbs.AST.Decorator): void {
    this.refuseUnsupported('{{* …}}', node)
  }

  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    this.refuseUnsupported('{{#* …}}', node)
  }

  private checkHelper(path: hbs.AST.Expression, isBlock: boolean): void {
    const name = path.type === 'PathExpression' ? (path as hbs.AST.PathExpression).original : ''
    const known = isBlock ? BLOCK_HELPERS : this.vocabulary.helpers
    if (known.includes(name)) return
    this.refuse('TEMPLATE_UNKNOWN_HELPER', { name, nearest: nearest(name, known), known }, path)
  }

  private checkPartial(name: string, node: hbs.AST.Node): void {
    const known = this.vocabulary.partials
    this.partials.push({ name, span: this.spanOf(node) })
    if (!known.includes(name)) this.refuse('TEMPLATE_UNKNOWN_PARTIAL', { name, known }, node)
  }

  private refuseUnsupported(what: string, node: hbs.AST.Node): void {
    this.refuse('TEMPLATE_UNSUPPORTED', { what }, node)
  }

  private refuse<C extends Code>(code: C, data: DiagnosticData[C], node: hbs.AST.Node): void {
    this.sound = false
    this.report(diagnose('error', code, data, this.spanOf(node)))
  }

  private spanOf({ loc }: hbs.AST.Node): Span {
    const start = offsetOf(this.file.text, loc.start.line, loc.start.column)
    const end = offsetOf(this.file.text, loc.end.line, loc.end.column)
    return { file: this.file.name, start, end }
  }

  private textOf(node: hbs.AST.Node): string {
    const { start, end } = this.spanOf(node)
    return this.file.text.slice(start, end)
  }
}

/** Without arguments a name is a field, with them it can only be a helper. */
function hasArguments(node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement): boolean {
  return node.params.length > 0 || (node.hash as hbs.AST.Hash | undefined) !== undefined
}

/** Handlebars tells a fault's line, and its column only by a caret under an excerpt without line ends. */
function reportSyntax(file: SourceFile, error: unknown, report: Report): void {
  const { message, lineNumber, column } = error as Error & { lineNumber?: number; column?: number }
  const [, line, excerpt = '', caret = '', rest = ''] =
    /^Parse error on line (\d+):\n(.*)\n(-*)\^\n?([^]*)$/.exec(message) ?? []
  const place = (start: number) => ({ file: file.name, start, end: start + 1 })
  const unfinished = /\{\{(?![^]*\}\})/.exec(file.text)
  if (unfinished) {
    const data = { fault: 'unfinished', detail: '' } as const
    report(diagnose('error', 'TEMPLATE_SYNTAX', data, place(unfinished.index)))
    return
  }
  if (!line) {
    const data = { fault: 'mismatched', detail: message.replace(/ - \d+:\d+$/, '') } as const
    const at = offsetOf(file.text, lineNumber ?? 1, column ?? 0)
    report(diagnose('error', 'TEMPLATE_SYNTAX', data, place(at)))
    return
  }
  const fault = faultOf(/got '(\w+)'/.exec(rest)?.[1])
  const at =
    fault === 'unclosed'
      ? openBlock(file.text)
      : placeOfExcerpt(file.text, Number(line), excerpt, caret.length)
  report(diagnose('error', 'TEMPLATE_SYNTAX', { fault, detail: '' }, place(at)))
}

function faultOf(token: string | undefined): 'unclosed' | 'unopened' | 'malformed' {
  if (token === 'EOF') return 'unclosed'
  return token === 'OPEN_ENDBLOCK' ? 'unopened' : 'malformed'
}

/** Where the innermost block begins that the file does not end. */
function openBlock(text: string): number {
  const open: number[] = []
  for (const { 1: mark, index } of text.matchAll(/\{\{(?:!--[^]*?--|~?([#/^]?)(?!\s*\}\})[^]*?)\}\}/g)) {
    if (mark === '#' || mark === '^') open.push(index)
    if (mark === '/') open.pop()
  }
  return open.at(-1) ?? 0
}

function placeOfExcerpt(text: string, line: number, excerpt: string, caret: number): number {
  const cut = excerpt.startsWith('...') ? 3 : 0
  const sought = excerpt.slice(cut).replace(/\.\.\.$/, '')
  const offsets = Array.from({ length: text.length }, (_, i) => i).filter((i) => text[i] !== '\n')
  const flat = text.replaceAll('\n', '')
  for (let at = flat.indexOf(sought); at >= 0; at = flat.indexOf(sought, at + 1)) {
    const place = offsets[at + caret - cut] ?? text.length
    if (Math.abs(text.slice(0, place).split('\n').length - line) <= 1) return place
  }
  return offsetOf(text, line, 0)
}
