import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { banxin } from '../support/cli.ts'
import { folder } from '../support/folder.ts'
import { profile } from '../support/icc.ts'

const GOOD = '大家谈②\n\n青山镇党委书记赵明：\n\n我们要抓好学习，抓好落实。\n'
const LONG = `${GOOD}\n${'我们要抓好学习，抓好落实，一件一件地办，办一件成一件，让群众看得见。\n\n'.repeat(60)}`

const written = (root: string) => fs.readdirSync(path.join(root, 'out')).toSorted()

describe('banxin build --profile print', () => {
  it('never takes the place of the bulletin, nor a booklet that of its pages', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const run = (...more: string[]) => banxin(['build', 'issue.txt', ...more], root)
    await run()
    const before = fs.readFileSync(path.join(root, 'out/issue.pdf'))
    const runs = [
      await run('--profile', 'print'),
      await run('--profile', 'print', '--spot'),
      await run('--profile', 'print', '--impose', 'saddle'),
      await run('--profile', 'print', '--impose', 'saddle', '--spot'),
      await run('--pages', '1'),
      await run('--profile', 'print', '--pages', '1-'),
    ]
    expect(runs.map(({ code }) => code)).toEqual(runs.map(() => 0))
    expect(written(root)).toEqual([
      'issue-p1.pdf',
      'issue-print-p1-.pdf',
      'issue-print-saddle.pdf',
      'issue-print-spot-saddle.pdf',
      'issue-print-spot.pdf',
      'issue-print.pdf',
      'issue.pdf',
    ])
    expect(fs.readFileSync(path.join(root, 'out/issue.pdf')).equals(before)).toBe(true)
  })

  it('takes a file name as it is', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const { code, out } = await banxin(
      ['build', 'issue.txt', '--profile', 'print', '-o', '付印.pdf'],
      root,
    )
    expect(code).toBe(0)
    expect(out).toMatch(/^付印\.pdf: 1 statement, 1 page,/u)
  })

  it('says that it is no PDF/X, or is one', async () => {
    const root = folder({ 'issue.txt': GOOD, 'press.icc': profile() })
    const run = (...more: string[]) =>
      banxin(['build', 'issue.txt', '--profile', 'print', ...more], root)
    expect((await run()).err).toContain('note PRESS_WITHOUT_PROFILE')
    const { code, err } = await run('--icc', 'press.icc')
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it.each([
    [['--icc', 'press.icc'], '--icc'],
    [['--spot'], '--spot'],
    [['--impose', 'saddle'], '--impose'],
    [['--spot', '--impose', 'saddle', '--profile', 'screen'], '--spot, --impose'],
  ])('is what %j go with', async (more, named) => {
    const root = folder({ 'issue.txt': GOOD, 'press.icc': profile() })
    const run = (lang: string) => banxin(['build', 'issue.txt', '--lang', lang, ...more], root)
    expect(await run('en')).toMatchObject({
      code: 2,
      err: `${named}: only with --profile print\n`,
    })
    const chinese = `${named.replaceAll(', ', '、')} 要和 --profile print 一起用\n`
    expect(await run('zh')).toMatchObject({ code: 2, err: chinese })
    expect(fs.existsSync(path.join(root, 'out'))).toBe(false)
  })

  it.each([
    [['--proof', '--profile', 'print'], '--proof', '--profile print'],
    [['--debug', 'grid', '--profile', 'print'], '--debug', '--profile print'],
    [['--proof', '--pages', '1'], '--proof', '--pages'],
  ])('refuses what makes no sense: %j', async (more, one, other) => {
    const root = folder({ 'issue.txt': GOOD })
    const { code, err } = await banxin(['build', 'issue.txt', ...more], root)
    expect({ code, err }).toEqual({ code: 2, err: `${one} and ${other} do not go together\n` })
  })

  it('prints its definition', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const argv = ['build', 'issue.txt', '--profile', 'print', '--emit', 'definition']
    const { out } = await banxin(argv, root)
    expect(JSON.parse(out)).toMatchObject({ version: '1.6', boxes: [{}] })
    expect(out).not.toMatch(/"color": "#/u)
  })

  it.each([
    ['nothing.icc', 'ICC_UNREADABLE'],
    ['issue.txt', 'ICC_INVALID'],
    ['screen.icc', 'is a profile for RGB, and not for CMYK'],
  ])('refuses the profile %s', async (icc, said) => {
    const root = folder({ 'issue.txt': GOOD, 'screen.icc': profile({ colors: 'RGB ' }) })
    const argv = ['build', 'issue.txt', '--profile', 'print', '--icc', icc]
    const { code, err } = await banxin(argv, root)
    expect(code).toBe(2)
    expect(err).toContain(said)
    expect(fs.existsSync(path.join(root, 'out'))).toBe(false)
  })

  it.each(['zh', 'en'])('stands in the help with its options, in %s', async (lang) => {
    const { out } = await banxin(['build', '--help', '--lang', lang], folder({}))
    for (const option of ['--profile', '--icc', '--spot', '--impose', '--pages']) {
      expect(out).toContain(option)
    }
  })
})

describe('banxin build --pages', () => {
  it('writes those pages', async () => {
    const root = folder({ 'issue.txt': LONG })
    const argv = ['build', 'issue.txt', '-t', 'jianbao', '--pages', '2-3']
    const { code, out } = await banxin(argv, root)
    expect(code).toBe(0)
    expect(out).toMatch(/issue-p2-3\.pdf: 1 statement, 2 pages/u)
  })

  it.each(['0', '3-2', 'x', '1,,2'])('wants page numbers, not %s', async (given) => {
    const root = folder({ 'issue.txt': GOOD })
    const { code, err } = await banxin(['build', 'issue.txt', '--pages', given], root)
    expect(code).toBe(2)
    expect(err).toContain(`and got ${given}`)
  })

  it('says how many there are', async () => {
    const root = folder({ 'issue.txt': GOOD })
    const run = (lang: string) =>
      banxin(['build', 'issue.txt', '--pages', '7', '--lang', lang], root)
    const { code, err } = await run('en')
    expect(code).toBe(2)
    expect(err).toContain('there is no page 7: the bulletin has 1 page\n')
    expect((await run('zh')).err).toContain('没有第 7 页：这一期共 1 页')
    expect(fs.existsSync(path.join(root, 'out'))).toBe(false)
  })
})
