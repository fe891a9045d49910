import { describe, expect, it } from 'vitest'
import { breaksOf, FORBIDDEN } from '../../src/compose/breaks.ts'
import { itemize } from '../../src/compose/items.ts'
import { softBreaks } from '../../src/compose/soft.ts'
import type { KinsokuLevel } from '../../src/model/line.ts'
import { paragraph, run, STUB_METRICS } from '../support/metrics.ts'

/** What a break must cost at most to be offered: all legal ones, or those that part nothing that hangs together. */
const LEGAL = Number.MAX_VALUE
const UNHURT = 499

/** The text with | where a line may end. */
function breaks(text: string, level: KinsokuLevel = 'gb', most = LEGAL): string {
  const items = itemize(paragraph(text), STUB_METRICS)
  const found = breaksOf(items, level, softBreaks(text))
  return items
    .map((item, i) => (i > 0 && (found[i]?.cost ?? FORBIDDEN) <= most ? '|' : '') + item.text)
    .join('')
}

describe('break opportunities (chinese-typography §13.1, soft units off)', () => {
  it.each([
    ['B1', '你好，世界。', '你|好，|世|界。'],
    ['B2', '他说：“好。”走了', '他|说：|“好。”|走|了'],
    ['B3', '他“走”了', '他|“走”|了'],
    ['B4', '《红楼梦》、《西游记》', '《红|楼|梦》、|《西|游|记》'],
    ['B5', '想——说', '想|——|说'],
    ['B7', '等……了', '等|……|了'],
    ['B8', '…………', '……|……'],
    ['B9', '卡尔·马克思', '卡|尔·|马|克|思'],
    ['B10', '增长12.5%左右', '增|长|12.5%|左|右'],
    ['B11', '零下10℃时', '零|下|10℃|时'],
    ['B12', '价￥1,200.50元', '价|￥1,200.50|元'],
    ['B13, soft off', '走7公里路', '走|7|公|里|路'],
    ['B15', '沿S221省道', '沿|S221|省|道'],
    ['B16', '抓“1+1+3”体系', '抓|“1+1+3”|体|系'],
    ['B20', '北京—上海', '北|京—|上|海'],
    ['B21', '和/或', '和/或'],
    ['B22', '学习COVID-19知识', '学|习|COVID-19|知|识'],
    ['B23, without marker glue', '（一）总则', '（一）|总|则'],
    ['B24', '内容①学习②实践', '内|容|①学|习|②实|践'],
    ['B25', '真的？！好', '真|的？！|好'],
    ['B26', '行了。」』他', '行|了。」』|他'],
    ['B29', '说“‘好’”吧', '说|“‘好’”|吧'],
    ['B30', 'don’t走', 'don’t|走'],
    ['B31', '在 GitHub 上', '在|GitHub|上'],
    ['a range', '100～150千克', '100～|150|千|克'],
    ['a no-break space', '图\u00A01', '图1'],
    ['full-width digits', '增长１２．５％左右', '增|长|１２．５％|左|右'],
    ['a currency before full-width digits', '价￥１２元', '价|￥１２|元'],
    ['a unit after a space', '跑50 km路', '跑|50km|路'],
    ['a word after a number and a space', 'in 2024 the', 'in|2024|the'],
    ['a unit in one character', '约100㎡地', '约|100㎡|地'],
    ['interpuncts of other code points', '卡尔・马克‧思', '卡|尔・|马|克‧|思'],
    ['a bullet as interpunct', '卡尔•马', '卡|尔•|马'],
    ['C++, C#', '学C++和C#语言', '学|C++|和|C#|语|言'],
    ['.NET', '用.NET、.NET框架', '用.NET、|.NET|框|架'],
    ['a sign before a number', '值≥60和±3', '值|≥60|和|±3'],
    ['a mark after a space', '甲 ,乙 )丙', '甲,|乙)|丙'],
    ['straight quotes', '说"好"又\'行\'吧', '说|"好"|又|\'行\'|吧'],
    ['a final apostrophe', '学students’ union社', '学|students’|union|社'],
    ['a hyphen between Han', '武汉南-北京方', '武|汉|南-|北|京|方'],
    ['a hyphen before a letter', '北京-A段', '北|京-|A|段'],
    ['a note in brackets', '文章甲[1]说好', '文|章|甲[1]|说|好'],
    ['a note by an asterisk', '文章甲*说好', '文|章|甲*|说|好'],
    ['thousands with gaps', '约1 000 000元', '约|1000000|元'],
    ['a compound unit', '达100 km/h以上', '达|100km/h|以|上'],
    ['full-width letters', '用ＷｉＦｉ网', '用|ＷｉＦｉ|网'],
    ['full-width plus and minus', '好＋坏－好', '好＋|坏－|好'],
    ['a full-width straight quote', '甲＂好＂了', '甲|＂好＂|了'],
    ['quotes without their other half', 'rock ’n’ roll好', 'rock|’n’|roll|好'],
    ['an ellipsis between letters', '用Wait… what吧', '用|Wait…|what|吧'],
    ['one straight quote alone', '5"屏', '5"|屏'],
  ])('%s', (_id, text, expected) => {
    expect(breaks(text)).toBe(expected)
  })

  it.each([
    ['B6', 'strict', '想——说', '想——|说'],
    ['B5', 'basic', '想——说', '想|——|说'],
    ['B7', 'strict', '等……了', '等……|了'],
    ['B28', 'basic', '人人々', '人|人|々'],
    ['B28', 'strict', '人人々', '人|人々'],
    ['B32', 'none', '你好，世界。', '你|好|，|世|界|。'],
    ['slash at a line end', 'basic', '和/或', '和/|或'],
  ] as const)('%s, level %s', (_id, level, text, expected) => {
    expect(breaks(text, level)).toBe(expected)
  })

  it.each([
    ['B12', '价￥1,200.50元', '价|￥1,200.50元'],
    ['B13', '走7公里路', '走|7公里|路'],
    ['B14', '投资2700万元建', '投|资|2700万元|建'],
    ['B14, with spaces', '投资 2700 万元建', '投|资|2700万元|建'],
    ['B17', '2024年9月30日起', '2024年|9月|30日|起'],
    ['B18', '100～150千克', '100～150千克'],
    ['B19', '第3次、第十二届', '第3次、|第十二届'],
    ['B23', '（一）总则', '（一）总|则'],
    ['B27', '张　三：同意', '张　三：|同|意'],
    ['a Roman number', '第Ⅲ章节', '第Ⅲ章|节'],
    ['no counter but a word', '在第一时间赶到', '在|第一|时|间|赶|到'],
    ['a counter', '在第3个月', '在|第3个|月'],
    ['a Han number', '一、总则', '一、总|则'],
    ['a Han number in a series', '三、四月', '三、四|月'],
    ['a series that does not begin a sentence', '在三、四月', '在|三、|四|月'],
    ['hundreds and more', '来了3000余人', '来|了|3000余人'],
    ['a decimal with its unit', '约3.5亿元', '约|3.5亿元'],
    ['no counter', '新冠19型', '新|冠|19|型'],
    ['a code is no count', '沿S221路走', '沿|S221|路|走'],
    ['a range of years', '2019—2024年', '2019—2024年'],
    ['full-width digits', '共１２家', '共|１２家'],
  ])('%s, soft units on', (_id, text, expected) => {
    expect(breaks(text, 'gb', UNHURT)).toBe(expected)
  })

  it('makes a break inside a name, a date and 一是 a little dear', () => {
    const cheap = (text: string) => breaks(text, 'gb', 0)
    expect(cheap('卡尔·马克思')).toBe('卡|尔·马|克|思')
    expect(cheap('在2024年9月30日起')).toBe('在|2024年9月30日|起')
    expect(cheap('好。一是看')).toBe('好。|一是|看')
    expect(cheap('好，首先，看')).toBe('好，|首先，|看')
  })

  it('does not part a word where its style changes', () => {
    const items = itemize(
      paragraph([run('看Git'), run('Hub', { weight: 700 }), run('吧')]),
      STUB_METRICS,
    )
    const costs = breaksOf(items, 'gb', new Map()).map(({ cost }) => cost)
    expect(items.map(({ text }) => text)).toEqual(['看', 'Git', 'Hub', '吧'])
    expect(costs.map((cost) => cost === FORBIDDEN)).toEqual([true, false, true, false])
  })

  it('makes a break inside an unbroken span dear, and beside it free', () => {
    const items = itemize(paragraph([run('王小', { unbroken: 1 }), run('明说')]), STUB_METRICS)
    const [, inside = 0, beside = 0] = breaksOf(items, 'gb', new Map()).map(({ cost }) => cost)
    expect(inside).toBeGreaterThan(1000)
    expect(beside).toBe(0)
  })
})
