// Wall scene: one cell worth discussing, how the room rated it, and the reasons that the facilitator approved.
import type { View } from '../../../src/ach/view/view.ts'
import { hypothesisName } from '../../../src/ach/words/phrases.ts'
import { cellAgreementText } from '../../../src/ach/words/wall-words.ts'
import { DistributionStrip } from '../desk/distribution.tsx'
import type { WallScene } from './model.ts'

export const WallCell = ({ view, shown }: { view: View; shown: Extract<WallScene, { scene: 'cells' }> }) => {
  const { cell, reasons, page, pages } = shown
  if (cell === null)
    return (
      <div class="stack middle">
        <h2>No disagreement could change a score</h2>
        <p class="lead">Ask anyway: what might someone who disagrees say?</p>
      </div>
    )
  const statement = view.evidence.get(cell.evidence)?.statement ?? ''
  return (
    <div class="two" data-lean>
      <div class="stack">
        <p class="lead against">
          {cell.evidence} for <bdi>{hypothesisName(view, cell.hypothesis)}</bdi>
        </p>
        <h2 data-long={lengthOf(statement)} dir="auto">
          {statement}
        </h2>
        <DistributionStrip
          distribution={cell.distribution}
          label={`How the room rated ${cell.evidence} for ${hypothesisName(view, cell.hypothesis)}`}
        />
        <p class="quiet">{cellAgreementText(cell)}</p>
      </div>
      <div class="reasons">
        <h3>{pages > 1 ? `Reasons given, ${page} of ${pages}` : 'Reasons given'}</h3>
        {reasons.map(({ text, rating }) => (
          <blockquote dir="auto">
            {rating !== null && (
              <span class="chip" data-rating={rating}>
                {rating}
              </span>
            )}{' '}
            {text}
          </blockquote>
        ))}
        {reasons.length === 0 && <p class="quiet">No reasons shown yet. Who will explain their rating?</p>}
      </div>
    </div>
  )
}

/** Long statements get smaller letters. Still longer ones are cut off; participants have the full text on their phones. */
const lengthOf = (text: string): string | undefined => (text.length > 330 ? 'very' : text.length > 130 ? 'yes' : undefined)
