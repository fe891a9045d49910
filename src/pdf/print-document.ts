import type { FontProgram } from '../model/metrics.ts'
import { isGrey, processOf, type Paint, type Process, type Tint } from '../model/paint.ts'
import type { ImageNode, SvgNode } from './definition.ts'
import { drawSvg, ours, PlacedDocument } from './document.ts'
import { colorOperator, isOverprinted, number } from './ink.ts'
import { addOutputIntent } from './output-intent.ts'
import type { PrintDefinition } from './print-definition.ts'
import {
  PdfmakeRenderer,
  type PdfmakeLine,
  type PdfmakePicture,
  type PdfmakeVector,
  type PdfReference,
} from './pdfmake.ts'
import { drawDots, numbers, pathOf } from './shapes.ts'
import { srgbProfile } from './srgb.ts'
import { PdfName } from './strings.ts'
import { textObject, type DrawnInline } from './text-operator.ts'
import { optionsOf } from './write.ts'

/** Told what becomes of the colours of a drawing (`src`). */
export interface DrawingListener {
  /** A colour, `#rrggbb`, that an ink stands for. */
  readonly inked: (color: string, paint: Paint, src: string) => void
  /** A colour, `#rrggbb`, that no ink stands for: it is in the four inks. */
  readonly converted: (color: string, src: string) => void
  /** An ink with a plate of its own that is a stop of a gradient: it is in the four inks there. */
  readonly flattened: (plate: string, src: string) => void
}

/** A document whose colours are inks: what pdfkit and those who draw by it give as RGB becomes what is printed. */
export class PrintDocument extends PlacedDocument {
  /** The drawing that is being drawn. */
  drawing = ''
  private readonly listener: DrawingListener
  private readonly definition: PrintDefinition
  private readonly spaces = new Map<string, { id: string; ref: PdfReference }>()
  private readonly states = new Map<string, PdfReference>()
  private srgb: unknown[] | undefined
  private pageCount = 0

  constructor(
    definition: PrintDefinition,
    program: (face: string) => FontProgram,
    xmp: string,
    listener: DrawingListener,
  ) {
    super(optionsOf(definition), definition.images ?? {}, program, xmp)
    this.definition = definition
    this.listener = listener
    this.info['Trapped'] = new PdfName('False')
    if (definition.outputIntent) addOutputIntent(this, definition.outputIntent)
  }

  override addPage(options?: object): this {
    super.addPage(options)
    const boxes = this.definition.boxes[this.pageCount++]
    const { data } = this.page.dictionary
    // pdfkit's 1 is what holds without it, and preflights of PDF/X refuse the key
    delete data['UserUnit']
    if (boxes) {
      data['TrimBox'] = [...boxes.trim]
      data['BleedBox'] = [...boxes.bleed]
    }
    return this
  }

  /** RGB on a press is no colour without the profile that says what it looks like. */
  protected override rgbSpace(): unknown {
    if (!this.srgb) {
      const profile = this.ref({ N: 3 })
      profile.end(srgbProfile())
      this.srgb = ['ICCBased', profile]
    }
    return this.srgb
  }

  /** Blends what was drawn on the page in the inks, if any of it shows what lies under it. */
  blendPage(): void {
    const { resources, dictionary } = this.page
    if (hasTransparency(resources.data)) dictionary.data['Group'] = { ...BLENDING_GROUP }
  }

  /** The name of a plate's colour space on the page. */
  spaceOf(plate: string): string {
    const { id, ref } = this.spaceFor(plate)
    const { colorSpaces } = this.page
    if (colorSpaces) colorSpaces[id] = ref
    return id
  }

  private spaceFor(plate: string): { id: string; ref: PdfReference } {
    const known = this.spaces.get(plate)
    if (known) return known
    const process = this.definition.plates.find(({ name }) => name === plate)?.process
    const made = {
      id: `S${String(this.spaces.size + 1)}`,
      ref: this.ref(['Separation', nameOf(plate), 'DeviceCMYK', tintTransform(process)]),
    }
    made.ref.end()
    this.spaces.set(plate, made)
    return made
  }

