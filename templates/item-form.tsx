// The page on which one item of any list is added or edited, and what it stands on: its ratings, its items.
import type { View } from '../src/ach/view.ts'
import { EVIDENCE_KINDS, RELIABILITIES, RELIABILITY_WORDS, SOURCE_KINDS } from '../src/ach/workbook.ts'
import { type ItemList, paths } from '../src/paths.ts'
import { AreaField, type Choice, type Filled, Hidden, Problems, Segments, SelectField, TextField } from './fields.tsx'
import { GivenRatings, Tally } from './item-ratings.tsx'
import { FIELD_LABELS, LIST_WORDS } from './item-words.ts'
import { type Frame, Page } from './page.tsx'

export interface ItemFormProps {
  readonly asset: (name: string) => string
  readonly frame: Frame
  readonly view: View
  readonly list: ItemList
  /** null for a new one */
  readonly item: { readonly id: string; readonly parked: boolean; readonly version: number } | null
  /** the id that a new one gets if nobody gives another */
  readonly nextId: string
  readonly filled: Filled
  /** "×1.41" as the item stands; only evidence has one */
  readonly weight?: string
  /** where to go after saving; '' is the list */
  readonly back: string
  /** the one that was added just before */
  readonly added?: string
}

export const ItemPage = (props: ItemFormProps) => {
  const { asset, frame, view, list, item, filled, back } = props
  const words = LIST_WORDS[list]
  const title = item ? `Edit ${words.one} ${item.id}` : `Add ${words.aOne}`
  return (
    <Page title={filled.problems.length > 0 ? `Not saved: ${title}` : title} asset={asset} workbook={frame} styles={['css/pages.css']}>
      <main id="main" class="page" data-narrow>
        <Problems problems={filled.problems} />
        <div class="stack">
          <h1>{title}</h1>
          <p class="quiet">{words.about}</p>
        </div>
        {props.added && (
          <div class="notice" role="status">
            <p>
              <a href={paths.item(frame.id, list, props.added)}>{props.added}</a> was added.
            </p>
          </div>
        )}
        {item?.parked && (
          <div class="notice">
            <p>This {words.one} is parked: it keeps its place and its ratings, and stays out of the scores.</p>
          </div>
        )}
        <form
          class="page-form stack"
          method="post"
          action={item ? paths.item(frame.id, list, item.id) : paths.items(frame.id, list)}
          novalidate
        >
          {item && <Hidden name="version" value={filled.values.version ?? item.version} />}
          {back && <Hidden name="back" value={back} />}
          <Fields {...props} />
          {!item && (
            <TextField
              name="id"
              label="Id"
              hint={`Leave empty for ${props.nextId}. It cannot be changed later.`}
              optional
              filled={filled}
            />
          )}
          <p class="row">
            <button type="submit" class="btn" data-kind="main" data-size="l">
              {item ? `Save ${words.one}` : `Add ${words.aOne}`}
            </button>
            {!item && (
              <button type="submit" class="btn" data-size="l" name="then" value="another">
                Add, then another
              </button>
            )}
            <a class="btn" data-size="l" href={paths.items(frame.id, list)}>
              Cancel
            </a>
            {item && (
              <button
                type="submit"
                class="btn"
                data-kind="plain"
                data-size="l"
                formaction={(item.parked ? paths.restore : paths.park)(frame.id, list, item.id)}
              >
                {item.parked ? 'Restore it' : 'Park it'}
              </button>
            )}
          </p>
          {item && !item.parked && (
            <p class="meta">Parking keeps it with its ratings and leaves it out of the scores. It can be restored at any time.</p>
          )}
        </form>
        {item && list === 'evidence' && <GivenRatings id={frame.id} view={view} evidence={item.id} />}
        {item && list === 'hypotheses' && <Tally id={frame.id} view={view} hypothesis={item.id} />}
      </main>
    </Page>
  )
}

const LEVEL_CHOICES: readonly Choice[] = [
  { value: 'low', label: 'low' },
  { value: 'medium', label: 'medium' },
  { value: 'high', label: 'high' },
  { value: '', label: 'not judged' },
]
const RELIABILITY_CHOICES: readonly Choice[] = [
  { value: '', label: 'Not judged yet' },
  ...RELIABILITIES.map((letter) => ({ value: letter, label: `${letter}, ${RELIABILITY_WORDS[letter]}` })),
]

