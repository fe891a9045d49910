import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { build } from '../src/build.ts'
import { templateNames } from '../src/templates/load.ts'
import { environment } from './support/build.ts'
import { folder } from './support/folder.ts'

const { workspace, templates } = environment()
const ISSUE = fs.readFileSync('content/dajiatan-02.txt', 'utf8')

/** What an editor on Windows saves: CR and LF, and a byte order mark. */
function asOnWindows(text: string): string {
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`
}

function filesOf(name: string, change: (text: string) => string): Record<string, string> {
  const home = path.join(templates, name)
  const texts = fs.readdirSync(home).filter((file) => /\.(?:hbs|css|json)$/.test(file))
  return Object.fromEntries(
    texts.map((file) => [`mine/${file}`, change(fs.readFileSync(path.join(home, file), 'utf8'))]),
  )
}

async function definitionOf(files: Record<string, string>): Promise<unknown> {
  const root = folder(files)
  const options = { emit: 'definition', template: './mine' } as const
  const { built, diagnostics } = await build('issue.txt', options, environment(root))
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return built?.definition
}

describe('line ends of Windows', () => {
  it.each(templateNames(templates, workspace))(
    'change nothing on the pages of %s',
    async (name) => {
      const here = await definitionOf({ ...filesOf(name, (text) => text), 'issue.txt': ISSUE })
      const there = await definitionOf({
        ...filesOf(name, asOnWindows),
        'issue.txt': asOnWindows(ISSUE),
      })
      expect(there).toEqual(here)
    },
    60_000,
  )

  it('leave messages their places', async () => {
    const css = asOnWindows('p {\n  color: red;\n  float: left;\n}\n')
    const root = folder({ ...filesOf('dajiatan', asOnWindows), 'issue.txt': ISSUE })
    fs.writeFileSync(path.join(root, 'mine/style.css'), css)
    const options = { emit: 'definition', template: './mine' } as const
    const { diagnostics } = await build('issue.txt', options, environment(root))
    const marked = diagnostics.flatMap(({ span, severity }) =>
      span && severity === 'error' ? [span] : [],
    )
    // places are offsets into the text as it was read, without the mark
    expect(marked.map(({ start, end }) => css.slice(1).slice(start, end))).toEqual(['red', 'left'])
  })
})

describe('npm scripts', () => {
  const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>
  }

  // cmd.exe knows && and double quotes, and neither variables, single quotes, substitution nor the tools of a POSIX shell
  it.each(Object.entries(scripts))('%s runs without a POSIX shell', (_, script) => {
    for (const part of script.split('&&')) {
      expect(part.trim()).toMatch(/^(?:node|npm|tsc|vitest|eslint|prettier)\b/)
      expect(part.replace(/"[^"]*"/g, '')).not.toMatch(/['`$;|<>\\*]|^\s*\w+=/)
    }
  })

  it('name files as git keeps them everywhere', () => {
    expect(fs.readFileSync('.gitattributes', 'utf8')).toMatch(/^\* text=auto eol=lf$/m)
  })
})
