import type { PartAsText, PartLeftOut } from '../model/diagnostic.ts'
import { altIn, chosenOf, hasPicture, isText, shapeAlt } from './docx-drawing.ts'
import { joinLooks, looksOf, type Looks } from './docx-looks.ts'
import { enclosedIn, shiftedText, symbolOf } from './docx-signs.ts'
import {
  attribute,
  childOf,
  decodeXml,
  DECLARATIONS,
  elementsOf,
  escapeXml,
  ownText,
  parseXml,
  textsIn,
  type XmlElement,
} from './xml.ts'

/** What of a body is not in the lines, or is otherwise in them; its place is where its mark arrives. */
export interface BodyNote {
  readonly what: PartLeftOut | PartAsText
  readonly isLeftOut: boolean
  readonly text: string
  /** 0 if it turned out to be none. */
  readonly count: number
}

/** What a body leads to. */
export interface BodyContext {
  /** The part that a relationship leads to; undefined if there is none in the file. */
  readonly partOf: (relationship: string) => string | undefined
  readonly hasRelationship: (relationship: string) => boolean
  /** The words of a part that no reader can show. */
  readonly wordsOf: (part: string) => string
  readonly looks: ReadonlyMap<string, Looks>
}

export interface Body {
  /** The XML for mammoth. */
  readonly xml: string
  readonly notes: readonly BodyNote[]
  /** Every text that is in it, in order. */
  readonly texts: readonly string[]
}

/** The name of a bookmark that stands for a note; all others are taken out. */
const MARK = 'banxin note '

export function noteOf(bookmark: string | undefined): number | undefined {
  return bookmark?.startsWith(MARK) ? Number(bookmark.slice(MARK.length)) : undefined
}

/**
 * Writes a body so that mammoth, which drops what it does not know, loses no character of it: what it knows in the form that it knows, what is only a cover
 * without the cover, and what cannot be printed as a mark with a note of what it was. Formatting that nothing is made of is not written.
 */
export function writeBody(xml: string, context: BodyContext): Body {
  return new BodyWriter(context).write(parseXml(xml))
}

/** Word allows no more columns. */
export const MOST_COLUMNS = 63

interface Field {
  formula: string
  isResult: boolean
  hasResult: boolean
}

interface Note {
  readonly what: BodyNote['what']
  readonly isLeftOut: boolean
  readonly paragraph: number
  text: string
  count: number
  /** How much had been written when it was last added to. */
  end: number
}

/** In these Word shows nothing, or what they mark is nothing that is printed. */
const PASSED =
  /^w:(?:\w+Pr|tblGrid|bookmark\w+|comment(?:RangeStart|RangeEnd)|move(?:From|To)Range\w+|customXml\w+Range\w+|proofErr|perm(?:Start|End)|lastRenderedPageBreak|annotationRef|footnoteRef|endnoteRef|separator|continuationSeparator|rt|fldData|ffData|delInstrText|contentPart)$/u
/** Elements that mammoth reads, and that hold nothing but themselves. */
const COPIED: readonly string[] = ['w:footnoteReference', 'w:endnoteReference', 'w:commentReference']
const DELETED: readonly string[] = ['w:del', 'w:moveFrom']
const COPIED_ATTRIBUTES: readonly string[] = ['id', 'type', 'val', 'fldCharType', 'left', 'start', 'firstLine', 'right', 'hanging']

const isWritten = (name: string) => isText(name) || name === 'w:delText'
const isDeleted = (name: string) => DELETED.includes(name)

class BodyWriter {
  private readonly out: string[] = []
  private readonly notes: Note[] = []
  private readonly lastNotes = new Map<Note['what'], Note>()
  private readonly texts: string[] = []
  private readonly fields: Field[] = []
  /** Notes that come to stand in the next paragraph, because there is none around them. */
  private readonly pending: number[] = []
  private readonly context: BodyContext
  private paragraph = 0
  private isInParagraph = false
  private paragraphLooks: Looks | undefined
  private looks: Looks | undefined
  private isInMoved = false
  /** What stands in a drawing of old programs comes after its paragraph, as text boxes do. */
  private isInPict = false
  private readonly moved: { from: string; to: string; note?: Note } = { from: '', to: '' }

  constructor(context: BodyContext) {
    this.context = context
  }

