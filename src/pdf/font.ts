import type { FontProgram, FontSubset } from '../model/metrics.ts'
import type { PdfDocument, PdfmakeFont, PdfReference } from './pdfmake.ts'
import { pdfString } from './strings.ts'

/** A gap wider than this is read as a space by some reader if it is made in the text operator (pdf-and-fonts §2.3). */
const WIDEST_GAP = 95
/** Codes have two bytes: from here on, gaps go to the text operator again, and what is left is for glyphs that were not used yet. */
const MOST_WITH_GAPS = 32_000
/** Wider glyphs come in these steps, thousandths of an em; the operator adds what lies between. */
const STEP = 25

/** What is cut off a glyph's advance on both sides of its ink, thousandths of an em. */
export interface Cut {
  readonly left: number
  readonly right: number
}

export const UNCUT: Cut = { left: 0, right: 0 }

/** A glyph as it goes into the text operator. */
export interface Encoded {
  /** Four hexadecimal digits. */
  readonly code: string
  /** Thousandths of an em. */
  readonly width: number
}

/**
 * A face in the document: a subset in which every pair of glyph and text has a code of its own, so that ToUnicode is right where code
 * points share a glyph, and so has a glyph with a wide gap after it, so that no reader takes the gap for a space.
 */
export class PlacedFont implements PdfmakeFont {
  readonly ascender: number
  readonly descender: number
  private readonly document: PdfDocument
  readonly id: string
  private readonly program: FontProgram
  private readonly subset: FontSubset
  private readonly codes = new Map<string, Encoded>()
  private readonly advances = new Map<number, number>()
  private readonly inks = new Map<number, readonly [number, number]>()
  /** By code: width, and the text that it stands for. */
  private readonly entries: { width: number; text: string }[] = []
  private reference: PdfReference | undefined

  constructor(document: PdfDocument, program: FontProgram, id: string) {
    this.document = document
    this.program = program
    this.id = id
    this.subset = program.subset()
    this.ascender = program.ascent
    this.descender = program.descent
    this.entries[0] = { width: this.subset.advanceOf(0), text: '' }
  }

  lineHeight(size: number): number {
    return ((this.ascender - this.descender) / 1000) * size
  }

  /** Lines come with their widths; pdfmake need not measure them again. */
  widthOfString(): number {
    return 0
  }

  /** Says which glyphs are going to be drawn. */
  expect(glyphs: Iterable<number>): void {
    this.subset.expect(glyphs)
  }

  /** The glyph's own advance, thousandths of an em. */
  advanceOf(glyph: number): number {
    const known = this.advances.get(glyph)
    if (known !== undefined) return known
    const advance = this.subset.advanceOf(glyph)
    this.advances.set(glyph, advance)
    return advance
  }

  /** Where the glyph's ink begins and ends, from its origin; thousandths of an em. */
  inkOf(glyph: number): readonly [left: number, right: number] {
    const known = this.inks.get(glyph)
    if (known) return known
    const ink = this.subset.inkOf(glyph)
    this.inks.set(glyph, ink)
    return ink
  }

  /**
   * The code of a glyph that stands for `text`, has `advance` thousandths of an em to the next one, and of whose own advance `left` is cut off
   * before its ink and `right` after it.
   */
  encode(glyph: number, text: string, advance: number | undefined, cut: Cut = UNCUT): Encoded {
    const own = this.advanceOf(glyph) - cut.left - cut.right
    const gap = (advance ?? own) - own
    const hasRoom = this.entries.length < MOST_WITH_GAPS
    // what the operator can make stays with it: a reader that measures glyphs sees them no wider than need be
    const wide = own + Math.ceil((gap - WIDEST_GAP) / STEP) * STEP
    // a leader across a wide page may leave more than a font file has room for
    const width = gap > WIDEST_GAP && hasRoom && wide <= this.subset.widest ? wide : own
    const key = `${String(glyph)}/${String(width)}/${String(cut.left)}/${text}`
    const known = this.codes.get(key)
    if (known) return known
    const code = this.subset.add(glyph, width, cut.left)
    this.entries[code] = { width, text }
    const encoded = { code: hex4(code), width }
    this.codes.set(key, encoded)
    return encoded
  }

