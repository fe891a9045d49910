import type { Block, Bulletin, Figure, Statement, Table, TextBlock } from '../model/bulletin.ts'
import { IMPRINT_KEYS } from '../model/source.ts'

/** A bulletin as a Markdown file: its settings, as plain data for YAML, and the text below them. */
export interface MarkdownIssue {
  readonly settings: Readonly<Record<string, unknown>>
  readonly body: string
}

/**
 * The bulletin as Markdown that reads back to it: the masthead in the settings, a heading for each speaker, paragraphs with the indent that keeps them
 * apart. `isExact` also says in the settings what of each speaker's line is what: reading it again does not find that where the settings of
 * the issue said so, or a file's name.
 */
export function toMarkdown(bulletin: Bulletin, isExact: boolean): MarkdownIssue {
  const { lead, statements } = bulletin
  const parts = [
    ...lead.map(blockMarkdown),
    ...statements.flatMap((statement) => [
      `## ${headingText(printedOf(statement))}`,
      ...statement.blocks.map(blockMarkdown),
    ]),
  ]
  const speakers = isExact && { speakers: statements.map(exactSpeakers) }
  return { settings: { ...settingsOf(bulletin), ...speakers }, body: `${parts.join('\n\n')}\n` }
}

/** Whether two bulletins say the same: places, and how paragraphs were put together, left aside. */
export function isSameBulletin(one: Bulletin, other: Bulletin): boolean {
  return canonical(one) === canonical(other)
}

const PLACES: readonly string[] = ['map', 'span', 'source', 'joins', 'confirmed']

function canonical(bulletin: Bulletin): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value
  return JSON.stringify(bulletin, (key, value: unknown) =>
    PLACES.includes(key) ? undefined : sorted(value),
  )
}

function settingsOf({ masthead, imprint, template, options }: Bulletin): Record<string, unknown> {
  const { series, number, printedNumber, slogans, motto } = masthead
  const chosen = Object.entries(options ?? {}).map(([name, { text }]) => [name, text] as const)
  const set = IMPRINT_KEYS.filter((key) => imprint[key] !== undefined)
  return {
    ...(template !== undefined && { template }),
    ...(chosen.length > 0 && { options: Object.fromEntries(chosen) }),
    masthead: 'settings',
    ...(series !== undefined && { series }),
    // the one says the other
    ...(printedNumber !== undefined ? { printedNumber } : number !== undefined && { number }),
    ...(slogans.length > 0 && { slogans }),
    ...(motto !== undefined && { motto }),
    ...Object.fromEntries(set.map((key) => [key, imprint[key]])),
  }
}

function exactSpeakers({ speakers }: Statement): unknown {
  return { people: speakers.map(({ name, posts, parts }) => ({ name, posts, parts })) }
}

function printedOf({ speakers }: Statement): string {
  return speakers.map(({ printed }) => printed).join('')
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return paragraphMarkdown(block)
    case 'subheading':
      return `### ${headingText(block.text)}`
    case 'figure':
      return figureMarkdown(block)
    case 'table':
      return tableMarkdown(block)
  }
}

/** The indent of Chinese text is no markup: nothing behind it can be that of a block, and no line before it goes on in it. */
function paragraphMarkdown({ text }: TextBlock): string {
  return `\u3000\u3000${escaped(text)}`
}

/** Number signs at the end of a heading are none of its text. */
function headingText(text: string): string {
  return escaped(text.trim()).replace(/#(?=#*$)/gu, '\\#')
}

function figureMarkdown({ src, alt, caption }: Figure): string {
  const address = src.replace(/^issue:/u, '').replace(UNSAFE, encodeURIComponent)
  const title = caption ? ` "${escaped(caption.text).replaceAll('"', '\\"')}"` : ''
  return `![${escaped(alt)}](<${address}>${title})`
}

/** What in an address would be markup, or a scheme; `encodeURIComponent` leaves some of them. */
const UNSAFE = /[%\s<>\\"`_[\]&#?:|]/gu

function tableMarkdown({ caption, rows }: Table): string {
  const width = Math.max(
    1,
    ...rows.map(({ cells }) => cells.reduce((sum, { columns }) => sum + columns, 0)),
  )
  const [first, ...rest] = rows
  const head = first?.isHead ? first : undefined
  const lines = [
    rowMarkdown(head ? cellsOf(head) : [], width),
    `|${' --- |'.repeat(width)}`,
    ...(head ? rest : rows).map((row) => rowMarkdown(cellsOf(row), width)),
  ]
  const table = lines.join('\n')
  return caption ? `${paragraphMarkdown(caption)}\n\n${table}` : table
}

function cellsOf({ cells }: Table['rows'][number]): string[] {
  return cells.flatMap(({ columns, paragraphs }) => [
    paragraphs.map(({ text }) => escaped(text).replaceAll('|', '\\|')).join('<br>'),
    ...Array.from({ length: columns - 1 }, () => ''),
  ])
}

function rowMarkdown(cells: readonly string[], width: number): string {
  const all = Array.from({ length: width }, (_, i) => cells[i] ?? '')
  return `| ${all.join(' | ')} |`
}

/** Text in which nothing is markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<]|&(?=[#\w])/gu, '\\$&')
}
