// The verbs of the history in the past ("added") and as gerunds ("adding"), so that one function can write both what was done and what was
// undone.

/** Gerunds by past tense. */
export const GERUNDS = {
  accepted: 'accepting',
  added: 'adding',
  agreed: 'agreeing',
  answered: 'answering',
  changed: 'changing',
  checked: 'checking',
  cleared: 'clearing',
  created: 'creating',
  declined: 'declining',
  edited: 'editing',
  entered: 'entering',
  finished: 'finishing',
  hid: 'hiding',
  imported: 'importing',
  joined: 'joining',
  judged: 'judging',
  locked: 'locking',
  made: 'making',
  marked: 'marking',
  merged: 'merging',
  moved: 'moving',
  named: 'naming',
  parked: 'parking',
  paused: 'pausing',
  proposed: 'proposing',
  put: 'putting',
  rated: 'rating',
  read: 'reading',
  recorded: 'recording',
  removed: 'removing',
  reordered: 'reordering',
  restored: 'restoring',
  resumed: 'resuming',
  revealed: 'revealing',
  set: 'setting',
  showed: 'showing',
  split: 'splitting',
  started: 'starting',
  swapped: 'swapping',
  unlocked: 'unlocking',
  voted: 'voting',
  withdrew: 'withdrawing',
} as const

/** A verb of the history, in the past tense. */
export type HistoryVerb = keyof typeof GERUNDS

/** Writes a verb in the form that the sentence needs. */
export type Tense = (verb: HistoryVerb) => string

export const pastTense: Tense = (verb) => verb
