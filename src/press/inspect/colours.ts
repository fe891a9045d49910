import { asArray, asDict, type PdfFile } from './file.ts'
import { Dict, Name, PdfString, shownName, Stream, type PdfObject } from './objects.ts'
import { profileOf } from './profile.ts'

/** A colour space: what it is called, and which inks a colour of it lays on. */
export interface Space {
  /** As it is shown: ICCBased (4, Coated FOGRA39). */
  readonly name: string
  readonly channels: number
  /** Inks of its channels; nothing where colours have to be converted first. */
  readonly inks: readonly Ink[] | undefined
  /** 1 on the channel is no ink, as with grey. */
  readonly isAdditive?: boolean
  readonly indexed?: { readonly base: Space; readonly palette: Uint8Array }
  /** A pattern is no colour; this is the space of one without colours of its own. */
  readonly pattern?: { readonly under: Space | undefined }
  readonly initial: readonly number[]
}

export type Ink = string

export const PROCESS_INKS = ['Cyan', 'Magenta', 'Yellow', 'Black']
/** Every plate there is: marks for registration. */
export const ALL_INKS = 'All'

export const GREY: Space = {
  name: 'DeviceGray',
  channels: 1,
  inks: ['Black'],
  isAdditive: true,
  initial: [0],
}
export const RGB: Space = { name: 'DeviceRGB', channels: 3, inks: undefined, initial: [0, 0, 0] }
export const CMYK: Space = {
  name: 'DeviceCMYK',
  channels: 4,
  inks: PROCESS_INKS,
  initial: [0, 0, 0, 1],
}
const UNKNOWN: Space = { name: 'unknown', channels: 1, inks: undefined, initial: [0] }

const DEVICE: Readonly<Record<string, Space>> = {
  DeviceGray: GREY,
  G: GREY,
  DeviceRGB: RGB,
  RGB,
  DeviceCMYK: CMYK,
  CMYK,
}

/** Spaces in one another: an indexed one of a separation of a profile is the deepest that there is. */
const DEEPEST = 6

/** Reads colour spaces (8.6), each once. */
export class Spaces {
  private readonly file: PdfFile
  private readonly known = new Map<PdfObject, Space>()

  constructor(file: PdfFile) {
    this.file = file
  }

  /** A colour space by what stands for it, a name of `resources` or the space itself. */
  of(object: PdfObject, resources: Dict, depth = 0): Space {
    const found = this.file.resolve(object)
    if (found instanceof Name) return this.named(found.value, resources, depth)
    const known = this.known.get(found)
    if (known) return known
    const space = depth > DEEPEST ? UNKNOWN : this.read(asArray(found), resources, depth)
    if (typeof found === 'object' && found !== null) this.known.set(found, space)
    return space
  }

  /** What a device's space means where the page says so (8.6.5.6). */
  device(space: Space, resources: Dict): Space {
    const replacement = {
      DeviceGray: 'DefaultGray',
      DeviceRGB: 'DefaultRGB',
      DeviceCMYK: 'DefaultCMYK',
    }
    const key = replacement[space.name as keyof typeof replacement]
    const found = this.file.get(this.file.dict(resources, 'ColorSpace'), key)
    const other = found === null ? space : this.of(found, EMPTY, 1)
    return other.channels === space.channels ? other : space
  }

  private named(name: string, resources: Dict, depth: number): Space {
    const device = DEVICE[name]
    if (device) return depth ? device : this.device(device, resources)
    if (name === 'Pattern') return patternOf(undefined)
    const spaces = this.file.dict(resources, 'ColorSpace')
    const found = this.file.get(spaces, name)
    if (found === null || depth > DEEPEST) return UNKNOWN
    return this.of(found, resources, depth + 1)
  }

  private read(parts: readonly PdfObject[], resources: Dict, depth: number): Space {
    const { file } = this
    const [family, first, second, third] = parts.map((part) => file.resolve(part))
    const inner = (part: PdfObject | undefined) => this.of(part ?? null, resources, depth + 1)
    switch (family instanceof Name ? family.value : '') {
      case 'CalGray':
        return { ...GREY, name: 'CalGray' }
      case 'CalRGB':
        return { ...RGB, name: 'CalRGB' }
      case 'Lab':
        return { ...RGB, name: 'Lab' }
      case 'ICCBased':
        return this.profiled(first ?? null)
      case 'Indexed':
      case 'I':
        return this.indexed(inner(first), third ?? null)
      case 'Separation':
        return separationOf([first ?? null], inner(second), 'Separation')
      case 'DeviceN':
        return separationOf(
          asArray(first ?? null).map((one) => file.resolve(one)),
          inner(second),
          'DeviceN',
        )
      case 'Pattern':
        return patternOf(first === undefined ? undefined : inner(first))
      default:
        // an array with the name of a device's space alone
        return family instanceof Name && DEVICE[family.value] ? inner(family) : UNKNOWN
    }
  }

  private profiled(object: PdfObject): Space {
    const dict = asDict(object) ?? EMPTY
    const channels = this.file.number(dict, 'N') ?? 3
    const profile = object instanceof Stream ? profileOf(this.file.contentOf(object)) : undefined
    const base = channels === 4 ? CMYK : channels === 1 ? GREY : RGB
    const details = [String(channels), ...(profile?.description ? [profile.description] : [])]
    return { ...base, channels, name: `ICCBased (${details.join(', ')})` }
  }

  private indexed(base: Space, lookup: PdfObject): Space {
    const palette =
      lookup instanceof PdfString
        ? lookup.bytes
        : lookup instanceof Stream
          ? this.file.contentOf(lookup)
          : new Uint8Array()
    const name = `Indexed (${base.name})`
    return { name, channels: 1, inks: base.inks, indexed: { base, palette }, initial: [0] }
  }
}

function patternOf(under: Space | undefined): Space {
  return {
    name: 'Pattern',
    channels: under?.channels ?? 0,
    inks: [],
    pattern: { under },
    initial: [],
  }
}

/** Names that stand for inks of the process, or for every one, or for none. */
function separationOf(names: readonly PdfObject[], alternate: Space, family: string): Space {
  const inks = names.map((name) => (name instanceof Name ? shownName(name.value) : '?'))
  const name = `${family} (${inks.join(', ')}; ${alternate.name})`
  return { name, channels: inks.length, inks, initial: inks.map(() => 1) }
}

/** Inks that a colour lays on, nothing if it has to be converted first. */
export function inksOf(space: Space, components: readonly number[]): readonly Ink[] | undefined {
  if (space.indexed) {
    const { base, palette } = space.indexed
    const at = (components[0] ?? 0) * base.channels
    const values = [...palette.subarray(at, at + base.channels)].map((value) => value / 255)
    return inksOf(base, values)
  }
  return space.inks?.filter((ink, i) => {
    const value = components[i] ?? 0
    return ink !== 'None' && (space.isAdditive ? value < 1 : value > 0)
  })
}

const EMPTY = new Dict(new Map())