  ref(): PdfReference {
    this.reference ??= this.document.ref()
    return this.reference
  }

  /** Called by pdfkit when the document ends. */
  finalize(): void {
    if (!this.reference) return
    const name = `${subsetTag(this.id)}+${this.program.postscriptName}`
    this.reference.data = {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [this.descendant(name)],
      ToUnicode: this.toUnicode(),
    }
    this.reference.end()
  }

  private descendant(name: string): PdfReference {
    const { ascent, descent, capHeight, bbox, italicAngle, serif, weight } = this.program
    const bytes = this.subset.encode()
    const file = this.finished({ Length1: bytes.length }, bytes)
    const descriptor = this.finished({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: SYMBOLIC + (serif ? SERIF : 0),
      FontBBox: bbox,
      ItalicAngle: italicAngle,
      Ascent: ascent,
      Descent: descent,
      CapHeight: capHeight,
      StemV: stemOf(weight),
      FontFile2: file,
    })
    return this.finished({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: {
        Registry: pdfString('Adobe'),
        Ordering: pdfString('Identity'),
        Supplement: 0,
      },
      FontDescriptor: descriptor,
      CIDToGIDMap: 'Identity',
      DW: 1000,
      W: this.widths(),
    })
  }

  /** Runs of codes whose width is not the default. */
  private widths(): unknown[] {
    const runs: [number, number[]][] = []
    for (let code = 0; code < this.entries.length; code++) {
      // a glyph that only composites are made of is never drawn, but the font file has its width
      const width = this.entries[code]?.width ?? this.subset.widthOf(code)
      if (width === 1000) continue
      const last = runs.at(-1)
      if (last && last[0] + last[1].length === code) last[1].push(width)
      else runs.push([code, [width]])
    }
    return runs.flat()
  }

  /** Ranges of codes and the texts of each: half as long as a line for each code. */
  private toUnicode(): PdfReference {
    const ranges = rangesOf(this.entries.map(({ text }) => text))
    const lines = ranges.map(({ first, texts }) => {
      const last = first + texts.length - 1
      return `<${hex4(first)}> <${hex4(last)}> [${texts.map((text) => `<${utf16Hex(text)}>`).join('')}]`
    })
    const blocks: string[] = []
    for (let i = 0; i < lines.length; i += MOST_RANGES) {
      const block = lines.slice(i, i + MOST_RANGES)
      blocks.push(`${String(block.length)} beginbfrange\n${block.join('\n')}\nendbfrange`)
    }
    return this.finished({}, cmap(blocks))
  }

  private finished(data: Record<string, unknown>, content?: Uint8Array | string): PdfReference {
    const reference = this.document.ref(data)
    reference.end(content)
    return reference
  }
}

/** Of one operator of a CMap (Adobe technical note 5014). */
const MOST_RANGES = 100

/** Stretches of codes that stand for text and have the same first byte, as a range must. */
function rangesOf(texts: readonly string[]): { first: number; texts: string[] }[] {
  const ranges: { first: number; texts: string[] }[] = []
  texts.forEach((text, code) => {
    if (!text) return
    const last = ranges.at(-1)
    const isNext = last && last.first + last.texts.length === code && code % 256 !== 0
    if (isNext) last.texts.push(text)
    else ranges.push({ first: code, texts: [text] })
  })
  return ranges
}

function hex4(code: number): string {
  return code.toString(16).padStart(4, '0')
}

const SERIF = 2
const SYMBOLIC = 4

/** The width of vertical stems, of which a font file does not tell: by weight, as readers estimate it; 88 at 400, 166 at 700. */
function stemOf(weight: number): number {
  return Math.round(50 + (weight / 65) ** 2)
}

/** Six capital letters, the same for the same font of the same document. */
function subsetTag(id: string): string {
  let rest = Number(id.slice(1))
  return Array.from({ length: 6 }, () => {
    const letter = String.fromCharCode(65 + (rest % 26))
    rest = Math.floor(rest / 26)
    return letter
  }).join('')
}

function utf16Hex(text: string): string {
  return Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  ).join('')
}

function cmap(blocks: readonly string[]): string {
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
