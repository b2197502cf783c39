// Tests PNG files made without a browser: their size, their letters, and letters without a font.
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fontsFor } from './fonts.ts'
import { PNG_TOO_LARGE, rasterize } from './rasterize.ts'

const ARABIC = 'من أشعل الاحتجاجات (يناير 2022)؟'

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

test('letters that are joined are drawn next to others that their font lacks', async () => {
  const { missing, png } = await rasterize(svgOf(`${ARABIC} CSTO`))
  // A box for each letter has more ink than the letters.
  const boxes = await rasterize(svgOf('\u{e000}'.repeat(ARABIC.length)))
  if (!missing) expect(inkOf(png)).toBeLessThan(inkOf(boxes.png) * 0.8)
})
