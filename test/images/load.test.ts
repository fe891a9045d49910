import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPictures, type PictureSources } from '../../src/images/load.ts'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { readHtml } from '../../src/templates/html.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'
import { JPEG, png, SQUARE, svg } from '../support/pictures.ts'

const PNG = png({ width: 4, height: 2 })
const FILES = {
  'template/logo.svg': svg(SQUARE),
  'template/both.png': PNG,
  'template/img/in.png': PNG,
  'issue/both.png': JPEG,
  'issue/会场.jpg': JPEG,
  'issue/really.jpg': PNG,
  'secret.png': PNG,
}

function sources(folders: string[]): PictureSources {
  return { folders, folder: 'issue', figures: [], media: new Map() }
}

function load(src: string, root = folder(FILES)) {
  const collected = collect()
  const place = { file: 'page.hbs', start: 3, end: 9 }
  const tree = readHtml(`<img data-banxin-place="0" src="${src}" alt="">`, [place])
  const workspace = diskWorkspace(root)
  const loaded = loadPictures(tree, sources(['template', 'issue']), workspace, collected.report)
  const [file] = loaded.files.values()
  return { picture: loaded.pictures.get(src), path: file?.path, ...collected }
}

const inFolders = (...parts: string[]) => path.join(...parts)

describe('a picture is looked for', () => {
  it.each([
    ['logo.svg', inFolders('template', 'logo.svg'), 'svg'],
    ['both.png', inFolders('template', 'both.png'), 'png'],
    ['./img/in.png', inFolders('template', 'img', 'in.png'), 'png'],
    ['img/../both.png', inFolders('template', 'both.png'), 'png'],
    ['会场.jpg', inFolders('issue', '会场.jpg'), 'jpeg'],
    ['really.jpg', inFolders('issue', 'really.jpg'), 'png'],
  ])('%s', (src, file, kind) => {
    const { picture, path: found, diagnostics } = load(src)
    expect(diagnostics).toEqual([])
    expect([found, picture?.kind]).toEqual([file, kind])
  })

  it.each([
    ['', 'empty'],
    [' ', 'empty'],
    ['http://example.cn/a.png', 'url'],
    ['//example.cn/a.png', 'url'],
    ['data:image/png;base64,AAAA', 'url'],
    ['file:///etc/passwd', 'url'],
    ['/etc/passwd', 'absolute'],
    ['C:\\pictures\\a.png', 'absolute'],
    ['D:/a.png', 'absolute'],
    ['\\\\server\\a.png', 'absolute'],
    ['img\\in.png', 'backslash'],
    ['../secret.png', 'outside'],
    ['img/../../secret.png', 'outside'],
    ['..', 'outside'],
    ['img', 'folder'],
    ['.', 'folder'],
  ])('not at %j: %s', (src, fault) => {
    const { picture, diagnostics } = load(src)
    expect(picture).toBeUndefined()
    expect(diagnostics).toEqual([
      {
        severity: 'error',
        code: 'IMAGE_SOURCE',
        data: { src, fault },
        span: { file: 'page.hbs', start: 3, end: 9 },
      },
    ])
  })

  it('in both folders, and the nearest name is proposed', () => {
    expect(load('会堂.jpg').diagnostics).toMatchObject([
      {
        code: 'IMAGE_NOT_FOUND',
        data: { src: '会堂.jpg', folders: ['template', 'issue'], nearest: '会场.jpg' },
      },
    ])
    expect(load('none/a.png').diagnostics).toMatchObject([
      { code: 'IMAGE_NOT_FOUND', data: { nearest: undefined } },
    ])
    expect(load('a\0b.png').codes()).toEqual(['IMAGE_NOT_FOUND'])
  })

  it.skipIf(process.platform === 'win32')('and not through links that lead out', () => {
    const root = folder(FILES)
    fs.symlinkSync(path.join(root, 'secret.png'), path.join(root, 'template/link.png'))
    fs.symlinkSync(root, path.join(root, 'template/up'))
    fs.symlinkSync(path.join(root, 'template/both.png'), path.join(root, 'template/fine.png'))
    for (const src of ['link.png', 'up/secret.png']) {
      const { diagnostics } = load(src, root)
      expect(diagnostics).toMatchObject([{ code: 'IMAGE_SOURCE', data: { fault: 'link' } }])
    }
    expect(load('fine.png', root).diagnostics).toEqual([])
  })

  it('whose folder begins like the template’s, too', () => {
    const root = folder({ 'template/a.png': PNG, 'template-2/b.png': PNG })
    expect(load('../template-2/b.png', root).codes()).toEqual(['IMAGE_SOURCE'])
  })
})

describe('a picture that is found', () => {
  it('is read once, however often it is shown', () => {
    const root = folder(FILES)
    const disk = diskWorkspace(root)
    let count = 0
    const read = (file: string) => {
      count++
      return disk.read(file)
    }
    const tree = readHtml('<img src="both.png" alt=""><p><img src="both.png" alt="b"></p>')
    loadPictures(tree, sources(['template']), { ...disk, read }, () => undefined)
    expect(count).toBe(1)
  })

  it('is not read that is too large', () => {
    const root = folder(FILES)
    fs.truncateSync(path.join(root, 'template/both.png'), 60_000_000)
    expect(load('both.png', root).diagnostics).toMatchObject([
      { code: 'IMAGE_TOO_LARGE', data: { limit: 'bytes', value: 60_000_000 } },
    ])
  })

  it('and is no picture says what it is', () => {
    const root = folder({ 'template/a.png': 'GIF89a' })
    expect(load('a.png', root).diagnostics).toMatchObject([
      {
        code: 'IMAGE_FORMAT',
        data: { path: path.join('template', 'a.png'), format: 'GIF' },
        span: { file: 'page.hbs' },
      },
    ])
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('and may not be read', () => {
    const root = folder(FILES)
    fs.chmodSync(path.join(root, 'template/both.png'), 0)
    expect(load('both.png', root).codes()).toEqual(['IMAGE_UNREADABLE'])
  })
})

describe('pictures of the bulletin', () => {
  const span = { file: 'issue/a.md', start: 7, end: 20 }
  function loadOwn(src: string, media = new Map<string, Uint8Array>()) {
    const collected = collect()
    const tree = readHtml(`<img src="${src}" alt="">`)
    const figure = { kind: 'figure', id: 'f', src, alt: '', caption: undefined, span } as const
    const own = { ...sources(['template', 'issue']), figures: [figure], media }
    const { files } = loadPictures(tree, own, diskWorkspace(folder(FILES)), collected.report)
    return { path: files.get(src)?.path, ...collected }
  }

  it('come from the folder of the issue alone', () => {
    expect(loadOwn('issue:both.png').path).toBe(path.join('issue', 'both.png'))
    expect(loadOwn('issue:logo.svg').diagnostics).toMatchObject([{ code: 'IMAGE_NOT_FOUND', span }])
  })

  it('may be parts of a Word file', () => {
    const media = new Map([['issue:a.docx#1', new Uint8Array(PNG)]])
    expect(loadOwn('issue:a.docx#1', media)).toMatchObject({ path: 'a.docx#1', diagnostics: [] })
    const broken = new Map([['issue:a.docx#1', new Uint8Array(PNG.subarray(0, 40))]])
    expect(loadOwn('issue:a.docx#1', broken).diagnostics).toMatchObject([
      { code: 'IMAGE_BROKEN', data: { path: 'a.docx#1' }, span },
    ])
  })

  it('do not lead out of it', () => {
    expect(loadOwn('issue:../secret.png').codes()).toEqual(['IMAGE_SOURCE'])
  })
})
