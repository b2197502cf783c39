// What a row card shows. Refused 'unknown' for an item that is not there.
import type { CardModel } from '../../../templates/matrix/card.tsx'
import { Refused } from '../../ach/model/refused.ts'
import { active } from '../../ach/model/workbook.ts'
import type { Seen } from '../shared/open-view.ts'

export function cardModel({ id, view }: Seen, evidence: string): CardModel {
  const item = view.evidence.get(evidence)
  if (!item) throw new Refused('unknown', `There is no item ${evidence} in this workbook.`)
  return { id, view, item, items: active(view.evidence), hypotheses: active(view.hypotheses) }
}
