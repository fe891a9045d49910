import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { Dict, Name, PdfString, type PdfObject } from './objects.ts'

/** How a file is encrypted, and what undoes it if no password is needed to read it (7.6). */
export interface Encryption {
  readonly method: 'RC4' | 'AES' | 'unknown'
  /** Of the key. */
  readonly bits: number
  readonly isLocked: boolean
  /** What those who open it without a password may not do. */
  readonly denied: readonly Permission[]
  readonly ciphers: Ciphers | undefined
}

export interface Ciphers {
  readonly string: Cipher
  readonly stream: Cipher
  readonly hasPlainMetadata: boolean
}

type Cipher = (bytes: Uint8Array, number: number, generation: number) => Uint8Array

export type Permission =
  'print' | 'change' | 'copy' | 'annotate' | 'fill' | 'assemble' | 'printWell'

/** Bits from 1, as table 22 counts them. */
const PERMISSIONS: readonly (readonly [Permission, number])[] = [
  ['print', 3],
  ['change', 4],
  ['copy', 5],
  ['annotate', 6],
  ['fill', 9],
  ['assemble', 11],
  ['printWell', 12],
]

const PADDING = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
)

/** `get` follows references; `id` is the first half of the file's own. */
export function readEncryption(
  dict: Dict,
  id: Uint8Array,
  get: (dict: Dict, key: string) => PdfObject,
): Encryption {
  const number = (key: string) => {
    const value = get(dict, key)
    return typeof value === 'number' ? value : 0
  }
  const [version, revision, flags] = [number('V'), number('R'), number('P')]
  const handler = get(dict, 'Filter')
  const isStandard = handler instanceof Name && handler.value === 'Standard'
  const bits =
    version >= 5 ? 256 : version === 4 ? 128 : version === 1 ? 40 : number('Length') || 40
  const kinds = filtersOf(dict, version, get)
  const method = methodOf(kinds.stream)
  const denied = PERMISSIONS.flatMap(([name, bit]) => ((flags >> (bit - 1)) & 1 ? [] : [name]))
  const key = isStandard ? keyOf(dict, { version, revision, flags, bits, id }, get) : undefined
  const isKnown = method !== 'unknown' && methodOf(kinds.string) !== 'unknown'
  const ciphers =
    key && isKnown
      ? {
          string: cipherOf(kinds.string, key),
          stream: cipherOf(kinds.stream, key),
          hasPlainMetadata: get(dict, 'EncryptMetadata') === false,
        }
      : undefined
  return { method, bits, isLocked: !ciphers, denied, ciphers }
}

/** V2, AESV2, AESV3, or None of crypt filters; older files know RC4 alone. */
function filtersOf(
  dict: Dict,
  version: number,
  get: (dict: Dict, key: string) => PdfObject,
): { string: string; stream: string } {
  if (version < 4) return { string: 'V2', stream: 'V2' }
  const filters = get(dict, 'CF')
  const methodFor = (key: string) => {
    const name = get(dict, key)
    if (!(name instanceof Name) || name.value === 'Identity') return 'None'
    const filter = filters instanceof Dict ? get(filters, name.value) : null
    const method = filter instanceof Dict ? get(filter, 'CFM') : null
    return method instanceof Name ? method.value : 'None'
  }
  return { string: methodFor('StrF'), stream: methodFor('StmF') }
}

function methodOf(filter: string): Encryption['method'] {
  if (filter === 'V2' || filter === 'None') return 'RC4'
  return filter.startsWith('AESV') ? 'AES' : 'unknown'
}

interface KeyFacts {
  readonly version: number
  readonly revision: number
  readonly flags: number
  readonly bits: number
  readonly id: Uint8Array
}

