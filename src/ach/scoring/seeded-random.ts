// Seeded pseudorandom numbers: the same on every machine for the same text. Not for secrets.
const GOLDEN = 0x9e3779b9

/** Hashes a text to four 32-bit numbers, each bit depending on the whole text (mixing after MurmurHash3's finaliser). */
export function seedOf(text: string): readonly [number, number, number, number] {
  let a = 0x243f6a88
  let b = 0x85a308d3
  let c = 0x13198a2e
  let d = 0x03707344
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x85ebca6b) ^ (b >>> 15)
    b = Math.imul(b ^ code, 0xc2b2ae35) ^ (c >>> 13)
    c = Math.imul(c ^ code, 0x27d4eb2f) ^ (d >>> 16)
    d = Math.imul(d ^ code, 0x165667b1) ^ (a >>> 14)
  }
  for (let round = 0; round < 4; round++) {
    a = mixBits(a + b + GOLDEN)
    b = mixBits(b + c + GOLDEN)
    c = mixBits(c + d + GOLDEN)
    d = mixBits(d + a + GOLDEN)
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0]
}

function mixBits(n: number): number {
  let x = n | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) | 0
}

/** Returns the next of a sequence of uniformly distributed whole numbers, 0 to 65,535. */
export type RandomNumbers = () => number

/** The generator sfc32 (Chris Doty-Humphrey, PractRand), two numbers from each of its outputs, buffered for speed. */
export function randomNumbers(seed: readonly [number, number, number, number]): RandomNumbers {
  let [a, b, c, counter] = seed
  const buffer = new Uint16Array(4096)
  let next = buffer.length
  const refill = () => {
    for (let at = 0; at < buffer.length; at += 2) {
      const t = (((a + b) | 0) + counter) | 0
      counter = (counter + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (c << 21) | (c >>> 11)
      c = (c + t) | 0
      buffer[at] = t
      buffer[at + 1] = t >>> 16
    }
  }
  // discards the first numbers, which still reflect the seed
  refill()
  return () => {
    if (next === buffer.length) {
      refill()
      next = 0
    }
    return buffer[next++] as number
  }
}

/** Returns a generator of geometric waiting times: the number of trials (1, 2 …) until an event of that chance (above 0, at most 1) happens. */
export function geometricWaits(chance: number, numbers: RandomNumbers): () => number {
  const whole = 65_536
  // The longest wait in the table. A longer wait draws again, which is exact because the distribution has no memory.
  const longest = chance >= 1 ? 1 : Math.max(1, Math.min(60_000, Math.ceil(Math.log(1 / 256) / Math.log1p(-chance))))
  const table = new Uint16Array(whole)
  let from = 0
  for (let wait = 1; wait <= longest; wait++) {
    const to = Math.round(whole * (1 - (1 - chance) ** wait))
    table.fill(wait, from, to)
    from = to
  }
  return () => {
    let waited = 0
    for (;;) {
      const wait = table[numbers()] as number
      if (wait > 0) return waited + wait
      waited += longest
    }
  }
}
