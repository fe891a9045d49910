import { GREY, inksOf, type Ink, type Space, type Spaces } from './colours.ts'
import type { PdfFile } from './file.ts'
import type { Findings } from './findings.ts'
import { PICTURE_FILTERS } from './filters.ts'
import { type Dict, PdfFault, Stream } from './objects.ts'
import type { Matrix } from './matrix.ts'

/** Bytes of a picture whose samples are looked at for their inks. */
const MOST_LOOKED_AT = 100_000_000

export interface ImagePlace {
  /** From the unit square to pt. */
  readonly matrix: Matrix
  readonly resources: Dict
}

/** Tells images apart and finds which inks they lay on. */
export class Images {
  private readonly file: PdfFile
  private readonly spaces: Spaces
  private readonly findings: Findings
  private readonly known = new WeakMap<Stream, { inks: readonly Ink[]; isAssumed: boolean }>()

  constructor(file: PdfFile, spaces: Spaces, findings: Findings) {
    this.file = file
    this.spaces = spaces
    this.findings = findings
  }

  isStencil(dict: Dict): boolean {
    return this.file.get(dict, 'ImageMask') === true
  }

  /** An image and its soft mask. Colours are told unless the image only masks. */
  add(stream: Stream, place: ImagePlace, { isInline = false, isMask = false } = {}): void {
    const { file, findings } = this
    const { dict } = stream
    const isStencil = this.isStencil(dict)
    const space = isStencil ? undefined : this.spaceOf(dict, place.resources)
    const kind = isStencil ? 'stencil' : isMask ? 'soft mask' : 'picture'
    this.addUse(stream, kind, space?.name ?? '–', place.matrix, isInline)
    if (space && !isMask) this.addColour(stream, space)
    const mask = file.get(dict, 'SMask')
    if (mask instanceof Stream && !isMask) {
      findings.addTransparency('soft mask')
      this.add(mask, place, { isMask: true })
    }
  }

  /** JPEG 2000 may say for itself what its colours are. */
  private spaceOf(dict: Dict, resources: Dict): Space {
    const written = this.file.get(dict, 'ColorSpace')
    if (written !== null) return this.spaces.of(written, resources)
    return { ...GREY, name: 'JPEG 2000', inks: undefined }
  }

  private addUse(
    stream: Stream,
    kind: 'picture' | 'stencil' | 'soft mask',
    space: string,
    [a, b, c, d]: Matrix,
    isInline: boolean,
  ): void {
    const { dict } = stream
    const [width, height] = [this.sizeOf(dict, 'Width'), this.sizeOf(dict, 'Height')]
    const printed = [Math.hypot(a, b), Math.hypot(c, d)] as const
    const across = width / (printed[0] / 72)
    const down = height / (printed[1] / 72)
    const dpi = Math.min(across, down)
    if (!Number.isFinite(dpi)) return
    const bits = kind === 'stencil' ? 1 : this.file.number(dict, 'BitsPerComponent')
    const names = this.file.filtersOf(dict).map(({ name }) => name)
    const filter = names.find((name) => PICTURE_FILTERS.includes(name)) ?? names.at(-1) ?? 'none'
    const use = { width, height, kind, space, bits, filter, printed, dpi }
    this.findings.addImage(isInline ? null : stream, use)
  }

  private sizeOf(dict: Dict, key: string): number {
    return this.file.number(dict, key) ?? 0
  }

  private addColour(stream: Stream, space: Space): void {
    const known = this.known.get(stream) ?? this.inksIn(stream, space)
    this.known.set(stream, known)
    const inks = space.inks && known.inks
    this.findings.addColour(space, inks, 'picture', known.isAssumed)
  }

  private inksIn(stream: Stream, space: Space): { inks: readonly Ink[]; isAssumed: boolean } {
    const all = space.inks ?? []
    const assumed = { inks: all.filter((ink) => ink !== 'None'), isAssumed: all.length > 1 }
    const bits = this.file.number(stream.dict, 'BitsPerComponent')
    if (!all.length || bits !== 8) return { ...assumed, isAssumed: all.length > 0 && bits !== 8 }
    if (space.indexed) return { inks: inksOfPalette(space), isAssumed: false }
    try {
      const data = this.file.unpacked(stream, MOST_LOOKED_AT)
      const decode = this.file.numbers(stream.dict, 'Decode')
      return { inks: inksOfSamples(data, space, decode), isAssumed: false }
    } catch (error) {
      if (error instanceof PdfFault) return { ...assumed, isAssumed: true }
      throw error
    }
  }
}

function inksOfPalette(space: Space): readonly Ink[] {
  const { base, palette } = space.indexed ?? { base: space, palette: new Uint8Array() }
  const count = Math.floor(palette.length / Math.max(1, base.channels))
  const inks = Array.from({ length: Math.min(count, 256) }, (_, i) => inksOf(space, [i]) ?? [])
  return [...new Set(inks.flat())]
}

function inksOfSamples(data: Uint8Array, space: Space, decode: readonly number[]): readonly Ink[] {
  const { channels, inks = [], isAdditive } = space
  // the value that lays nothing on
  const blanks = inks.map((_, i) => {
    const isInverted = (decode[2 * i] ?? 0) > (decode[2 * i + 1] ?? 1)
    return isInverted !== (isAdditive === true) ? 255 : 0
  })
  return inks.filter((ink, channel) => {
    if (ink === 'None') return false
    for (let at = channel; at < data.length; at += channels) {
      if (data[at] !== blanks[channel]) return true
    }
    return false
  })
}