  write(root: XmlElement): Body {
    this.out.push(`<${root.name} ${DECLARATIONS}>`)
    // what holds the paragraphs: the body, or each note
    for (const child of elementsOf(root)) {
      const id = attribute(child, 'id')
      const type = attribute(child, 'type')
      this.out.push(`<${child.name}${id === undefined ? '' : ` w:id="${id}"`}${type === undefined ? '' : ` w:type="${type}"`}>`)
      this.addAll(child)
      this.out.push(`</${child.name}>`)
    }
    this.out.push(`</${root.name}>`)
    const { notes, texts, moved } = this
    // text that was moved away, and nowhere to, is gone
    if (moved.note && moved.from !== moved.to) Object.assign(moved.note, { text: moved.from, count: 1 })
    return { xml: this.out.join(''), notes, texts }
  }

  private addAll(element: XmlElement): void {
    for (const child of element.children) if (typeof child === 'object') this.add(child)
  }

  private add(element: XmlElement): void {
    const { name } = element
    const write = WRITERS[name]
    if (write) write(this, element)
    else if (COPIED.includes(name)) this.copy(element)
    else if (!PASSED.test(name)) this.addUnknown(element)
  }

  /** Something that only covers what is in it, or that nobody knows: mammoth says so of an element of Word's own. */
  addUnknown(element: XmlElement): void {
    if (element.name.startsWith('w:')) this.out.push(`<${element.name}/>`)
    this.addAll(element)
  }

  addChildren(element: XmlElement): void {
    this.addAll(element)
  }

  /** In a tag of its own. */
  addWhole(element: XmlElement, properties = ''): void {
    this.out.push(`<${element.name}>${properties}`)
    this.addAll(element)
    this.out.push(`</${element.name}>`)
  }

  /** With nothing in it but what mammoth asks for. */
  private copied(element: XmlElement): string {
    const attributes = COPIED_ATTRIBUTES.flatMap((name) => {
      const value = attribute(element, name)
      return value === undefined ? [] : ` w:${name}="${value}"`
    })
    const inner = elementsOf(element).map((child) => (child.name.startsWith('w:') ? this.copied(child) : ''))
    return `<${element.name}${attributes.join('')}>${inner.join('')}</${element.name}>`
  }

  copy(element: XmlElement): void {
    this.out.push(this.copied(element))
  }

  note(what: BodyNote['what'], text: string, isLeftOut = true, count = 1): void {
    const last = this.lastNotes.get(what)
    // many in a paragraph are one
    if (last?.paragraph === this.paragraph && text && last.text) {
      last.text += last.end >= this.out.length - 2 ? text : `…${text}`
      last.count += count
      last.end = this.out.length
    } else this.lastNotes.set(what, this.addNote(what, text, isLeftOut, count))
  }

  private addNote(what: BodyNote['what'], text: string, isLeftOut: boolean, count: number): Note {
    const note = { what, isLeftOut, text, count, paragraph: this.paragraph, end: 0 }
    const index = this.notes.push(note) - 1
    if (this.isInParagraph) this.mark(index)
    else this.pending.push(index)
    note.end = this.out.length
    return note
  }

  private mark(index: number): void {
    this.out.push(`<w:bookmarkStart w:name="${MARK}${String(index)}"/>`)
  }

  /** Of what cannot be shown, its characters, if it has any. */
  noteText(text: string): void {
    const count = Array.from(text.replace(/\s/gu, '')).length
    if (count) this.note('text', text.trim(), true, count)
  }

  addParagraph(element: XmlElement): void {
    const outer = [this.isInParagraph, this.paragraphLooks, this.looks] as const
    this.paragraph++
    const properties = childOf(element, 'w:pPr')
    this.paragraphLooks = this.looksOfStyle(properties, 'w:pStyle')
    this.looks = undefined
    this.isInParagraph = true
    const kept = ['w:pStyle', 'w:numPr', 'w:ind', 'w:jc'].flatMap((name) => childOf(properties, name) ?? [])
    // a paragraph whose end is deleted goes on in the next one
    const isOpen = childOf(childOf(properties, 'w:rPr'), 'w:del')
    const end = isOpen ? '<w:rPr><w:del/></w:rPr>' : ''
    this.out.push(`<w:p><w:pPr>${kept.map((child) => this.copied(child)).join('')}${end}</w:pPr>`)
    for (const index of this.pending.splice(0)) this.mark(index)
    this.addAll(element)
    this.out.push('</w:p>')
    ;[this.isInParagraph, this.paragraphLooks, this.looks] = outer
  }

