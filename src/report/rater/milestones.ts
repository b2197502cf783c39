// Milestones to watch for and indicators of each hypothesis, with what has been observed: Heuer's last step.

import { SEARCH_WORDS } from '../../ach/model/checks.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import { formatDate, itemName, itemPhrase } from '../../ach/words/phrases.ts'
import type { Block, Phrases } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

const OBSERVED = { yes: 'observed', no: 'did not happen' } as const

export function milestonesSection({ view }: Pick<ReportInputs, 'view'>): Block[] {
  const milestones = activeItems(view.milestones)
  const indicators = activeItems(view.expectations)
  const rows = milestones.map((one): Phrases[] => [
    [one.statement],
    [one.hypothesis === null ? '–' : itemName(view, one.hypothesis)],
    [one.where ?? '–'],
    [one.by === null ? '–' : formatDate(one.by)],
    [one.seen === null ? 'not yet observed' : OBSERVED[one.seen], ...nowItem(one.evidence)],
  ])
  const open = indicators.filter((one) => one.seen === null)
  const settled = indicators.filter((one) => one.seen !== null)
  const head = [{ text: 'Milestone' }, { text: 'Would count against' }, { text: 'Where to look' }, { text: 'By' }, { text: 'Status' }]
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'table' as const, table: { label: 'Milestones', head, rows } }]),
    ...(indicators.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            table: {
              label: 'Indicators',
              head: [{ text: 'Hypothesis' }, { text: 'Indicator' }, { text: 'Status' }],
              rows: [...settled, ...open].map((one): Phrases[] => [
                [itemName(view, one.hypothesis)],
                [one.statement],
                [
                  one.seen === null
                    ? 'not yet looked for'
                    : one.seen === 'yes'
                      ? 'observed'
                      : `not observed${one.search === null ? '' : `, ${SEARCH_WORDS[one.search]}`}`,
                  one.where ? ` (${one.where})` : '',
                  ...nowItem(one.evidence),
                ],
              ]),
            },
          },
        ]),
  ]
}

/** The item of evidence that an observation was recorded as. */
const nowItem = (evidence: string | null): Phrases => (evidence === null ? [] : ['; now ', itemPhrase(evidence)])
