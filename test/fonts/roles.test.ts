import { describe, expect, it } from 'vitest'
import { roleOf } from '../../src/fonts/roles.ts'

const NO_PANOSE = new Uint8Array(10)

describe('the kind of a face by its names', () => {
  it.each([
    ['FandolFang', 'fang'],
    ['FandolFang R', 'fang'],
    ['FandolFang-Regular', 'fang'],
    ['FangSong', 'fang'],
    ['STFangsong', 'fang'],
    ['SimFang', 'fang'],
    ['方正仿宋简体', 'fang'],
    ['Zhuque Fang', 'fang'],
    ['FangZheng ShuSong', 'song'],
    ['FangZhengHeiTi', 'hei'],
    ['Fangyuan', 'song'],
    ['FandolKai', 'kai'],
    ['FandolHei', 'hei'],
    ['FandolSong', 'song'],
    ['LXGW WenKai', 'kai'],
    ['KaiTi', 'kai'],
    ['STKaiti', 'kai'],
    ['SimHei', 'hei'],
    ['Microsoft YaHei', 'hei'],
    ['Shandong Song', 'song'],
    ['Shandong', 'song'],
    ['Chandler', 'song'],
    ['Brush Script', 'brush'],
    ['Office Hand', 'brush'],
    ['OfficeHand', 'brush'],
    ['Lucida Handwriting', 'brush'],
    ['Transcript', 'song'],
    ['Office PostScript', 'song'],
    ['某某行书', 'brush'],
  ])('%s is %s', (name, role) => {
    expect(roleOf([name], NO_PANOSE)).toBe(role)
  })
})
