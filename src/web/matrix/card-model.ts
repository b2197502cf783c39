// What a row card shows. Refused 'unknown' for an item that is not there.

import type { CardModel } from '../../../templates/matrix/card.tsx'
import { Refused } from '../../ach/model/refused.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import type { OpenView } from '../shared/open-view.ts'

export function cardModel({ id, view }: OpenView, evidence: string): CardModel {
  const item = view.evidence.get(evidence)
  if (!item) throw new Refused('unknown', `There is no item ${evidence} in this workbook.`)
  return { id, view, item, items: activeItems(view.evidence), hypotheses: activeItems(view.hypotheses) }
}
