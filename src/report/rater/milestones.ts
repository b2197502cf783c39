// What to watch for, and what is still looked for: Heuer's last step.

import { SEARCH_WORDS } from '../../ach/model/checks.ts'
import { activeItems } from '../../ach/model/workbook.ts'
import { formatDate, itemName, itemPhrase } from '../../ach/words/phrases.ts'
import { type Block, type Phrases, wordsBlock } from '../blocks.ts'
import type { ReportInputs } from './report-inputs.ts'

const SEEN = { yes: 'seen', no: 'did not come' } as const

export function milestonesSection({ view }: Pick<ReportInputs, 'view'>): Block[] {
  const milestones = activeItems(view.milestones)
  const expected = activeItems(view.expectations)
  const rows = milestones.map((one): Phrases[] => [
    [one.statement],
    [one.hypothesis === null ? '–' : itemName(view, one.hypothesis)],
    [one.where ?? '–'],
    [one.by === null ? '–' : formatDate(one.by)],
    [one.seen === null ? 'not seen yet' : SEEN[one.seen], ...became(one.evidence)],
  ])
  const open = expected.filter((one) => one.seen === null)
  const looked = expected.filter((one) => one.seen !== null)
  const label = 'Milestones, and what was seen of them'
  const head = [{ text: 'If this is seen' }, { text: 'it would hurt' }, { text: 'where to look' }, { text: 'look by' }, { text: 'so far' }]
  return [
    rows.length === 0
      ? wordsBlock('No milestones are named. What would have to happen for this conclusion to fall?')
      : { kind: 'table', table: { label, head, rows } },
    ...(expected.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            table: {
              label: 'What one would expect to see',
              head: [{ text: 'If true' }, { text: 'one would see' }, { text: 'so far' }],
              rows: [...looked, ...open].map((one): Phrases[] => [
                [itemName(view, one.hypothesis)],
                [one.statement],
                [
                  one.seen === null
                    ? 'not looked for yet'
                    : one.seen === 'yes'
                      ? 'seen'
                      : `not seen${one.search === null ? '' : `, ${SEARCH_WORDS[one.search]}`}`,
                  one.where ? ` (${one.where})` : '',
                  ...became(one.evidence),
                ],
              ]),
            },
          },
        ]),
  ]
}

const became = (evidence: string | null): Phrases => (evidence === null ? [] : ['; now ', itemPhrase(evidence)])
