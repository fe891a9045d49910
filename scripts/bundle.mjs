// Makes dist/cli/banxin.js of the compiled command: one file to read at start-up instead of some two hundred.
// pdfmake and fontkit stay outside, because they read data files of their own;
// what reads Word files and Markdown, because it is loaded when one is read and not at every start.
import { build } from 'esbuild'

await build({
  entryPoints: ['dist/cli/bin.js'],
  outfile: 'dist/cli/banxin.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  external: [
    'pdfmake',
    'fontkit',
    'mammoth',
    'mdast-util-from-markdown',
    'mdast-util-gfm-table',
    'micromark-extension-gfm-table',
    '@node-rs/jieba',
  ],
  // libraries in CommonJS ask for Node's own modules by require
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
})
