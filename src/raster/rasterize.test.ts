// Tests PNG files made without a browser: their size, their letters, and letters without a font.
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fontsFor } from './fonts.ts'
import { PNG_TOO_LARGE, rasterize } from './rasterize.ts'

const ARABIC = 'الاحتجاج (1)'

const svgOf = (text: string, size = 'width="200" height="40"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Arial, Arimo"><title>${text}</title><rect width="200" height="40" fill="#fff"/><text x="10" y="25" font-size="20">${text}</text></svg>`

/** The share of bytes that are not white. */
function inkOf(png: Uint8Array): number {
  const file = Buffer.from(png)
  const parts: Buffer[] = []
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)))
  const bytes = inflateSync(Buffer.concat(parts))
  return bytes.filter((byte) => byte !== 255 && byte !== 0).length / bytes.length
}

test('a picture is drawn at twice its size, with the letters of the font that comes with the program', async () => {
  const { png, missing } = await rasterize(svgOf('Škoda Ελλάς Київ'))
  expect(missing).toBe(false)
  expect([Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)]).toEqual([400, 80])
  expect(inkOf(png)).toBeGreaterThan(inkOf((await rasterize(svgOf(''))).png) + 0.01)
})

test('a picture with more pixels than a PNG can have is refused', async () => {
  await expect(rasterize(svgOf('A', 'width="4000" height="9000"'))).rejects.toThrow(PNG_TOO_LARGE)
})

test('letters of a script for which no machine has a font are reported as missing', () => {
  expect(fontsFor('ᚠᢚᢦ')).toMatchObject({ missing: true, files: { length: 2 } })
  expect(fontsFor('Only Latin ♦ … 5')).toMatchObject({ missing: false, files: { length: 2 } })
})

test('letters of another script bring a font of the machine, or are reported', () => {
  const { files, missing } = fontsFor('A سري للغاية B')
  expect(files.length).toBe(missing ? 2 : 3)
})

test('letters that are joined are drawn, not boxes, next to signs and Latin letters', async () => {
  const inkIn = async (text: string) => inkOf((await rasterize(svgOf(text).replace('<text', '<text font-weight="700"'))).png)
  const text = `\u2067${ARABIC}\u2069`
  if (fontsFor(text).missing) return
  const [letters, boxes, nothing] = [await inkIn(text), await inkIn(text.replace(/\p{Script=Arabic}/gu, '\u{e000}')), await inkIn('')]
  expect(letters).toBeGreaterThan(nothing + 0.01)
  expect(Math.abs(letters / boxes - 1)).toBeGreaterThan(0.1)
})