  /** The name of an extended graphics state on the page that prints over what is there, or spares it out. */
  stateOf(isOver: boolean): string {
    const name = isOver ? 'Over' : 'Spare'
    const known = this.states.get(name)
    const state = known ?? this.ref(overprint(isOver))
    if (!known) state.end()
    this.states.set(name, state)
    this.page.ext_gstates[name] = state
    return name
  }

  /** Of an SVG: groups and masks blend in the inks. */
  override ref(data?: Record<string, unknown> | readonly unknown[]): PdfReference {
    ours(() => {
      if (data && 'Group' in data) this.blendInInks(data)
      if (data && 'SMask' in data) blackAsInk(data['SMask'])
    })
    return super.ref(data)
  }

  /** A group has the spaces of all plates, since none can be added to it later. One in grey is a mask of opacities: its numbers are no ink. */
  private blendInInks({ Group: group, Resources: resources }: Record<string, unknown>): void {
    if ((group as { readonly CS?: unknown }).CS === 'DeviceGray') return
    Object.assign(group as object, { CS: 'DeviceCMYK' })
    const { plates } = this.definition
    if (!plates.length) return
    const spaces = plates.map(({ name }) => this.spaceFor(name))
    Object.assign(dataOf(resources), {
      ColorSpace: Object.fromEntries(spaces.map(({ id, ref }) => [id, ref])),
    })
  }

  override _setColorCore(color: unknown, stroke: boolean): boolean {
    const operator = ours(() => {
      const use = stroke ? 'stroke' : 'fill'
      return isRgb(color) && colorOperator(this.paintOf(color), use, (plate) => this.spaceOf(plate))
    })
    if (operator === false) return super._setColorCore(color, stroke)
    this.addContent(operator)
    return true
  }

  /** Of the stops of a gradient: a plate of its own has no way to another colour, so they are all in the four inks. */
  override _normalizeColor(color: unknown): unknown {
    if (!isRgb(color)) return super._normalizeColor(color)
    return ours(() => {
      const paint = this.paintOf(color)
      if (isTint(paint)) this.listener.flattened(paint.plate, this.drawing)
      return this.inFourInks(paint).map((share) => share / 100)
    })
  }

  private paintOf(rgb: readonly number[]): Paint {
    const hex = `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
    const paint = this.definition.inks[hex]
    if (paint !== undefined) {
      this.listener.inked(hex, paint, this.drawing)
      return paint
    }
    if (!isGrey(hex)) this.listener.converted(hex, this.drawing)
    return processOf(hex)
  }

  private inFourInks(paint: Paint): Process {
    if (typeof paint === 'string') return processOf(paint)
    if (!isTint(paint)) return paint
    const plate = this.definition.plates.find(({ name }) => name === paint.plate)
    const [cyan, magenta, yellow, black] = plate?.process ?? NO_INK
    const share = (full: number) => (full * paint.tint) / 100
    return [share(cyan), share(magenta), share(yellow), share(black)]
  }
}

function isTint(paint: Paint): paint is Tint {
  return typeof paint !== 'string' && 'plate' in paint
}

const NO_INK: Process = [0, 0, 0, 0]
const ALL_INKS: Process = [100, 100, 100, 100]

/** What comes near a tint where there is no such plate: it grows with the tint. Without a plate's process it is that of all plates. */
function tintTransform(process: Process = ALL_INKS): object {
  return {
    FunctionType: 2,
    Domain: [0, 1],
    Range: [0, 1, 0, 1, 0, 1, 0, 1],
    C0: [0, 0, 0, 0],
    C1: process.map((share) => share / 100),
    N: 1,
  }
}

/** As a name of PDF is written: a space has its number (ISO 32000-1, 7.3.5). */
function nameOf(plate: string): string {
  return plate.replaceAll(
    /[^A-Za-z\d_.+-]/gu,
    (character) => `#${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

/** OPM 1: of an ink that a colour has nothing of, what is there stays (ISO 32000-1, 8.6.7). */
function overprint(isOver: boolean): Record<string, unknown> {
  return { Type: 'ExtGState', OP: isOver, op: isOver, OPM: isOver ? 1 : 0 }
}

function isRgb(color: unknown): color is readonly number[] {
  return (
    Array.isArray(color) && color.length === 3 && color.every((part) => typeof part === 'number')
  )
}

const BLENDING_GROUP = { Type: 'Group', S: 'Transparency', CS: 'DeviceCMYK' }

/** Whether resources, or those of a form or a pattern in them, have states, groups or pictures that are transparent. */
function hasTransparency(resources: Record<string, unknown>): boolean {
  return (
    entriesOf(resources, 'ExtGState').some(isTransparent) ||
    ['XObject', 'Pattern'].some((kind) =>
      entriesOf(resources, kind).some(
        (entry) =>
          'SMask' in entry || 'Group' in entry || hasTransparency(dataOf(entry['Resources'])),
      ),
    )
  )
}

function isTransparent(state: Record<string, unknown>): boolean {
  const isPart = (share: unknown) => typeof share === 'number' && share < 1
  return isPart(state['CA']) || isPart(state['ca']) || 'SMask' in state
}

function entriesOf(resources: Record<string, unknown>, kind: string): Record<string, unknown>[] {
  return Object.values(dataOf(resources[kind])).map(dataOf)
}

/** A dictionary, by reference or as it is; an empty one, if it is none. */
function dataOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {}
  return isReference(value) ? value.data : (value as Record<string, unknown>)
}

function isReference(resources: object): resources is PdfReference {
  return 'data' in resources
}

/** The backdrop of a mask is black or white in RGB. */
function blackAsInk(mask: unknown): void {
  const { BC: backdrop } = mask as { BC?: number[] }
  if (backdrop?.length === 3) {
    Object.assign(mask as object, { BC: [0, 0, 0, 1 - (backdrop[0] ?? 0)] })
  }
}

/** Draws sheets for the press: inks instead of colours, no tags, no outline. */
export class PrintRenderer extends PdfmakeRenderer {
  private readonly document: PrintDocument

