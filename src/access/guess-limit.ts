// Rate-limits wrong keys and codes, per address and overall. Successful attempts do not count.

export interface GuessLimit {
  /** False if this address, or all together, reached the limit of the last minute. */
  mayTry(address: string): boolean
  wrong(address: string): void
}

const MINUTE_MS = 60_000

export function createGuessLimit({ now, perAddress, perServer }: { now: () => Date; perAddress: number; perServer: number }): GuessLimit {
  let wrong: { readonly at: number; readonly address: string }[] = []
  const recent = () => {
    const since = now().getTime() - MINUTE_MS
    wrong = wrong.filter(({ at }) => at > since)
    return wrong
  }
  return {
    mayTry: (address) => {
      const all = recent()
      return all.length < perServer && all.filter((one) => one.address === address).length < perAddress
    },
    wrong: (address) => {
      recent()
      if (wrong.length < perServer) wrong.push({ at: now().getTime(), address })
    },
  }
}

/** Thrown for any attempt while the limit is reached; becomes status 429. */
export class TooManyGuesses extends Error {
  override readonly name = 'TooMany'
  constructor() {
    super('Too many wrong attempts. Wait a minute, then try again.')
  }
}
