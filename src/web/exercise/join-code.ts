// The code by which people come into a run: one that no other run has.

import { JOIN_LENGTH, newCode } from '../../access/codes.ts'
import { Refused } from '../../ach/model/refused.ts'
import type { Deps } from '../shared/deps.ts'

const ATTEMPTS = 10

/** A new code for this run, from now on; the one before lets nobody in any more. */
export async function newJoinCode({ joinCodes, now }: Pick<Deps, 'joinCodes' | 'now'>, workbook: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const code = newCode(JOIN_LENGTH)
    try {
      await joinCodes.keepJoinCode({ workbook, code, at: now().toISOString() })
      return code
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'conflict' || attempt === ATTEMPTS) throw error
    }
  }
}
