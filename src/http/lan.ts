// Addresses by which other machines of the same network reach this one, for pages that were opened as localhost: no phone gets there.
import { networkInterfaces } from 'node:os'

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i

/** True where only this machine itself gets to that address. */
export const isLoopback = (address: string): boolean => LOOPBACK.test(new URL(address).hostname)

/** The same address by the names that the network knows: those of IPv4, which people can read aloud. Empty without a network. */
export function lanAddresses(address: string, interfaces = networkInterfaces()): string[] {
  const all = Object.values(interfaces).flatMap((list) => list ?? [])
  return all
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address: ip }) => {
      const url = new URL(address)
      url.hostname = ip
      return url.href
    })
}
