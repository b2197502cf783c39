// Reads the program's version from package.json, from the source tree or the build.
import { existsSync, readFileSync } from 'node:fs'

/** The version in package.json; 'unknown' if there is none. */
export function programVersion(): string {
  const places = ['../package.json', '../../package.json'].map((place) => new URL(place, import.meta.url))
  const found = places.find((place) => existsSync(place))
  const read: unknown = found ? JSON.parse(readFileSync(found, 'utf8')) : null
  return read !== null && typeof read === 'object' && 'version' in read ? String(read.version) : 'unknown'
}
