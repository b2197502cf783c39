// Reads which parts of the printable pack to show, from the page's query. Pure: no access to requests.
import type { Budget } from '../ach/exercise/exercise-plan.ts'
import { readBudget } from './exercise-form.ts'

/** In printing order: first the parts for participants, then those for the facilitator. */
export const PACK_PARTS = ['sheet', 'cards', 'notes', 'key'] as const
export type PackPart = (typeof PACK_PARTS)[number]
export const PACK_DECKS = ['short', 'full'] as const
export type PackDeck = (typeof PACK_DECKS)[number]

export interface PackChoice {
  readonly parts: ReadonlySet<PackPart>
  readonly budget: Budget
  /** null for the deck that is proposed for this budget */
  readonly deck: PackDeck | null
}

/** The query of the page's address. */
export interface PackQuery {
  readonly parts: readonly string[]
  /** the form was sent, so no ticked part means no part */
  readonly chosen: boolean
  readonly budget: string | undefined
  readonly deck: string | undefined
}

/**
 * Returns all parts unless some were chosen. The key is included by default only if the reference ratings are already revealed; otherwise
 * ticking it reveals them.
 */
export function readPack({ parts, chosen, budget, deck }: PackQuery, keyShown: boolean): PackChoice {
  const named = PACK_PARTS.filter((part) => parts.includes(part))
  const all = PACK_PARTS.filter((part) => part !== 'key' || keyShown)
  return {
    parts: new Set(chosen || named.length > 0 ? named : all),
    budget: readBudget(budget) ?? 60,
    deck: PACK_DECKS.find((one) => one === deck) ?? null,
  }
}
