// Reads which parts of the printable pack to print. Pure: knows no requests.
import type { Budget } from '../ach/exercise/exercise-plan.ts'
import { readBudget } from './exercise-form.ts'

/** In print order: the parts for participants, then those for the facilitator. */
export const PACK_PARTS = ['sheet', 'cards', 'notes', 'key'] as const
export type PackPart = (typeof PACK_PARTS)[number]
export const PACK_DECKS = ['short', 'full'] as const
export type PackDeck = (typeof PACK_DECKS)[number]

export interface PackChoice {
  readonly parts: ReadonlySet<PackPart>
  readonly budget: Budget
  /** null: the deck proposed for the budget */
  readonly deck: PackDeck | null
}

/** The query of the page. */
export interface PackQuery {
  readonly parts: readonly string[]
  /** true if the form was sent, so that no ticked part means no parts */
  readonly chosen: boolean
  readonly budget: string | undefined
  readonly deck: string | undefined
}

/**
 * All parts, unless some were chosen. The key is left out by default until the reference ratings have been revealed; ticking it reveals
 * them.
 */
export function readPack({ parts, chosen, budget, deck }: PackQuery, keySeen: boolean): PackChoice {
  const named = PACK_PARTS.filter((part) => parts.includes(part))
  const all = PACK_PARTS.filter((part) => part !== 'key' || keySeen)
  return {
    parts: new Set(chosen || named.length > 0 ? named : all),
    budget: readBudget(budget) ?? 60,
    deck: PACK_DECKS.find((one) => one === deck) ?? null,
  }
}
