// One entry of a list: the full text of an item and a line of details.

import { admiraltyCode, admiraltyWords } from '../../src/ach/model/grade.ts'
import { type Assumption, type Evidence, type Hypothesis, RELIABILITY_WORDS } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { ForeseenItem } from '../../src/forms/indicator-outcome.ts'
import type { ItemList } from '../../src/paths.ts'
import { formatDate, levelWords } from '../ui/format.ts'
import { PassageLink } from '../ui/passage-link.tsx'
import { WebLink } from '../ui/web-link.tsx'
import { AssumptionLines, ForeseenLines, ItemTitle } from './check-lines.tsx'
import type { FindableItem } from './item-find.tsx'

export interface ItemLinesProps {
  readonly id: string
  readonly list: ItemList
  readonly view: View
  readonly item: FindableItem
  /** ISO date; milestones due before it are overdue */
  readonly today: string
}

export const ItemLines = ({ id, list, view, item, today }: ItemLinesProps) => {
  switch (list) {
    case 'hypotheses': {
      const { label, statement } = item as Hypothesis
      return (
        <>
          <ItemTitle text={label} />
          {statement !== label && (
            <p class="quiet typed" dir="auto">
              {statement}
            </p>
          )}
        </>
      )
    }
    case 'evidence': {
      const evidence = item as Evidence
      return (
        <>
          <ItemTitle text={evidence.statement} />
          <EvidenceMeta view={view} item={evidence} />
          <PassageLink id={id} view={view} evidence={evidence.id} />
        </>
      )
    }
    case 'sources': {
      const source = view.sources.get(item.id)
      if (!source) return null
      const items = [...view.evidence.values()].filter((one) => one.source === source.id)
      const parked = items.filter((one) => one.parked).length
      const finding = view.deception.get(source.id)?.finding
      const reliability = source.reliability
        ? `${source.reliability}, ${RELIABILITY_WORDS[source.reliability]}`
        : 'reliability not assessed'
      return (
        <>
          <ItemTitle text={source.name} />
          <p class="meta">
            {[
              reliability,
              source.kind,
              `${countNoun(items.length - parked, 'item')}${parked > 0 ? `, plus ${parked} parked` : ''}`,
              finding && `deception ${finding}`,
            ]
              .filter(Boolean)
              .join(' · ')}
            {source.url && (
              <>
                {' '}
                · <WebLink url={source.url} />
              </>
            )}
          </p>
          {source.note && (
            <p class="quiet typed" dir="auto">
              {source.note}
            </p>
          )}
        </>
      )
    }
    case 'clusters': {
      const cluster = view.clusters.get(item.id)
      if (!cluster) return null
      const ids = [...view.evidence.values()]
        .filter((one) => one.cluster === cluster.id)
        .map((one) => `${one.id}${one.parked ? ' (parked)' : ''}`)
      return (
        <>
          <ItemTitle text={cluster.label} />
          <p class="meta">{ids.length === 0 ? 'No items yet' : ids.join(', ')}</p>
          {cluster.note && (
            <p class="quiet typed" dir="auto">
              {cluster.note}
            </p>
          )}
        </>
      )
    }
    case 'assumptions':
      return <AssumptionLines id={id} view={view} item={item as Assumption} />
    case 'expectations':
    case 'milestones':
      return <ForeseenLines id={id} view={view} list={list} item={item as ForeseenItem} today={today} />
  }
}

/** One line with the source, place, date, link, kind, credibility, relevance and cluster of an item. */
export const EvidenceMeta = ({ view, item, levels = true }: { view: View; item: Evidence; levels?: boolean }) => {
  const source = item.source === null ? null : view.sources.get(item.source)
  const cluster = item.cluster === null ? null : view.clusters.get(item.cluster)
  const shown = levels ? item : { grade: null }
  const code = admiraltyCode(source, shown)
  const url = item.url ?? source?.url
  return (
    <p class="meta">
      {source ? <bdi>{source.name}</bdi> : 'no source'}
      {code !== '' && (
        <>
          {' '}
          <span class="rel" title={admiraltyWords(source, shown)}>
            {code}
          </span>
        </>
      )}
      {[item.locator, item.date && formatDate(item.date), item.kind].map(
        (part) =>
          part && (
            <>
              {' '}
              · <bdi>{part}</bdi>
            </>
          ),
      )}
      {url && (
        <>
          {' '}
          · <WebLink url={url} />
        </>
      )}
      {levels && ` · ${levelWords(item)}`}
      {cluster && (
        <>
          {' '}
          · cluster: <bdi>{cluster.label}</bdi>
        </>
      )}
    </p>
  )
}
