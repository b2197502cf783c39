// What the head of the matrix shows while there is nothing to rate: the question, and the two things to add.

import { activeItems } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'

export const EmptyMatrix = ({ id, view }: { id: string; view: View }) => {
  const hypotheses = activeItems(view.hypotheses).length
  const parked = view.evidence.size - activeItems(view.evidence).length
  return (
    <div class="stack empty-matrix">
      <h1 dir="auto">{view.question}</h1>
      <section class="stack" aria-labelledby="empty">
        <h2 id="empty">First steps</h2>
        <p class="prose">
          A matrix compares hypotheses (at least two possible answers to the question) with evidence (what you know so far).
        </p>
        <ol>
          <li>
            Write two or more hypotheses. Include one you do not believe.
            {hypotheses > 0 && ` (${countNoun(hypotheses, 'hypothesis', 'hypotheses')} so far)`}
          </li>
          <li>List the evidence, including what you would expect but do not see.</li>
        </ol>
        <p class="meta">
          {view.method === 'weighted'
            ? 'Items count by their credibility and relevance; unknown counts as medium. '
            : 'All items count alike. '}
          You can change this in <a href={paths.settings(id)}>Settings</a>.
        </p>
        <p class="meta">
          Already in a spreadsheet? Paste <a href={paths.pasteItems(id, 'hypotheses')}>rows of hypotheses</a> or{' '}
          <a href={paths.pasteItems(id, 'evidence')}>rows of evidence</a>.
        </p>
        {parked > 0 && <p class="meta">{countNoun(parked, 'item')} of evidence parked.</p>}
      </section>
    </div>
  )
}
