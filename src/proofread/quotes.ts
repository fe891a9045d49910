/** What is wrong with the quotes of a paragraph: they lack their other half, or face the wrong way. */
export interface QuoteFault {
  readonly kind: 'unpaired' | 'direction'
  readonly marks: readonly Turned[]
  /** Which way they ought to face is not certain. */
  readonly isUnsure?: true
}

/** A quote, and what it ought to be; of one that is unpaired, what it lacks. */
interface Turned {
  readonly at: number
  readonly right: string
}

interface Style {
  readonly opening: string
  readonly closing: string
  readonly straight: string
}

const DOUBLE: Style = { opening: '“', closing: '”', straight: '"' }
const SINGLE: Style = { opening: '‘', closing: '’', straight: "'" }

interface Quote {
  readonly at: number
  readonly faces: 'opening' | 'closing' | 'neither'
}

/**
 * A quote with its back to what it encloses is told from one whose other half is missing by what stands between: words alone, or a sentence that ends
 * there. Longer stretches are not taken for a quotation.
 */
const LONGEST_WORDS = 30
const STOP = /[，。、；：？！…]/u
const SENTENCE_END = /[。！？…]/u

/** Faults in the order of the text; none where all quotes are paired, also within one another. */
export function quoteFaults(text: string): QuoteFault[] {
  if (!/[“”‘’"']/u.test(text)) return []
  const faults = [...faultsOf(text, DOUBLE), ...faultsOf(text, SINGLE)]
  if (!faults.some(({ kind, isUnsure }) => kind === 'unpaired' || isUnsure)) return faults
  // where one half is missing, any other may belong to it
  const direction = faults.find(({ kind }) => kind === 'direction')
  return faults.flatMap((fault) => {
    if (fault.kind === 'unpaired') return [fault]
    return fault === direction ? [{ ...fault, isUnsure: true }] : []
  })
}

function faultsOf(text: string, style: Style): QuoteFault[] {
  const quotes = quotesOf(text, style)
  if (isBalanced(quotes)) return []
  const straight = quotes.filter(({ faces }) => faces === 'neither')
  if (!straight.length) return turnedIn(text, quotes, style)
  const curved = quotes.filter(({ faces }) => faces !== 'neither')
  const faults = turnedIn(text, curved, style)
  if (!faults.length && arePairs(text, quotes, style)) {
    return pairsOf(straight).flatMap(([first, second]) => turnedOf(first, second, style))
  }
  const [first] = straight
  const unsure = first ? [unsureOf(first, style)] : []
  // its other half is one of the straight ones
  const isPartner = straight.length % 2 === 1 || straight.length === faults.length
  return isPartner ? unsure : [...unsure, ...faults]
}

function unsureOf({ at }: Quote, { closing }: Style): QuoteFault {
  return { kind: 'direction', marks: [{ at, right: closing }], isUnsure: true }
}

function pairsOf(quotes: readonly Quote[]): (readonly [Quote, Quote])[] {
  return quotes.flatMap((first, i) => {
    const second = quotes[i + 1]
    return i % 2 === 0 && second ? [[first, second] as const] : []
  })
}

/** Whether straight quotes can only go with each other, two by two: none is within curved ones or around them, none is left over. */
function arePairs(text: string, quotes: readonly Quote[], { straight }: Style): boolean {
  const all = quotes.filter(({ faces }) => faces === 'neither').length
  if (all % 2 === 1 || text.split(straight).length - 1 !== all) return false
  return (
    quotes.length % 2 === 0 &&
    pairsOf(quotes).every(([first, second]) => {
      if (first.faces !== 'neither') return second.faces !== 'neither'
      const inner = text.slice(first.at + 1, second.at)
      return second.faces === 'neither' && inner && !STOP.test(inner.charAt(0))
    })
  )
}

/** Of curved quotes alone. */
function turnedIn(text: string, quotes: readonly Quote[], style: Style): QuoteFault[] {
  if (isBalanced(quotes)) return []
  const faults: QuoteFault[] = []
  for (let i = 0; i < quotes.length;) {
    const [first, second] = [quotes[i], quotes[i + 1]]
    if (!first) break
    const isEven = (quotes.length - i) % 2 === 0
    if (second && isPair(text, first, second, isEven)) {
      const isUnsure = !isSurePair(text, first, second)
      const turned = turnedOf(first, second, style)
      faults.push(...turned.map((fault) => ({ ...fault, ...(isUnsure && { isUnsure }) })))
      i += 2
    } else {
      faults.push(unpaired(first, style))
      i += 1
    }
  }
  return faults
}

function unpaired({ at, faces }: Quote, style: Style): QuoteFault {
  const partner = faces === 'opening' ? style.closing : style.opening
  return { kind: 'unpaired', marks: [{ at, right: partner }] }
}

/** Not of two quotations, 店小二”和“服务员, nor of a quotation that goes on. */
function isSurePair(text: string, first: Quote, second: Quote): boolean {
  const inner = text.slice(first.at + 1, second.at)
  if (STOP.test(inner)) return first.faces === 'opening' && second.faces === 'closing'
  return second.faces === 'closing' || !/^\p{Script=Han}/u.test(text.slice(second.at + 1))
}

function turnedOf(first: Quote, second: Quote, { opening, closing }: Style): QuoteFault[] {
  const marks = [
    ...(first.faces === 'opening' ? [] : [{ at: first.at, right: opening }]),
    ...(second.faces === 'closing' ? [] : [{ at: second.at, right: closing }]),
  ]
  return marks.length ? [{ kind: 'direction', marks }] : []
}

/** Whether two quotes that follow each other are two halves, whichever way they face. */
function isPair(text: string, first: Quote, second: Quote, isEven: boolean): boolean {
  if (first.faces === 'opening' && second.faces === 'closing') return true
  if (!isEven) return false
  const inner = text.slice(first.at + 1, second.at)
  if (inner.length <= LONGEST_WORDS && inner && !STOP.test(inner)) return true
  return first.faces === 'opening' && SENTENCE_END.test(inner.at(-1) ?? '')
}

function quotesOf(text: string, { opening, closing, straight }: Style): Quote[] {
  const quotes: Quote[] = []
  for (const { 0: mark, index: at } of text.matchAll(/[“”‘’"']/gu)) {
    const [before, after] = [text[at - 1] ?? '', text[at + 1] ?? '']
    if (mark === opening) quotes.push({ at, faces: 'opening' })
    else if (mark === closing && !isApostrophe(mark, before, after)) {
      quotes.push({ at, faces: 'closing' })
    } else if (mark === straight && isOfChinese(mark, before, after)) {
      // 15": an inch, unless a quotation is open
      const isOpen = quotes.length % 2 === 1
      if (isOpen || !/\d/u.test(before)) quotes.push({ at, faces: 'neither' })
    }
  }
  return quotes
}

/** don’t, workers’, ’24. */
function isApostrophe(mark: string, before: string, after: string): boolean {
  return mark === '’' && (/\p{Script=Latin}/u.test(before) || /\d/u.test(after))
}

/** Not of Latin words or minutes. */
function isOfChinese(mark: string, before: string, after: string): boolean {
  if (/[\d\p{Script=Latin}]/u.test(before) && mark === "'") return false
  return /[\p{Script=Han}，。、；：？！（）《》]/u.test(before + after)
}

function isBalanced(quotes: readonly Quote[]): boolean {
  let open = 0
  for (const { faces } of quotes) {
    if (faces === 'neither') return false
    open += faces === 'opening' ? 1 : -1
    if (open < 0) return false
  }
  return open === 0
}
