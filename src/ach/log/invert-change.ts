// Inverts a change for undo, and lists what a change touches. Needs only the change itself, which carries the value before.
import type { Change } from './change.ts'

/**
 * Returns the change that reverses this one. An addition takes the item off its list, an imported rater is removed. Throws for changes that are
 * not `isUndoable`.
 */
export function invertChange(change: Change): Change {
  switch (change.type) {
    case 'added':
      return { type: 'listed', what: change.what, id: change.id, before: true, after: false }
    case 'textAdded':
      return { type: 'textChanged', id: change.id, before: { listed: true }, after: { listed: false } }
    case 'parked':
      return { type: 'restored', what: change.what, id: change.id }
    case 'restored':
      return { type: 'parked', what: change.what, id: change.id }
    case 'settings':
    case 'changed':
    case 'listed':
    case 'ordered':
    case 'shown':
    case 'present':
    case 'rated':
    case 'noted':
    case 'reasoned':
    case 'answered':
    case 'estimated':
    case 'confidence':
    case 'consented':
    case 'recorded':
    case 'firstPass':
    case 'retested':
    case 'ratedAgain':
    case 'cameTrue':
    case 'named':
    case 'textChanged':
    case 'quoted':
      return { ...change, before: change.after, after: change.before } as Change
    case 'joined':
      if (change.enteredBy !== undefined) return { type: 'present', rater: change.rater, before: true, after: false }
      throw new Error('Joining cannot be undone.')
    default:
      throw new Error(`A change of type ${change.type} cannot be undone.`)
  }
}

/** Returns false for the creation of the workbook, people who joined by themselves, and everything that a whole room saw happen. */
export const isUndoable = (change: Change): boolean =>
  !NEVER.has(change.type) && (change.type !== 'joined' || change.enteredBy !== undefined)
const NEVER: ReadonlySet<Change['type']> = new Set([
  'created',
  'redacted',
  'opened',
  'staged',
  'timed',
  'switched',
  'grouped',
  'practised',
  'weighed',
  'unsure',
  'approved',
  'proposed',
  'decided',
  'voted',
  'passed',
  'remembered',
])

/** What a change touches, as keys: two changes that share a key set the same value. */
export function changeTargets(change: Change): readonly string[] {
  switch (change.type) {
    case 'created':
    case 'redacted':
      return ['workbook']
    case 'settings':
      return Object.keys(change.after).map((field) => `settings ${field}`)
    case 'added':
    case 'parked':
    case 'restored':
    case 'listed':
      return [`${change.what} ${change.id} parked`]
    case 'changed':
      return Object.keys(change.after).map((field) => `${change.what} ${change.id} ${field}`)
    case 'ordered':
      return [`${change.what} order`]
    case 'joined':
    case 'shown':
    case 'present':
      return [`rater ${change.rater}`]
    case 'rated':
    case 'noted':
    case 'recorded':
    case 'ratedAgain':
      return [`${change.type} ${change.rater} ${change.evidence} ${change.hypothesis}`]
    case 'firstPass':
      return Object.keys(change.after).map((field) => `firstPass ${change.rater} ${field}`)
    case 'retested':
      return [`retested ${change.rater}`]
    case 'reasoned':
      return [`reasoned ${change.rater} ${change.evidence}`]
    case 'answered':
      return [`answered ${change.about} ${change.key}`]
    case 'opened':
    case 'staged':
    case 'timed':
      return ['run']
    case 'switched':
      return Object.keys(change.after).map((field) => `run ${field}`)
    case 'grouped':
    case 'practised':
      return [`${change.type} ${change.rater}`]
    case 'weighed':
    case 'unsure':
    case 'approved':
      return [`${change.type} ${change.rater} ${change.evidence}`]
    case 'confidence':
      return [`confidence ${change.rater}`]
    case 'consented':
      return [`consented ${change.rater}`]
    case 'remembered':
      return [`remembered ${change.rater}`]
    case 'cameTrue':
      return ['cameTrue']
    case 'textAdded':
      return [`text ${change.id} listed`]
    case 'textChanged':
      return Object.keys(change.after).map((field) => `text ${change.id} ${field}`)
    case 'quoted':
      return [`quoted ${change.evidence}`]
    case 'named':
      return [`named ${change.seq}`]
    case 'proposed':
    case 'decided':
      return [`proposal ${change.id}`]
    case 'voted':
      return [`voted ${change.rater} ${change.id}`]
    case 'passed':
      return [`passed ${change.rater} ${change.stage}`]
    case 'estimated':
      return [`estimated ${change.rater} ${change.when} ${change.hypothesis}`]
  }
}
