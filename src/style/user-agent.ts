/** What messages would call banxin's own sheet; no template's file has this name. */
export const USER_AGENT = 'user-agent'

/** What elements are before a template says anything; the same grammar as a template's sheet. */
export const USER_AGENT_SHEET = `
html, body, header, footer, main, section, article, aside, nav, div, p, h1, h2, h3, h4, h5, h6, figure, figcaption, img, table, caption, thead, tbody, th, td { display: block }
tr { display: flex }
th { font-weight: bold }
caption, thead tr { break-after: avoid }
head, title, meta, link { display: none }
figure { break-inside: avoid }
h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid }
strong, b { font-weight: bold }
small { font-size: 80% }
u { text-decoration: underline }
sup { vertical-align: super; font-size: 60% }
sub { vertical-align: sub; font-size: 60% }
`
