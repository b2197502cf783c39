// The version of the program, from package.json above the source as above the build.
import { existsSync, readFileSync } from 'node:fs'

/** As package.json says it; 'unknown' where there is none. */
export function programVersion(): string {
  const places = ['../package.json', '../../package.json'].map((place) => new URL(place, import.meta.url))
  const found = places.find((place) => existsSync(place))
  const read: unknown = found ? JSON.parse(readFileSync(found, 'utf8')) : null
  return read !== null && typeof read === 'object' && 'version' in read ? String(read.version) : 'unknown'
}
