// The tables of docs/browsers.md, which runs of the browser tests write.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { BROWSERS, JOURNEYS, NODES, readTried } from './tried.ts'

it('every journey in the table of browsers is a file of browser tests', () => {
  const files = readdirSync(join(import.meta.dirname, '..', 'browser'))
  expect(Object.keys(JOURNEYS).filter((name) => !files.includes(name))).toEqual([])
})

it('the table of browsers covers three engines and an old Chromium, and everything that was tried passed', () => {
  const tried = readTried(BROWSERS)
  const names = [...tried.keys()].join(', ')
  for (const name of ['Chromium 108', 'Chromium 1[4-9]', 'Firefox', 'WebKitGTK']) expect(names).toMatch(new RegExp(name))
  for (const [browser, column] of tried) {
    expect([browser, column.get('rate a case by keyboard, undo, redo, reload')]).toEqual([browser, '1 of 1'])
    for (const outcome of column.values()) expect(outcome).toMatch(/^(\d+) of \1$|^–$/)
  }
})

it('the table of Node versions covers each that is supported, and everything that ran passed', () => {
  const tried = readTried(NODES)
  const names = [...tried.keys()].join(', ')
  for (const version of ['20', '22', '24', '26']) expect(names).toContain(`Node ${version}.`)
  for (const [, column] of tried) for (const outcome of column.values()) expect(outcome).toMatch(/^(\d+) of \1$|^–$/)
})
