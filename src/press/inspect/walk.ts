import type { Purpose } from '../../model/inspection.ts'
import { CMYK, GREY, inksOf, RGB, Spaces, type Space } from './colours.ts'
import { ContentReader } from './content.ts'
import { asDict, type PdfFile } from './file.ts'
import type { Findings } from './findings.ts'
import { Images } from './images.ts'
import { appearanceMatrix, combined, IDENTITY, matrixOf, type Matrix } from './matrix.ts'
import { Dict, Name, PdfString, Stream, type PdfObject } from './objects.ts'
import { shadingInks } from './shading.ts'

/** Operators that are read of one file: a file that shows one form in another a thousand times a thousand times has no end. */
const MOST_OPERATORS = 20_000_000
const MOST_FORMS = 300_000
/** Forms, patterns and glyphs in one another. */
const DEEPEST = 25
/** `q` without `Q` */
const MOST_STATES = 1000
/** Bytes of content that are kept unpacked, because forms are shown again. */
const MOST_KEPT = 64_000_000

/** A colour that is painted with. */
interface Paint {
  readonly space: Space
  readonly components: readonly number[]
  readonly pattern?: PdfObject
  /** The page on which it was noted last, and the purposes. */
  page: number
  purposes: string
}

interface State {
  matrix: Matrix
  fill: Paint
  stroke: Paint
  fillOverprints: boolean
  strokeOverprints: boolean
  fillOpacity: number
  strokeOpacity: number
  blends: boolean
  isMasked: boolean
  /** Of text: filled, stroked, both, neither. */
  mode: number
  font: Dict | undefined
}

/** What a content stream is part of. */
interface Context {
  readonly resources: Dict
  /** Before its own `cm`: what patterns are placed by. */
  readonly base: Matrix
  readonly depth: number
  /** Of a soft mask, which is looked at for images and fonts and lays on no ink. */
  readonly isMask: boolean
  /** Of a Type 3 font: its images are glyphs. */
  readonly isGlyph: boolean
  /** Whether it has no colours of its own. */
  isUncoloured: boolean
}

type Operator = (
  walker: Walker,
  state: State,
  operands: readonly PdfObject[],
  context: Context,
) => void

/** Reads what pages paint, and keeps what is found in `findings`. */
export class Walker {
  readonly file: PdfFile
  readonly findings: Findings
  readonly spaces: Spaces
  readonly images: Images
  private readonly active = new Set<PdfObject>()
  /** Of this page. */
  private seen = new Set<PdfObject>()
  private readonly kept = new Map<Stream, Uint8Array>()
  /** With which state each form was shown last. */
  private readonly shown = new Map<Stream, Record<string, unknown>>()
  private room = MOST_KEPT
  private operators = MOST_OPERATORS
  private forms = MOST_FORMS

  constructor(file: PdfFile, findings: Findings) {
    this.file = file
    this.findings = findings
    this.spaces = new Spaces(file)
    this.images = new Images(file, this.spaces, findings)
  }

  walkPage(page: Dict, resources: Dict, number: number, userUnit: number): void {
    const { file, findings } = this
    findings.page = number
    this.seen = new Set()
    const matrix: Matrix = [userUnit, 0, 0, userUnit, 0, 0]
    const context = contextOf(resources, matrix)
    this.run(this.pageContent(page), initialState(matrix), context)
    for (const one of file.array(page, 'Annots')) {
      const annotation = asDict(file.resolve(one))
      if (annotation) this.walkAppearance(annotation, context)
    }
  }

  /** Streams of one page are one, with white space between them (7.8.2). */
  private pageContent(page: Dict): Uint8Array {
    const found = this.file.get(page, 'Contents')
    const parts =
      found instanceof Stream ? [found] : this.file.array(page, 'Contents').slice(0, 10_000)
    const contents = parts.flatMap((part) => {
      const stream = this.file.resolve(part)
      return stream instanceof Stream ? [this.file.contentOf(stream), SPACE] : []
    })
    return contents.length === 2 ? (contents[0] ?? SPACE) : Buffer.concat(contents)
  }

  private walkAppearance(annotation: Dict, context: Context): void {
    const { file } = this
    const flags = file.number(annotation, 'F') ?? 0
    // hidden, or not printed
    if (flags & 2 || !(flags & 4)) return
    const normal = file.get(file.dict(annotation, 'AP'), 'N')
    const state = file.name(annotation, 'AS')
    const form = normal instanceof Dict && state ? file.get(normal, state) : normal
    if (!(form instanceof Stream)) return
    const own = matrixOf(file.numbers(form.dict, 'Matrix'))
    const box = file.numbers(form.dict, 'BBox')
    const placed = appearanceMatrix(box, own, file.numbers(annotation, 'Rect'))
    this.showForm(form, initialState(combined(placed, context.base)), context)
  }

