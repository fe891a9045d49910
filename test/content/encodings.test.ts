import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/content/decode.ts'
import { ENCODINGS, type Encoding } from '../../src/model/decode.ts'
import { collect } from '../support/diagnostics.ts'
import { encode } from '../support/encode.ts'

const TEXT = '大家谈②\n\n青山镇党委书记赵明：\n　　我们要抓好学习，“抓好”落实。2030年\n'
const OTHERS = ENCODINGS.filter((encoding) => encoding !== 'utf-8')

function read(bytes: Uint8Array, wished?: Encoding) {
  const collected = collect()
  return { text: decodeText('a.txt', bytes, collected.report, wished), ...collected }
}

describe('the encoding of a text', () => {
  it('is UTF-8 without a word, with a mark and without', () => {
    expect(read(encode(TEXT, 'utf-8'))).toMatchObject({ text: TEXT, diagnostics: [] })
    const marked = `\uFEFF${TEXT}`
    expect(read(encode(marked, 'utf-8'))).toMatchObject({ text: marked, diagnostics: [] })
  })

  it.each(OTHERS)('is seen to be %s, and reported', (encoding) => {
    const { text, diagnostics } = read(encode(TEXT, encoding))
    expect(text).toBe(TEXT)
    expect(diagnostics).toMatchObject([
      { code: 'ENCODING_FOUND', severity: 'info', data: { encoding } },
    ])
  })

  it.each(['utf-16le', 'utf-16be'] as const)('is %s by its mark, whatever is in it', (encoding) => {
    const { text, codes } = read(encode('\uFEFF甲', encoding))
    expect({ text, codes: codes() }).toEqual({ text: '\uFEFF甲', codes: ['ENCODING_FOUND'] })
  })

  it.each(ENCODINGS)('is %s if that is asked for, without a word', (encoding) => {
    expect(read(encode('模', encoding), encoding)).toMatchObject({ text: '模', diagnostics: [] })
  })

  it('is never taken for another, for any Chinese of some length', () => {
    const sentence = fc.stringMatching(/^[一-龥]{10,40}，[一-龥]{5,20}。$/u)
    const paragraphs = fc.array(sentence, { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(paragraphs, fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'), (lines, encoding) => {
        const text = lines.join('\n')
        expect(read(encode(text, encoding)).text).toBe(text)
      }),
    )
  })

  it('is GB18030 for any Han of GB 2312', () => {
    // level 1, in which nearly all of a text is
    const decoder = new TextDecoder('gb18030')
    const han = fc
      .tuple(fc.integer({ min: 0xb0, max: 0xd6 }), fc.integer({ min: 0xa1, max: 0xfe }))
      .map((bytes) => decoder.decode(Uint8Array.from(bytes)))
    fc.assert(
      fc.property(fc.array(han, { minLength: 30, maxLength: 90 }), (characters) => {
        const text = `${characters.join('')}，\n`
        const read8 = read(encode(text, 'gb18030'))
        expect(read8.text).toBe(text)
      }),
    )
  })
})

describe('bytes that are no text', () => {
  const gb = (text: string) => encode(text, 'gb18030')
  const join = (...parts: (string | Uint8Array | number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
  const LONG = '我们要抓好学习，抓好落实。'

  it.each<[string, Uint8Array, string, object]>([
    ['a stray byte', join(LONG, '\n第', [0xff], LONG), 'NOT_UTF8', { line: 2, column: 2, byte: '0xFF' }],
    ['a character cut short', join(LONG, [0xe5, 0xa4]), 'NOT_UTF8', { line: 1, column: 14, byte: '0xE5' }],
    ['Latin', join('caf', [0xe9], ' au lait'), 'NOT_UTF8', { column: 4 }],
    ['Japanese in Shift JIS', Buffer.from('82a882cd82e682a48cdf82dc82b7', 'hex'), 'NOT_UTF8', {}],
    ['Big5', Buffer.from('a7dacc8cad6ea7ecaa4fbec7b2dfa141a7ecaa4fb8a8b9eaa143', 'hex'), 'NOT_UTF8', {}],
    ['GBK after UTF-8', join(LONG, '\n', gb(LONG)), 'ENCODING_MIXED', { first: 'utf-8', line: 2 }],
    [
      'UTF-8 after GBK',
      join(gb(`${LONG}\n`.repeat(30)), LONG, '\n', gb(LONG)),
      'ENCODING_MIXED',
      { first: 'gb18030', second: 'utf-8', line: 31, column: 1 },
    ],
    ['GBK with a stray byte', join(gb(`${LONG}\n${LONG}`), [0xff], gb(LONG)), 'ENCODING_INVALID', { encoding: 'gb18030', line: 2, column: 14 }],
    ['a NUL', join(`${LONG}\n甲\0乙`), 'NUL_BYTE', { line: 2, column: 2 }],
    ['a NUL in UTF-16', encode('\uFEFF甲\n\0', 'utf-16le'), 'NUL_BYTE', { line: 2, column: 1 }],
    ['a program', join([0x7f], 'ELF', [2, 1, 1, 0, 0, 0, 0xff, 0xc3]), 'FILE_BINARY', {}],
    ['nothing but NUL', Buffer.alloc(99), 'FILE_BINARY', {}],
    ['a Word file', join('PK\x03\x04', [0, 0]), 'FILE_BINARY', { format: 'zip' }],
    ['an old Word file', join([0xd0, 0xcf, 0x11, 0xe0]), 'FILE_BINARY', { format: 'old office' }],
    ['a PDF', join('%PDF-1.7\n'), 'FILE_BINARY', { format: 'pdf' }],
    ['a picture', join([0x89], 'PNG\r\n'), 'FILE_BINARY', { format: 'picture' }],
    ['UTF-16 cut short', join(encode('\uFEFF甲\n', 'utf-16le'), [9]), 'ENCODING_INVALID', { line: 2, column: 1 }],
    ['half a pair in UTF-16', join([0xff, 0xfe, 0x2d, 0x4e, 0, 0xd8, 0x2d, 0x4e]), 'ENCODING_INVALID', { column: 2 }],
  ])('are an error with its place: %s', (_what, bytes, code, data) => {
    const { text, diagnostics } = read(bytes)
    expect(text).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code, severity: 'error', data }])
  })

  it.each<[Encoding, Uint8Array, object]>([
    ['utf-8', join('甲\n乙', gb('好')), { line: 2, column: 2, byte: '0xBA' }],
    ['gb18030', join(gb('甲\n乙'), [0x81, 0x20]), { line: 2, column: 2, byte: '0x81' }],
    ['utf-16le', join(encode('甲', 'utf-16le'), [1]), { line: 1, column: 2, byte: '0x01' }],
  ])('are none of the %s that was asked for', (encoding, bytes, data) => {
    expect(read(bytes, encoding).diagnostics).toMatchObject([
      { code: 'ENCODING_INVALID', data: { encoding, isWished: true, ...data } },
    ])
  })

  it('give a text or an error, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { text, diagnostics } = read(bytes)
        const failed = diagnostics.some(({ severity }) => severity === 'error')
        expect(text === undefined).toBe(failed)
      }),
      { numRuns: 500 },
    )
  })
})
