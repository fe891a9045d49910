/** What is wrong with the quotes of a paragraph: they lack their other half, or face the wrong way. */
export interface QuoteFault {
  readonly kind: 'unpaired' | 'direction'
  readonly marks: readonly Turned[]
  /** A straight quote that no other goes with: it may be either half. */
  readonly isLeftOver?: true
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
  return [...faultsOf(text, DOUBLE), ...faultsOf(text, SINGLE)]
}

function faultsOf(text: string, style: Style): QuoteFault[] {
  const quotes = quotesOf(text, style)
  if (isBalanced(quotes)) return []
  const faults: QuoteFault[] = []
  for (let i = 0; i < quotes.length;) {
    const [first, second] = [quotes[i], quotes[i + 1]]
    if (!first) break
    const isEven = (quotes.length - i) % 2 === 0
    if (second && isPair(text, first, second, isEven)) {
      faults.push(...turnedOf(first, second, style))
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
  const marks = [{ at, right: partner }]
  if (faces === 'neither') return { kind: 'direction', marks, isLeftOver: true }
  return { kind: 'unpaired', marks }
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
  if (first.faces === 'neither' || second.faces === 'neither') {
    return (
      first.faces !== 'closing' &&
      second.faces !== 'opening' &&
      (isEven || first.faces !== second.faces)
    )
  }
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
