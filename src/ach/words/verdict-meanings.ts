// What each verdict means: a label for lists and one sentence. Help, the list of workbooks and its explanations share them.
import type { Verdict } from '../scoring/score.ts'

/** The verdict in a list, in lower case. */
export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  single: 'no rival yet',
  unrated: 'nothing rated yet',
  early: 'too early to say',
  untested: 'not tested enough',
  tied: 'tied',
  open: 'open',
  close: 'close',
  separated: 'separated',
}

export const VERDICT_MEANINGS: Readonly<Record<Verdict, string>> = {
  single: 'There are fewer than two hypotheses, so there is nothing to compare.',
  unrated: 'No cell is rated from CC to II.',
  early: 'More than half of the cells are blank.',
  untested: 'A hypothesis is not rated at all, or has the lowest score only because it is rated on too few items.',
  tied: 'Two or more hypotheses share the lowest score.',
  open: 'One hypothesis leads, but its blank cells could still change that.',
  close:
    'One hypothesis leads, but losing one item or moving one rating by one step would end that, the evidence for and against it nearly cancels out, or chance alone would give such a lead in more than 10 of 100 cases.',
  separated:
    'One hypothesis leads, neither losing one item nor moving one rating by one step would end that, and chance would rarely give such a lead.',
}

/** Firmest first: the order in which a list is sorted by verdict. */
export const VERDICTS_BY_FIRMNESS: readonly Verdict[] = ['separated', 'close', 'open', 'tied', 'untested', 'early', 'unrated', 'single']
