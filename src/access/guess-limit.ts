// Guessing is slowed down: so many wrong secrets a minute from one address, and from all together. Right ones never count.

export interface GuessLimit {
  /** False where too many were wrong already. */
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

/** There were too many wrong secrets. */
export class TooManyGuesses extends Error {
  override readonly name = 'TooMany'
  constructor() {
    super('There were too many wrong attempts. Wait a minute, then try again.')
  }
}
