// One assumption, indicator or milestone as its list shows it, with the buttons that record an outcome.

import { type LinkedCell, linkedCells, SEARCH_WORDS } from '../../src/ach/model/checks.ts'
import { formatCount } from '../../src/ach/model/format-count.ts'
import { type Assumption, activeItems, type Milestone } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { hypothesisName, itemName } from '../../src/ach/words/phrases.ts'
import { type ForeseenItem, foreseenItem, isExpectation } from '../../src/forms/indicator-outcome.ts'
import { cellId, type OutcomeList, paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'
import { formatDate } from '../ui/format.ts'
import { isOverdue, observedWords, stateWords } from './check-words.ts'

interface Props {
  readonly id: string
  readonly view: View
}

/** The list names the cells of this many rows; the form has them all. */
const NAMED_ROWS = 12

export const AssumptionLines = ({ id, view, item }: Props & { item: Assumption }) => {
  const rows = groupByRow(linkedCells(item.cells))
  const more = rows.size - NAMED_ROWS
  return (
    <>
      <ItemTitle text={item.statement} />
      <p class="meta item-line">
        <span class="tag">{stateWords(item.state)}</span>
        <span>{rows.size === 0 ? 'No linked cells' : 'Cells that depend on it:'}</span>
        {[...rows].slice(0, NAMED_ROWS).map(([evidence, cells]) => (
          <span>
            {evidence}{' '}
            {cells.map((cell, at) => (
              <>
                {at > 0 && ', '}
                <CellLink id={id} view={view} cell={cell} />
              </>
            ))}
          </span>
        ))}
        {more > 0 && (
          <a href={paths.item(id, 'assumptions', item.id)}>
            and {formatCount(more)} more {more === 1 ? 'row' : 'rows'}
          </a>
        )}
      </p>
      <Notes text={item.notes} />
    </>
  )
}

function groupByRow(cells: readonly LinkedCell[]): ReadonlyMap<string, readonly LinkedCell[]> {
  const rows = new Map<string, LinkedCell[]>()
  for (const cell of cells) rows.set(cell.evidence, [...(rows.get(cell.evidence) ?? []), cell])
  return rows
}

/** "Coup" or "whole row", as a link into the matrix; plain text for a parked cell, which the matrix does not show. */
const CellLink = ({ id, view, cell: { evidence, hypothesis } }: Props & { cell: LinkedCell }) => {
  const words = hypothesis === null ? 'whole row' : <bdi>{itemName(view, hypothesis)}</bdi>
  const column = hypothesis ?? activeItems(view.hypotheses)[0]?.id
  const isThere = view.evidence.get(evidence)?.parked === false && view.hypotheses.get(column ?? '')?.parked === false
  if (!isThere || column === undefined) return <span>{words} (parked)</span>
  return (
    <a
      href={`${paths.workbook(id)}#${cellId(evidence, column)}`}
      aria-label={hypothesis === null ? `${evidence}, whole row` : `${evidence} for ${hypothesisName(view, hypothesis)}`}
    >
      {words}
    </a>
  )
}

/** An indicator or a milestone. `today`: ISO date. */
export const ForeseenLines = ({ id, view, list, item, today }: Props & { list: OutcomeList; item: ForeseenItem; today: string }) => {
  const expectation = isExpectation(item)
  return (
    <>
      <ItemTitle text={item.statement} />
      <p class="meta item-line">
        <span class="tag">{observedWords(item, today)}</span>
        {expectation && item.search && <span>{SEARCH_WORDS[item.search]}</span>}
        {!expectation && item.hypothesis !== null && (
          <span>
            would count against <bdi>{hypothesisName(view, item.hypothesis)}</bdi>
          </span>
        )}
        {!expectation && item.by && <By item={item} today={today} />}
        {item.where && (
          <span>
            Where: <bdi>{item.where}</bdi>
          </span>
        )}
      </p>
      <Notes text={item.notes} />
      {!item.parked && <Next id={id} view={view} list={list} item={item} />}
    </>
  )
}

const By = ({ item, today }: { item: Milestone; today: string }) =>
  item.by && (
    <span>
      by <time datetime={item.by}>{formatDate(item.by)}</time>
      {isOverdue(item, today) && ' (date passed)'}
    </span>
  )

/** The next step: recording whether it was seen, adding it as evidence, or a link to that item. */
const Next = ({ id, view, list, item }: Props & { list: OutcomeList; item: ForeseenItem }) => {
  const became = foreseenItem(view, item)
  const add = item.seen !== null && (became === undefined || became.parked)
  return (
    <Actions>
      {became && (
        <span class="meta">
          {became.parked ? 'Was in the evidence as ' : 'In the evidence as '}
          <a href={paths.item(id, 'evidence', became.id)}>{became.id}</a>
          {became.parked && ' (now parked)'}
        </span>
      )}
      {item.seen === null &&
        OUTCOMES[list].map(([seen, words]) => (
          <a class="btn" data-size="s" href={`${paths.outcomeEvidence(id, list, item.id)}?seen=${seen}`}>
            {words}
            <span class="visually-hidden">: {item.id}</span>
          </a>
        ))}
      {add && (
        <a class="btn" data-size="s" href={paths.outcomeEvidence(id, list, item.id)}>
          Add {item.seen === 'no' ? 'its absence ' : ''}as evidence<span class="visually-hidden">: {item.id}</span>
        </a>
      )}
    </Actions>
  )
}

const OUTCOMES: Readonly<Record<OutcomeList, readonly (readonly ['yes' | 'no', string])[]>> = {
  expectations: [
    ['yes', 'It was seen'],
    ['no', 'Looked for, not seen'],
  ],
  milestones: [
    ['yes', 'It happened'],
    ['no', 'It did not happen'],
  ],
}

const Notes = ({ text }: { text: string | null }) =>
  text && (
    <p class="quiet typed" dir="auto">
      {text}
    </p>
  )

/** The full text of an item, as the title of its entry. */
export const ItemTitle = ({ text }: { text: string }) => (
  <p class="item-title typed" dir="auto">
    {text}
  </p>
)
