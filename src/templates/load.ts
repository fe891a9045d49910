import { decodeUtf8 } from '../model/decode.ts'
import { diagnose, type Report } from '../model/diagnostic.ts'
import type { SourceFile } from '../model/source.ts'
import type { Template } from '../model/template.ts'
import { isInside, WorkspaceError, type Workspace } from '../model/workspace.ts'
import { readManifest } from './manifest.ts'

const PARTIAL = /^(?<name>[\w-]+)\.hbs$/

/**
 * Reads a template's folder: `name` is one of the folders under `home`, or a path. Files it lacks are reported; a template is
 * a folder with template.json, page.hbs, style.css, and partials as further .hbs files. `onRead` is told each file, for messages to point into.
 */
export function loadTemplate(
  name: string,
  home: string,
  workspace: Workspace,
  report: Report,
  onRead: (file: SourceFile) => void = () => undefined,
): Template | undefined {
  const folder = /[\\/]|^\.+$/.test(name) ? name : workspace.join(home, name)
  if (workspace.kindOf(folder) !== 'folder') {
    report(diagnose('error', 'TEMPLATE_NOT_FOUND', { name, known: templateNames(home, workspace) }))
    return undefined
  }
  const read = (file: string) => {
    const text = readText(workspace.join(folder, file), folder, workspace, report)
    if (text) onRead(text)
    return text
  }
  const [manifestFile, page, style] = [read('template.json'), read('page.hbs'), read('style.css')]
  const manifest = manifestFile && readManifest(manifestFile, report)
  const names = listFolder(folder, workspace, report).flatMap((file) => {
    const partial = PARTIAL.exec(file)?.groups?.['name']
    return partial && partial !== 'page' ? [{ partial, file }] : []
  })
  const partials = names.flatMap(({ partial, file }) => {
    const text = read(file)
    return text ? [{ ...text, partial }] : []
  })
  if (!manifest || !page || !style || partials.length < names.length) return undefined
  return { name: manifest.name, folder, manifest, page, style, partials }
}

function listFolder(folder: string, workspace: Workspace, report: Report): readonly string[] {
  try {
    return workspace.list(folder)
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    report(diagnose('error', 'TEMPLATE_FILE_UNREADABLE', { file: folder, reason: error.message }))
    return []
  }
}

/** The templates that banxin brings. */
export function templateNames(home: string, workspace: Workspace): string[] {
  if (workspace.kindOf(home) !== 'folder') return []
  return workspace
    .list(home)
    .filter((name) => workspace.kindOf(workspace.join(home, name, 'template.json')) === 'file')
}

function readText(
  path: string,
  folder: string,
  workspace: Workspace,
  report: Report,
): SourceFile | undefined {
  if (workspace.kindOf(path) !== 'file') {
    report(diagnose('error', 'TEMPLATE_FILE_MISSING', { file: path }))
    return undefined
  }
  try {
    // whoever sends a template must not have other files of this machine printed by a link in it
    if (!isInside(path, folder, workspace)) {
      report(diagnose('error', 'TEMPLATE_LINK_OUTSIDE', { file: path }))
      return undefined
    }
    const text = decodeUtf8(path, workspace.read(path), report)
    return text === undefined ? undefined : { name: path, text: text.replace(/^\uFEFF/, '') }
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    report(diagnose('error', 'TEMPLATE_FILE_UNREADABLE', { file: path, reason: error.message }))
    return undefined
  }
}