const Fields = ({ list, filled, view, weight }: ItemFormProps) => {
  const label = (name: string) => FIELD_LABELS[list][name] ?? name
  const has = (name: string) => Boolean(filled.values[name]) || filled.problems.some(({ field }) => field === name)
  switch (list) {
    case 'hypotheses':
      return (
        <>
          <TextField name="label" label={label('label')} hint="A word or two: it heads the column." filled={filled} />
          <AreaField
            name="statement"
            label={label('statement')}
            hint="Who did what, and why. It should be possible to imagine evidence that speaks against it."
            rows={4}
            filled={filled}
          />
          <AreaField name="notes" label={label('notes')} optional filled={filled} />
        </>
      )
    case 'evidence':
      return (
        <>
          <AreaField
            name="statement"
            label={label('statement')}
            hint="One thing per item. State it so that someone who disagrees with you would accept the wording."
            rows={4}
            filled={filled}
          />
          <div class="stack" data-tight>
            <div class="split">
              <SelectField name="source" label={label('source')} choices={sourceChoices(view, filled)} filled={filled} />
              <TextField name="locator" label={label('locator')} optional filled={filled} />
            </div>
            <details open={has('newSource')}>
              <summary>A source that is not in the list</summary>
              <div class="split">
                <TextField
                  name="newSource"
                  label="New source"
                  hint="Its name. It is added together with the item."
                  optional
                  filled={filled}
                />
                <SelectField
                  name="newReliability"
                  label="Its reliability"
                  hint="How far it can be trusted in general."
                  choices={RELIABILITY_CHOICES}
                  filled={filled}
                />
              </div>
            </details>
          </div>
          <div class="split">
            <TextField name="date" label={label('date')} hint="For example 2022-01-10. Leave empty if it has none." filled={filled} />
            <TextField
              name="kind"
              label={label('kind')}
              hint={`Such as ${EVIDENCE_KINDS.slice(0, 3).join(', ')}.`}
              list={EVIDENCE_KINDS}
              optional
              filled={filled}
            />
          </div>
          <div class="stack" data-tight>
            <SelectField
              name="cluster"
              label={label('cluster')}
              hint="Items that share an origin are one voice."
              choices={clusterChoices(view, filled)}
              filled={filled}
            />
            <details open={has('newCluster')}>
              <summary>A cluster that is not in the list</summary>
              <TextField
                name="newCluster"
                label="New cluster"
                hint="What these items share. It is added together with the item."
                optional
                filled={filled}
              />
            </details>
          </div>
          <Segments
            name="credibility"
            label={label('credibility')}
            hint="How sure are we that it happened, or was said? Trust in the speaker stands with the source."
            choices={LEVEL_CHOICES}
            filled={filled}
          />
          <Segments
            name="relevance"
            label={label('relevance')}
            hint={`How much does it bear on the question?${weight ? ` Weight now: ${weight}${view.method === 'count' ? ', which this workbook does not count' : ''}.` : ''}`}
            choices={LEVEL_CHOICES}
            filled={filled}
          />
          <AreaField name="notes" label={label('notes')} optional filled={filled} />
        </>
      )
    case 'sources':
      return (
        <>
          <TextField name="name" label={label('name')} filled={filled} />
          <div class="split">
            <SelectField
              name="reliability"
              label={label('reliability')}
              hint="The Admiralty code. F is unknown, not worst."
              choices={RELIABILITY_CHOICES}
              filled={filled}
            />
            <TextField
              name="kind"
              label={label('kind')}
              hint={`Such as ${SOURCE_KINDS.slice(0, 3).join(', ')}.`}
              list={SOURCE_KINDS}
              optional
              filled={filled}
            />
          </div>
          <AreaField name="note" label={label('note')} hint="Its stake in the matter, and how it knows." optional filled={filled} />
        </>
      )
    case 'clusters':
      return (
        <>
          <TextField
            name="label"
            label={label('label')}
            hint="What its items share, such as one witness or one document."
            filled={filled}
          />
          <AreaField name="note" label={label('note')} optional filled={filled} />
        </>
      )
  }
}

/** Parked ones are offered only where they are chosen already. */
const sourceChoices = (view: View, filled: Filled): Choice[] => [
  { value: '', label: 'No source' },
  ...[...view.sources.values()]
    .filter(({ id, parked }) => !parked || filled.values.source === id)
    .map(({ id, name, reliability }) => ({
      value: id,
      label: reliability ? `${name} (${reliability}, ${RELIABILITY_WORDS[reliability]})` : name,
    })),
]
const clusterChoices = (view: View, filled: Filled): Choice[] => [
  { value: '', label: 'Stands alone' },
  ...[...view.clusters.values()]
    .filter(({ id, parked }) => !parked || filled.values.cluster === id)
    .map(({ id, label }) => ({ value: id, label })),
]
