#!/usr/bin/env node
import fs from 'node:fs'
import process from 'node:process'
import { main } from './main.ts'

// whoever reads has seen enough, as in banxin parse … | head
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: () => fs.readFileSync(process.stdin.fd),
  cwd: process.cwd(),
  env: process.env,
  now: () => performance.now(),
})
