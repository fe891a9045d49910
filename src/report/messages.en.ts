import type { ValueType } from '../model/diagnostic.ts'
import type { Messages } from './messages.ts'

const or = (names: readonly string[]) => names.join(', ')
const meant = (nearest: string | undefined) =>
  nearest === undefined ? {} : { hint: `did you mean \`${nearest}\`?` }

/** A character as it looks, unless it cannot be seen. */
const visible = (character: string) => (/^[\p{C}\p{Z}]/u.test(character) ? '' : `${character} `)
const shown = (text: string) => visible(text).trim() || 'a character that cannot be seen'
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const TYPES: Readonly<Record<ValueType, string>> = {
  text: 'a text',
  'whole number': 'a whole number from 1',
  'list of texts': 'a list: [first, second]',
  date: 'a date: 2030-01-31',
  'text or number': 'a text or a number',
}

const FOLDED = {
  'zero-width': 'characters without width dropped',
  radical: 'Kangxi radicals read as the characters they look like',
  'compatibility-ideograph': 'compatibility ideographs read as the unified characters',
} as const

const SYNTAX = {
  unclosed: 'this block is never closed',
  unfinished: 'this {{ has no }}',
  unopened: 'a block is closed here that was not opened',
  mismatched: 'this block is closed by another name',
  malformed: 'this is no Handlebars',
} as const

