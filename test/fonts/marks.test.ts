import { describe, expect, it } from 'vitest'
import { openFonts } from '../../src/fonts/fonts.ts'
import { readFontManifest } from '../../src/fonts/manifest.ts'
import { isChineseMark } from '../../src/fonts/marks.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'

const workspace = diskWorkspace()
const manifest = readFontManifest('fonts', workspace, () => undefined)
if (!manifest) throw new Error('no fonts')
const { metrics } = openFonts('fonts', manifest, workspace)

describe('a Chinese mark', () => {
  it.each<[string, number, [number, number], boolean]>([
    ['“', 1, [0.57, 0.92], true],
    ['“', 0.35, [0.06, 0.31], false],
    ['（', 1, [0.35, 0.65], false],
    ['，', 1, [0.08, 0.23], true],
    ['，', 1, [0.45, 0.56], false],
    ['？', 1, [0.32, 0.68], false],
    ['…', 1, [0.11, 0.89], true],
    ['…', 0.54, [0.03, 0.5], false],
    ['中', 0.3, [0, 0.3], true],
  ])('%s, %d em wide, ink %j: %s', (mark, advance, ink, expected) => {
    expect(isChineseMark(mark, advance, ink)).toBe(expected)
  })

  // the marks of each face as its outlines have them
  it.each([
    ['Banxin Kai', '“', 'NotoSerifSC-400'],
    ['Banxin Kai', '，', 'BanxinKai-400'],
    ['FandolFang', '？', 'NotoSerifSC-400'],
    ['FandolFang', '“', 'FandolFang-400'],
    ['Ma Shan Zheng', '，', 'BanxinKai-400'],
    ['Ma Shan Zheng', '。', 'MaShanZheng-400'],
    ['Noto Sans SC', '“', 'NotoSansSC-400'],
    ['Noto Serif SC', '？', 'NotoSerifSC-400'],
  ])('%s has %s from %s', (family, mark, face) => {
    expect(metrics.faceFor({ families: [family], weight: 400 }, mark)).toBe(face)
  })
})
