#!/usr/bin/env node
import process from 'node:process'
import { buffer } from 'node:stream/consumers'
import { main } from './main.ts'

// whoever reads has seen enough, as in banxin parse … | head
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: () => buffer(process.stdin),
  get isTyped() {
    return process.stdin.isTTY
  },
  cwd: process.cwd(),
  env: process.env,
  now: () => performance.now(),
})
