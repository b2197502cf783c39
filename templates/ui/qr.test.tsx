import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { Qr, qrPath } from './qr.tsx'

/** The modules that the path paints black. */
function modulesOf({ size, path }: ReturnType<typeof qrPath>): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x = 0, y = 0, width = 0] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = Number(x); at < Number(x) + Number(width); at += 1) (rows[Number(y)] as boolean[])[at] = true
  return rows
}

test('the path of a QR code paints exactly its modules black, with white around them', () => {
  const link = 'http://192.168.1.7:3000/join/K7MPQ4'
  const code = qrPath(link)
  const { data } = encode(link, { ecc: 'M', border: 4 })
  expect(modulesOf(code)).toEqual(data)
  expect(modulesOf(code).slice(0, 4).flat().some(Boolean)).toBe(false)
})

test('a QR code has an accessible name and a white background', () => {
  const html = String(<Qr text="http://a/join/K7MPQ4" label="QR code of the link to join" />)
  expect(html).toContain('role="img" aria-label="QR code of the link to join"')
  expect(html).toContain('fill="#fff"')
})
