import type {
  Box,
  BoxName,
  FileFacts,
  FontFacts,
  ImageFacts,
  Inspection,
  PageGroup,
} from '../model/inspection.ts'
import { widthOf } from './frame.ts'
import type { InspectionWords } from './inspection-words.ts'
import { ENGLISH_INSPECTION } from './inspection.en.ts'
import { CHINESE_INSPECTION } from './inspection.zh.ts'
import type { Language } from './messages.ts'

const WORDS: Readonly<Record<Language, InspectionWords>> = {
  zh: CHINESE_INSPECTION,
  en: ENGLISH_INSPECTION,
}

/** Rows of one kind that are shown. */
const MOST_ROWS = 40
const LONGEST = 100
/** Of a row that is one cell. */
const LONGEST_ALONE = 400

/** A heading, and rows of cells that stand under one another. */
interface Section {
  readonly heading: string
  readonly rows: readonly (readonly string[])[]
}

/** What was found in a PDF, a paragraph for each question that is asked of it. */
export function formatInspection(inspection: Inspection, language: Language): string {
  const words = WORDS[language]
  const sections: readonly Section[] = [
    { heading: words.file, rows: fileRows(inspection, words) },
    { heading: words.document, rows: documentRows(inspection, words) },
    counted(words.pages, inspection.pages.count, pageRows(inspection, words)),
    counted(words.fonts, inspection.fonts.length, fontRows(inspection.fonts, words)),
    { heading: words.colours, rows: colourRows(inspection, words) },
    { heading: words.plates, rows: plateRows(inspection, words) },
    counted(words.images, inspection.images.length, imageRows(inspection.images, words)),
    { heading: words.tags, rows: tagRows(inspection, words) },
    { heading: words.bookmarks, rows: bookmarkRows(inspection, words) },
    { heading: words.conformance, rows: conformanceRows(inspection, words) },
    { heading: words.contents, rows: contentRows(inspection, words) },
  ]
  const blocks = sections.map(({ heading, rows }) => {
    const shown = rows.length ? rows : [[words.none]]
    return `${heading}\n${table(limited(shown, words)).join('\n')}`
  })
  return `${[printable(inspection.file.path), ...blocks].join('\n\n')}\n`
}

/** The same as data: lists of numbers on one line. */
export function inspectionJson(inspection: Inspection): string {
  const text = JSON.stringify(inspection, undefined, 2)
  return `${text.replaceAll(/\[\n\s+(-?[\d.]+(?:,\n\s+-?[\d.]+)*)\n\s+\]/gu, (_all, list: string) => `[${list.replaceAll(/\s+/gu, ' ')}]`)}\n`
}

function counted(heading: string, count: number, rows: Section['rows']): Section {
  return { heading: `${heading} (${count})`, rows }
}

function limited(
  rows: readonly (readonly string[])[],
  words: InspectionWords,
): readonly (readonly string[])[] {
  if (rows.length <= MOST_ROWS) return rows
  return [...rows.slice(0, MOST_ROWS), [words.more(rows.length - MOST_ROWS)]]
}

/** Rows with their cells in columns; a row of one cell takes no part in how wide they are. */
function table(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) =>
    row.map((cell) => cut(printable(cell), row.length > 1 ? LONGEST : LONGEST_ALONE)),
  )
  const columns = Math.max(...cells.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...cells.map((row) => (column < row.length - 1 ? widthOf(row[column] ?? '') : 0))),
  )
  return cells.map((row) => {
    const padded = row.map((cell, column) => {
      const isLast = column === row.length - 1
      return isLast ? cell : cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))
    })
    return `  ${padded.join('  ')}`.trimEnd()
  })
}

/** What is in a file must not move the cursor of whoever reads about it. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd')
}

function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text
}

/** 1-6, 8 */
function ranges(pages: readonly number[]): string {
  const parts: [first: number, last: number][] = []
  for (const page of pages) {
    const open = parts.at(-1)
    if (open && page === open[1] + 1) open[1] = page
    else parts.push([page, page])
  }
  const shown = parts
    .slice(0, 12)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
  return shown.join(', ') + (parts.length > shown.length ? ', …' : '')
}

