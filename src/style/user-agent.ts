/** What elements are before a template says anything; the same grammar as a template's sheet. */
export const USER_AGENT_SHEET = `
html, body, header, footer, main, section, article, aside, div, p, h1, h2, h3, h4, h5, h6 { display: block }
head, title, meta, link { display: none }
h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid }
strong, b { font-weight: bold }
small { font-size: 80% }
u { text-decoration: underline }
`
