import { expect, it } from 'vitest'
import { browserAddress } from './server.ts'

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://127.0.0.1:3000'],
  ['::1', 'http://[::1]:3000'],
  ['ach.example.org', 'http://ach.example.org:3000'],
])('a server that listens on %s shows an address that a browser can open', (host, address) => {
  expect(browserAddress(host, 3000)).toBe(address)
})