/** The file's key by the empty password, if that opens it. */
function keyOf(
  dict: Dict,
  facts: KeyFacts,
  get: (dict: Dict, key: string) => PdfObject,
): Uint8Array | undefined {
  const bytes = (name: string) => {
    const value = get(dict, name)
    return value instanceof PdfString ? value.bytes : new Uint8Array()
  }
  if (facts.version >= 5) return newKeyOf(bytes('U'), bytes('UE'), facts.revision)
  const { revision, flags, id } = facts
  const length = revision === 2 ? 5 : Math.min(16, Math.max(5, facts.bits >> 3))
  const hash = createHash('md5').update(PADDING).update(bytes('O').subarray(0, 32))
  hash.update(Uint8Array.of(flags, flags >> 8, flags >> 16, flags >> 24)).update(id)
  if (revision >= 4 && get(dict, 'EncryptMetadata') === false) hash.update('ffffffff', 'hex')
  let key: Uint8Array = hash.digest()
  if (revision >= 3) for (let i = 0; i < 50; i++) key = md5(key.subarray(0, length))
  key = key.subarray(0, length)
  const proof = Buffer.from(proofOf(key, revision, id))
  return proof.equals(bytes('U').subarray(0, proof.length)) ? key : undefined
}

/** What U begins with if the key is right: algorithms 4 and 5. */
function proofOf(key: Uint8Array, revision: number, id: Uint8Array): Uint8Array {
  if (revision === 2) return rc4(key, PADDING)
  let proof: Uint8Array = rc4(key, createHash('md5').update(PADDING).update(id).digest())
  for (let i = 1; i < 20; i++) {
    proof = rc4(
      key.map((byte) => byte ^ i),
      proof,
    )
  }
  return proof
}

/** Algorithm 2.A of ISO 32000-2, with the hash of Adobe's extension level 3 for revision 5. */
function newKeyOf(user: Uint8Array, sealed: Uint8Array, revision: number): Uint8Array | undefined {
  const [hash, check, salt] = [user.subarray(0, 32), user.subarray(32, 40), user.subarray(40, 48)]
  if (salt.length !== 8 || sealed.length < 32) return undefined
  const hashed = revision >= 6 ? hardened : sha256
  if (!Buffer.from(hashed(check)).equals(hash)) return undefined
  const cipher = createDecipheriv('aes-256-cbc', hashed(salt), new Uint8Array(16))
  cipher.setAutoPadding(false)
  return cipher.update(sealed.subarray(0, 32))
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}

/** Algorithm 2.B with the empty password. */
function hardened(salt: Uint8Array): Uint8Array {
  let key = sha256(salt)
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32))
    cipher.setAutoPadding(false)
    const data = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key)))
    const rest = data.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash(['sha256', 'sha384', 'sha512'][rest] ?? 'sha256')
      .update(data)
      .digest()
    last = data.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}

function cipherOf(filter: string, key: Uint8Array): Cipher {
  if (filter === 'None') return (bytes) => bytes
  if (filter === 'AESV3') return (bytes) => aes(key, bytes)
  const isAes = filter === 'AESV2'
  return (bytes, number, generation) => {
    const hash = createHash('md5').update(key)
    hash.update(Uint8Array.of(number, number >> 8, number >> 16, generation, generation >> 8))
    if (isAes) hash.update('sAlT')
    const own = hash.digest().subarray(0, Math.min(16, key.length + 5))
    return isAes ? aes(own, bytes) : rc4(own, bytes)
  }
}

/** What can be deciphered: whole blocks, without the bytes that fill the last one. */
function aes(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const blocks = bytes.length & ~15
  if (blocks < 32) return new Uint8Array()
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, bytes.subarray(0, 16))
  cipher.setAutoPadding(false)
  const data = cipher.update(bytes.subarray(16, blocks))
  const filling = data.at(-1) ?? 0
  return filling >= 1 && filling <= 16 ? data.subarray(0, data.length - filling) : data
}

/** Written out, because OpenSSL counts it among what is too old to have. */
function rc4(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i)
  const swap = (i: number, j: number) => {
    const held = state[i] ?? 0
    state[i] = state[j] ?? 0
    state[j] = held
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  let [i, j] = [0, 0]
  return bytes.map((byte) => {
    i = (i + 1) & 255
    j = (j + (state[i] ?? 0)) & 255
    swap(i, j)
    return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0)
  })
}

function md5(bytes: Uint8Array): Uint8Array {
  return createHash('md5').update(bytes).digest()
}