  /** Runs a content stream; `state` is its own to change. */
  run(bytes: Uint8Array, state: State, context: Context): void {
    this.addFonts(context.resources)
    const reader = new ContentReader(bytes)
    const states: State[] = []
    let current = state
    for (let word = reader.next(); word !== undefined; word = reader.next()) {
      if (--this.operators < 0) {
        this.findings.unfinished.add(this.findings.page)
        return
      }
      if (word === 'q') {
        if (states.length < MOST_STATES) states.push({ ...current })
      } else if (word === 'Q') current = states.pop() ?? current
      else if (word === 'BI') this.showInline(reader, current, context)
      else OPERATORS.get(word)?.(this, current, reader.operands, context)
    }
  }

  private addFonts(resources: Dict): void {
    const fonts = this.file.dict(resources, 'Font')
    if (this.seen.has(fonts)) return
    this.seen.add(fonts)
    for (const one of fonts.entries.values()) {
      const font = this.file.resolve(one)
      if (font instanceof Dict) this.findings.addFont(font, false)
    }
  }

  paint(state: State, what: Purpose, isStroke: boolean, context: Context): void {
    if (context.isMask) return
    const { findings } = this
    const purpose = context.isGlyph ? 'text' : what
    const paint = isStroke ? state.stroke : state.fill
    if (isStroke ? state.strokeOverprints : state.fillOverprints)
      findings.overprint.add(findings.page)
    this.noteTransparency(state, isStroke)
    if (paint.page !== findings.page) {
      paint.page = findings.page
      paint.purposes = ''
    }
    if (paint.purposes.includes(purpose)) return
    paint.purposes += purpose
    if (paint.space.pattern) this.paintPattern(paint, state, purpose, context)
    else findings.addColour(paint.space, inksOf(paint.space, paint.components), purpose)
  }

  noteTransparency(state: State, isStroke: boolean): void {
    const { findings } = this
    if ((isStroke ? state.strokeOpacity : state.fillOpacity) < 1)
      findings.addTransparency('opacity')
    if (state.blends) findings.addTransparency('blend mode')
    if (state.isMasked) findings.addTransparency('soft mask')
  }

  private paintPattern(paint: Paint, state: State, purpose: Purpose, context: Context): void {
    const { file, findings } = this
    const under = paint.space.pattern?.under
    const pattern = paint.pattern ?? null
    const dict = asDict(pattern)
    if (!dict) return
    if (file.number(dict, 'PatternType') === 2) {
      this.shade(file.get(dict, 'Shading'), context)
      return
    }
    const isUncoloured = file.number(dict, 'PaintType') === 2
    if (isUncoloured && under) findings.addColour(under, inksOf(under, paint.components), purpose)
    if (!(pattern instanceof Stream) || this.seen.has(pattern)) return
    this.seen.add(pattern)
    const own = initialState(combined(matrixOf(file.numbers(dict, 'Matrix')), context.base))
    own.font = state.font
    if (isUncoloured) own.fill = own.stroke = paintOf(under ?? GREY, paint.components)
    this.enter(pattern, own, context, { isUncoloured })
  }

  shade(object: PdfObject, context: Context): void {
    const dict = asDict(object)
    if (!dict || context.isMask) return
    const space = this.spaces.of(this.file.get(dict, 'ColorSpace'), context.resources)
    const { inks, isAssumed } = shadingInks(this.file, dict, space)
    this.findings.addColour(space, inks, 'line art', isAssumed)
  }

  showForm(form: Stream, state: State, context: Context): void {
    const { file } = this
    const matrix = combined(matrixOf(file.numbers(form.dict, 'Matrix')), state.matrix)
    const group = file.dict(form.dict, 'Group')
    if (file.name(group, 'S') === 'Transparency' && !context.isMask)
      this.findings.addTransparency('group')
    // shown again in the same place and the same colours it adds nothing
    const before = this.shown.get(form)
    const again = { ...state, matrix: undefined, place: matrix.join(' '), page: this.findings.page }
    if (before && isSame(before, again)) return
    this.shown.set(form, again)
    this.enter(form, { ...state, matrix }, context, {})
  }

  /** The content of a stream with resources of its own, unless it is in itself. */
  private enter(stream: Stream, state: State, context: Context, own: Partial<Context>): void {
    const depth = context.depth + 1
    if (this.active.has(stream) || depth > DEEPEST) return
    if (--this.forms < 0) {
      this.findings.unfinished.add(this.findings.page)
      return
    }
    const resources = asDict(this.file.get(stream.dict, 'Resources')) ?? context.resources
    this.active.add(stream)
    this.run(this.contentOf(stream), state, {
      ...context,
      base: state.matrix,
      resources,
      depth,
      ...own,
    })
    this.active.delete(stream)
  }

