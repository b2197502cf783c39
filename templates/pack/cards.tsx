// Printable evidence cards to cut apart, in the workbook's order. A card has statement, source and date, but no notes or ratings.
import { countNoun } from '../../src/ach/words/phrases.ts'
import type { Pack, PackItem } from '../../src/report/pack/pack-content.ts'
import { escapeHtml, rawHtml } from '../ui/html.ts'
import { PackHead } from './part-head.tsx'

/** Characters from which a card takes the full width, and from which it may break across pages. */
const WIDE = 500
const ENDLESS = 2500

export const PackCards = ({ pack }: { pack: Pack }) => (
  <section class="pack-part" data-part="cards" aria-labelledby="pack-cards">
    <PackHead text="Evidence cards" pack={pack} />
    <h2 id="pack-cards">{countNoun(pack.items.length, 'item')} of evidence</h2>
    <p class="pack-quiet">Cut along the lines. One set for each group, face down until rating starts.</p>
    <ul class="pack-cards">{rawHtml(pack.items.map(cardOf).join(''))}</ul>
  </section>
)

function cardOf({ id, statement, source, locator, date }: PackItem): string {
  const size = statement.length > ENDLESS ? ' data-endless=""' : statement.length > WIDE ? ' data-wide=""' : ''
  const from = [source, locator, date].flatMap((one) => (one ? [`<bdi>${escapeHtml(one)}</bdi>`] : [])).join(' · ')
  return `<li${size}><b>${id}</b><p class="typed" dir="auto">${escapeHtml(statement)}</p>${from && `<p class="pack-quiet">${from}</p>`}</li>`
}
