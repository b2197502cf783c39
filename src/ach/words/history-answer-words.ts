// The history's sentences about answers: pairs, completeness, deception checks, words in the report. Part of history-words.ts.

import type { ChangeOf } from '../log/change.ts'
import type { ReportPart } from '../model/checks.ts'
import type { View } from '../view/view.ts'

/** Behind what can no longer be told, because its text was removed with personal data. */
export const TEXT_REMOVED = '(text removed)'

const ANSWER_WORDS = { yes: 'yes', no: 'no', unsure: 'not sure' } as const

/** An answer in words, as `describeChange` has it. */
export function answerWords(change: ChangeOf<'answered'>, view: View): string {
  switch (change.about) {
    case 'pair': {
      const names = change.key
        .split(' ')
        .map((id) => view.hypotheses.get(id)?.label ?? id)
        .join(' and ')
      return change.after === null
        ? `took back the answer whether ${names} can both be true`
        : `answered whether ${names} can both be true: ${ANSWER_WORDS[change.after.both]}`
    }
    case 'completeness':
      return change.after === null
        ? 'took back the answer whether the list of hypotheses is complete'
        : `answered whether the list of hypotheses is complete: ${ANSWER_WORDS[change.after.complete]}`
    case 'deception': {
      const source = view.sources.get(change.key)?.name ?? change.key
      if (change.after === null) return `removed the deception check of ${source}`
      return `checked ${source} for deception${change.after.finding === null ? '' : `: ${change.after.finding}`}`
    }
    case 'report':
      if (change.after === null && change.before === null)
        return `wrote on ${REPORT_WORDS[change.key] ?? change.key} in the report ${TEXT_REMOVED}`
      return change.after === null
        ? `removed the own words on ${REPORT_WORDS[change.key] ?? change.key} from the report`
        : `wrote on ${REPORT_WORDS[change.key] ?? change.key} in the report: “${change.after.text}”`
  }
}

/** The parts of the report inside a sentence. */
const REPORT_WORDS: Readonly<Record<string, string>> = {
  bottom: 'the bottom line',
  hypotheses: 'the hypotheses',
  items: 'the items that did the work',
  change: 'what would change the conclusion',
  assumptions: 'the assumptions',
  dissent: 'the dissent',
  milestones: 'the milestones',
  method: 'the method',
} satisfies Record<ReportPart, string>
