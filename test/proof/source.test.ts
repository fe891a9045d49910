import { describe, expect, it } from 'vitest'
import { textsOf } from '../../src/model/blocks.ts'
import { rangeIn, spanOf, type Piece } from '../../src/model/source.ts'
import { parse } from '../support/source.ts'

const ISSUE =
  '\uFEFF大家谈②\r\n\r\n青山镇党委书记赵明：\r\n\r\n　　我\u200B们要⼀起抓好学习，抓好\r\n落实，AB\r\nCD同在。\r\n\r\n县财政局局长孙小红：\r\n\r\n我同意。\r\n'

describe('the way from the file back to a block', () => {
  const { bulletin } = parse(ISSUE)
  const blocks: { text: string; map: readonly Piece[] }[] = bulletin!.statements.flatMap(
    ({ speakers, blocks }) => [
      ...speakers.map(({ printed, map }) => ({ text: printed, map })),
      ...textsOf(blocks),
    ],
  )

  it('leads back to every character and every stretch', () => {
    expect(blocks.map(({ text }) => text)).toContain('我们要一起抓好学习，抓好落实，AB CD同在。')
    for (const { text, map } of blocks) {
      for (let start = 0; start < text.length; start++) {
        for (let end = start + 1; end <= text.length; end++) {
          expect(rangeIn(map, text.length, spanOf(map, start, end)!)).toEqual({ start, end })
        }
      }
    }
  })

  it('gives the characters around what was dropped', () => {
    const { text, map } = blocks[1]!
    const at = ISSUE.indexOf('\u200B')
    const span = { file: 'issue.txt', start: at, end: at + 1 }
    expect(rangeIn(map, text.length, span)).toEqual({ start: 0, end: 2 })
    const end = ISSUE.indexOf('\r\n落实')
    const join = { file: 'issue.txt', start: end, end: end + 2 }
    const place = rangeIn(map, text.length, join)!
    expect(text.slice(place.start, place.end)).toBe('好落')
  })

  it('knows what is not in it', () => {
    const { text, map } = blocks[3]!
    expect(rangeIn(map, text.length, { file: 'issue.txt', start: 0, end: 3 })).toBeUndefined()
    expect(rangeIn(map, text.length, { file: 'other.txt', start: 60, end: 63 })).toBeUndefined()
  })
})
