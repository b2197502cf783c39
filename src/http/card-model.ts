// What a row card shows. Refused 'unknown' for an item that is not there.
import type { CardModel } from '../../templates/card.tsx'
import { Refused } from '../ach/refused.ts'
import { active } from '../ach/workbook.ts'
import type { Seen } from './seen.ts'

export function cardModel({ id, view }: Seen, evidence: string): CardModel {
  const item = view.evidence.get(evidence)
  if (!item) throw new Refused('unknown', `There is no item ${evidence} in this workbook.`)
  return { id, view, item, items: active(view.evidence), hypotheses: active(view.hypotheses) }
}
