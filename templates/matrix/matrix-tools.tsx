// The controls in the corner of the matrix: sort, filter, search, compare, transpose. One plain GET form, which JavaScript submits on
// change; without JavaScript it has an Apply button.

import type { Child } from 'hono/jsx'
import { formatCount } from '../../src/ach/model/format-count.ts'
import { byRank } from '../../src/ach/scoring/leaders.ts'
import { scoresOf } from '../../src/ach/scoring/score.ts'
import type { RaterView } from '../../src/ach/view/view.ts'
import { nameInSentence } from '../../src/ach/words/name-in-sentence.ts'
import { countNoun, formatScore, itemName } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { SuppositionFields } from '../what-if/add-form.tsx'
import { hasBlank, keptQuery, LONG_LIST, type MatrixModel, nextCard, realView } from './matrix-model.ts'
import { type HiddenScores, MOST_SEARCHED, SORTS } from './matrix-settings.ts'

export const MatrixTools = ({ model }: { model: MatrixModel }) => {
  const { id, settings, view, total, rows, whatIf } = model
  const first = view.firstPass
    ? nextCard(view, new Set(rows.map(({ id: item }) => item)))
    : (rows.find((item) => hasBlank(view, item)) ?? rows[0])
  return (
    <form class="tools" id="tools" method="get" action={paths.workbook(id)}>
      {/* Buttons below override these: the last field of a name wins. */}
      <input type="hidden" name="turned" value={settings.turned ? '1' : '0'} />
      <input type="hidden" name="scores" value={settings.scoresHidden ? 'hidden' : 'shown'} />
      <input type="hidden" name="statements" value={settings.statements ? 'shown' : 'hidden'} />
      <input type="hidden" name="compare" value={settings.compare ?? 'none'} />
      {model.at !== null && <input type="hidden" name="at" value={String(model.at)} />}
      {whatIf && <SuppositionFields suppositions={whatIf.suppositions} />}
      <label>
        Sort
        <select class="select" name="sort">
          {Object.entries(SORTS)
            .filter(([name]) => !isSortHidden(name, model.hidden))
            .map(([name, words]) => (
              <option value={name} selected={name === settings.sort}>
                {words}
              </option>
            ))}
        </select>
      </label>
      <label>
        <span class="visually-hidden">Show</span>
        <select class="select" name="show">
          {shows(model).map(([name, words]) => (
            <option value={name} selected={name === settings.show}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {(total > 12 || settings.search !== '') && (
        <label>
          <span class="visually-hidden">Find in the evidence</span>
          <input class="select find" type="search" name="search" value={settings.search} placeholder="Find" maxlength={MOST_SEARCHED} />
        </label>
      )}
      <button type="submit" class="btn no-script" data-size="s">
        Apply
      </button>
      <ViewMenu model={model} />
      {first && !whatIf && !view.readOnly && model.hidden !== 'first pass' && (
        <a class="btn cards" data-size="s" href={paths.card(id, first.id)}>
          <span class="short">Rate item by item</span>
          <span class="long">Rate one item at a time</span>
        </a>
      )}
      {(total >= LONG_LIST || rows.length !== total) && (
        <p class="meta shown" role="status">
          Showing {formatCount(rows.length)} of {countNoun(total, 'item')}
          {rows.length !== total && (
            <>
              {' · '}
              <a href={showAll(model)}>show all</a>
            </>
          )}
        </p>
      )}
      {view.me && model.other && <Compared model={model} other={model.other} />}
    </form>
  )
}

/** Whose ratings the two lines of a cell are, where the other ones come from, and their scores. */
const Compared = ({ model, other }: { model: MatrixModel; other: RaterView }) => {
  const { view, scores, differing } = model
  const from = isReference(other) ? view.reference : null
  const source = from && [from.author, from.publisher].filter((one) => one !== undefined).join(', ')
  const theirs = scores && scoresOf(view, other.id)
  return (
    <p class="meta shown">
      Upper line: your ratings. Lower line: {nameInSentence(other.name)}
      {source && <> ({source})</>}. They differ in {countNoun(differing, 'cell')}.
      {theirs && (
        <>
          {' '}
          Scores by {nameInSentence(other.name)}:{' '}
          {theirs.hypotheses
            .toSorted(byRank)
            .map(({ id, score }) => `${itemName(view, id)} ${formatScore(score, theirs.method)}`)
            .join(', ')}
          .
        </>
      )}
    </p>
  )
}

/** How the matrix is laid out, and what it shows besides ratings. */
const ViewMenu = ({ model }: { model: MatrixModel }) => {
  const { settings, view, whatIf } = model
  return (
    <details class="menu">
      <summary class="btn" data-size="s">
        View
      </summary>
      <div class="menu-body">
        {!model.hidden && model.hypotheses.length > 1 && (
          <label>
            Hypotheses
            <select class="select" name="hypotheses">
              <option value="own">in manual order</option>
              <option value="rank" selected={settings.hypotheses === 'rank'}>
                by rank
              </option>
            </select>
          </label>
        )}
        {!settings.turned && (
          <Toggle name="statements" on={settings.statements} value={settings.statements ? 'hidden' : 'shown'}>
            Show full hypotheses
          </Toggle>
        )}
        <Toggle name="turned" on={settings.turned} value={settings.turned ? '0' : '1'}>
          Swap rows and columns
        </Toggle>
        {!view.firstPass && (
          <Toggle name="scores" on={settings.scoresHidden} value={settings.scoresHidden ? 'shown' : 'hidden'}>
            Hide scores
          </Toggle>
        )}
        {!whatIf && <CompareControls model={model} />}
      </div>
    </details>
  )
}

/** Orders that would tell what is hidden. */
const isSortHidden = (name: string, hidden: HiddenScores | null): boolean =>
  (name === 'diagnosticity' && hidden !== null) || (name === 'credibility' && hidden === 'first pass')

/** Address of this matrix without filter and search, in the same what-if. */
export const showAll = (model: MatrixModel): string => `${paths.workbook(model.id)}${keptQuery(model, { show: 'all', search: '' })}`

const Toggle = ({ name, value, on, children }: { name: string; value: string; on: boolean; children: Child }) => (
  <button type="submit" class="btn" data-size="s" name={name} value={value} aria-pressed={on ? 'true' : 'false'}>
    {children}
  </button>
)

/** The filters to offer; kinds of evidence only if there are at least two. */
function shows(model: MatrixModel): (readonly [string, string])[] {
  const { settings, total, other } = model
  const kinds = [
    ...new Set([...realView(model).evidence.values()].flatMap((item) => (item.parked || item.kind === null ? [] : [item.kind]))),
  ].sort()
  const list: (readonly [string, string])[] = [
    ['all', `all ${countNoun(total, 'item')}`],
    ['unrated', 'not rated'],
  ]
  if (!model.hidden) list.push(['linchpins', 'linchpins'])
  if (other) list.push(['differs', 'rated differently'])
  if (kinds.length > 1) for (const kind of kinds) list.push([`kind:${kind}`, kind])
  if (!list.some(([name]) => name === settings.show)) list.push([settings.show, settings.show.replace(/^kind:/, '')])
  return list
}

/**
 * Reveals hidden reference ratings: a POST, because the history records it. From then on the same button shows and hides them. Belongs to the
 * form of the tools, wherever it is.
 */
export const RevealReference = ({ id, view, settings }: Pick<MatrixModel, 'id' | 'view' | 'settings'>) => (
  <>
    {[...view.raters.values()].filter(isReference).map((rater) => (
      <button type="submit" class="btn" data-size="s" form="tools" name="compare" value={settings.compare === rater.id ? 'none' : rater.id}>
        {settings.compare === rater.id ? 'Hide' : 'Show'} <bdi>{nameInSentence(rater.name)}</bdi>
      </button>
    ))}
    {view.withheld.map((rater) => (
      <button
        type="submit"
        class="btn"
        data-size="s"
        form="tools"
        formmethod="post"
        formaction={paths.reference(id, rater.id)}
        title="Hidden until you show them, so they do not influence you"
      >
        Show <bdi>{nameInSentence(rater.name)}</bdi>
      </button>
    ))}
  </>
)

const isReference = ({ kind }: RaterView): boolean => kind === 'reference'

/** Other people to compare with. Reference ratings have their button below the matrix. */
const CompareControls = ({ model: { view, settings } }: { model: MatrixModel }) => {
  const others = [...view.raters.values()].filter((rater) => rater.id !== view.me?.id && (view.readOnly || !isReference(rater)))
  const [only] = others
  return (
    <>
      {only && others.length === 1 && (
        <Toggle name="compare" on={settings.compare === only.id} value={settings.compare === only.id ? 'none' : only.id}>
          Compare with {nameInSentence(only.name)}
        </Toggle>
      )}
      {others.length > 1 && (
        <label>
          Compare with
          <select class="select" name="compare">
            <option value="none">nobody</option>
            {others.map((rater) => (
              <option value={rater.id} selected={settings.compare === rater.id}>
                {rater.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}
