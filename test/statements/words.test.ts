import { describe, expect, it } from 'vitest'
import { lexiconOf, SHIPPED } from '../../src/statements/lexicon.ts'
import { readSpeaker } from '../../src/statements/speaker.ts'
import * as words from '../../src/statements/words.ts'

const LISTS = Object.entries(words).map(([name, text]) => ({ name, text }))
const listOf = (text: string) => text.trim().split(/\s/)
const both = (one: string, other: string) =>
  listOf(one).filter((word) => listOf(other).includes(word))

describe('the shipped words', () => {
  it.each(LISTS)(
    'of $name stand in their order, none twice, nothing between them but a space',
    ({ text }) => {
      const list = listOf(text)
      expect(list).toEqual([...new Set(list)].sort())
    },
  )

  it.each(LISTS)('of $name are words', ({ text }) => {
    expect(listOf(text).filter((word) => !/^[\p{Script=Han}A-Z]{1,8}$/u.test(word))).toEqual([])
  })

  it('are not both post and attribute of one, nor post and no name', () => {
    const titles = `${words.TITLES} ${words.ATTRIBUTES}`
    expect(both(words.TITLES, words.ATTRIBUTES)).toEqual([])
    expect(both(titles, words.NOT_NAMES)).toEqual([])
    expect(both(titles, words.EVERYDAY)).toEqual([])
  })

  it('are not both no name at all and a name after a post, nor unit and none', () => {
    expect(both(words.NOT_NAMES, words.EVERYDAY)).toEqual([])
    expect(both(words.UNITS, words.NOT_UNITS)).toEqual([])
  })

  it('of people at large are posts', () => {
    expect(both(words.LAY_TITLES, words.TITLES)).toEqual(listOf(words.LAY_TITLES))
  })

  it('that look like a name have a family name first, else they need not be there', () => {
    const first = new Set(listOf(words.NAMES))
    const idle = listOf(words.EVERYDAY).filter((word) => !first.has(word[0] ?? ''))
    expect(idle).toEqual([])
  })

  it('which have a part that no name has need not be there', () => {
    const parts = listOf(words.NOT_IN_NAMES)
    const all = [...listOf(words.EVERYDAY), ...listOf(words.NOT_NAMES)]
    expect(all.filter((word) => parts.some((part) => word.includes(part)))).toEqual([])
  })
})

describe("an editor's words", () => {
  it('are shared with no other issue', () => {
    expect(lexiconOf(undefined)).toBe(SHIPPED)
    expect(lexiconOf({ titles: ['首席策划'] })).not.toBe(SHIPPED)
    expect(SHIPPED.titles.has('首席策划')).toBe(false)
  })

  it.each([
    ['县融媒体中心首席策划赵明亮：', { titles: ['首席策划'] }, '首席策划'],
    ['县融媒体中心首席策划師赵明亮：', { titles: ['首席策划師'] }, '首席策划師'],
    ['青山镇驻点书记赵明：', { attributes: ['驻点'] }, '驻点书记'],
  ])('%s has the post of the lexicon', (line, added, title) => {
    const [person] = readSpeaker(line, lexiconOf(added))?.persons ?? []
    expect(person?.posts.at(-1)?.title).toBe(title)
    expect(readSpeaker(line)?.persons[0]?.posts.at(-1)?.title).not.toBe(title)
  })

  it('make units and family names', () => {
    expect(readSpeaker('红柳苏木 赵明')).toBeUndefined()
    expect(readSpeaker('红柳苏木 赵明', lexiconOf({ units: ['苏木'] }))?.form).toBe('bare')
    expect(readSpeaker('青山镇 墨青：')).toBeUndefined()
    const [person] = readSpeaker('青山镇 墨青：', lexiconOf({ names: ['墨'] }))?.persons ?? []
    expect(person?.name).toBe('墨青')
  })

  it('say what is no name, even after a unit and a post', () => {
    const line = '青山镇党委书记高见：'
    expect(readSpeaker('青山镇党委书记高歌：')?.persons[0]?.name).toBe('高歌')
    expect(readSpeaker('青山镇党委书记高歌：', lexiconOf({ notNames: ['高歌'] }))).toBeUndefined()
    expect(readSpeaker(line)).toBeUndefined()
  })
})