function fileRows({ file, encryption }: Inspection, words: InspectionWords): string[][] {
  const { size, version, header, catalog } = file
  const grouped = String(size).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')
  const rows = [
    words.bytes(grouped, (size / 1_000_000).toFixed(2)),
    words.version(version, header ?? '', catalog),
    formOf(file, words),
    encryption
      ? words.encrypted(encryption.method, encryption.bits, encryption.locked)
      : words.notEncrypted,
  ]
  if (encryption?.denied.length) {
    rows.push(words.denied(encryption.denied.map((name) => words.permissions[name])))
  }
  return rows.map((row) => [row])
}

function formOf({ xref, linearized, updates }: FileFacts, words: InspectionWords): string {
  const parts = [
    words.xref[xref],
    ...(linearized ? [words.linearized] : []),
    ...(updates ? [words.updates(updates)] : []),
  ]
  return parts.join(words.comma)
}

function documentRows({ document }: Inspection, words: InspectionWords): string[][] {
  const keys = Object.keys(words.facts) as (keyof InspectionWords['facts'])[]
  const rows = keys.flatMap((key) => {
    const value = document[key]
    return value === undefined ? [] : [[words.facts[key], value]]
  })
  if (document.title === undefined) rows.unshift([words.noTitle])
  if (document.language === undefined) rows.push([words.noLanguage])
  return [...rows, [words.titleShown(document.displayTitle)]]
}

function pageRows({ pages, labels }: Inspection, words: InspectionWords): string[][] {
  const groups = pages.groups.flatMap((group) => groupRows(group, words))
  const told = labels.map((label) => words.label(label)).join('; ')
  return told ? [...groups, [`${words.labels}${words.colon}${told}`]] : groups
}

function groupRows(group: PageGroup, words: InspectionWords): string[][] {
  const { written, media, bleed, trim, rotate, userUnit } = group
  const names: readonly BoxName[] = ['media', ...written.filter((name) => name !== 'media')]
  const rows = names.map((name, i) => [
    i ? '' : words.onPages(ranges(group.pages), group.pages.length),
    words.boxes[name],
    ...sizesOf(group[name]),
    placeOf(group[name], media, words),
  ])
  const notes = [
    ...(written.includes('bleed') && written.includes('trim') ? [bleedOf(bleed, trim, words)] : []),
    ...(rotate ? [words.rotated(rotate)] : []),
    ...(userUnit === 1 ? [] : [words.userUnit(userUnit)]),
  ]
  return notes.length ? [...rows, ['', '', notes.join(words.comma)]] : rows
}

const mm = (points: number) => ((points * 25.4) / 72).toFixed(1)

function sizesOf([left, bottom, right, top]: Box): string[] {
  const [width, height] = [right - left, top - bottom]
  return [`${mm(width)} × ${mm(height)} mm`, `${width.toFixed(2)} × ${height.toFixed(2)} pt`]
}

/** Where a box stands in the medium, if not in its corner. */
function placeOf(box: Box, media: Box, words: InspectionWords): string {
  const [left, bottom] = [box[0] - media[0], box[1] - media[1]]
  return left || bottom ? words.at(mm(left), mm(bottom)) : ''
}

function bleedOf(bleed: Box, trim: Box, words: InspectionWords): string {
  const sides = trim.map((side, i) => Math.abs(side - (bleed[i] ?? 0)))
  return words.bleeds(mm(Math.min(...sides)), mm(Math.max(...sides)))
}

function fontRows(fonts: readonly FontFacts[], words: InspectionWords): string[][] {
  return fonts.map((font) => [
    font.name || '?',
    font.type,
    font.encoding,
    words.embedded(font.embedded),
    font.embedded ? (font.subset ? words.subset : words.whole) : '',
    words.toUnicode(font.toUnicode),
    `${words.onPages(ranges(font.pages), font.pages.length)}${font.used ? '' : ` (${words.unused})`}`,
  ])
}

function colourRows({ colours }: Inspection, words: InspectionWords): string[][] {
  const on = (pages: readonly number[]) => words.onPages(ranges(pages), pages.length)
  const rows = colours.spaces.map(({ name, uses, pages }) => [
    name,
    uses.map((use) => words.purposes[use]).join(words.comma),
    on(pages),
  ])
  const notes = colours.transparency.map(({ kind, pages }) => [
    words.transparency[kind],
    '',
    on(pages),
  ])
  if (colours.overprint.length) notes.unshift([words.overprint, '', on(colours.overprint)])
  return [...rows, ...notes]
}

