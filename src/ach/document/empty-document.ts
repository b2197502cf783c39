// A document with nothing in it, and a rater of one who rated nothing: what is not known of a file starts here.

import type { Document } from './document.ts'
import { DOCUMENT_FORMAT } from './document-schema.ts'

/** No items, no raters, no answers. Items weigh as in a document that does not say how. */
export const emptyDocument = (title: string, question: string): Document => ({
  format: DOCUMENT_FORMAT,
  version: 1,
  method: 'weighted',
  title,
  question,
  background: null,
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
})

/** A person in a document who has rated and written nothing. */
export const emptyDocumentRater = (id: string, name: string): Document['raters'][number] => ({
  id,
  name,
  kind: 'person',
  note: null,
  shown: false,
  ratings: {},
  firstRound: {},
  rationales: {},
  notes: {},
  estimates: { before: {}, now: {} },
})
