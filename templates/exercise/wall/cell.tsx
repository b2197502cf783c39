// On the wall: one cell that is worth talking about, how the room rated it, and reasons that the facilitator lets it see.
import type { RoomCell } from '../../../src/ach/exercise/wall-figures.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { itemName } from '../../../src/ach/words/phrases.ts'
import { DistributionStrip } from '../desk/distribution.tsx'
import type { WallScene } from './model.ts'

export const WallCell = ({ view, shown }: { view: View; shown: Extract<WallScene, { scene: 'cells' }> }) => {
  const { cell, reasons, page, pages } = shown
  if (cell === null)
    return (
      <div class="stack middle">
        <h2>Nobody differs in a way that a score would notice</h2>
        <p class="lead">Worth a question of its own: what would somebody say who sees it otherwise?</p>
      </div>
    )
  const statement = view.evidence.get(cell.evidence)?.statement ?? ''
  return (
    <div class="two" data-lean>
      <div class="stack">
        <p class="lead against">
          {cell.evidence} against <bdi>{itemName(view, cell.hypothesis)}</bdi>
        </p>
        <h2 data-long={lengthOf(statement)} dir="auto">
          {statement}
        </h2>
        <DistributionStrip
          distribution={cell.distribution}
          label={`How the room rated ${cell.evidence} against ${itemName(view, cell.hypothesis)}`}
        />
        <p class="quiet">{cellAgreementText(cell)}</p>
      </div>
      <div class="reasons">
        <h3>{pages > 1 ? `Reasons given, ${page} of ${pages}` : 'Reasons given'}</h3>
        {reasons.map((text) => (
          <blockquote dir="auto">{text}</blockquote>
        ))}
        {reasons.length === 0 && <p class="quiet">None to show here. Who rates it so, and why?</p>}
      </div>
    </div>
  )
}

/** Long items get smaller letters; what is longer still ends in dots, people have the item before them. */
const lengthOf = (text: string): string | undefined => (text.length > 330 ? 'very' : text.length > 130 ? 'yes' : undefined)

export function cellAgreementText({ consensus, place }: Pick<RoomCell, 'consensus' | 'place'>): string {
  const { cns, naDispute, rated } = consensus
  if (rated === 0) return 'Nobody rated it.'
  const na = naDispute ? ' Some say that it does not apply.' : ''
  const why = place === null ? '' : ' Chosen by disagreement times what it can move in the score.'
  return `Agreement ${(cns ?? 1).toFixed(2)} of 1.${na}${why}`
}
