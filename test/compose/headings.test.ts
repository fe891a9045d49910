import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeParagraph } from '../../src/compose/compose.ts'
import { senseBreaks } from '../../src/compose/sense.ts'
import { paragraph, run, STUB_METRICS } from '../support/metrics.ts'

/** A heading's lines; parts of more than one character are not to be broken, as units, posts and names in a speaker line. */
function heading(parts: readonly string[], measureEm: number): string[] {
  const runs = parts.map((text, i) => run(text, text.length > 1 ? { unbroken: i } : {}))
  const styled = paragraph(runs, { align: 'left', balanced: true })
  const text = parts.join('')
  return composeParagraph(styled, measureEm * 10, STUB_METRICS, () => undefined).map(
    ({ start, end }) => text.slice(start, end),
  )
}

describe('a speaker line of several lines', () => {
  // unit | post | name, no part cut where it fits, as few lines as can be, 、 at a line's end
  it.each([
    [15, ['绣林街道办事处', '党工委书记', '王志红', '：'], '绣林街道办事处 / 党工委书记王志红：'],
    [
      15,
      ['县人力资源和社会保障局', '党组书记', '、', '局长', '曾军', '：'],
      '县人力资源和社会保障局 / 党组书记、局长曾军：',
    ],
    [
      13,
      ['市第二人民医院', '党委副书记', '、', '院长', '李小明', '：'],
      '市第二人民医院 / 党委副书记、院长李小明：',
    ],
    [
      15,
      ['省高级人民法院审判委员会', '专职委员', '、', '民事审判第一庭', '庭长', '冯远', '：'],
      '省高级人民法院审判委员会 / 专职委员、民事审判第一庭 / 庭长冯远：',
    ],
    [
      14,
      ['市卫生健康局', '党组书记', '、', '局长', '沈阳', '：'],
      '市卫生健康局 / 党组书记、局长沈阳：',
    ],
    [15, ['青山镇', '党委书记', '赵明', '：'], '青山镇党委书记赵明：'],
    [11, ['横沟镇中心小学', '校长', '吴连杰', '：'], '横沟镇中心小学校长 / 吴连杰：'],
  ])('%d em: %j', (measure, parts, expected) => {
    expect(heading(parts, measure).join(' / ')).toBe(expected)
  })
})

describe('a unit wider than the column', () => {
  // cut after the name of a place or a body, never inside a word
  it.each([
    [
      15,
      [
        '某某经济技术开发区管理委员会人力资源和社会保障局',
        '党组书记',
        '、',
        '局长',
        '欧阳建国',
        '：',
      ],
      '某某经济技术开发区管理委员会 / 人力资源和社会保障局 / 党组书记、局长欧阳建国：',
    ],
    [
      15,
      ['中国建设银行股份有限公司某某分行', '党委书记', '、', '行长', '司马光华', '：'],
      '中国建设银行股份有限公司 / 某某分行党委书记、行长司马光华：',
    ],
  ])('%d em: %j', (measure, parts, expected) => {
    expect(heading(parts, measure).join(' / ')).toBe(expected)
  })
})

describe('slogans and titles', () => {
  it.each([
    [8, '加快建设区域性中心城市', '加快建设 / 区域性中心城市'],
    [12, '认真学习《红楼梦》《水浒传》读书活动', '认真学习《红楼梦》 / 《水浒传》读书活动'],
  ])('%d em: %s', (measure, text, expected) => {
    expect(heading(Array.from(text), measure).join(' / ')).toBe(expected)
  })

  it('have no last line of one character, if a word can come with it', () => {
    const lines = heading(Array.from('全面推进乡村振兴工作会'), 10)
    expect(lines).toHaveLength(2)
    expect((lines[1] ?? '').length).toBeGreaterThan(1)
  })
})

describe('the sense of a break', () => {
  const cost = (left: string, right: string) => senseBreaks(left + right).get(left.length) ?? 0

  it('is none inside a word, less before an ending or a particle, best after a place or a body', () => {
    const inside = cost('建设区域性中', '心城市')
    const ending = cost('社会保障', '局')
    const particle = cost('人力资源', '和社会保障局')
    const between = cost('加快', '建设')
    expect(
      [inside, ending, particle, between].map((c, i, all) => i === 0 || c < (all[i - 1] ?? 0)),
    ).toEqual(Array(4).fill(true))
    expect(cost('石首市', '人民医院')).toBe(0)
    expect(cost('管理委员会', '人力资源局')).toBe(0)
  })

  it('is worse inside a short title or quotation', () => {
    expect(cost('学习《红楼', '梦》')).toBeGreaterThan(cost('学习红楼', '梦'))
  })
})

describe('any heading', () => {
  const part = fc
    .array(fc.constantFrom(...Array.from('青山镇党委书记赵明人民法院院长农业农村局经济开发区')), {
      minLength: 2,
      maxLength: 9,
    })
    .map((characters) => characters.join(''))

  it('is never broken inside a part that a line can hold, and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 10, max: 22 }),
        (parts, measure) => {
          const lines = heading([...parts, '：'], measure)
          expect(lines.join('')).toBe(`${parts.join('')}：`)
          let at = 0
          const edges = new Set(parts.map((text) => (at += text.length)))
          let end = 0
          for (const line of lines.slice(0, -1)) expect(edges).toContain((end += line.length))
        },
      ),
    )
  })
})
