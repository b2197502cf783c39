// Heuer's eight steps as the help pages describe them, and where to do each in a workbook.

import { STEPS } from '../../src/ach/words/checklist.ts'

interface HeuerStep {
  readonly does: string
  /** tabs and pages of a workbook */
  readonly where: string
}

const TEXTS: Readonly<Record<(typeof STEPS)[number][0], HeuerStep>> = {
  Hypotheses: {
    does: 'List every plausible answer, including those you doubt. Aim for hypotheses that are mutually exclusive (no two can both be true) and collectively exhaustive (one must be true).',
    where: 'Hypotheses; Checks › Mutually exclusive?',
  },
  Evidence: {
    does: 'List the evidence for and against, what you assume, and what you would expect to see but do not.',
    where: 'Evidence, Sources; Checks › Key assumptions check, Indicators',
  },
  Matrix: {
    does: 'Rate each item against every hypothesis, one row at a time. Look for diagnosticity: how far an item tells the hypotheses apart.',
    where: 'Matrix',
  },
  Refine: {
    does: 'Reword, split or merge hypotheses. Park items that are not diagnostic.',
    where: 'Hypotheses, Evidence',
  },
  'Tentative conclusions': {
    does: 'Go down the columns and try to disprove each hypothesis. The one with the least evidence against it leads.',
    where: 'Matrix, verdict and scores',
  },
  Sensitivity: {
    does: 'Ask what the conclusion depends on. What if a linchpin is wrong, misleading or open to another interpretation?',
    where: 'Analysis; Checks › Deception check',
  },
  Report: {
    does: 'Report how all the hypotheses stand, not only the leader. Your own words come first in each part.',
    where: 'Report',
  },
  Milestones: {
    does: 'Name the events that would show that the conclusion is wrong, and watch for them.',
    where: 'Checks › Milestones',
  },
}

/** In Heuer's order. */
export const HEUER_STEPS = STEPS.map(([name]) => ({ name, ...TEXTS[name] }))
