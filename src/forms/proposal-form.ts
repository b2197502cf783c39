// What somebody proposes for an exercise, as it was typed. Says everything that is wrong at once. Pure.
import type { Proposal } from '../ach/model/exercise.ts'
import { LIMITS } from '../ach/model/texts.ts'
import type { Problem, Typed } from './typed-fields.ts'

type Fields = Pick<Proposal, 'what' | 'label' | 'statement'>

export function readProposal(typed: Typed): { readonly fields: Fields; readonly problems: readonly Problem[] } {
  const what = typed.what === 'hypothesis' ? 'hypothesis' : 'evidence'
  const [label, statement] = [(typed.label ?? '').trim(), (typed.statement ?? '').trim()]
  const problems: Problem[] = []
  if (what === 'hypothesis' && label === '') problems.push({ field: 'label', message: 'Give the hypothesis a short name.' })
  if (label.length > LIMITS.label) problems.push({ field: 'label', message: `The name has more than ${LIMITS.label} characters.` })
  if (statement === '') problems.push({ field: 'statement', message: 'Write a sentence.' })
  if (statement.length > LIMITS.text)
    problems.push({ field: 'statement', message: `The text has more than ${LIMITS.text.toLocaleString('en')} characters.` })
  return { fields: { what, label: what === 'hypothesis' ? label : null, statement }, problems }
}
