import { describe, expect, it } from 'vitest'
import { measureParagraph } from '../../src/compose/compose.ts'
import { paragraph, STUB_METRICS } from '../support/metrics.ts'

/** em at 10pt */
const width = (text: string) => measureParagraph(paragraph(text), STUB_METRICS) / 10

/** Between two Han, whose own ems are taken off again. */
const inline = (text: string) => width(`文${text}文`) - 2

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
