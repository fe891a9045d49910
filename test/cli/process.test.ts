import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { folder } from '../support/folder.ts'

const run = promisify(execFile)
const BIN = path.resolve('dist/cli/banxin.js')
const GOOD = '青山镇党委书记赵明：\n我们要抓好学习。\n'

describe('the built command', () => {
  it('typesets from any folder', async () => {
    const cwd = folder({ 'issue.txt': GOOD })
    const { stdout, stderr } = await run(
      process.execPath,
      [BIN, 'build', 'issue.txt', '--lang', 'en'],
      { cwd },
    )
    expect(stderr).toBe('')
    expect(stdout).toMatch(/1 statement, 1 page/)
  })

  it('ends with the exit code', async () => {
    const cwd = folder({ 'issue.txt': 'none' })
    await expect(run(process.execPath, [BIN, 'build', 'issue.txt'], { cwd })).rejects.toMatchObject(
      { code: 1 },
    )
    await expect(run(process.execPath, [BIN, 'build', 'none.txt'], { cwd })).rejects.toMatchObject({
      code: 2,
    })
  })
})