export const ENGLISH: Messages = {
  FILE_NOT_FOUND: ({ path }) => ({
    message: `no such file: ${path}`,
    hint: 'check the name and the folder you are in',
  }),
  FILE_UNREADABLE: ({ path, reason }) => ({ message: `${path} cannot be read: ${reason}` }),
  FILE_EMPTY: ({ path }) => ({
    message: `${path} has no text`,
    hint: 'save the statements into it first',
  }),
  FOLDER_EMPTY: ({ path, read }) => ({
    message: `the folder ${path} holds nothing that can be read`,
    hint: `put the statements there, one file each: ${or(read)}`,
  }),
  FILE_SKIPPED: ({ path }) => ({
    message: `${path} is not in the bulletin: nothing that banxin reads is in it`,
    hint: 'save it as UTF-8 text with a name that ends in .txt if it belongs there',
  }),
  FORMAT_UNKNOWN: ({ path, read }) => ({
    message: `${path} is no kind of file that banxin reads`,
    hint: `it reads ${or(read)}; save the text as one of these`,
  }),
  NOTHING_MATCHES: ({ pattern }) => ({ message: `nothing matches ${pattern}` }),
  NOT_UTF8: ({ path, line, column, byte }) => ({
    message: `${path} is not UTF-8: byte ${byte} at line ${line}, column ${column}`,
    hint: 'save it again with the encoding UTF-8 (Notepad: Save as; WPS: plain text, then Unicode UTF-8)',
  }),
  CHARACTERS_FOLDED: ({ kind, count, character }) => ({
    message: `${FOLDED[kind]}: ${count}${kind === 'zero-width' ? '' : `, first ${character}`}`,
  }),
  FRONT_MATTER_UNCLOSED: () => ({
    message: 'the settings at the head of the file have no end',
    hint: 'put a line of --- after them',
  }),
  FRONT_MATTER_SYNTAX: ({ reason }) => ({
    message: `the settings are not YAML: ${reason}`,
    hint: 'write one `key: value` on a line',
  }),
  FRONT_MATTER_UNKNOWN_KEY: ({ key, nearest, known }) => ({
    message: `there is no setting \`${key}\``,
    hint: nearest === undefined ? `settings are: ${or(known)}` : `did you mean \`${nearest}\`?`,
  }),
  FRONT_MATTER_WRONG_TYPE: ({ key, expected, given }) => ({
    message: `\`${key}\` cannot be ${given}`,
    hint: `it must be ${TYPES[expected]}`,
  }),
  NO_SPEAKER: ({ path }) => ({
    message: `no speaker found in ${path}`,
    hint: 'a speaker line stands alone and ends in a colon: unit, post, name, as in 某某镇党委书记张三：',
  }),
  EMPTY_STATEMENT: ({ speaker }) => ({
    message: `${speaker} is followed by no statement`,
    hint: 'add the text under it, or take the line out',
  }),
  POSSIBLE_SPEAKER: ({ line }) => ({
    message: `is “${line}” a speaker? It was read as text`,
    hint: 'a speaker line stands alone and has unit, post, name and colon: 某某镇党委书记张三：',
  }),
  UNUSUAL_NAME: ({ name }) => ({
    message: `“${name}” was read as a speaker’s name, and begins with no family name that we know`,
    hint: 'if it is none, take out the colon at the end of the line',
  }),
  TEXT_NOT_PRINTED: ({ text, count }) => ({
    message: `the template does not print “${text}”${count > 1 ? `, and ${plural(count - 1, 'more text')}` : ''}; nothing was written`,
    hint: 'a template must show the masthead, every speaker and every paragraph: see page.hbs, and display: none in style.css',
  }),
  MASTHEAD_OVERRIDDEN: ({ key, source }) => ({
    message: `\`${key}\` in the settings replaces “${source}” in the text`,
    hint: 'take out one of the two',
  }),
  PARAGRAPH_JOINED: ({ before, after }) => ({
    message: `a broken paragraph was joined: …${before}｜${after}…`,
    hint: 'if these are two paragraphs, end the first with a stop or indent the second',
  }),
  TEMPLATE_NOT_FOUND: ({ name, known }) => ({
    message: `there is no template ${name}`,
    hint: `there are: ${or(known)}; or give a folder, as in ./my-template`,
  }),
  TEMPLATE_FILE_MISSING: ({ file }) => ({ message: `the template lacks ${file}` }),
  TEMPLATE_FILE_UNREADABLE: ({ file, reason }) => ({
    message: `${file} cannot be read: ${reason}`,
  }),
  TEMPLATE_NOT_UTF8: ({ path, line, column, byte }) => ({
    message: `${path} is not in UTF-8: byte ${byte} in line ${line}, column ${column}`,
    hint: 'save the file as UTF-8',
  }),
  MANIFEST_SYNTAX: ({ reason }) => ({ message: `template.json is not JSON: ${reason}` }),
  MANIFEST_INVALID: ({ path, expected }) => ({
    message: `template.json: \`${path}\` is not as it should be`,
    hint: `expected ${expected}`,
  }),
  TEMPLATE_SYNTAX: ({ fault, detail }) => ({ message: SYNTAX[fault] + (detail && `: ${detail}`) }),
  TEMPLATE_RAW_OUTPUT: ({ text }) => ({
    message: `${text} would let content become markup`,
    hint: 'write {{…}} with two braces',
  }),
  TEMPLATE_UNKNOWN_HELPER: ({ name, nearest, known }) => ({
    message: `there is no helper \`${name}\``,
    hint: nearest === undefined ? `helpers are: ${or(known)}` : `did you mean \`${nearest}\`?`,
  }),
  TEMPLATE_UNKNOWN_FIELD: ({ name, nearest }) => ({
    message: `there is no field \`${name}\` here`,
    ...meant(nearest),
  }),
  TEMPLATE_UNKNOWN_PARTIAL: ({ name, known }) => ({
    message: `there is no partial ${name}.hbs`,
    hint: known.length ? `there are: ${or(known)}` : 'put it beside page.hbs',
  }),
  TEMPLATE_UNSUPPORTED: ({ what }) => ({ message: `${what} is not part of banxin’s templates` }),
  TEMPLATE_FAILED: ({ reason }) => ({ message: `the template failed: ${reason}` }),
  TEMPLATE_CIRCULAR_PARTIAL: ({ name }) => ({
    message: `the partial ${name} leads back to itself`,
  }),
  ELEMENT_UNBALANCED: ({ name, fault }) =>
    fault === 'unclosed'
      ? {
          message: `<${name}> is not closed`,
          hint: `write </${name}> where it ends, in the same file`,
        }
      : {
          message: `</${name}> closes nothing`,
          hint: `is <${name}> missing, or closed by another tag?`,
        },
  ELEMENT_UNSUPPORTED: ({ name }) => ({
    message: `<${name}> is not part of banxin’s HTML`,
    hint: 'docs/css.md lists the elements',
  }),
  ATTRIBUTE_UNSUPPORTED: ({ name, element }) => ({
    message: `\`${name}\` on <${element}> is not part of banxin’s HTML`,
    hint: 'give it a class, and say the rest in style.css',
  }),
  FIELD_NOT_PRINTED: ({ key, template }) => ({
    message: `the template ${template} does not print \`${key}\``,
  }),
  CSS_SYNTAX: ({ reason }) => ({ message: `this is no CSS: ${reason}` }),
  CSS_UNKNOWN_PROPERTY: ({ name, nearest }) => ({
    message: `\`${name}\` is not part of banxin’s CSS`,
    hint:
      nearest === undefined ? 'docs/css.md lists the properties' : `did you mean \`${nearest}\`?`,
  }),
  CSS_UNSUPPORTED: ({ what, instead }) => ({
    message: `${what} is not part of banxin’s CSS`,
    ...(instead && { hint: `there are: ${instead}` }),
  }),
  CSS_INVALID_VALUE: ({ property, value, expected }) => ({
    message: `\`${property}\` cannot be ${value}`,
    hint: `expected ${expected}`,
  }),
  CSS_UNDEFINED_VARIABLE: ({ name, known }) => ({
    message: `${name} is set nowhere`,
    hint: `set: ${or(known)}`,
  }),
  CSS_CIRCULAR_VARIABLE: ({ name }) => ({ message: `${name} is defined by itself` }),
  FONT_MANIFEST_BROKEN: ({ file, reason }) => ({
    message: `${file} cannot be used: ${reason}`,
    hint: 'install banxin again',
  }),
  FONT_FILE_MISSING: ({ file, family }) => ({
    message: `the font file ${file} (${family}) is missing`,
    hint: 'install banxin again',
  }),
  FONT_FILE_BROKEN: ({ file, family }) => ({
    message: `the font file ${file} (${family}) is damaged`,
    hint: 'install banxin again',
  }),
  FONT_FAMILY_UNKNOWN: ({ family, known }) => ({
    message: `there is no font family ${family}`,
    hint: `there are: ${or(known)}`,
  }),
  MISSING_GLYPH: ({ character, codePoint, count }) => ({
    message: `no font has ${visible(character)}(${codePoint}), which stands here${count > 1 ? ` and in ${plural(count - 1, 'more place')}` : ''}`,
    hint: 'write it with another character; a bulletin is not printed with a box in it',
  }),
  WORD_TOO_LONG: ({ word, measureEm }) => ({
    message: `“${word}” is longer than a line of ${measureEm.toFixed(1)} characters and had to be cut`,
    hint: 'shorten it, or choose wider columns',
  }),
  WORD_CUT: ({ word }) => ({
    message: `“${word}” was cut at the end of a line, which would have had wide holes otherwise`,
    hint: 'put other words around it, or choose wider columns',
  }),
  LINE_OVERFULL: ({ excess }) => ({
    message: `this line is ${excess.toFixed(1)} characters longer than its column`,
    hint: 'choose wider columns, a smaller indent or smaller type',
  }),
  BREAK_FORCED: ({ left, right, count }) => ({
    message: `a line had to end between ${shown(left)} and ${shown(right)}, where no rule allows it${count > 1 ? `; ${count} such lines in this paragraph` : ''}`,
    hint: 'marks and codes in a row leave no legal place within the width of a column: part them, or widen the column',
  }),
  LINE_SHORT: ({ lack, text, count }) => ({
    message: `a line is ${lack.toFixed(1)} characters short of its column, and nothing in it can be spread: ${text}${count > 1 ? `; ${count} such lines in this paragraph` : ''}`,
    hint: 'put it another way, or widen the column',
  }),
  LINE_LOOSE: ({ stretch, text }) => ({
    message: `a line is spread by ${stretch.toFixed(2)} of a character in every gap: ${text}`,
    hint: 'no breaks nearby are better on the whole; a character or a mark more or less would close it',
  }),
  COLUMN_TOO_NARROW: ({ measureEm }) => ({
    message: `the columns are only ${measureEm} characters wide`,
    hint: 'fewer columns, a smaller gap or smaller type; at least 4 characters',
  }),
  PAGE_TOO_SMALL: ({ width, height }) => ({
    message: `the margins leave no room on the page: ${width.toFixed(0)} × ${height.toFixed(0)} pt`,
  }),
  BOX_TOO_TALL: ({ rows, room }) => ({
    message: `a box is ${rows} lines high, a page has ${room}`,
  }),
  TEXT_OUTSIDE_PAGE: ({ page }) => ({
    message: `text stands outside page ${page}`,
    hint: 'look for negative margins, indents and wide boxes in style.css',
  }),
  COLUMNS_UNEVEN: ({ page, lines }) => ({
    message: `page ${page}: a column ends ${lines} lines short`,
    hint: 'a few characters more or less in the statements above may level it',
  }),
  OUTPUT_NOT_WRITABLE: ({ path, reason }) => ({
    message: `${path} cannot be written: ${reason}`,
    hint: 'is it open in another program? may you write there?',
  }),
  OUTPUT_CLASH: ({ path, sources }) => ({
    message: `${or(sources)} would all be written to ${path}`,
    hint: 'typeset them one by one with --out',
  }),
}
