// An empty document, and a rater without ratings: the starting point for imports from other formats.

import type { Document } from './document.ts'
import { DOCUMENT_FORMAT } from './document-schema.ts'

/** A document without items, raters or answers, with the default method. */
export const emptyDocument = (title: string, question: string): Document => ({
  format: DOCUMENT_FORMAT,
  version: 1,
  method: 'weighted',
  title,
  question,
  background: null,
  marking: null,
  reference: null,
  hypotheses: [],
  sources: [],
  clusters: [],
  evidence: [],
  assumptions: [],
  expectations: [],
  milestones: [],
  pairs: [],
  completeness: null,
  cameTrue: null,
  raters: [],
  report: {},
  exercise: null,
  printed: null,
  texts: [],
  passages: {},
})

/** A person without ratings or texts. */
export const emptyDocumentRater = (id: string, name: string): Document['raters'][number] => ({
  id,
  name,
  kind: 'person',
  note: null,
  shown: false,
  ratings: {},
  firstRound: {},
  ratedAgain: {},
  rationales: {},
  notes: {},
  estimates: { before: {}, now: {} },
  confidence: null,
})