  private looksOfStyle(properties: XmlElement | undefined, name: string): Looks | undefined {
    if (!this.context.looks.size) return undefined
    return this.context.looks.get(attribute(childOf(properties, name), 'val') ?? '')
  }

  addRun(element: XmlElement): void {
    const outer = this.looks
    const properties = childOf(element, 'w:rPr')
    this.looks = joinLooks(looksOf(properties), this.looksOfStyle(properties, 'w:rStyle'), outer, this.paragraphLooks)
    if (this.looks.isHidden) this.hide(element)
    else {
      // what is in a struck run is told with it
      if (this.looks.isStruck && !outer?.isStruck) this.noteStruck(element)
      this.addWhole(element)
    }
    this.looks = outer
  }

  /** What is hidden is not printed; but a field must end where it does. */
  private hide(element: XmlElement): void {
    this.noteHidden(element)
    for (const child of elementsOf(element)) {
      if (child.name === 'w:fldChar' || child.name === 'w:instrText') this.add(child)
    }
  }

  private noteHidden(element: XmlElement): void {
    const text = textsIn(element, isText, isDeleted).join('')
    if (text.trim()) this.note('hidden', text)
    if (hasPicture(element)) this.note('picture', '')
  }

  private noteStruck(element: XmlElement): void {
    const text = textsIn(element, isText, isDeleted).join('')
    if (text.trim()) this.note('struck', text, false)
  }

  addText(raw: string): void {
    const field = this.fields.at(-1)
    if (field?.isResult && raw.trim()) field.hasResult = true
    const shift = this.looks?.shift
    if (shift === 'superscript' || shift === 'subscript') {
      const text = decodeXml(raw)
      const shifted = shiftedText(text, shift)
      if (shifted === undefined && text.trim()) this.note('shifted', text, false)
      this.print(shifted === undefined ? raw : escapeXml(shifted))
    } else this.print(raw)
  }

  private print(raw: string): void {
    if (!raw) return
    this.texts.push(decodeXml(raw))
    this.out.push(`<w:t xml:space="preserve">${raw}</w:t>`)
  }

  addSymbol(element: XmlElement): void {
    const font = decodeXml(attribute(element, 'font') ?? '')
    const code = attribute(element, 'char') ?? ''
    // mammoth knows the Greek and the signs of mathematics in this one
    const isKnown = /^symbol$/iu.test(font) && /^(?:f0)?[\da-f]{2}$/iu.test(code)
    if (isKnown) {
      this.out.push(`<w:sym w:font="Symbol" w:char="${code.toUpperCase()}"/>`)
      return
    }
    const character = symbolOf(font, code)
    if (character === undefined) this.note('symbol', `${font} ${code}`)
    else this.print(escapeXml(character))
  }

  addHyperlink(element: XmlElement): void {
    const id = attribute(element, 'id')
    const hasTarget = id !== undefined && this.context.hasRelationship(decodeXml(id))
    this.out.push(hasTarget ? `<w:hyperlink r:id="${id}">` : '<w:hyperlink>')
    this.addAll(element)
    this.out.push('</w:hyperlink>')
  }

  addFieldSign(element: XmlElement): void {
    const type = attribute(element, 'fldCharType')
    const field = this.fields.at(-1)
    if (type === 'begin') this.fields.push({ formula: '', isResult: false, hasResult: false })
    else if (type === 'separate' && field) field.isResult = true
    this.copy(element)
    if (type !== 'end') return
    this.fields.pop()
    if (field && !field.hasResult) this.addFormula(field.formula)
  }

  addInstruction(element: XmlElement): void {
    const field = this.fields.at(-1)
    const raw = ownText(element)
    if (field && !field.isResult) field.formula += decodeXml(raw)
    this.out.push(`<w:instrText xml:space="preserve">${raw}</w:instrText>`)
  }

  /** Formulas of EQ fields are drawn by Word, and written nowhere; the fields of dates and numbers are not words of the author. */
  private addFormula(formula: string): void {
    if (!/^\s*eq\s/iu.test(formula)) return
    const enclosed = enclosedIn(formula)
    if (!enclosed) {
      this.noteText(formula)
      return
    }
    if (!enclosed.isExact) this.note('enclosed', enclosed.text, false)
    this.print(escapeXml(enclosed.text))
  }

  addSimpleField(element: XmlElement): void {
    this.addAll(element)
    if (!textsIn(element, isText).join('')) this.addFormula(decodeXml(attribute(element, 'instr') ?? ''))
  }

