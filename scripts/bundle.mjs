// Makes dist/cli/banxin.js of the compiled command, and files beside it with what only some commands need: a few files to read at start-up instead of
// some two hundred.
// pdfmake and fontkit stay outside, because they read data files of their own;
// what reads Word files and Markdown, because it is loaded when one is read and not at every start.
import fs from 'node:fs'
import { build } from 'esbuild'

// parts are named by what is in them: those of the build before would stay
for (const name of fs.readdirSync('dist/cli').filter((name) => name.startsWith('part-'))) {
  fs.rmSync(`dist/cli/${name}`)
}

await build({
  entryPoints: { banxin: 'dist/cli/bin.js' },
  outdir: 'dist/cli',
  chunkNames: 'part-[hash]',
  bundle: true,
  splitting: true,
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
    'iconv-lite',
  ],
  // libraries in CommonJS ask for Node's own modules by require
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
})
