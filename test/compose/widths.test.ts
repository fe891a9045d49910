import { describe, expect, it } from 'vitest'
import { measureParagraph } from '../../src/compose/compose.ts'
import type { PunctuationStyle } from '../../src/model/style.ts'
import { paragraph, STUB_METRICS } from '../support/metrics.ts'

/** em at 10pt */
const width = (text: string, punctuation: PunctuationStyle = 'quanjiao') =>
  measureParagraph(paragraph(text, { punctuation }), STUB_METRICS) / 10

/** Between two Han, whose own ems are taken off again. */
const inline = (text: string, punctuation: PunctuationStyle = 'quanjiao') =>
  width(`文${text}文`, punctuation) - 2

describe('widths in 全角式 (chinese-typography §13.2): between Han, and alone on a line', () => {
  it.each([
    ['W1', '你好，世界。', 6.0, 5.5],
    ['W2', '“好。”', 3.5, 2.5],
    ['W3', '（注）', 3.0, 2.0],
    ['W4', '）（', 1.5, 1.5],
    ['W5', '》、《', 2.0, 2.0],
    ['W6', '他说：“好。”', 6.0, 5.5],
    ['W7', '《红楼梦》、《西游记》', 10.0, 9.0],
    ['W8', '《红楼梦》《西游记》', 9.5, 8.5],
    ['W9', '”，“', 2.0, 2.0],
    ['W10', '。”）', 2.0, 1.5],
    ['W11', '【快讯】（记者', 6.5, 6.0],
    ['W12', '他——我', 4.0, 4.0],
    ['W13', '等……吧', 4.0, 4.0],
    ['W14', '卡尔·马克思', 5.5, 5.5],
    ['W15', '（）', 2.0, 1.0],
    ['W16', '“1+1+3”', 4.5, 3.5],
    ['W17', '（《论语》）', 5.0, 4.0],
    ['W18', '是吗？！', 3.0, 3.0],
    ['W19', '好，——再见', 6.0, 6.0],
    ['W20', '来，走', 3.0, 3.0],
    ['W21', '来。走', 3.0, 3.0],
    ['W22', '吗？（笑', 3.5, 3.5],
    ['N10', '《〈子〉》', 4.0, 3.0],
    ['three of ！ and ？', '好！！！', 3.0, 2.5],
  ])('%s', (id, text, between, alone) => {
    expect(inline(text)).toBeCloseTo(between, 9)
    // W16 has no Chinese in it when it stands alone, so that its quotes are Latin ones (§1.2, rule 3)
    if (id !== 'W16') expect(width(text)).toBeCloseTo(alone, 9)
  })
})

describe('widths in 开明式, alone on a line (chinese-typography §13.2)', () => {
  it.each([
    ['W1', '你好，世界。', 5.0],
    ['W2', '“好。”', 2.5],
    ['W3', '（注）', 2.0],
    ['W4', '）（', 1.0],
    ['W5', '》、《', 1.5],
    ['W6', '他说：“好。”', 5.0],
    ['W7', '《红楼梦》、《西游记》', 8.5],
    ['W8', '《红楼梦》《西游记》', 8.0],
    ['W9', '”，“', 1.5],
    ['W10', '。”）', 1.5],
    ['W11', '【快讯】（记者', 5.5],
    ['W12', '他——我', 4.0],
    ['W13', '等……吧', 4.0],
    ['W14', '卡尔·马克思', 5.5],
    ['W15', '（）', 1.0],
    ['W17', '（《论语》）', 4.0],
    ['W18', '是吗？！', 3.0],
    ['W19', '好，——再见', 5.5],
    ['W20', '来，走', 2.5],
    ['W21', '来。走', 3.0],
    ['W22', '吗？（笑', 3.5],
  ])('%s', (_id, text, expected) => {
    expect(width(text, 'kaiming')).toBeCloseTo(expected, 9)
  })

  it('W16, in a paragraph that has Chinese', () => {
    expect(inline('“1+1+3”', 'kaiming')).toBeCloseTo(3.5, 9)
  })

  it('moves the blank of a stop behind the closing marks after it', () => {
    expect(inline('“好。”', 'kaiming')).toBeCloseTo(3, 9)
    expect(inline('“‘好。’”', 'kaiming')).toBeCloseTo(4, 9)
    expect(inline('“好，”', 'kaiming')).toBeCloseTo(2.5, 9)
  })
})

describe('the other styles (chinese-typography §3.2)', () => {
  it.each([
    // every mark half an em
    ['banjiao', '，', 0.5],
    ['banjiao', '》、《', 1.5],
    ['banjiao', '来。走', 2.5],
    ['banjiao', '？！', 1.0],
    // every mark an em, pairs too; clusters stay one em
    ['hangmobanjiao', '，', 1.0],
    ['hangmobanjiao', '》、《', 3.0],
    ['hangmobanjiao', '“‘好。’”', 6.0],
    ['hangmobanjiao', '）（', 2.0],
    ['hangmobanjiao', '？！', 1.0],
  ] as const)('%s %s', (punctuation, text, expected) => {
    expect(inline(text, punctuation)).toBeCloseTo(expected, 9)
  })

  it.each(['quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao'] as const)(
    '%s is half at both ends of a line, and leaves dashes their width',
    (punctuation) => {
      expect(width('（注）', punctuation)).toBeCloseTo(2, 9)
      expect(inline('——', punctuation)).toBeCloseTo(2, 9)
      expect(inline('……', punctuation)).toBeCloseTo(2, 9)
    },
  )
})
