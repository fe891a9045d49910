import eslint from '@eslint/js'
import tseslint from 'typescript-eslint'

// The fence: which folder of src/ may import which. docs/architecture.md draws it.
const STAGES = [
  'content',
  'statements',
  'proofread',
  'templates',
  'images',
  'style',
  'compose',
  'pages',
  'proof',
  'pdf',
  'press',
  'fonts',
  'report',
  'io',
]
const MAY_IMPORT = {
  model: [],
  ...Object.fromEntries(STAGES.map((stage) => [stage, ['model']])),
  proofread: ['model', 'statements'],
  fit: ['model', 'style', 'pages'],
  pages: ['model', 'compose'],
  proof: ['model', 'compose', 'pages'],
  cli: ['model', ...STAGES, 'build', 'lines'],
}
const EDGE = ['io', 'cli']
/** A library that one folder alone may import. */
const OWNERS = {
  yargs: 'cli',
  tinyglobby: 'io',
  pdfmake: 'pdf',
  fontkit: 'fonts',
  handlebars: 'templates',
  htmlparser2: 'templates',
  domhandler: 'templates',
  yaml: 'content',
  'iconv-lite': 'content',
  'opencc-js': 'proofread',
  '@node-rs/jieba': 'proofread',
  mammoth: 'content',
  'mdast-util-from-markdown': 'content',
  'mdast-util-gfm-table': 'content',
  'micromark-extension-gfm-table': 'content',
  'css-tree': 'style',
  'css-select': 'style',
  'css-what': 'style',
}

const fences = Object.entries(MAY_IMPORT).map(([part, allowed]) => {
  const refused = [...Object.keys(MAY_IMPORT), 'build', 'lines'].filter(
    (name) => name !== part && !allowed.includes(name),
  )
  const foreign = Object.keys(OWNERS).filter((library) => OWNERS[library] !== part)
  const patterns = [
    {
      regex: `^(\\.\\./)+(${refused.join('|')})(/|\\.ts$)`,
      message: `src/${part}/ may import: ${allowed.join(', ') || 'nothing'}.`,
    },
    {
      regex: `^(${foreign.join('|')})(/|$)`,
      message: 'This library belongs to one folder; see OWNERS in eslint.config.js.',
    },
    {
      regex: '^node:(fs|http|https|net|child_process)',
      message: `Only ${EDGE.join(', ')} touch disk and network.`,
    },
  ]
  return {
    files: [`src/${part}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: EDGE.includes(part) ? patterns.slice(0, 2) : patterns },
      ],
    },
  }
})

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines-per-function': ['warn', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: { console: 'readonly', performance: 'readonly', process: 'readonly' },
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-console': 'error' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  ...fences,
)
