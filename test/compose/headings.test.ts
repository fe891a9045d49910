import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeParagraph } from '../../src/compose/compose.ts'
import type { StyledRun } from '../../src/model/line.ts'
import { collect } from '../support/diagnostics.ts'
import { paragraph, run, STUB_METRICS } from '../support/metrics.ts'

const SIZE = 10

function linesOf(runs: string | readonly StyledRun[], measure: number, indent = 0): string[] {
  const style = { balanced: true, align: 'left', indent } as const
  return composeParagraph(
    paragraph(runs, style),
    measure * SIZE,
    STUB_METRICS,
    collect().report,
  ).map((line) => line.runs.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)).join(''))
}

/** Parts of a speaker line as the template marks them: unit, posts and name whole, the name after a small space; 、 and ： by themselves. */
function speaker(parts: readonly string[], name: Partial<StyledRun> = {}): StyledRun[] {
  const runs = parts.map((text, i) => (text === '、' ? run(text) : run(text, { unbroken: i })))
  const last = runs.pop()
  return [...runs, ...(last ? [{ ...last, spaceBefore: 0.25 * SIZE, ...name }] : []), run('：')]
}

/** 单位/职务/、/职务/姓名 */
const heading = (line: string, measure: number, name: Partial<StyledRun> = {}) =>
  linesOf(speaker(line.split('/'), name), measure).join('|')

describe('a speaker line that needs two lines (chinese-typography §7.2)', () => {
  it.each([
    // county towns
    [11, '青山街道办事处/党工委书记/赵明', '青山街道办事处|党工委书记赵明：'],
    [
      14,
      '某某经济开发区/党工委书记/、/管委会副主任/钱进',
      '某某经济开发区党工委书记、|管委会副主任钱进：',
    ],
    // bureaus: the unit on one line, its posts on the next
    [15, '市人力资源和社会保障局/局长/孙立', '市人力资源和社会保障局|局长孙立：'],
    [
      15,
      '江城市生态环境局青山区分局/党组书记/、/局长/李大军',
      '江城市生态环境局青山区分局|党组书记、局长李大军：',
    ],
    // courts
    [11, '江北区人民法院/党组书记/、/院长/周正', '江北区人民法院|党组书记、院长周正：'],
    [
      18,
      '省高级人民法院/审判委员会委员/、/民事审判第一庭庭长/欧阳建国',
      '省高级人民法院审判委员会委员、|民事审判第一庭庭长欧阳建国：',
    ],
    // hospitals
    [
      13,
      '市第一人民医院/党委书记/、/院长/、/主任医师/吴进',
      '市第一人民医院党委书记、|院长、主任医师吴进：',
    ],
    // schools
    [
      15,
      '某某大学马克思主义学院/党委书记/、/院长/郑立人',
      '某某大学马克思主义学院|党委书记、院长郑立人：',
    ],
    [11, '市实验小学幼教集团/校长/蒋英', '市实验小学幼教集团|校长蒋英：'],
    // firms
    [
      22,
      '中国建筑第三工程局有限公司/党委书记/、/董事长/冯远',
      '中国建筑第三工程局有限公司|党委书记、董事长冯远：',
    ],
    // ministries
    [
      18,
      '国家发展和改革委员会/党组成员/、/副主任/陈正',
      '国家发展和改革委员会|党组成员、副主任陈正：',
    ],
    [15, '全国人民代表大会常务委员会/副委员长/杨光', '全国人民代表大会常务委员会|副委员长杨光：'],
  ])('%i em: %s', (measure, line, expected) => {
    expect(heading(line, measure)).toBe(expected)
  })

  it.each([
    // a unit begins the line on which its post stands, if the lines are not too unlike
    [15, '县委/常委/、/县人民政府/常务副县长/王五一', '县委常委、|县人民政府常务副县长王五一：'],
    [
      18,
      '县委/常委/、/政法委书记/、/县公安局/局长/李大明',
      '县委常委、政法委书记、|县公安局局长李大明：',
    ],
    [
      22,
      '江城市住房和城乡建设局/党组成员/、/市房屋征收管理办公室/主任/朱斌',
      '江城市住房和城乡建设局党组成员、|市房屋征收管理办公室主任朱斌：',
    ],
    // and the name goes with the post where both can be had
    [
      15,
      '市委/常委/、/副市长/、/经济技术开发区/党工委书记/、/管委会主任/司马南',
      '市委常委、副市长、经济技术开发区|党工委书记、管委会主任司马南：',
    ],
  ])('with posts in several units, %i em: %s', (measure, line, expected) => {
    expect(heading(line, measure)).toBe(expected)
  })

  it('is one line where one holds it', () => {
    expect(heading('横沟镇/党委书记/吴连', 11)).toBe('横沟镇党委书记吴连：')
  })

  it.each([
    ['smaller', 10.5 / 1.3, '江城市青山区文化馆|馆长李小明：'],
    ['larger', 13, '江城市青山区文化馆|馆长李小明：'],
  ])('keeps a name in %s type with its colon', (_what, size, expected) => {
    expect(heading('江城市青山区文化馆/馆长/李小明', 11, { size, spaceBefore: 6 })).toBe(expected)
  })
})

