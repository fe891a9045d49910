import util from 'node:util'
import { describe, expect, it } from 'vitest'
import { reasonInChinese } from '../../src/report/system-reasons.ts'
import { banxin } from '../support/cli.ts'
import { folder } from '../support/folder.ts'

const CHINESE = { LANG: 'zh_CN.UTF-8' }
const USUAL =
  'ENOENT EISDIR EACCES EROFS ENOSPC EEXIST ENAMETOOLONG ENOTDIR ELOOP EBUSY EPERM EMFILE EIO ENOTEMPTY ETXTBSY'

describe('what the system says', () => {
  const words = new Map(util.getSystemErrorMap().values())

  it.each(USUAL.split(' '))('is in Chinese in Chinese messages: %s', (code) => {
    expect(reasonInChinese(words.get(code) ?? code)).toMatch(/^[\p{Script=Han}，]+$/u)
  })

  it('stays as it is where nobody knows it', () => {
    expect(reasonInChinese('out of luck')).toBe('out of luck')
  })

  const issue = '青山镇党委书记赵明：\n\n一是抓学习。\n'
  it.each([
    [
      'a profile that is not there',
      ['--icc', 'no.icc', '--profile', 'print'],
      /no\.icc 读不出来：没有这个文件/u,
    ],
    [
      'a folder for a profile',
      ['--icc', 'a', '--profile', 'print'],
      /a 读不出来：这是文件夹，不是文件/u,
    ],
    ['a folder in place of the PDF', ['-o', 'a'], undefined],
    ['a PDF below a file', ['-o', 'issue.txt/b.pdf'], /写不进去：/u],
  ])('%s', async (_what, argv, expected) => {
    const root = folder({ 'issue.txt': issue, 'a/b.txt': '' })
    const { err } = await banxin(['build', 'issue.txt', ...argv], root, CHINESE)
    if (expected) expect(err).toMatch(expected)
    expect(err).not.toMatch(/no such|directory|denied|not permitted/iu)
  })
})
