// Describes answers for the history: pairs of hypotheses, completeness, deception checks, comments in the report. Part of history-words.ts.

import type { ChangeOf } from '../../log/change.ts'
import type { CompletenessAnswer, PairState, ReportPart } from '../../model/checks.ts'
import type { View } from '../../view/view.ts'
import { nameInSentence, quoteLong } from '../name-in-sentence.ts'
import type { Tense } from './history-verbs.ts'

/** Replaces a text that was removed with personal data. */
export const TEXT_REMOVED = '(text removed)'

const PAIR_ANSWERS: Readonly<Record<PairState, (names: string) => string>> = {
  yes: (names) => `that ${names} can both be true`,
  no: (names) => `that ${names} are mutually exclusive`,
  unsure: (names) => `“not sure” on whether ${names} are mutually exclusive`,
}
const COMPLETENESS_ANSWERS: Readonly<Record<CompletenessAnswer['complete'], string>> = {
  yes: 'that the list of hypotheses is complete',
  no: 'that the list of hypotheses is not complete',
  unsure: '“not sure” on whether the list of hypotheses is complete',
}

/** An answer in words, as part of `describeChange`. */
export function answerWords(change: ChangeOf<'answered'>, view: View, tense: Tense): string {
  switch (change.about) {
    case 'pair': {
      const names = change.key
        .split(' ')
        .map((id) => quoteLong(view.hypotheses.get(id)?.label ?? id))
        .join(' and ')
      return change.after === null
        ? `${tense('removed')} the answer on whether ${names} are mutually exclusive`
        : `${tense('answered')} ${PAIR_ANSWERS[change.after.both](names)}`
    }
    case 'completeness':
      return change.after === null
        ? `${tense('removed')} the answer on whether the list of hypotheses is complete`
        : `${tense('answered')} ${COMPLETENESS_ANSWERS[change.after.complete]}`
    case 'deception': {
      const source = nameInSentence(view.sources.get(change.key)?.name ?? change.key)
      if (change.after === null) return `${tense('removed')} the deception check of ${source}`
      return `${tense('checked')} ${source} for deception${change.after.finding === null ? '' : `: “${change.after.finding}”`}`
    }
    case 'report': {
      const comment = `comment on ${SECTION_WORDS[change.key] ?? change.key} in the report`
      if (change.after === null)
        return change.before === null ? `${tense('added')} a ${comment} ${TEXT_REMOVED}` : `${tense('removed')} the ${comment}`
      return change.before === null
        ? `${tense('added')} a ${comment}: “${change.after.text}”`
        : `${tense('changed')} the ${comment} to “${change.after.text}”`
    }
  }
}

/** The sections of the report, for the middle of a sentence. */
const SECTION_WORDS: Readonly<Record<string, string>> = {
  bottom: 'the bottom line',
  hypotheses: 'the hypotheses',
  items: 'the key evidence',
  change: 'what would change the conclusion',
  assumptions: 'the key assumptions',
  milestones: 'the milestones and indicators',
  dissent: 'the dissent',
  method: 'the method',
} satisfies Record<ReportPart, string>