  private contentOf(stream: Stream): Uint8Array {
    const known = this.kept.get(stream)
    if (known) return known
    const content = this.file.contentOf(stream)
    if (content.length <= this.room) {
      this.room -= content.length
      this.kept.set(stream, content)
    }
    return content
  }

  showXObject(name: string, state: State, context: Context): void {
    const { file } = this
    const object = file.get(file.dict(context.resources, 'XObject'), name)
    if (!(object instanceof Stream)) return
    const type = file.name(object.dict, 'Subtype')
    if (type === 'Form') this.showForm(object, state, context)
    else if (type === 'Image') this.showImage(object, state, context, false)
  }

  private showInline(reader: ContentReader, state: State, context: Context): void {
    const { image } = reader
    if (image) this.showImage(new Stream(image.dict, image.bytes), state, context, true)
  }

  private showImage(stream: Stream, state: State, context: Context, isInline: boolean): void {
    const { images } = this
    const isStencil = images.isStencil(stream.dict)
    if (isStencil || context.isGlyph) this.paint(state, 'picture', false, context)
    if (context.isGlyph) return
    if (!isStencil) {
      this.noteTransparency(state, false)
      if (state.fillOverprints && !context.isMask) this.findings.overprint.add(this.findings.page)
    }
    const place = { matrix: state.matrix, resources: context.resources }
    images.add(stream, place, { isInline, isMask: context.isMask })
  }

  /** Text in the font of the state. */
  showText(state: State, context: Context): void {
    const { font, mode } = state
    if (font) this.findings.addFont(font, true)
    if (font && this.file.name(font, 'Subtype') === 'Type3') {
      this.showGlyphs(font, state, context)
      return
    }
    const kind = mode % 4
    if (kind === 0 || kind === 2) this.paint(state, 'text', false, context)
    if (kind === 1 || kind === 2) this.paint(state, 'text', true, context)
  }

  /** All the glyphs of a Type 3 font, once a page. */
  private showGlyphs(font: Dict, state: State, context: Context): void {
    if (this.seen.has(font)) {
      this.paint(state, 'text', false, context)
      return
    }
    this.seen.add(font)
    const { file } = this
    const resources = asDict(file.get(font, 'Resources')) ?? context.resources
    for (const one of file.dict(font, 'CharProcs').entries.values()) {
      const glyph = file.resolve(one)
      const own = { resources, isGlyph: true, isUncoloured: false }
      if (glyph instanceof Stream) this.enter(glyph, { ...state, matrix: IDENTITY }, context, own)
    }
  }

  /** An ExtGState (8.4.5). */
  setState(name: string, state: State, context: Context): void {
    const { file } = this
    const dict = file.dict(file.dict(context.resources, 'ExtGState'), name)
    const stroke = file.get(dict, 'OP')
    const fill = file.get(dict, 'op')
    if (typeof stroke === 'boolean') state.strokeOverprints = stroke
    // op is what OP says where it is not written
    if (typeof fill === 'boolean') state.fillOverprints = fill
    else if (typeof stroke === 'boolean') state.fillOverprints = stroke
    state.fillOpacity = file.number(dict, 'ca') ?? state.fillOpacity
    state.strokeOpacity = file.number(dict, 'CA') ?? state.strokeOpacity
    const [first = null] = [file.get(dict, 'BM')].flatMap((mode) =>
      Array.isArray(mode) ? [file.resolve((mode as readonly PdfObject[])[0])] : [mode],
    )
    if (first instanceof Name) state.blends = !['Normal', 'Compatible'].includes(first.value)
    const [font] = file.array(dict, 'Font')
    const named = file.resolve(font)
    if (named instanceof Dict) state.font = named
    const mask = file.get(dict, 'SMask')
    if (mask instanceof Name) state.isMasked = false
    else if (mask instanceof Dict) {
      state.isMasked = true
      const group = file.get(mask, 'G')
      const masked = { ...context, isMask: true }
      if (group instanceof Stream) this.showForm(group, initialState(state.matrix), masked)
    }
  }

  spaceOf(object: PdfObject, context: Context): Space {
    return this.spaces.of(object, context.resources)
  }

  patternOf(name: string, context: Context): PdfObject {
    return this.file.get(this.file.dict(context.resources, 'Pattern'), name)
  }
}

const SPACE = Uint8Array.of(32)

function isSame(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  return Object.keys(one).every((key) => one[key] === other[key])
}

