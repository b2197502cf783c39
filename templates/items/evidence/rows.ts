// The rows of the evidence table as strings, because there can be a thousand. Each value is a link to its field in the item's form, which
// the scripts of the page turn into the field itself.

import { admiraltyCode, admiraltyWords } from '../../../src/ach/model/grade.ts'
import { webHost } from '../../../src/ach/model/web-address.ts'
import { type Evidence, ratingAt } from '../../../src/ach/model/workbook.ts'
import { countNoun } from '../../../src/ach/words/phrases.ts'
import { type EvidenceColumn, evidenceQuery, isFiltered } from '../../../src/forms/evidence-query.ts'
import { paths } from '../../../src/paths.ts'
import { evidenceFigures } from '../../matrix/evidence-line.ts'
import { formatDate } from '../../ui/format.ts'
import { escapeHtml } from '../../ui/html.ts'
import { passageHref } from '../../ui/passage-link.tsx'
import { webLinkHtml } from '../../ui/web-link.tsx'
import { columnHead, shownColumns } from './columns.ts'
import { type EvidenceModel, furtherText } from './model.ts'

/** Active items, then parked ones under their own heading. */
export function evidenceBodies(model: EvidenceModel): string {
  const { active, parked } = model
  const rows = active.map((item, at) => evidenceRow(model, item, at))
  if (parked.length === 0) return `<tbody>${rows.join('')}</tbody>`
  const span = shownColumns(model).length + 4
  const head = `<tr class="group-head"><th scope="rowgroup" colspan="${span}">Parked: ${countNoun(parked.length, 'item')} (not counted)</th></tr>`
  return `<tbody>${rows.join('')}</tbody><tbody class="parked">${head}${parked.map((item) => evidenceRow(model, item)).join('')}</tbody>`
}

/** `at`: the place among the active items shown. */
export function evidenceRow(model: EvidenceModel, item: Evidence, at = -1): string {
  const { base, found, ticked } = model
  const { id } = item
  const out = found.has(id) ? '' : ' hidden'
  const off = `${out === '' ? '' : ' disabled'}${ticked.has(id) ? ' checked' : ''}`
  const cells = shownColumns(model).map((column) => cellOf(model, item, column))
  return (
    `<tr id="evidence-${id}" tabindex="-1" data-version="${item.version}" data-find="${escapeHtml(furtherText(base, item))}"${out}>` +
    `<td class="pick"><input type="checkbox" class="tick" name="row" value="${id}" aria-label="Select ${id}"${off}></td>` +
    `<th scope="row"><a class="item-id" href="${formLink(model, item)}" aria-label="${id}, edit">${id}</a></th>` +
    `${editable(model, item, 'statement', escapeHtml(item.statement))}${cells.join('')}` +
    `<td class="tools">${toolsOf(model, item, at)}</td></tr>`
  )
}

/** The form of an item, with the focus in a field, which leads back to this page. */
function formLink({ base, query }: EvidenceModel, { id }: Evidence, field?: string): string {
  const back = evidenceQuery(query)
  const parts = [field && `field=${field}`, back && `back=${encodeURIComponent(back)}`].filter(Boolean)
  return `${paths.item(base.id, 'evidence', id)}${parts.length > 0 ? `?${parts.join('&amp;')}` : ''}`
}

interface CellOptions {
  /** the stored value, if the cell shows another text */
  readonly value?: string | null
  readonly after?: string
}

/** A cell that can be edited. `html` is '' for no value. */
function editable(
  model: EvidenceModel,
  item: Evidence,
  field: EvidenceColumn | 'statement',
  html: string,
  options: CellOptions = {},
): string {
  const head = columnHead(field)
  const value = options.value ? ` data-value="${escapeHtml(options.value)}"` : ''
  const name = html === '' ? ` aria-label="${head}: none"` : ' dir="auto"'
  return `<td data-field="${field}" data-label="${head}"${value}><a class="cell" href="${formLink(model, item, field)}"${name}>${html}</a>${options.after ?? ''}</td>`
}