function plateRows({ colours }: Inspection, words: InspectionWords): string[][] {
  const on = (pages: readonly number[]) => words.onPages(ranges(pages), pages.length)
  const rows = colours.plates.map(({ name, kind, uses, pages, assumed }) => [
    name,
    words.plateKinds[kind],
    uses.map((use) => words.purposes[use]).join(words.comma),
    `${on(pages)}${assumed ? ` (${words.assumed})` : ''}`,
  ])
  const { unseparated } = colours
  return unseparated.length
    ? [...rows, [`${words.unseparated}${words.colon}${on(unseparated)}`]]
    : rows
}

function imageRows(images: readonly ImageFacts[], words: InspectionWords): string[][] {
  const coarse = images.filter((image) => image.coarse)
  // what asks for something first
  const rows = [...coarse, ...images.filter((image) => !image.coarse)].map((image) => [
    words.onPages(ranges(image.pages), image.pages.length),
    words.imageKinds[image.kind],
    `${image.width} × ${image.height}`,
    image.space,
    image.bits === undefined ? '' : words.bits(image.bits),
    image.filter,
    `${mm(image.printed[0])} × ${mm(image.printed[1])} mm`,
    words.dpi(image.dpi, image.coarse),
  ])
  return coarse.length ? [[words.coarse(coarse.length)], ...rows] : rows
}

function tagRows({ tags }: Inspection, words: InspectionWords): string[][] {
  if (!tags.tree && !tags.marked) return [[words.noTags]]
  const types = tags.types.map(({ type, count }) => `${type} ${count}`).join(words.comma)
  const roles = Object.entries(tags.roles).map(([role, type]) => `${role} → ${type}`)
  return [
    [words.marked(tags.marked)],
    [tags.elements ? `${words.elements(tags.elements)}${words.colon}${types}` : words.emptyTree],
    ...(roles.length ? [[`${words.roles}${words.colon}${roles.join(words.comma)}`]] : []),
    ...(tags.figuresWithoutAlt ? [[words.figuresWithoutAlt(tags.figuresWithoutAlt)]] : []),
  ]
}

function bookmarkRows({ bookmarks }: Inspection, words: InspectionWords): string[][] {
  if (!bookmarks.count) return []
  const { count, depth, first } = bookmarks
  const rows = first.map(({ title, level, page }) => {
    const name = '  '.repeat(level - 1) + (title || '?')
    return [name, page === undefined ? '' : words.onPages(String(page), 1)]
  })
  const more = count > first.length ? [[words.more(count - first.length)]] : []
  return [[words.bookmarkCount(count, depth)], ...rows, ...more]
}

function conformanceRows({ conformance }: Inspection, words: InspectionWords): string[][] {
  const { claims, intents } = conformance
  const told = intents.map(({ condition, subtype, profile, channels }) => {
    const parts = [words.intent(condition, subtype)]
    if (profile !== undefined) parts.push(words.profile(profile, channels))
    return [parts.join(words.comma)]
  })
  return [
    [claims.length ? words.claims(claims.join(words.comma)) : words.claimsNothing],
    ...(told.length ? told : [[words.noIntent]]),
  ]
}

function contentRows({ contents }: Inspection, words: InspectionWords): string[][] {
  const { attachments, scripts, formFields, signatures, annotations, layers } = contents
  const names = attachments.map(({ name }) => name).slice(0, 10)
  return [
    ...(attachments.length
      ? [`${words.attachments(attachments.length)}${words.colon}${names.join(words.comma)}`]
      : []),
    ...(scripts ? [words.scripts(scripts)] : []),
    ...(formFields ? [words.formFields(formFields)] : []),
    ...(signatures ? [words.signatures(signatures)] : []),
    ...(annotations.length
      ? [
          words.annotations(
            annotations.map(({ type, count }) => `${type} ${count}`).join(words.comma),
          ),
        ]
      : []),
    ...(layers.length ? [words.layers(layers.slice(0, 20).join(words.comma))] : []),
  ].map((row) => [row])
}
