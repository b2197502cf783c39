// The spreadsheet with a participant's summary: ratings, scores and probabilities compared with the room's. It cannot be imported again, so
// it has no hidden sheet. Every figure comes from src/ach.
import { type ParticipantSummary, summarizeParticipant } from '../../../ach/exercise/participant-summary.ts'
import { RATINGS } from '../../../ach/model/rating.ts'
import type { View } from '../../../ach/view/view.ts'
import { NOT_BLIND } from '../../../ach/words/exercise-words.ts'
import { RATING_COLOURS } from '../../../ach/words/palette.ts'
import { itemName } from '../../../ach/words/phrases.ts'
import { oneLine } from '../../write/safe-text.ts'
import type { Highlight, SheetPlan, SheetPlanCell, SheetRow, WorkbookPlan } from '../../write/sheet-plan.ts'
import { rowHeight } from '../row-height.ts'

const HEAD = 4
const TEXT = 52

/** Throws `Refused` as `summarizeParticipant` does. */
export function participantSummaryPlan(view: View): WorkbookPlan {
  const summary = summarizeParticipant(view)
  return {
    title: view.title,
    marking: view.marking,
    sheets: [ratings(view, summary), scores(view, summary), ...probabilities(view, summary)],
    names: {},
  }
}

const above = (view: View, words: string): SheetRow[] => [
  { height: 24, cells: [{ value: oneLine(view.title, 160), style: 'title' }] },
  { cells: [{ value: oneLine(view.question, 240), style: 'lead' }] },
  { cells: [{ value: view.run?.seenBefore ? `${words} ${NOT_BLIND}` : words, style: 'lead' }] },
]
const head = (titles: readonly string[], left: readonly number[]): SheetRow => ({
  height: 32,
  cells: titles.map((value, at): SheetPlanCell => ({ value, style: left.includes(at) ? 'head' : 'headCentre' })),
})
const optionalCell = (value: string | number | null | undefined, style: SheetPlanCell['style']): SheetPlanCell =>
  value === null || value === undefined ? { style } : { value, style }
const name = (view: View, id: string) => oneLine(itemName(view, id), 80)

function ratings(view: View, { cells, hypotheses }: ParticipantSummary): SheetPlan {
  const last = HEAD + cells.length
  return {
    name: 'Ratings',
    columns: [7, TEXT, 26, 10, 10, 10, 9, 11, 44],
    rows: [
      ...above(view, 'Your ratings and the room’s median, cell by cell. Blank: not rated. NA: not applicable. Agreement: 0 none, 1 full.'),
      head(
        [
          'ID',
          'Evidence',
          'Hypothesis',
          'Your first rating',
          'Your rating now',
          'Room’s median',
          'Rated by',
          'Agreement (Cns)',
          'Your reason',
        ],
        [1, 2, 8],
      ),
      ...cells.map(({ evidence, hypothesis, first, now, group }): SheetRow => {
        const statement = oneLine(view.evidence.get(evidence)?.statement ?? '', 300)
        const why = hypothesis === hypotheses[0] ? view.me?.rationales.get(evidence) : undefined
        return {
          height: rowHeight([
            [statement, TEXT],
            [why, 44],
          ]),
          cells: [
            { value: evidence, style: 'fixedId' },
            { value: statement, style: 'fixedText' },
            { value: name(view, hypothesis), style: 'fixedText' },
            optionalCell(first, 'fixedCode'),
            optionalCell(now, 'fixedCode'),
            optionalCell(group.median, 'fixedCode'),
            { value: group.rated, style: 'whole' },
            optionalCell(group.cns, 'figure'),
            optionalCell(why, 'fixedText'),
          ],
        }
      }),
    ],
    frozenAt: { rows: HEAD, columns: 1 },
    printedRows: `${HEAD}:${HEAD}`,
    ...(cells.length === 0
      ? {}
      : {
          filter: `A${HEAD}:I${last}`,
          highlights: RATINGS.map(
            (value): Highlight => ({ range: `D${HEAD + 1}:F${last}`, when: 'equals', value, ...RATING_COLOURS[value] }),
          ),
        }),
  }
}

function scores(view: View, { hypotheses, first, now, group }: ParticipantSummary): SheetPlan {
  return {
    name: 'Scores',
    columns: [34, 11, 9, 11, 9, 11, 9],
    rows: [
      ...above(
        view,
        'A lower inconsistency score means less evidence against the hypothesis; it is not a probability. The room’s score averages each cell over those who rated it.',
      ),
      head(['Hypothesis', 'Your first score', 'Rank', 'Your score now', 'Rank', 'Room’s score', 'Rank'], [0]),
      ...hypotheses.map((id, at): SheetRow => {
        const all = group.hypotheses[at]
        return {
          cells: [
            { value: name(view, id), style: 'fixedText' },
            ...[first, now].flatMap((one): SheetPlanCell[] => [
              optionalCell(one?.scores[at], 'figure'),
              optionalCell(one?.ranks[at], 'whole'),
            ]),
            optionalCell(all && all.rated > 0 ? all.score : null, 'figure'),
            optionalCell(all?.rank, 'whole'),
          ],
        }
      }),
    ],
  }
}

/** Returns no sheet if there is nothing to show. */
function probabilities(view: View, { hypotheses, probabilities: { before, now } }: ParticipantSummary): SheetPlan[] {
  if ([before, now].every(({ own, pool }) => own === null && (pool === null || pool.used === 0))) return []
  return [
    {
      name: 'Probabilities',
      columns: [34, 12, 12, 12, 12, 12, 12],
      rows: [
        ...above(
          view,
          'Yours: as you entered them, and scaled to 100%. The room’s: each complete set scaled, then averaged; blank until they are shown.',
        ),
        head(['Hypothesis', 'Yours before', 'Scaled', 'Room before', 'Yours after', 'Scaled', 'Room after'], [0]),
        ...hypotheses.map(
          (id, at): SheetRow => ({
            cells: [
              { value: name(view, id), style: 'fixedText' },
              ...[before, now].flatMap(({ own, pool }): SheetPlanCell[] =>
                [own?.given[at], own?.probabilities?.[at], pool?.probabilities?.[at]].map((value) => optionalCell(value, 'fineShare')),
              ),
            ],
          }),
        ),
      ],
    },
  ]
}
