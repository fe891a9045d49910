/** pdfkit writes plain strings as names, and String objects as text strings (ISO 32000-1, 7.9.2.2). */
export function pdfString(text: string): object {
  return Object(text) as object
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
