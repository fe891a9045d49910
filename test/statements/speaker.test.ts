import { describe, expect, it } from 'vitest'
import type { Person } from '../../src/statements/persons.ts'
import { possibleSpeaker, readSpeaker } from '../../src/statements/speaker.ts'

/** The first of a line that gives somebody the floor by its colon. */
function parseSpeaker(line: string): Person | undefined {
  const reading = readSpeaker(line)
  return reading?.form === 'colon' ? reading.persons[0] : undefined
}

/** Line, unit of the first post, titles, name. None of them comes from the sample column. */
const SPEAKERS: readonly (readonly [string, string, readonly string[], string])[] = [
  ['青山镇党委书记赵明：', '青山镇', ['党委书记'], '赵明'],
  ['县教育局局长王小丽：', '县教育局', ['局长'], '王小丽'],
  ['市水务局党组书记、局长欧阳建国：', '市水务局', ['党组书记', '局长'], '欧阳建国'],
  ['临江街道办事处党工委書記钱进：', '临江街道办事处', ['党工委書記'], '钱进'],
  ['经济开发区党工委副书记、管委会主任孙立:', '经济开发区', ['党工委副书记', '管委会主任'], '孙立'],
  ['县人大常委会副主任李卫东：', '县人大常委会', ['副主任'], '李卫东'],
  ['县委常委、宣传部部长周敏：', '县委', ['常委', '部长'], '周敏'],
  ['市第一中学校长吴刚：', '市第一中学', ['校长'], '吴刚'],
  ['红星机械厂总经理郑爽：', '红星机械厂', ['总经理'], '郑爽'],
  ['县人民法院院长、党组书记冯远：', '县人民法院', ['院长', '党组书记'], '冯远'],
  ['市中医院主任医师诸葛青：', '市中医院', ['主任医师'], '诸葛青'],
  ['某县副县长阿卜杜拉·买买提：', '某县', ['副县长'], '阿卜杜拉·买买提'],
  ['白云村党支部书记张　三：', '白云村', ['党支部书记'], '张　三'],
  ['县文联主席司马南 ：', '县文联', ['主席'], '司马南'],
  ['石桥乡乡长刘䶮：', '石桥乡', ['乡长'], '刘䶮'],
]

describe('speaker lines', () => {
  it.each(SPEAKERS)('%s', (line, organization, titles, name) => {
    const speaker = parseSpeaker(line)
    expect(speaker?.name).toBe(name)
    expect(speaker?.posts.map(({ title }) => title)).toEqual(titles)
    expect(speaker?.posts[0]?.organization).toBe(organization)
  })

  it.each(SPEAKERS)('%s is the sum of its parts', (line) => {
    const parts = parseSpeaker(line)?.parts ?? []
    expect(parts.map(({ text }) => text).join('')).toBe(line)
  })

  it.each([
    '会议指出，要抓好三项工作：',
    '主要做法如下：',
    '县委书记讲话要点：',
    '市长热线电话：',
    '局长信箱：',
    '各位代表：',
    '一是加强领导：',
    '青山镇党委书记赵明',
    '他说：“好。”：',
    '：',
    '局长：',
  ])('%s is none', (line) => {
    expect(parseSpeaker(line)).toBeUndefined()
  })

  it.each([
    ['县融媒体中心首席策划赵明亮：', '县融媒体中心首席策划赵明亮：'],
    ['青山镇党委书记赵明', '青山镇党委书记赵明'],
    ['某乡乡长李四：我们大家要好好学习。', '某乡乡长李四：'],
    ['县水利局局长孙六：我来说两句，好。', '县水利局局长孙六：'],
    ['县教育局局长王五，我也同意：', '县教育局局长王五，我也同意：'],
    ['王五：', '王五：'],
    ['张三（某某县委宣传部部长）：', '张三（某某县委宣传部部长）：'],
    ['县总工会主席（兼）吴用：', '县总工会主席（兼）吴用：'],
    ['团县委书记郑爽（女）：', '团县委书记郑爽（女）：'],
    ['某某村村民赵六说：', undefined],
    ['主要做法如下：', undefined],
    ['会议指出，要抓好三项工作：', undefined],
    ['一是加强党委书记领导：', undefined],
    ['会议由县长主持：', undefined],
    ['我们要向优秀共产党员学习，做人民的好干部。', undefined],
    ['团结 奋进', undefined],
    ['', undefined],
  ])('%s may be one: %s', (line, expected) => {
    expect(possibleSpeaker(line)).toBe(expected)
  })

  it.each(['一是加强党委书记领导：', '会议由县长主持：', '某某村村民赵六说：'])(
    '%s is none',
    (line) => {
      expect(parseSpeaker(line)).toBeUndefined()
    },
  )

  it.each([
    ['某某大学教授、博士生导师欧阳修文：', ['教授', '博士生导师']],
    ['县人民医院主治医师韩梅梅：', ['主治医师']],
    ['青山村大学生村官李雷：', ['大学生村官']],
  ])('%s has the posts %j', (line, titles) => {
    expect(parseSpeaker(line)?.posts.map(({ title }) => title)).toEqual(titles)
  })

  it('takes no time over lines without end', () => {
    expect(parseSpeaker(`${'正高级'.repeat(18)}书记赵明：`)).toBeDefined()
    expect(parseSpeaker(' '.repeat(100_000) + '：')).toBeUndefined()
    expect(possibleSpeaker('甲'.repeat(100_000))).toBeUndefined()
  })
})