describe('a unit that is wider than the column', () => {
  it.each([
    // after the name of a place or an office
    [
      11,
      '湖北省江州市青山市人力资源和社会保障局/党组书记/、/局长/郑和平',
      '湖北省江州市青山市|人力资源和社会保障局|党组书记、局长郑和平：',
    ],
    [
      11,
      '江州市生态环境局青山市分局/党组书记/、/局长/陈立军',
      '江州市生态环境局|青山市分局党组书记、|局长陈立军：',
    ],
    [11, '中国共产党江城市委员会宣传部/副部长/吴天', '中国共产党江城市委员会|宣传部副部长吴天：'],
    [
      11,
      '中国建筑第三工程局有限公司/党委书记/、/董事长/冯远',
      '中国建筑第三工程局|有限公司党委书记、|董事长冯远：',
    ],
    [
      13,
      '武陵山土家族苗族自治县人民政府办公室/主任/褚卫国',
      '武陵山土家族苗族自治县|人民政府办公室主任褚卫国：',
    ],
    [
      15,
      '中国人民政治协商会议江城市委员会/主席/沈安',
      '中国人民政治协商会议|江城市委员会主席沈安：',
    ],
    [
      11,
      '新疆维吾尔自治区喀什地区/行政公署副专员/阿卜杜拉·买买提',
      '新疆维吾尔自治区|喀什地区行政公署副专员|阿卜杜拉·买买提：',
    ],
    // between words, where it has no such name
    [
      13,
      '国务院国有资产监督管理委员会/党委委员/、/副主任/卫东',
      '国务院国有资产|监督管理委员会|党委委员、副主任卫东：',
    ],
  ])('is cut by sense, %i em: %s', (measure, line, expected) => {
    expect(heading(line, measure)).toBe(expected)
  })

  it('is not cut inside a word even for a line less', () => {
    const line = '湖北省江州市青山市人力资源和社会保障局/党组书记/、/局长/郑和平'
    for (const measure of [11, 12, 13, 14, 15]) {
      expect(heading(line, measure)).not.toMatch(/人\||资\||社\||保\||局\|长|党\||书\|/u)
    }
  })
})

describe('a slogan', () => {
  it.each([
    ['words whole', 6, '不忘初心牢记使命', '不忘初心|牢记使命'],
    [
      'words whole',
      10,
      '全面推进乡村振兴加快农业农村现代化',
      '全面推进乡村振兴|加快农业农村现代化',
    ],
    ['words whole', 8, '坚持和发展新时代中国特色社会主义', '坚持和发展新时代|中国特色社会主义'],
    [
      'after a mark',
      14,
      '思想破冰引领发展突围，奋力谱写中国式现代化新篇章',
      '思想破冰引领发展突围，|奋力谱写中国式现代化新篇章',
    ],
    ['的 at the end', 10, '建设宜居宜业和美的社会主义新农村', '建设宜居宜业和美的|社会主义新农村'],
    ['与 inside', 10, '推动文化强省建设与旅游业发展', '推动文化强省|建设与旅游业发展'],
    [
      '和 inside',
      10,
      '市委副书记与代表委员座谈交流高质量发展',
      '市委副书记与代表委员|座谈交流高质量发展',
    ],
    [
      'a short quotation whole',
      12,
      '全市“解放思想大讨论”活动动员会在市委礼堂召开',
      '全市“解放思想大讨论”|活动动员会在市委礼堂召开',
    ],
    [
      'a title whole',
      12,
      '《优化营商环境行动方案》专家论证会举行',
      '《优化营商环境行动方案》|专家论证会举行',
    ],
    ['numbers whole', 10, '庆祝建县1250周年成就展览隆重开幕', '庆祝建县1250周年|成就展览隆重开幕'],
  ])('is broken with %s, %i em: %s', (_what, measure, text, expected) => {
    expect(linesOf(text, measure).join('|')).toBe(expected)
  })

  it('has as few lines as it needs', () => {
    const text = '思想破冰引领发展突围，奋力谱写中国式现代化新篇章'
    for (const measure of [8, 9, 10, 11, 12, 13, 14, 16, 18])
      expect(linesOf(text, measure)).toHaveLength(Math.ceil(23.5 / measure))
  })
})

describe('any balanced heading', () => {
  const han = fc.constantFrom(
    ...Array.from('市县区局委院部人民政府教育卫生健康发展改革和与的了化党组书记主任江北青山石首'),
  )
  const part = (least: number, most: number) =>
    fc.array(han, { minLength: least, maxLength: most }).map((characters) => characters.join(''))
  const posts = fc.array(fc.tuple(part(2, 10), part(2, 8)), { minLength: 1, maxLength: 4 })
  const lines = fc
    .tuple(posts, part(2, 4))
    .map(([units, name]) => [
      ...units.flatMap(([unit, post], i) => [...(i ? ['、'] : []), unit, post]),
      name,
    ])

  it('is broken inside no part that a line can hold', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 11, max: 22 }), (parts, measure) => {
        const ends = new Set<number>()
        let at = 0
        for (const part of parts) ends.add((at += part.length))
        ends.add(at + 1)
        let end = 0
        for (const line of linesOf(speaker(parts), measure)) {
          end += line.length
          expect(ends).toContain(end)
        }
      }),
    )
  })

  it('has no last line of one character', () => {
    fc.assert(
      fc.property(part(5, 60), fc.integer({ min: 4, max: 22 }), (text, measure) => {
        const found = linesOf(text, measure)
        if (found.length > 1) expect(found.at(-1)?.length).toBeGreaterThan(1)
      }),
    )
  })
})
