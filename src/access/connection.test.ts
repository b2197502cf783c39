import { expect, it } from 'vitest'
import { networkOf } from './connection.ts'

it('networkOf keeps IPv4 addresses and shortens IPv6 addresses to 64 bits, however they are written', () => {
  expect(
    [
      '203.0.113.9',
      '::ffff:203.0.113.9',
      '2001:db8:0:1::5',
      '2001:0DB8:0000:0001:ffff::1',
      '2001:db8::1',
      '::1',
      'fe80::1%eth0',
      'unknown',
      '',
    ].map(networkOf),
  ).toEqual([
    '203.0.113.9',
    '203.0.113.9',
    '2001:db8:0:1::/64',
    '2001:db8:0:1::/64',
    '2001:db8:0:0::/64',
    '0:0:0:0::/64',
    'fe80:0:0:0::/64',
    'unknown',
    '',
  ])
})
