// The controls above the evidence table: find, sort, filters and columns. One plain GET form; the scripts of the page apply it at once.
import { formatCount } from '../../../src/ach/model/format-count.ts'
import { LEVELS } from '../../../src/ach/model/workbook.ts'
import {
  EVIDENCE_COLUMNS,
  EVIDENCE_FILTERS,
  type EvidenceFilter,
  type EvidenceSort,
  evidenceQuery,
  isFiltered,
  NO_VALUE,
} from '../../../src/forms/evidence-query.ts'
import { paths } from '../../../src/paths.ts'
import type { FieldChoice } from '../../ui/fields.tsx'
import { formatDate } from '../../ui/format.ts'
import { columnHead, isAvailable } from './columns.ts'
import type { EvidenceModel } from './model.ts'

export const EvidenceTools = ({ model }: { model: EvidenceModel }) => {
  const { query, base } = model
  const sorts: readonly EvidenceSort[] = ['statement', ...EVIDENCE_COLUMNS.filter((column) => isAvailable(model, column))]
  const chosen = query.sort ? `${query.sort.descending ? '-' : ''}${query.sort.by}` : ''
  const set = EVIDENCE_FILTERS.filter((name) => query.filters[name] !== '').length + Number(query.from !== '' || query.to !== '')
  return (
    <search>
      <form class="grid-tools" id="grid-tools" action={paths.items(base.id, 'evidence')}>
        <label class="pair-field">
          Find
          <input class="select find" type="search" id="find" name="find" value={query.find} dir="auto" autocomplete="off" maxlength={200} />
        </label>
        <label class="pair-field">
          Sort
          <select class="select" name="sort">
            <option value="">Manual order</option>
            {sorts.flatMap((name) =>
              ['', '-'].map((sign) => (
                <option value={sign + name} selected={sign + name === chosen}>
                  {columnHead(name)}
                  {sign && ', reversed'}
                </option>
              )),
            )}
          </select>
        </label>
        <details class="menu" open={set > 0 || query.unrated}>
          <summary class="btn" data-size="s">
            Filters
          </summary>
          <div class="menu-body">
            {EVIDENCE_FILTERS.map((name) => (
              <label class="pair-field">
                {columnHead(name)}
                <select class="select" name={name}>
                  {[{ value: '', label: 'any' }, ...filterChoices(model, name)].map(({ value, label }) => (
                    <option value={value} selected={value === query.filters[name]}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
            ))}
            <label class="pair-field">
              From
              <input class="select" name="from" value={query.from && formatDate(query.from)} autocomplete="off" placeholder="10 Jan 2022" />
            </label>
            <label class="pair-field">
              To
              <input class="select" name="to" value={query.to && formatDate(query.to)} autocomplete="off" placeholder="2022" />
            </label>
            {isAvailable(model, 'ratings') && (
              <label class="pair-field">
                <input type="checkbox" class="tick" name="show" value="unrated" checked={query.unrated} />
                With blank cells
              </label>
            )}
          </div>
        </details>
        <details class="menu">
          <summary class="btn" data-size="s">
            Columns
          </summary>
          <div class="menu-body">
            {EVIDENCE_COLUMNS.filter((column) => isAvailable(model, column)).map((column) => (
              <label class="pair-field">
                <input type="checkbox" class="tick" name="column" value={column} checked={query.columns.includes(column)} />
                {columnHead(column)}
              </label>
            ))}
          </div>
        </details>
        <button type="submit" class="btn no-script" data-size="s">
          Apply
        </button>
        <ShownCount model={model} />
      </form>
    </search>
  )
}

/** How many items the page shows; the scripts keep the first number up to date while the user types. */
export const ShownCount = ({ model }: { model: EvidenceModel }) => {
  const { base, query, found } = model
  const all = base.view.evidence.size
  return (
    <p class="meta" id="grid-count" role="status">
      Showing <strong data-shown="">{formatCount(found.size)}</strong> of {formatCount(all)} {all === 1 ? 'item' : 'items'}
      {(isFiltered(query) || query.sort) && (
        <>
          {' · '}
          <a href={`${paths.items(base.id, 'evidence')}${evidenceQuery({ ...NOTHING_CHOSEN, columns: query.columns })}`}>
            show all in manual order
          </a>
        </>
      )}
    </p>
  )
}

const NOTHING_CHOSEN = {
  find: '',
  filters: { kind: '', source: '', cluster: '', credibility: '', relevance: '' },
  from: '',
  to: '',
  unrated: false,
  sort: null,
} as const

/** Values that occur, and "none" if some item has none. A chosen value is always offered. */
function filterChoices({ base: { view }, query }: EvidenceModel, name: EvidenceFilter): FieldChoice[] {
  const items = [...view.evidence.values()]
  const used = new Set(items.map((item) => item[name] ?? ''))
  const chosen = query.filters[name]
  if (chosen !== '' && chosen !== NO_VALUE) used.add(chosen)
  const of = (value: string, label: string): FieldChoice[] => (used.has(value) ? [{ value, label }] : [])
  const values =
    name === 'source'
      ? [...view.sources.values()].flatMap((source) => of(source.id, source.name))
      : name === 'cluster'
        ? [...view.clusters.values()].flatMap((cluster) => of(cluster.id, cluster.label))
        : name === 'kind'
          ? [...used]
              .filter(Boolean)
              .sort()
              .map((value) => ({ value, label: value }))
          : LEVELS.flatMap((level) => of(level, level))
  const none = name === 'credibility' || name === 'relevance' ? 'unknown' : 'none'
  return used.has('') || chosen === NO_VALUE ? [...values, { value: NO_VALUE, label: none }] : values
}
