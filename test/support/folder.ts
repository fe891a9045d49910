import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder on disk with these files, by their paths; it goes when the test is over. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'banxin-test-'))
  onTestFinished(() => {
    fs.rmSync(root, { recursive: true, force: true })
  })
  fill(root, files)
  return root
}

/** Something done in such a folder, which goes when it is done: for what tests share. */
export async function withFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  action: (root: string) => Promise<T>,
): Promise<T> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'banxin-test-'))
  try {
    fill(root, files)
    return await action(root)
  } finally {
    fs.rmSync(root, { recursive: true, force: true })
  }
}

function fill(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), content)
  }
}
