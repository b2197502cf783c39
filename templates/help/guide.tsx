// The one-page guide. It must fit on one printed sheet of A4; src/tests/browser/pack.test.ts counts its pages.

import { RATING_QUESTION, STATEMENT_HINT } from '../../src/ach/model/rating-question.ts'
import { VERDICT_MEANINGS } from '../../src/ach/words/verdict-meanings.ts'
import { HEUER_STEPS } from './heuer-steps.ts'
import { METHOD_LIMITS } from './limits.ts'
import { RatingScale } from './rating-scale.tsx'
import { VERDICT_EXAMPLES } from './verdict-examples.ts'

export const PrintButton = () => (
  <button class="btn" type="button" data-print hidden>
    Print or save as PDF
  </button>
)

export const GuideHelp = () => (
  <div class="panel guide">
    <section aria-labelledby="guide-question">
      <h2 id="guide-question">Ask of each cell</h2>
      <p class="guide-question">{RATING_QUESTION}</p>
      <p>Rate across the row: one item against every hypothesis, then the next item. {STATEMENT_HINT}</p>
    </section>
    <section aria-labelledby="guide-scale">
      <h2 id="guide-scale">The scale</h2>
      <RatingScale short />
    </section>
    <section class="guide-steps" aria-labelledby="guide-steps">
      <h2 id="guide-steps">Heuer’s eight steps</h2>
      <ol class="bullets">
        {HEUER_STEPS.map(({ name, does }) => (
          <li>
            <strong>{name}.</strong> {does}
          </li>
        ))}
      </ol>
    </section>
    <section class="guide-verdict" aria-labelledby="guide-verdict">
      <h2 id="guide-verdict">Read the verdict</h2>
      <p>
        The inconsistency score adds up the evidence against a hypothesis. The hypothesis with the lowest score leads, and the verdict says
        how firmly:
      </p>
      <dl class="help-terms">
        {VERDICT_EXAMPLES.map(({ name, verdict }) => (
          <div>
            <dt>
              <strong>{name}</strong>
            </dt>
            <dd>{VERDICT_MEANINGS[verdict]}</dd>
          </div>
        ))}
      </dl>
    </section>
    <section aria-labelledby="guide-limits">
      <h2 id="guide-limits">What ACH does not tell you</h2>
      <ul class="bullets">
        {METHOD_LIMITS.map(({ claim, because }) => (
          <li>
            <strong>{claim}</strong> {because}
          </li>
        ))}
      </ul>
    </section>
  </div>
)
