// Tests the command `picture` with a shipped case: every kind of picture, both formats, and the mistakes one can make.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { PICTURE_ERRORS } from './picture-command.ts'
import { run } from './run.test-support.ts'

const CASE = join(readConfig({}).folders.cases, 'kazakhstan-2022.json')
const folder = mkdtempSync(join(tmpdir(), 'ach-picture-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const picture = async (what: string, file: string, ...more: string[]) => {
  const out = join(folder, file)
  return { ...(await run(['picture', CASE, '--what', what, '-o', out, ...more])), bytes: () => readFileSync(out) }
}

test('a figure is written as SVG, with the rater and the finding', async () => {
  const { code, bytes } = await picture('scores', 'scores.svg')
  expect(code).toBe(0)
  const svg = bytes().toString()
  expect(svg).toContain('The article')
  expect(svg).toMatch(/<title>.*least evidence against it.*<\/title>/)
})

test('a figure is written as PNG of twice its size, with letters, and the same bytes each time', async () => {
  const svg = (await picture('items', 'items.svg')).bytes().toString()
  const { code, err, bytes } = await picture('items', 'items.png')
  expect([code, err]).toEqual([0, ''])
  const png = bytes()
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const [, width, height] = / width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)])
  // without its letters the picture would be a few kilobytes
  expect(png.length).toBeGreaterThan(50_000)
  expect((await picture('items', 'again.png')).bytes().equals(png)).toBe(true)
}, 60_000)

test.each(['matrix', 'heat-map', 'rankings', 'robustness', 'sources', 'clusters', 'kinds', 'probabilities'])(
  'the picture %s can be written',
  async (what) => {
    const { code, bytes } = await picture(what, `${what}.svg`)
    expect(code).toBe(0)
    expect(bytes().toString()).toContain('Kazakhstan, January 2022')
  },
)

test('mistakes are explained', async () => {
  expect((await picture('nothing', 'x.svg')).err).toContain(PICTURE_ERRORS.what)
  expect((await picture('history', 'x.svg')).err).toContain(PICTURE_ERRORS.what)
  expect((await picture('scores', 'x.jpg')).err).toContain('must end in .svg or .png.')
  expect((await run(['picture', CASE, '--what', 'scores'])).err).toContain(PICTURE_ERRORS.noOutput)
  expect((await picture('group-scores', 'x.svg')).err).toContain(PICTURE_ERRORS.nothing('group-scores'))
  expect((await picture('scores', 'x.svg', '--rater', 'nobody')).err).toContain('There is no rater nobody')
})
