// The heat map: the whole matrix on one screen, without words. Cells stretch with the window, so that any matrix fits at first; zooming
// makes the map wider. Each column is a link to its item in the matrix; public/js/matrix/heat-map.js finds the cell.

import { RATINGS, type Rating, ratingWords } from '../../../src/ach/model/rating.ts'
import { itemName } from '../../../src/ach/words/phrases.ts'
import { cellId, paths } from '../../../src/paths.ts'
import { Actions } from '../../ui/actions.tsx'
import { escapeHtml, rawHtml } from '../../ui/html.ts'
import { PictureMenu } from '../../ui/picture-menu.tsx'
import { shortenLabel } from '../../ui/sentence.tsx'
import { WhatIfBand } from '../../what-if/band.tsx'
import { keptQuery, type MatrixModel } from '../matrix-model.ts'
import { SORTS } from '../matrix-settings.ts'
import { countsOfRow, type HeatMap, heatMap, heatPaths, labelledPlaces } from './heat-map-cells.ts'
import { heatMapWords } from './heat-map-words.ts'

/** How many times as wide as the window the map can be. */
export const ZOOMS = [1, 2, 4, 8] as const
export type Zoom = (typeof ZOOMS)[number]

/** Any text; 1 if it is no zoom. */
export const readZoom = (text: string | undefined): Zoom => ZOOMS.find((one) => String(one) === text) ?? 1

/** Ids above the map at zoom 1, on a wide screen. */
const LABELS = 40
/** lines between cells from the zoom at which a wide screen shows at most this many columns */
const MOST_LINED = 250
/** columns with which a narrow screen has no room for lines */
const MANY = 60
/** statements are cut to this many characters in the labels of columns */
const MAX_TEXT = 200

export const HeatMapPage = ({ model, zoom }: { model: MatrixModel; zoom: Zoom }) => {
  const map = heatMap(model)
  const words = heatMapWords(model)
  const { whatIf, scores } = model
  return (
    <main id="main" class="page heat-page" data-wide="">
      {whatIf && <WhatIfBand id={model.id} page="matrix" {...whatIf} scores={scores} />}
      <div class="row" data-far>
        <h1 dir="auto">{words.title}</h1>
        <span class="choice">
          <PictureMenu href={`${paths.picture(model.id, 'heat-map.svg')}${keptQuery(model)}`} of="the heat map" />
          <a class="btn" data-size="s" href={`${paths.workbook(model.id)}${keptQuery(model)}`}>
            Back to the matrix
          </a>
        </span>
      </div>
      {map.items.length > 0 && map.hypotheses.length > 0 ? (
        <>
          <Tools model={model} zoom={zoom} />
          <Cells model={model} map={map} zoom={zoom} />
          <Key />
          <p class="meta">{words.how}</p>
          <Counts model={model} map={map} />
        </>
      ) : (
        <p>There is no cell to show.</p>
      )}
    </main>
  )
}

