/** pdfkit writes plain strings as names, and String objects as text strings (ISO 32000-1, 7.9.2.2). */
export function pdfString(text: string): object {
  return Object(text) as object
}

/** A name in a dictionary whose strings pdfkit writes as texts: PDF knows `Trapped` as a name alone (ISO 32000-1, 14.11.6). */
export class PdfName {
  private readonly name: string
  constructor(name: string) {
    this.name = name
  }
  get [Symbol.toStringTag](): string {
    return 'Name'
  }
  toString(): string {
    return `/${this.name}`
  }
}

/** Escaped for XML, and without what XML cannot have. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** What is no character of XML 1.0: controls, lone surrogates, and the last two code points. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
