import { Buffer } from 'node:buffer'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { diskWorkspace } from '../../src/io/workspace.ts'
import { loadProfile, readProfile } from '../../src/press/icc.ts'
import { collect } from '../support/diagnostics.ts'
import { folder } from '../support/folder.ts'
import { profile } from '../support/icc.ts'

/** With a byte, or several, written over. */
function changed(at: number, ...bytes: readonly number[]): Buffer {
  const copy = Buffer.from(profile())
  copy.set(bytes, at)
  return copy
}

describe('a profile', () => {
  it.each([2, 4])('of version %i is read, and called by its English name', (version) => {
    const file = profile({ version, description: 'Coated FOGRA39' })
    expect(readProfile(file)).toEqual({ description: 'Coated FOGRA39', bytes: file })
  })

  it('ends where it says, whatever follows', () => {
    const file = profile()
    expect(readProfile(Buffer.concat([file, Buffer.from('more')]))).toMatchObject({ bytes: file })
  })

  it.each([
    ['empty', Buffer.alloc(0), 'cut short', ''],
    ['a header alone', profile().subarray(0, 128), 'cut short', ''],
    ['half of one', profile().subarray(0, 600), 'cut short', ''],
    ['a picture', Buffer.alloc(5000, 0x55), 'no profile', ''],
    ['a PDF', Buffer.from('%PDF-1.7\n'.repeat(200)), 'no profile', ''],
    ['for a screen', profile({ deviceClass: 'mntr' }), 'class', 'mntr'],
    ['of a device link', profile({ deviceClass: 'link' }), 'class', 'link'],
    ['of RGB', profile({ colors: 'RGB ' }), 'colours', 'RGB'],
    ['of grey', profile({ colors: 'GRAY' }), 'colours', 'GRAY'],
    ['of a version to come', profile({ version: 5 }), 'version', '5'],
    ['with another connection space', profile({ connection: 'CMYK' }), 'damaged', 'PCS'],
    ['without a table to the inks', profile({ without: ['B2A0'] }), 'incomplete', 'B2A0'],
    ['without a name', profile({ without: ['desc'] }), 'incomplete', 'desc'],
    ['with an empty name', profile({ description: '' }), 'damaged', 'desc'],
    ['with a tag behind its end', changed(132 + 4, 0x7f), 'damaged', ''],
    ['with a tag in its header', changed(132 + 4, 0, 0, 0, 4), 'damaged', ''],
    ['with more tags than bytes', changed(128, 0, 0, 3, 0), 'damaged', ''],
    ['with a million tags', changed(128, 0, 16, 0, 0), 'damaged', ''],
  ])('that is %s is refused', (_, file, fault, found) => {
    expect(readProfile(Buffer.from(file))).toEqual({ fault, found })
  })

  it('cut anywhere is refused, and never throws', () => {
    const whole = profile({ version: 4 })
    for (let length = 0; length < whole.length; length += 7) {
      expect(readProfile(whole.subarray(0, length))).toHaveProperty('fault')
    }
  })

  it('with any byte changed gives a profile or a reason', () => {
    const whole = profile({ version: 4 })
    const outcomes = Array.from({ length: 420 }, (_, at) => {
      const copy = Buffer.from(whole)
      copy[at] = (copy[at] ?? 0) ^ 0xff
      const read = readProfile(copy)
      const isProfile = 'bytes' in read && read.bytes.length > 0 && read.description !== ''
      const isReason = 'fault' in read && read.fault.length > 0
      expect({ at, isProfile, isReason }).toEqual({ at, isProfile: !isReason, isReason })
      return isProfile
    })
    // some bytes mean nothing, and some everything
    expect(new Set(outcomes)).toEqual(new Set([true, false]))
  })

  it('has no characters in its name that could do harm', () => {
    const file = profile({ description: 'A\u0007<B> &\n' })
    expect(readProfile(file)).toMatchObject({ description: 'A<B> &' })
  })

  const ghostscript = '/usr/share/color/icc/ghostscript/default_cmyk.icc'
  it.runIf(fs.existsSync(ghostscript))('of Ghostscript is read', () => {
    expect(readProfile(fs.readFileSync(ghostscript))).toHaveProperty('description')
  })
})

describe('the file of a profile', () => {
  const load = (name: string, content?: Uint8Array) => {
    const root = folder(content ? { [name]: content } : {})
    const { report, diagnostics } = collect()
    const loaded = loadProfile(path.join(root, name), diskWorkspace(), report)
    return { loaded, diagnostics }
  }

  it('is read', () => {
    expect(load('press.icc', profile()).loaded?.description).toBe('Test Press')
  })

  it('is named where it is not there, a folder, or none', () => {
    expect(load('press.icc').diagnostics).toMatchObject([{ code: 'ICC_UNREADABLE' }])
    expect(load('.').diagnostics).toMatchObject([{ code: 'ICC_UNREADABLE' }])
    expect(load('press.icc', Buffer.from('no profile')).diagnostics).toMatchObject([
      { severity: 'error', code: 'ICC_INVALID', data: { fault: 'cut short' } },
    ])
  })

  it.skipIf(process.platform === 'win32')('is no device, which may have no end', () => {
    const { report, diagnostics } = collect()
    expect(loadProfile('/dev/zero', diskWorkspace(), report)).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'ICC_INVALID', data: { fault: 'no profile' } }])
  })

  it('may not be as large as no profile is', () => {
    const { diagnostics } = load('press.icc', Buffer.alloc(32_000_001))
    expect(diagnostics).toMatchObject([{ code: 'ICC_INVALID', data: { fault: 'too large' } }])
  })
})
