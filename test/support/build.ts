import path from 'node:path'
import { build, type BuildEnvironment, type BuildResult } from '../../src/build.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import type { LineFrame, Page } from '../../src/model/page.ts'
import { folder } from './folder.ts'

/** Everything from the repository: its fonts, its templates. */
export function environment(base = process.cwd()): BuildEnvironment {
  return {
    workspace: diskWorkspace(base),
    fonts: path.resolve('fonts'),
    templates: path.resolve('templates'),
    creator: 'banxin test',
  }
}

/** Typesets a text in a folder of its own. */
export function buildText(text: string, template?: string): Promise<BuildResult> {
  const root = folder({ 'issue.txt': text })
  const options = { emit: 'pdf', ...(template !== undefined && { template }) } as const
  return build('issue.txt', options, environment(root))
}

export function linesOf({ frames }: Page): LineFrame[] {
  return frames.filter((frame): frame is LineFrame => frame.kind === 'line')
}

export function textOf({ line }: LineFrame): string {
  return line.runs.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)).join('')
}

/** The text that is the bulletin's, in reading order, without running heads and page numbers. */
export function textOfPages(pages: readonly Page[]): string {
  return pages
    .flatMap((page) => linesOf(page).filter(({ role }) => role !== 'artifact'))
    .map(textOf)
    .join('')
}
