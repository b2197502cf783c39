import type { NetworkInterfaceInfo } from 'node:os'
import { expect, test } from 'vitest'
import { isLoopback, lanAddresses } from './join-info.ts'

const named = (address: string, family: 'IPv4' | 'IPv6', internal: boolean) => ({ address, family, internal }) as NetworkInterfaceInfo

test('an address that only this computer can reach counts as loopback', () => {
  for (const address of ['http://localhost:3000/', 'http://127.0.0.1/', 'http://[::1]:3000/']) expect(isLoopback(address)).toBe(true)
  for (const address of ['http://192.168.1.7:3000/', 'https://ach.example.org/']) expect(isLoopback(address)).toBe(false)
})

test('network addresses of this computer keep the port and the path', () => {
  const interfaces = {
    lo: [named('127.0.0.1', 'IPv4', true)],
    wifi: [named('fe80::1', 'IPv6', false), named('192.168.1.7', 'IPv4', false)],
  }
  expect(lanAddresses('http://localhost:3000/exercises/x', interfaces)).toEqual(['http://192.168.1.7:3000/exercises/x'])
  expect(lanAddresses('http://localhost:3000/', {})).toEqual([])
})
