import type { Definition, Emphasis, Image, ImageReference, Nodes, Parent, Root, Table } from 'mdast'
import { diagnose, type PartLeftOut, type Report } from '../model/diagnostic.ts'
import type { SourceFile, SourceTable, Span } from '../model/source.ts'
import { DraftBuilder, type Draft } from './draft.ts'
import { isWaiver } from './waivers.ts'

/** Blocks within blocks; what is deeper is set as it stands. */
const DEEPEST = 100
/** The time that Markdown takes grows by the square, or more, of how deep blocks are nested and of how many marks stand in one. */
const LONGEST_PREFIX = 60
const MOST_MARKS = 5000
const LONGEST = 1_000_000

/**
 * The text of a Markdown file from offset `start` on, block by block in its order, without markup. What bulletins cannot show
 * is kept as text, or reported as left out.
 */
export async function readMarkdown(
  file: SourceFile,
  start: number,
  report: Report,
): Promise<Draft> {
  if (isIntricate(file.text.slice(start))) return asItStands(file, start, report)
  const [{ fromMarkdown }, { gfmTable }, { gfmTableFromMarkdown }] = await Promise.all([
    import('mdast-util-from-markdown'),
    import('micromark-extension-gfm-table'),
    import('mdast-util-gfm-table'),
  ])
  const reader = new MarkdownReader(file, start, report)
  const mark = file.text.charCodeAt(start) === 0xfeff ? 1 : 0
  reader.offset += mark
  const tree = fromMarkdown(file.text.slice(reader.offset), {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
  return reader.read(tree)
}

function isIntricate(text: string): boolean {
  if (text.length > LONGEST) return true
  let marks = 0
  for (const line of text.split('\n')) {
    // a block ends at an empty line
    if (!line.trim()) marks = 0
    if ((PREFIX.exec(line)?.[0].length ?? 0) > LONGEST_PREFIX) return true
    marks += line.match(MARKS)?.length ?? 0
    if (marks > MOST_MARKS) return true
  }
  return false
}

const PREFIX = /^(?:[ \t>*+-]|\d{1,9}[.)])*/u
const MARKS = /[[\]*_`<!|&\\]/gu

function asItStands(file: SourceFile, start: number, report: Report): Draft {
  const span = { file: file.name, start, end: start + 1 }
  report(diagnose('warning', 'PART_AS_TEXT', { what: 'nested', count: 1 }, span))
  const builder = new DraftBuilder(file.name)
  builder.add(file.text.slice(start), start)
  return builder.draft()
}

class MarkdownReader {
  private readonly builder: DraftBuilder
  /** Where the Markdown begins in the file. */
  offset: number
  private readonly file: SourceFile
  private readonly report: Report
  private readonly html: Span[] = []
  private definitions: ReadonlyMap<string, Definition> = new Map()
  /** Pictures stand after the block that they were met in, so that its text stays whole. */
  private pictures: { readonly node: Image | Definition; readonly alt: string; readonly span: Span }[] = []
  /** Definitions of pictures that are printed. */
  private readonly shown = new Set<string>()
  private isInTable = false

  constructor(file: SourceFile, start: number, report: Report) {
    this.file = file
    this.offset = start
    this.report = report
    this.builder = new DraftBuilder(file.name)
  }

  read(tree: Root): Draft {
    this.definitions = new Map(definitionsIn(tree, 0).map((node) => [node.identifier, node]))
    this.addChildren(tree, 0)
    this.addPictures()
    for (const node of this.definitions.values()) this.reportDefinition(node)
    const data = { what: 'html', count: this.html.length } as const
    if (this.html[0]) this.report(diagnose('warning', 'PART_AS_TEXT', data, this.html[0]))
    return this.builder.draft()
  }

  private addChildren(parent: Parent, depth: number): void {
    for (const child of parent.children) {
      if (child.type === 'html' && FLOW.includes(parent.type)) this.part()
      this.add(child, depth + 1)
    }
  }

  private add(node: Nodes, depth: number): void {
    const span = this.spanOf(node)
    if (depth > DEEPEST) {
      this.report(diagnose('warning', 'PART_AS_TEXT', { what: 'nested', count: 1 }, span))
      this.builder.add(this.file.text.slice(span.start, span.end), span.start)
      return
    }
    // what has no case of its own is what its children are
    // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check
    switch (node.type) {
      case 'emphasis':
        this.addEmphasis(node, span, depth)
        return
      case 'text':
      case 'inlineCode':
        this.addValue(node.value, span)
        return
      case 'break':
        this.builder.add('\n', span.start, span.end)
        return
      case 'html':
        if (LINE_END.test(node.value)) {
          this.builder.add('\n', span.start, span.end)
          return
        }
        if (!isWaiver(node.value)) this.html.push(span)
        this.addValue(node.value, span)
        return
      case 'image':
      case 'imageReference':
        this.addPicture(node, span)
        return
      case 'link':
        this.addChildren(node, depth)
        // <https://…> is its own text
        if (!this.file.text.slice(span.start, span.end).startsWith('<')) {
          this.leaveOut('address', addressOf(node), span)
        }
        return
      case 'definition':
        return
      case 'thematicBreak':
        return
      default:
        this.addBlock(node, span, depth)
    }
  }

  private addBlock(node: Nodes, span: Span, depth: number): void {
    // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check
    switch (node.type) {
      case 'heading':
      case 'paragraph': {
        this.part()
        const start = this.builder.length
        this.addChildren(node, depth)
        if (node.type === 'heading') this.builder.heading(start, node.depth)
        this.addPictures()
        return
      }
      case 'code':
        this.part()
        this.addCode(node.value, span)
        return
      case 'table':
        this.addTable(node, depth)
        return
      case 'list':
        for (const item of node.children) {
          this.part()
          if (node.ordered) this.addNumber(this.spanOf(item))
          this.addItem(item, depth + 1)
        }
        return
      default:
        if ('children' in node) this.addChildren(node, depth)
    }
  }

  /** 5*6*7 is a product, whatever Markdown makes of it. */
  private addEmphasis(node: Emphasis, { start, end }: Span, depth: number): void {
    const { text } = this.file
    const isProduct = text[start] === '*' && /\w/u.test(text[start - 1] ?? '') && /\w/u.test(text[end] ?? '')
    if (isProduct) this.builder.add('*', start)
    this.addChildren(node, depth)
    if (isProduct) this.builder.add('*', end - 1)
  }

  /** What stands behind a fence is text, too, but for the name of a programming language: who writes a statement may have drawn a line with it. */
  private addCode(value: string, { file, start, end }: Span): void {
    const [line = ''] = this.file.text.slice(start, end).split(/\r?\n|\r/u, 1)
    const [fence = '', marks = ''] = /^(`{3,}|~{3,})[ \t]*/u.exec(line) ?? []
    const behind = marks ? line.slice(fence.length) : ''
    const words = LANGUAGE.test(behind) ? '' : behind
    this.builder.add(words, start + fence.length)
    if (words && value) this.builder.space('\n')
    this.addValue(value, { file, start: marks ? start + line.length : start, end })
  }

  /** The number of an item is text: it is printed as it is written, with its stop. */
  private addNumber({ start, end }: Span): void {
    const number = /^\d+[.)]/u.exec(this.file.text.slice(start, end))?.[0] ?? ''
    this.builder.add(number, start)
    this.builder.space(' ')
  }

  /** The first block of an item stands on the line of its number. */
  private addItem(item: Parent, depth: number): void {
    item.children.forEach((child, i) => {
      const isLine = child.type === 'paragraph' || child.type === 'heading'
      if (i === 0 && isLine && depth < DEEPEST) this.addChildren(child, depth + 1)
      else this.add(child, depth + 1)
    })
  }

  private addTable(node: Table, depth: number): void {
    this.isInTable = true
    const rows = node.children.map(({ children }, r): SourceTable['rows'][number] => {
      this.part()
      const cells = children.map((cell, i) => {
        if (i > 0) this.builder.space('\t')
        const start = this.builder.length
        this.addChildren(cell, depth + 1)
        return { start, end: this.builder.length, columns: 1 }
      })
      return { isHead: r === 0, cells }
    })
    this.isInTable = false
    // Markdown has no table without a head: an empty one is none
    this.builder.table(rows.filter(({ isHead, cells }) => !isHead || cells.some(({ start, end }) => end > start)))
  }

  /** A picture in the folder is one of the bulletin; of others, and of those in cells, the words that stand for them are. */
  private addPicture(node: Image | ImageReference, span: Span): void {
    const target = node.type === 'image' ? node : this.definitions.get(node.identifier)
    const alt = node.alt ?? ''
    if (target && !ADDRESS.test(target.url) && !this.isInTable) {
      this.pictures.push({ node: target, alt, span })
      if (node.type === 'imageReference') this.shown.add(node.identifier)
      return
    }
    this.leaveOut('picture', target ? addressOf(target) : '', span)
    this.addValue(alt, span)
  }

  private reportDefinition(node: Definition): void {
    if (this.shown.has(node.identifier)) return
    if (node.identifier.startsWith('^')) {
      this.leaveOut('footnote', addressOf(node), this.spanOf(node))
      return
    }
    this.leaveOut('address', `${node.label ?? node.identifier}: ${addressOf(node)}`, this.spanOf(node))
  }

  private addPictures(): void {
    for (const { node, alt, span } of this.pictures.splice(0)) {
      const { title } = node
      if (title) this.part()
      const caption = () => {
        if (title) this.addValue(title, this.spanOf(node))
      }
      this.builder.picture({ src: `issue:${decoded(node.url)}`, alt, span }, caption)
    }
  }

  /** Blocks are parted by an empty line, so that no rule for lines joins them. */
  private part(): void {
    if (!this.builder.isBlank && !this.builder.endsPart) this.builder.space('\n\n')
  }

  private leaveOut(what: PartLeftOut, text: string, span: Span): void {
    this.report(diagnose('warning', 'PART_LEFT_OUT', { what, count: 1, text }, span))
  }

  /**
   * A node's text with the place of each character: its source has markup between the characters, backslashes before them,
   * indents at line starts, and entities in their place.
   */
  private addValue(value: string, { start, end }: Span): void {
    const { text } = this.file
    let at = start
    for (let i = 0; i < value.length; ) {
      const entity = text[at] === '&' ? ENTITY.exec(text.slice(at, Math.min(end, at + 40)))?.[0] : undefined
      if (entity && !value.startsWith(entity, i)) {
        const character = String.fromCodePoint(value.codePointAt(i) ?? 0)
        this.builder.add(character, at, at + entity.length)
        i += character.length
        at += entity.length
        continue
      }
      const escaped = text[at] === '\\' && ESCAPED.test(text[at + 1] ?? '') && text[at + 1] === value[i]
      if (escaped) at++
      if (at >= end) {
        this.builder.add(value.slice(i), start, end)
        return
      }
      if (text[at] === value[i]) {
        this.builder.add(value[i] ?? '', at)
        i++
      }
      at++
    }
  }

  private spanOf({ position }: Nodes): Span {
    const start = this.offset + (position?.start.offset ?? 0)
    const end = this.offset + (position?.end.offset ?? 0)
    return { file: this.file.name, start, end }
  }
}

/** Blocks in which HTML is a block. */
const FLOW: readonly string[] = ['root', 'blockquote', 'listItem']
/** What leads out of the folder; no network is asked. */
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:|\/\/)/iu

/** 图%201.png -> 图 1.png */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

function definitionsIn(parent: Parent, depth: number): Definition[] {
  if (depth > DEEPEST) return []
  return parent.children.flatMap((child) => {
    if (child.type === 'definition') return [child]
    return 'children' in child ? definitionsIn(child, depth + 1) : []
  })
}

/** An address, and the title that may stand behind it. */
function addressOf({ url, title }: { url: string; title?: string | null | undefined }): string {
  return title ? `${url} ${title}` : url
}

/** `js`, `c++`, `objective-c` */
const LANGUAGE = /^[a-z][\w+#.-]*\s*$/iu
/** The only way to end a line in a cell. */
const LINE_END = /^<br\s*\/?>$/iu
const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|\w{1,31});/iu
const ESCAPED = /[!-/:-@[-`{-~]/u
