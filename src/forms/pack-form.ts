// Which parts of the printable pack somebody wants, from what they ticked. Pure; knows no requests.
import type { Budget } from '../ach/exercise/exercise-plan.ts'
import { readBudget } from './exercise-form.ts'

/** In the order in which they are printed: what participants get, then what whoever leads keeps. */
export const PACK_PARTS = ['sheet', 'cards', 'notes', 'key'] as const
export type PackPart = (typeof PACK_PARTS)[number]
export const PACK_DECKS = ['short', 'full'] as const
export type PackDeck = (typeof PACK_DECKS)[number]

export interface PackChoice {
  readonly parts: ReadonlySet<PackPart>
  readonly budget: Budget
  /** null: the one that is proposed for so many minutes */
  readonly deck: PackDeck | null
}

/** What the address of the page may hold. */
export interface PackQuery {
  readonly parts: readonly string[]
  /** the form was sent: nothing ticked then means nothing */
  readonly chosen: boolean
  readonly budget: string | undefined
  readonly deck: string | undefined
}

/**
 * Everything, unless something was chosen. The key is only among it where the reading is seen anyway: one that nobody asked for yet is
 * asked for by ticking it.
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