  addRuby(element: XmlElement): void {
    const base = childOf(element, 'w:rubyBase')
    const reading = childOf(element, 'w:rt')
    if (base) this.addAll(base)
    const text = reading ? textsIn(reading, isText, isDeleted).join('') : ''
    if (text.trim()) this.note('ruby', text)
  }

  addDeleted(element: XmlElement): void {
    const text = textsIn(element, isWritten).join('')
    if (element.name === 'w:moveFrom') {
      this.moved.from += text
      // it is known at the end of all whether this is one
      this.moved.note ??= this.addNote('deletion', '', true, 0)
    } else if (text.trim()) this.note('deletion', text)
  }

  addMoved(element: XmlElement): void {
    const isOuter = !this.isInMoved
    if (isOuter) this.moved.to += textsIn(element, isText).join('')
    this.isInMoved = true
    this.addAll(element)
    if (isOuter) this.isInMoved = false
  }

  addTable(element: XmlElement): void {
    const outer = this.isInParagraph
    this.isInParagraph = false
    this.addWhole(element)
    this.isInParagraph = outer
  }

  addRow(element: XmlElement): void {
    const properties = childOf(element, 'w:trPr')
    if (childOf(properties, 'w:del')) {
      const text = textsIn(element, isWritten).join('')
      if (text.trim()) this.note('deletion', text)
      return
    }
    const head = childOf(properties, 'w:tblHeader')
    this.addWhole(element, head ? `<w:trPr>${this.copied(head)}</w:trPr>` : '')
  }

  addCell(element: XmlElement): void {
    const properties = childOf(element, 'w:tcPr')
    const merge = childOf(properties, 'w:vMerge')
    const columns = Number(attribute(childOf(properties, 'w:gridSpan'), 'val') ?? 1)
    const span = Math.min(MOST_COLUMNS, Math.max(1, Math.trunc(columns) || 1))
    const kept = `<w:tcPr><w:gridSpan w:val="${String(span)}"/>${merge ? this.copied(merge) : ''}</w:tcPr>`
    if (merge && (attribute(merge, 'val') ?? 'continue') === 'continue') {
      // Word shows the cell above in its place
      this.noteHidden(element)
      this.out.push(`<w:tc>${kept}<w:p/></w:tc>`)
    } else this.addWhole(element, kept)
  }

  addControl(element: XmlElement): void {
    const content = childOf(element, 'w:sdtContent')
    if (!content) return
    const box = childOf(childOf(element, 'w:sdtPr'), 'w14:checkbox')
    const isLone = Array.from(textsIn(content, isText, isDeleted).join('').trim()).length <= 1
    if (!box || !isLone || !this.isInParagraph) {
      this.addAll(content)
      return
    }
    const isChecked = /^(?:1|true|on)$/u.test(attribute(childOf(box, 'w14:checked'), 'val') ?? '0')
    this.out.push('<w:r>')
    this.print(isChecked ? '■' : '□')
    this.out.push('</w:r>')
  }

  addAlternate(element: XmlElement): void {
    const chosen = chosenOf(element)
    if (chosen) this.addAll(chosen)
  }

  /** A text box comes after the paragraph that holds it. */
  addBox(element: XmlElement): void {
    const outer = [this.isInParagraph, this.looks] as const
    this.isInParagraph = false
    this.looks = undefined
    this.out.push('<w:pict><v:textbox>')
    this.addWhole(element)
    this.out.push('</v:textbox></w:pict>')
    ;[this.isInParagraph, this.looks] = outer
  }

  /** Of a drawing of any kind: its pictures, its text boxes, and the words of what cannot be shown. */
  addDrawing(element: XmlElement): void {
    const outer = this.isInPict
    this.isInPict = element.name === 'w:pict'
    this.addShown(element, '')
    this.isInPict = outer
  }

  private addShown(element: XmlElement, outerAlt: string): void {
    let alt = outerAlt
    for (const child of elementsOf(element)) {
      const own = altIn(child)
      if (own) alt = own
    }
    for (const child of elementsOf(element)) {
      const { name } = child
      if (name === 'w:txbxContent') this.addBox(child)
      else if (name === 'mc:AlternateContent') {
        const chosen = chosenOf(child)
        if (chosen) this.addShown(chosen, alt)
      } else if (name === 'a:blip' || name === 'v:imagedata') {
        this.addPicture(attribute(child, name === 'a:blip' ? 'embed' : 'id'), attribute(child, 'title') ?? alt)
      } else if (name === 'dgm:relIds') this.addPart('diagram', attribute(child, 'dm'), alt)
      else if (name === 'c:chart' || name === 'cx:chart') this.addPart('chart', attribute(child, 'id'), alt)
      else if (isText(name)) this.noteText(decodeXml(ownText(child)))
      else {
        if (name === 'v:textpath') this.noteText(decodeXml(attribute(child, 'string') ?? ''))
        this.addShown(child, name.startsWith('v:') ? shapeAlt(child, alt) : alt)
      }
    }
  }

