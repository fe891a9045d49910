import type {
  CountedCharacter,
  EmbeddedFace,
  FontsReport,
  ListedFace,
  NamedFace,
} from '../model/fonts-report.ts'
import type { SourceFile, Span } from '../model/source.ts'
import { pointAt, widthOf } from './frame.ts'
import type { Language } from './messages.ts'
import { FONT_WITH_IT as WITH_IT_EN } from './messages.en.ts'
import { FONT_WITH_IT as WITH_IT_ZH } from './messages.zh.ts'

const ROLES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { song: '宋', hei: '黑', kai: '楷', fang: '仿宋', brush: '毛笔' },
  en: {},
}

const WORDS = {
  zh: {
    heads: ['字体', '字重', '类别', '字形', '字符', '格式', '授权', '文件'],
    embeddedHeads: ['嵌入', '字重', '字数', '不同字', '字形', '名称', '文件'],
    notSet: '有缺字或错误，没有排版，所以没有嵌入什么',
    borrowed: (count: number) => `借字（${count} 种）：`,
    missing: (count: number) => `缺字（${count} 种），没有一种字体有：`,
    hint: `  办法：${WITH_IT_ZH}`,
    replaced: '没有粗体，改用：',
    unknown: '没有这些字体：',
    nothingBorrowed: '没有借字，也没有缺字',
    from: (from: string, instead: string) => `取自 ${from}，不是 ${instead}`,
    times: (count: number) => `${count} 处`,
    own: '自带',
    format: { TrueType: 'TrueType', PostScript: 'PostScript（嵌入时转换）' },
  },
  en: {
    heads: ['family', 'weight', 'role', 'glyphs', 'characters', 'format', 'licence', 'file'],
    embeddedHeads: ['embedded', 'weight', 'set', 'different', 'glyphs', 'name', 'file'],
    notSet:
      'not set while characters are missing or something else is wrong, so nothing is embedded',
    borrowed: (count: number) => `borrowed (${count}):`,
    missing: (count: number) => `missing (${count}), in no font:`,
    hint: `  hint: ${WITH_IT_EN}`,
    replaced: 'no bold, and printed in its place:',
    unknown: 'no such families:',
    nothingBorrowed: 'nothing borrowed, nothing missing',
    from: (from: string, instead: string) => `from ${from} instead of ${instead}`,
    times: (count: number) => `${count}×`,
    own: 'own',
    format: { TrueType: 'TrueType', PostScript: 'PostScript (converted)' },
  },
} as const

/** The faces that there are, a row each. */
export function formatFaces(faces: readonly ListedFace[], language: Language): string {
  const words = WORDS[language]
  const rows = faces.map(
    ({ family, weight, role, glyphs, characters, format, licence, file, isOwn }) => [
      family,
      String(weight),
      ROLES[language][role] ?? role,
      String(glyphs),
      String(characters),
      words.format[format],
      `${isOwn ? `${words.own}: ` : ''}${shortened(licence)}`,
      file,
    ],
  )
  return tableOf([words.heads, ...rows])
}

/** What an issue does with fonts: what is embedded, then what is amiss. */
export function formatFontsReport(
  report: FontsReport,
  files: readonly SourceFile[],
  language: Language,
): string {
  const words = WORDS[language]
  const { embedded, borrowed, missing, replaced, unknownFamilies } = report
  const rowOf = (counted: CountedCharacter, more: string[]) => [
    `  ${counted.character}`,
    counted.codePoint,
    words.times(counted.count),
    ...more,
    placesOf(counted.places, files),
  ]
  const borrowedRows = borrowed.map((one) =>
    rowOf(one, [words.from(nameOf(one.from), nameOf(one.instead))]),
  )
  const parts = [
    embedded ? embeddedTable(embedded, language) : words.notSet,
    ...(replaced.length
      ? [
          [
            words.replaced,
            ...replaced.map(
              ({ family, weight, partner }) => `  ${family} ${weight} → ${nameOf(partner)}`,
            ),
          ].join('\n'),
        ]
      : []),
    ...(borrowed.length ? [`${words.borrowed(borrowed.length)}\n${tableOf(borrowedRows)}`] : []),
    ...(missing.length
      ? [
          [
            words.missing(missing.length),
            tableOf(missing.map((one) => rowOf(one, []))),
            words.hint,
          ].join('\n'),
        ]
      : []),
    ...(unknownFamilies.length ? [`${words.unknown} ${unknownFamilies.join(', ')}`] : []),
    ...(borrowed.length || missing.length ? [] : [words.nothingBorrowed]),
  ]
  return parts.join('\n\n')
}

/** The same as data: places as file, line and column. */
export function dataOfFontsReport(
  { borrowed, missing, ...report }: FontsReport,
  files: readonly SourceFile[],
): unknown {
  const located = (one: CountedCharacter) => ({
    ...one,
    places: one.places.flatMap((span) => pointOf(span, files) ?? []),
  })
  return { ...report, borrowed: borrowed.map(located), missing: missing.map(located) }
}

function embeddedTable(embedded: readonly EmbeddedFace[], language: Language): string {
  const rows = embedded.map(
    ({ family, weight, characters, distinct, glyphs, postscriptName, file }) => [
      family,
      ...[weight, characters, distinct, glyphs].map(String),
      ...[postscriptName, file],
    ],
  )
  return tableOf([WORDS[language].embeddedHeads, ...rows])
}

function nameOf({ family, weight }: NamedFace): string {
  return `${family} ${weight}`
}

/** Where it is first, and where else, as far as it was kept. */
function placesOf(places: readonly Span[], files: readonly SourceFile[]): string {
  return places
    .flatMap((span) => pointOf(span, files) ?? [])
    .map(({ file, line, column }) => `${file}:${line}:${column}`)
    .join(' ')
}

function pointOf(
  { file: name, start }: Span,
  files: readonly SourceFile[],
): { file: string; line: number; column: number } | undefined {
  const file = files.find((one) => one.name === name)
  return file && { file: name, ...pointAt(file.text, start) }
}

const MOST_LICENCE = 48

/** Licences in fonts may go on for pages. */
function shortened(licence: string): string {
  const [line = ''] = licence.split(/[\r\n]/u)
  const characters = [...line]
  return characters.length > MOST_LICENCE ? `${characters.slice(0, MOST_LICENCE).join('')}…` : line
}

/** Columns as wide as their widest cell, two spaces between. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))))
  }
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