function contextOf(resources: Dict, base: Matrix): Context {
  return { resources, base, depth: 0, isMask: false, isGlyph: false, isUncoloured: false }
}

function paintOf(space: Space, components = space.initial, pattern?: PdfObject): Paint {
  return { space, components, page: 0, purposes: '', ...(pattern !== undefined && { pattern }) }
}

function initialState(matrix: Matrix): State {
  return {
    matrix,
    fill: paintOf(GREY),
    stroke: paintOf(GREY),
    fillOverprints: false,
    strokeOverprints: false,
    fillOpacity: 1,
    strokeOpacity: 1,
    blends: false,
    isMasked: false,
    mode: 0,
    font: undefined,
  }
}

function numbersIn(operands: readonly PdfObject[]): number[] {
  return operands.filter((one) => typeof one === 'number')
}

function nameIn(operands: readonly PdfObject[]): string | undefined {
  return operands.findLast((one) => one instanceof Name)?.value
}

/** `g`, `rg`, `k` and their like. */
function deviceColour(space: Space, key: 'fill' | 'stroke'): Operator {
  return (walker, state, operands, context) => {
    if (context.isUncoloured) return
    state[key] = paintOf(walker.spaces.device(space, context.resources), numbersIn(operands))
  }
}

function colourSpace(key: 'fill' | 'stroke'): Operator {
  return (walker, state, operands, context) => {
    const name = operands.findLast((one) => one instanceof Name)
    if (name && !context.isUncoloured) state[key] = paintOf(walker.spaceOf(name, context))
  }
}

function colour(key: 'fill' | 'stroke'): Operator {
  return (walker, state, operands, context) => {
    if (context.isUncoloured) return
    const name = nameIn(operands)
    const pattern = name === undefined ? undefined : walker.patternOf(name, context)
    state[key] = paintOf(state[key].space, numbersIn(operands), pattern)
  }
}

function path(fills: boolean, strokes: boolean): Operator {
  return (walker, state, _operands, context) => {
    if (fills) walker.paint(state, 'line art', false, context)
    if (strokes) walker.paint(state, 'line art', true, context)
  }
}

const showText: Operator = (walker, state, operands, context) => {
  const shown = operands.at(-1)
  const parts = Array.isArray(shown) ? (shown as readonly PdfObject[]) : [shown]
  const isEmpty = !parts.some((part) => part instanceof PdfString && part.bytes.length)
  if (!isEmpty) walker.showText(state, context)
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  [
    'cm',
    (_walker, state, operands) => {
      state.matrix = combined(matrixOf(numbersIn(operands)), state.matrix)
    },
  ],
  ['g', deviceColour(GREY, 'fill')],
  ['G', deviceColour(GREY, 'stroke')],
  ['rg', deviceColour(RGB, 'fill')],
  ['RG', deviceColour(RGB, 'stroke')],
  ['k', deviceColour(CMYK, 'fill')],
  ['K', deviceColour(CMYK, 'stroke')],
  ['cs', colourSpace('fill')],
  ['CS', colourSpace('stroke')],
  ['sc', colour('fill')],
  ['scn', colour('fill')],
  ['SC', colour('stroke')],
  ['SCN', colour('stroke')],
  ['f', path(true, false)],
  ['F', path(true, false)],
  ['f*', path(true, false)],
  ['S', path(false, true)],
  ['s', path(false, true)],
  ['B', path(true, true)],
  ['B*', path(true, true)],
  ['b', path(true, true)],
  ['b*', path(true, true)],
  ['Tj', showText],
  ['TJ', showText],
  ["'", showText],
  ['"', showText],
  [
    'Tr',
    (_walker, state, operands) => {
      state.mode = numbersIn(operands)[0] ?? 0
    },
  ],
  [
    'Tf',
    (walker, state, operands, context) => {
      const font = walker.file.get(
        walker.file.dict(context.resources, 'Font'),
        nameIn(operands) ?? '',
      )
      if (font instanceof Dict) state.font = font
    },
  ],
  [
    'gs',
    (walker, state, operands, context) => {
      walker.setState(nameIn(operands) ?? '', state, context)
    },
  ],
  [
    'sh',
    (walker, state, operands, context) => {
      const shadings = walker.file.dict(context.resources, 'Shading')
      walker.noteTransparency(state, false)
      walker.shade(walker.file.get(shadings, nameIn(operands) ?? ''), context)
    },
  ],
  [
    'Do',
    (walker, state, operands, context) => {
      walker.showXObject(nameIn(operands) ?? '', state, context)
    },
  ],
  [
    'd1',
    (_walker, _state, _operands, context) => {
      if (context.isGlyph) context.isUncoloured = true
    },
  ],
])
