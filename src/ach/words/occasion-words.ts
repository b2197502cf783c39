// Words for occasion noise. Must not suggest that the second rating is the better one.
import type { OccasionNoise } from '../group/occasion-noise.ts'
import { countNoun, formatFigure } from './phrases.ts'

/** How far a rater's ratings depend on the occasion, for that rater. */
export const occasionSentence = (noise: OccasionNoise): string =>
  `Occasion noise is ${formatFigure(noise.noise)} over ${countNoun(noise.cells, 'cell')}: half the mean squared change, on the steps from CC (2) to II (−2). ${typicalWords(noise)} Cells that were blank or NA either time are left out.`

/** The same for a group, as one point of a list. */
export const groupOccasionSentence = (noise: OccasionNoise): string =>
  `${noise.raters === 1 ? 'One rater' : `${noise.raters} raters`} rated ${countNoun(noise.cells, 'cell')} twice: occasion noise ${formatFigure(noise.noise)}, which is part of each rater’s own pattern. ${typicalWords(noise)}`

function typicalWords({ changed, typical }: OccasionNoise): string {
  if (changed === 0) return 'No rating changed.'
  const steps = typical.toFixed(1)
  return `Two ratings of one cell by the same person typically differ by about ${steps} ${steps === '1.0' ? 'step' : 'steps'}.`
}