  /** In the one form that mammoth reads; told if the file does not hold it. */
  private addPicture(relationship: string | undefined, alt: string): void {
    if (relationship === undefined || this.context.partOf(decodeXml(relationship)) === undefined) {
      this.note('picture', decodeXml(alt))
      return
    }
    if (this.isInPict) this.out.push('<w:pict>')
    this.out.push(
      `<w:drawing><wp:inline><wp:docPr descr="${alt.replaceAll('"', '&quot;')}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>`,
      `<a:blip r:embed="${relationship.replaceAll('"', '&quot;')}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`,
    )
    if (this.isInPict) this.out.push('</w:pict>')
  }

  /** Something that lies in a part of its own. */
  addPart(what: 'diagram' | 'chart' | 'text', relationship: string | undefined, alt = ''): void {
    const part = this.context.partOf(decodeXml(relationship ?? ''))
    const words = part === undefined ? '' : this.context.wordsOf(part)
    this.note(what, words || decodeXml(alt), true, what === 'text' ? Math.max(1, words.length) : 1)
  }
}

type Write = (writer: BodyWriter, element: XmlElement) => void

const cover: Write = (writer, element) => { writer.addChildren(element) }
const copy: Write = (writer, element) => { writer.copy(element) }
const drawing: Write = (writer, element) => { writer.addDrawing(element) }
const deleted: Write = (writer, element) => { writer.addDeleted(element) }
const formula: Write = (writer, element) => {
  writer.noteText(textsIn(element, isText, isDeleted).join(''))
}

const WRITERS: Readonly<Record<string, Write | undefined>> = {
  'w:p': (writer, element) => { writer.addParagraph(element) },
  'w:r': (writer, element) => { writer.addRun(element) },
  'w:t': (writer, element) => { writer.addText(ownText(element)) },
  'w:tbl': (writer, element) => { writer.addTable(element) },
  'w:tr': (writer, element) => { writer.addRow(element) },
  'w:tc': (writer, element) => { writer.addCell(element) },
  'w:sdt': (writer, element) => { writer.addControl(element) },
  'w:hyperlink': (writer, element) => { writer.addHyperlink(element) },
  'w:fldChar': (writer, element) => { writer.addFieldSign(element) },
  'w:instrText': (writer, element) => { writer.addInstruction(element) },
  'w:fldSimple': (writer, element) => { writer.addSimpleField(element) },
  'w:sym': (writer, element) => { writer.addSymbol(element) },
  'w:ruby': (writer, element) => { writer.addRuby(element) },
  'w:moveTo': (writer, element) => { writer.addMoved(element) },
  'w:altChunk': (writer, element) => { writer.addPart('text', attribute(element, 'id')) },
  'w:subDoc': (writer, element) => { writer.addPart('text', attribute(element, 'id')) },
  'w:txbxContent': (writer, element) => { writer.addBox(element) },
  'mc:AlternateContent': (writer, element) => { writer.addAlternate(element) },
  'w:tab': copy,
  'w:br': copy,
  // both are what their names say, in other words
  'w:cr': (writer) => { writer.copy({ name: 'w:br', attributes: '', children: [] }) },
  'w:ptab': (writer) => { writer.copy({ name: 'w:tab', attributes: '', children: [] }) },
  'w:noBreakHyphen': (writer) => { writer.addText('\u2011') },
  'w:softHyphen': copy,
  'w:ins': cover,
  'w:smartTag': cover,
  'w:customXml': cover,
  'w:bdo': cover,
  'w:dir': cover,
  'w:drawing': drawing,
  'w:pict': drawing,
  'w:object': drawing,
  'w:del': deleted,
  'w:moveFrom': deleted,
  'w:delText': (writer, element) => { writer.note('deletion', decodeXml(ownText(element))) },
  'm:oMath': formula,
  'm:oMathPara': formula,
  'm:t': formula,
  'a:t': formula,
}
