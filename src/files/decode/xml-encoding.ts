// Says in which encoding the bytes of an XML file are. Must not decode them.
export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** By the byte order mark; without one by the zero byte beside the first character, which is always "<" or a space. */
export function xmlEncoding([first, second]: Uint8Array): XmlEncoding {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be'
  return 'utf-8'
}
