// Values of choices as their forms show them, for the history and for the page of a conflict.

import type { ItemKind } from '../log/change.ts'
import { ASSUMPTION_STATE_WORDS } from '../model/checks.ts'
import { METHOD_WORDS } from './phrases.ts'

const STATES: Readonly<Record<string, string>> = ASSUMPTION_STATE_WORDS
const METHODS: Readonly<Record<string, string>> = METHOD_WORDS
const SEEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  expectation: { yes: 'seen', no: 'not seen' },
  milestone: { yes: 'happened', no: 'did not happen' },
}

/** "unweighted" for the method `count`, "did not happen" for a milestone with the outcome `no`; other values unchanged. */
export function choiceWords(what: ItemKind | 'settings', field: string, value: string): string {
  if (what === 'settings') return field === 'method' ? (METHODS[value] ?? value) : value
  if (field === 'seen') return SEEN[what]?.[value] ?? value
  return what === 'assumption' && field === 'state' ? (STATES[value] ?? value) : value
}