const Tools = ({ model, zoom }: { model: MatrixModel; zoom: Zoom }) => {
  const place = ZOOMS.indexOf(zoom)
  const to = (extra: Readonly<Record<string, string>>) => `${paths.heatMap(model.id)}${keptQuery(model, { zoom: String(zoom), ...extra })}`
  const { settings } = model
  return (
    <div class="row no-print heat-tools" data-far>
      <p class="heat-at" id="heat-at" role="status">
        <span class="no-script meta">A click on a column leads to its item in the matrix.</span>
        <span class="script meta">Point at a cell, or move with the arrow keys. A click or Enter opens the cell in the matrix.</span>
      </p>
      <Actions>
        <Choice
          label="Items"
          now={settings.sort}
          options={Object.entries(SORTS).filter(
            ([name]) => name === 'own' || name === settings.sort || (name === 'diagnosticity' && model.scores),
          )}
          to={(sort) => to({ sort })}
        />
        {model.scores && (
          <Choice
            label="Hypotheses"
            now={settings.hypotheses}
            options={[
              ['own', 'manual order'],
              ['rank', 'by rank'],
            ]}
            to={(hypotheses) => to({ hypotheses })}
          />
        )}
        <span class="choice">
          <ZoomLink to={ZOOMS[place - 1]} words="Zoom out" sign="−" at={to} />
          <span class="meta" id="heat-zoom">
            {zoom}×
          </span>
          <ZoomLink to={ZOOMS[place + 1]} words="Zoom in" sign="+" at={to} />
        </span>
      </Actions>
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly now: string
  readonly options: readonly (readonly [string, string])[]
  readonly to: (value: string) => string
}

const Choice = ({ label, now, options, to }: ChoiceProps) => (
  <span class="choice">
    <span class="meta">{label}</span>
    {options.map(([value, words]) => (
      <a class="btn" data-size="s" href={to(value)} aria-current={value === now ? 'true' : undefined}>
        {words}
      </a>
    ))}
  </span>
)

/** At the last zoom it stays in place without an address. */
const ZoomLink = ({
  to,
  words,
  sign,
  at,
}: {
  to: Zoom | undefined
  words: string
  sign: string
  at: (extra: { zoom: string }) => string
}) => (
  <a
    class="btn"
    data-size="s"
    href={to && at({ zoom: String(to) })}
    data-zoom-to={sign}
    aria-label={words}
    title={`${words} (key ${sign})`}
  >
    {sign}
  </a>
)

const Cells = ({ model, map, zoom }: { model: MatrixModel; map: HeatMap; zoom: Zoom }) => (
  <section
    class="heat-map"
    id="heat-map"
    data-zoom={zoom}
    data-zooms={ZOOMS.join(' ')}
    data-matrix={`${paths.workbook(model.id)}${keptQuery(model)}`}
    tabindex={0}
    aria-label={`Heat map. ${heatMapWords(model).description}. Arrow keys choose a cell, Enter opens it in the matrix`}
  >
    <ol class="heat-names">
      {map.hypotheses.map(({ id }, row) => (
        <li data-hypothesis={id} data-row={map.ratings[row]?.map((rating) => (rating === null ? '-' : RATINGS.indexOf(rating))).join('')}>
          <a
            dir="auto"
            title={itemName(model.view, id)}
            href={`${paths.workbook(model.id)}${keptQuery(model)}#${cellId(map.items[0]?.id ?? '', id)}`}
          >
            {itemName(model.view, id)}
          </a>
        </li>
      ))}
    </ol>
    <div class="heat-plot">
      {rawHtml(idsSvg(map))}
      {rawHtml(cellsSvg(model, map))}
    </div>
  </section>
)

/** Ids at each zoom, so that zooming needs no request. On a narrow screen only some of them are shown. */
function idsSvg({ items }: HeatMap): string {
  const groups = ZOOMS.map((zoom) => {
    const texts = labelledPlaces(items.length, LABELS * zoom).map((place, at) => {
      const often = at % 2 === 1 ? ' class="often"' : at % 4 === 2 ? ' class="some"' : at % 8 === 4 ? ' class="few"' : ''
      return `<text x="${percent(place / items.length)}" y="12"${often}>${items[place]?.id}</text>`
    })
    return `<g data-zoom="${zoom}">${texts.join('')}</g>`
  })
  return `<svg class="heat-ids" aria-hidden="true">${groups.join('')}</svg>`
}

const percent = (share: number): string => `${(100 * share).toFixed(3)}%`

/** In units of cells, stretched to the room there is. */
function cellsSvg(model: MatrixModel, map: HeatMap): string {
  const { items, hypotheses, out } = map
  const { areas, dashes, strokes, grid } = heatPaths(map, 1, 1)
  const matrix = `${paths.workbook(model.id)}${keptQuery(model)}`
  const linedFrom = ZOOMS.find((zoom) => items.length / zoom <= MOST_LINED) ?? 8
  const area = (rating: Rating) => (areas[rating] === '' ? '' : `<path data-heat="${rating}" d="${areas[rating]}"/>`)
  const columns = items.map(
    ({ id, statement }, x) =>
      `<a href="${escapeHtml(matrix)}#${cellId(id, hypotheses[0]?.id ?? '')}" tabindex="-1" data-item="${id}"><rect x="${x}" width="1" height="${hypotheses.length}"><title>${escapeHtml(`${id}: ${shortenLabel(statement, MAX_TEXT)}`)}</title></rect></a>`,
  )
  const left = out.map((x) => `<rect class="heat-out" x="${x}" width="1" height="${hypotheses.length}"/>`)
  return `<svg class="heat-cells${items.length > MANY ? ' heat-many' : ''}" viewBox="0 0 ${items.length} ${hypotheses.length}" preserveAspectRatio="none" aria-hidden="true">${RATINGS.map(area).join('')}<path class="heat-blank" d="${strokes}"/><path class="heat-grid" data-from="${linedFrom}" d="${grid}"/><path class="heat-dash" d="${dashes}"/>${left.join('')}<g class="heat-columns">${columns.join('')}</g><rect class="heat-cursor" width="1" height="1"/></svg>`
}

const Key = () => (
  <p class="heat-key">
    {[...RATINGS, null].map((rating) => (
      <span>
        <svg class="heat-chip" viewBox="0 0 2 1" preserveAspectRatio="none" aria-hidden="true">
          {rating === null ? <path class="heat-blank" d="M0 1l2 -1" /> : <path data-heat={rating} d="M0 0h2v1h-2z" />}
          {rating === 'NA' && <path class="heat-dash" d="M0 .5h2" />}
        </svg>
        {rating && <b>{rating}</b>} {ratingWords(rating)}
      </span>
    ))}
  </p>
)

const Counts = ({ model, map }: { model: MatrixModel; map: HeatMap }) => (
  <details class="no-print">
    <summary>Numbers</summary>
    <div class="scroll-x">
      <table class="data">
        <caption class="visually-hidden">How often each hypothesis has each rating</caption>
        <thead>
          <tr>
            <th scope="col">Hypothesis</th>
            {[...RATINGS, null].map((rating) => (
              <th scope="col" class="num">
                {rating ?? ratingWords(null)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.hypotheses.map(({ id }, row) => (
            <tr>
              <th scope="row" dir="auto">
                {itemName(model.view, id)}
              </th>
              {countsOfRow(map.ratings[row] ?? []).map((count) => (
                <td class="num">{count}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
)