  constructor(document: PrintDocument) {
    super(document)
    this.document = document
  }

  /** Small black type is printed over what is there; the state ends with the line. */
  override renderLine(line: PdfmakeLine, x: number, y: number): void {
    const { document } = this
    const inlines = line.inlines as unknown as readonly DrawnInline[]
    const { page } = document
    for (const { font } of inlines) page.fonts[font.id] ??= font.ref()
    const isOver = ({ color, fontSize }: DrawnInline) => isOverprinted(color, fontSize)
    const hasOver = inlines.some(isOver)
    const fillOf = (inline: DrawnInline) => {
      const color = this.operatorOf(inline.color)
      return hasOver ? `/${document.stateOf(isOver(inline))} gs ${color}` : color
    }
    const text = textObject(inlines, x, y + line.getAscenderHeight(), { fillOf })
    if (text) document.addContent(hasOver ? `q\n${text}\nQ` : text)
  }

  override renderVector(vector: PdfmakeVector): void {
    const { document } = this
    if ('clip' in vector) {
      const { x, y, w, h } = vector
      document.addContent(vector.clip === 'begin' ? `q ${numbers(x, y, w, h)} re W n` : 'Q')
    } else if ('dash' in vector) {
      document.addContent(drawDots(vector, this.operatorOf(vector.lineColor, 'stroke')))
    } else if ('lineColor' in vector) {
      const color = this.operatorOf(vector.lineColor, 'stroke')
      const path =
        vector.type === 'line'
          ? `${numbers(vector.x1, vector.y1)} m ${numbers(vector.x2, vector.y2)} l`
          : pathOf(vector)
      document.addContent(`${color} ${number(vector.lineWidth)} w ${path} S`)
    } else {
      document.addContent(`${this.operatorOf(vector.color)} ${pathOf(vector)} f`)
    }
  }

  override renderImage({ image, x, y, _width, _height }: PdfmakePicture<ImageNode>): void {
    this.document.image(image, x, y, { width: _width, height: _height })
    this.document.blendPage()
  }

  override renderSVG(node: PdfmakePicture<SvgNode>): void {
    this.document.drawing = node.placed.src
    drawSvg(node, (drawn) => {
      super.renderSVG(drawn)
    })
    this.document.blendPage()
  }

  private operatorOf(paint: Paint, use: 'fill' | 'stroke' = 'fill'): string {
    return colorOperator(paint, use, (plate) => this.document.spaceOf(plate))
  }
}
