// The page that sets credibility and relevance of all items at once. It does not show ratings, so that these do not bias the weights.

import { activeItems, type Evidence, LEVELS, type Level } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { HiddenField, SegmentRadios } from '../ui/fields.tsx'
import { weightText } from '../ui/format.ts'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { EvidenceMeta } from './item-lines.tsx'
import { LEVEL_CHOICES } from './item-words.ts'

export interface WeightsProps {
  readonly id: string
  readonly view: View
  /** unsaved choices, by field name */
  readonly chosen: Readonly<Record<string, string | undefined>>
  /** ids of items whose weights another person changed while the form was open */
  readonly clashes: readonly string[]
  readonly saved: boolean
}

const ASPECTS = ['credibility', 'relevance'] as const
/** The weight of each pair of credibility and relevance, as text; the script of the page shows it when a choice changes. */
const WEIGHTS = Object.fromEntries(
  [...LEVELS, null].flatMap((credibility) =>
    [...LEVELS, null].map((relevance) => [`${credibility ?? ''},${relevance ?? ''}`, weightText({ credibility, relevance })]),
  ),
)
const levelText = (level: string) => level || 'unknown'

export const WeightsPage = ({ id, view, chosen, clashes, saved }: WeightsProps) => {
  const items = activeItems(view.evidence)
  return (
    <Page title="Credibility and relevance" tab="evidence" screen="items" scripts={['items/weights']}>
      <PageMain
        wide
        heading="Credibility and relevance"
        lead="Set these before you rate, so that your ratings do not influence them. Credibility is how sure you are that the event happened or the words were said (information credibility in the Admiralty code). Relevance is how much the item bears on the question. Together, credibility and relevance give the weight of the item, from ×0.5 if both are low to ×2 if both are high. Unknown counts as medium but stays marked as unknown."
      >
        {clashes.length > 0 && (
          <Notice kind="bad">
            <p>
              <strong>
                Another person changed {countNoun(clashes.length, 'item')} while you had this page open: {clashes.join(', ')}.
              </strong>{' '}
              Nothing was saved. Your choices are below; save again to keep them.
            </p>
          </Notice>
        )}
        {saved && (
          <Notice kind="status">
            <p>Credibility and relevance are saved.</p>
          </Notice>
        )}
        {view.method === 'count' && (
          <Notice>
            <p>
              The method of this workbook is unweighted: all items count equally. Weights are saved but do not change the scores.{' '}
              <a href={paths.settings(id)}>Change the settings</a>
            </p>
          </Notice>
        )}
        {items.length === 0 ? (
          <p class="panel">
            No evidence yet. <a href={paths.newItem(id, 'evidence')}>Add an item</a>
          </p>
        ) : (
          <form class="stack" method="post" action={paths.weights(id)} data-weights={JSON.stringify(WEIGHTS)}>
            <ul class="panel list weights">
              {items.map((item) => (
                <WeightRow view={view} item={item} chosen={chosen} clash={clashes.includes(item.id)} />
              ))}
            </ul>
            <div class="save-bar">
              <button type="submit" class="btn" data-kind="main" data-size="l">
                Save credibility and relevance
              </button>
              <span class="meta">All choices are saved as one change, so a single Undo reverses them all.</span>
            </div>
          </form>
        )}
      </PageMain>
    </Page>
  )
}

interface RowProps {
  readonly view: View
  readonly item: Evidence
  readonly chosen: WeightsProps['chosen']
  readonly clash: boolean
}

const WeightRow = ({ view, item, chosen, clash }: RowProps) => {
  const value = (aspect: (typeof ASPECTS)[number]) => chosen[`${aspect}.${item.id}`] ?? item[aspect] ?? ''
  const levels = { credibility: (value('credibility') || null) as Level | null, relevance: (value('relevance') || null) as Level | null }
  return (
    <li class="weight" id={`weight-${item.id}`} data-bad={clash ? 'yes' : undefined}>
      <span class="item-id">{item.id}</span>
      <div class="item-text">
        <p class="typed" dir="auto" id={`text-${item.id}`}>
          {item.statement}
        </p>
        <EvidenceMeta view={view} item={item} levels={false} />
        {clash && (
          <p class="error">
            Saved by another person: credibility {levelText(item.credibility ?? '')}, relevance {levelText(item.relevance ?? '')}.
          </p>
        )}
      </div>
      {ASPECTS.map((aspect) => (
        <fieldset class="weight-choice" aria-describedby={`text-${item.id}`}>
          <legend>
            {aspect}
            <span class="visually-hidden"> of {item.id}</span>
          </legend>
          <SegmentRadios name={`${aspect}.${item.id}`} choices={LEVEL_CHOICES} chosen={value(aspect)} small />
        </fieldset>
      ))}
      <output class="weight-sum" aria-label={`Weight of ${item.id}`}>
        {weightText(levels)}
      </output>
      <HiddenField name={`was.${item.id}`} value={`${item.credibility ?? ''},${item.relevance ?? ''}`} />
    </li>
  )
}
