#!/usr/bin/env node
import process from 'node:process'
import { main } from './main.ts'

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  now: () => performance.now(),
})