function cellOf(model: EvidenceModel, item: Evidence, column: EvidenceColumn): string {
  const { base } = model
  switch (column) {
    case 'ratings':
      return `<td class="strip" data-label="${columnHead(column)}">${ratingStrip(model, item)}</td>`
    case 'diagnosticity':
      return `<td class="figure" data-label="${columnHead(column)}">${evidenceFigures(item.id, base.rowScoreOf.get(item.id))}</td>`
    case 'source':
      return sourceCell(model, item)
    case 'cluster': {
      const cluster = item.cluster === null ? undefined : base.view.clusters.get(item.cluster)
      return editable(model, item, column, escapeHtml(cluster?.label ?? ''), { value: item.cluster })
    }
    case 'date':
      return editable(model, item, column, item.date === null ? '' : formatDate(item.date), { value: item.date })
    case 'url':
      return editable(model, item, column, item.url === null ? '' : escapeHtml(webHost(item.url)), {
        value: item.url,
        after: item.url === null ? '' : `<span class="meta">${webLinkHtml(item.url, 'open')}</span>`,
      })
    default:
      return editable(model, item, column, escapeHtml(item[column] ?? ''))
  }
}

/** The source with its reliability and the item's grade; below it the place, a link to the quoted passage, and a link. */
function sourceCell(model: EvidenceModel, item: Evidence): string {
  const source = item.source === null ? undefined : model.base.view.sources.get(item.source)
  const code = admiraltyCode(source, item)
  const box = code === '' ? '' : `<abbr class="rel" title="${admiraltyWords(source, item)}">${code}</abbr>`
  const passage = passageHref({ id: model.base.id, view: model.base.view, evidence: item.id })
  const columns = shownColumns(model)
  const url = columns.includes('url') ? source?.url : (item.url ?? source?.url)
  const more = [
    passage === null
      ? item.locator !== null && !columns.includes('locator') && `<span dir="auto">${escapeHtml(item.locator)}</span>`
      : `<a href="${passage}" dir="auto">${escapeHtml(item.locator ?? 'passage')}</a>`,
    url && webLinkHtml(url),
  ].filter(Boolean)
  return editable(model, item, 'source', [source ? escapeHtml(source.name) : '', box].filter(Boolean).join(' '), {
    value: item.source,
    after: more.length > 0 ? `<span class="meta">${more.join(' · ')}</span>` : '',
  })
}

/** The viewer's ratings in the order of the hypotheses, as a link to the row card. */
function ratingStrip({ base }: EvidenceModel, item: Evidence): string {
  const { me } = base.view
  const chips = base.hypotheses.map((hypothesis) => {
    const rating = me && ratingAt(me, item.id, hypothesis.id)
    const title = base.small ? ` title="${escapeHtml(hypothesis.label)}"` : ''
    return `<i data-r="${rating ?? ''}"${title}>${rating ?? '<b class="visually-hidden">not rated</b>'}</i>`
  })
  return `<a href="${paths.card(base.id, item.id)}">${chips.join(' ')}</a>`
}

function toolsOf({ base, query, active }: EvidenceModel, { id, parked }: Evidence, at: number): string {
  const button = (key: string, url: string, label: string, text: string, more = '') =>
    `<button type="submit" class="btn" data-kind="plain" data-size="s" id="${key}-evidence-${id}" formaction="${url}" hx-post="${url}" aria-label="${label}"${more}>${text}</button>`
  // Rows that are parked, sorted or filtered have no neighbours to swap places with.
  if (parked || at < 0 || query.sort !== null || isFiltered(query)) return ''
  const move = paths.move(base.id, 'evidence', id)
  const off = (is: boolean) => (is ? ' aria-disabled="true"' : '')
  return (
    button('up', move, `Move ${id} up`, '↑', ` name="to" value="up"${off(at === 0)}`) +
    button('down', move, `Move ${id} down`, '↓', ` name="to" value="down"${off(at === active.length - 1)}`)
  )
}
