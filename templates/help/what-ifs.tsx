// Help: what a result depends on, and how to try out changes without saving them.
import { OPPOSITE_RATINGS, SUPPORTING_RATINGS } from '../../src/ach/model/rating.ts'
import { joinPhrases } from '../../src/ach/words/phrases.ts'
import { helpLink } from '../../src/paths.ts'
import { type HelpBodyProps, HelpSection } from './section.tsx'

export const WHAT_IFS_LEAD =
  'A result usually depends on a few items and sources: if they were wrong, another hypothesis could lead. Finding them is Heuer’s sixth step.'

export const WhatIfsHelp = ({ from }: HelpBodyProps) => (
  <>
    <HelpSection id="linchpins" heading="Linchpins">
      <p>
        An item is a <strong>linchpin</strong> if leaving it out changes which hypothesis leads, or which hypotheses tie for the lead. The
        matrix marks it with ◆ and can show linchpins only. Check these items first: the source, the wording, and whether another analyst
        would rate them as you do.
      </p>
    </HelpSection>

    <HelpSection id="try" heading="What-ifs">
      <p>A what-if shows the matrix or the analysis as it would be under one or more changes. Nothing is saved.</p>
      <ul class="bullets">
        <li>
          <strong>Start one</strong> from a source, a cluster, a kind of evidence, an item or a key assumption. A violet band lists what has
          changed; you can add more there.
        </li>
        <li>
          <strong>Left out:</strong> the items do not count. <strong>Neutral:</strong> they are taken as N. <strong>Reversed:</strong> the
          opposite is taken as true, which swaps {REVERSALS}.
        </li>
        <li>
          <strong>Before and after</strong> are next to each other: the scores and ranks in the actual workbook and in the what-if, and the
          difference in words.
        </li>
        <li>
          <strong>You cannot rate in a what-if.</strong> Reload it to include newer ratings.
        </li>
        <li>
          <strong>To keep it,</strong> bookmark the address. When you open the bookmark, the what-if is recalculated from the ratings as
          they are then.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="clusters" heading="Circular reporting">
      <p>
        Five reports that go back to one origin look like five items. Put them in a <strong>cluster</strong> on the Sources page. Scores
        still count each item; what-ifs and Analysis show which hypothesis leads without the cluster.
      </p>
    </HelpSection>

    <HelpSection id="figures" heading="The figures under Analysis">
      <p>Each figure answers one question:</p>
      <ul class="bullets">
        {QUESTIONS.map((question) => (
          <li>{question}</li>
        ))}
      </ul>
      <p>
        The <strong>Bayesian view</strong> works out probabilities from the same ratings. It needs hypotheses that are mutually exclusive
        and collectively exhaustive. It counts consistent ratings too, so its order can differ.
      </p>
      <p>
        A source may also be deceiving you: see the <a href={`${helpLink('checks', from)}#deception`}>deception check</a>.
      </p>
    </HelpSection>
  </>
)

/** "C with I and CC with II". */
const REVERSALS = joinPhrases(SUPPORTING_RATINGS.map((rating) => `${rating} with ${OPPOSITE_RATINGS[rating]}`))

const QUESTIONS = [
  'How far apart are the hypotheses, and what could the blank cells change?',
  'Is the order the same by count, by weight and in the Bayesian view?',
  'How often would each hypothesis lead if ratings were a step off (robustness)?',
  'Which hypothesis leads without each item, and which single rating would change the leader?',
  'Which hypothesis leads without each source, each cluster, each kind of evidence?',
  'Which hypothesis leads if a key assumption does not hold?',
  'When did the leader change, and what changed it?',
] as const
