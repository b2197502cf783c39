// The evidence as cards to cut apart, in the common order. A card says what was seen or said, and where; never what it is taken to mean.
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { Pack, PackItem } from '../../src/report/pack/pack-content.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'

/** A longer text gets the whole width; a very long one may go on over the page. */
const WIDE = 500
const ENDLESS = 2500

export const PackCards = ({ pack }: { pack: Pack }) => (
  <section class="pack-part" data-part="cards" aria-labelledby="pack-cards">
    <p class="pack-head">
      <span>Evidence cards</span> <bdi>{pack.title}</bdi>
    </p>
    <h2 id="pack-cards">{countNoun(pack.items.length, 'item')} of evidence</h2>
    <p class="pack-quiet">Cut along the lines: one set for each group. Face down until everybody rates.</p>
    <ul class="pack-cards">{rawHtml(pack.items.map(cardOf).join(''))}</ul>
  </section>
)

function cardOf({ id, statement, source, locator, date }: PackItem): string {
  const size = statement.length > ENDLESS ? ' data-endless=""' : statement.length > WIDE ? ' data-wide=""' : ''
  const from = [source, locator, date].flatMap((one) => (one ? [`<bdi>${escapeHtml(one)}</bdi>`] : [])).join(' · ')
  return `<li${size}><b>${id}</b><p class="typed" dir="auto">${escapeHtml(statement)}</p>${from && `<p class="pack-quiet">${from}</p>`}</li>`
}
