// Reads one file in a process of its own and says on one line what that took: milliseconds, and kilobytes of memory at most before and after.
import { readFileSync } from 'node:fs'
import { readSpreadsheet } from '../xlsx/read/read-sheets.ts'

const bytes = readFileSync(process.argv[2] ?? '')
const before = process.resourceUsage().maxRSS
const began = performance.now()
let outcome = 'read'
try {
  readSpreadsheet(bytes)
} catch (error) {
  outcome = error instanceof Error ? error.message : String(error)
}
const ms = performance.now() - began
console.log(JSON.stringify({ ms, before, after: process.resourceUsage().maxRSS, outcome }))
