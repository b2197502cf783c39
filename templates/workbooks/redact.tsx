// What goes and what stays where personal data are removed, in plain words, and a tick before it is done. The rule itself is
// src/ach/redact.ts.

import type { Problem } from '../../src/forms/typed-fields.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { Check } from '../ui/check.tsx'
import { Problems } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'

export interface RedactProps {
  readonly id: string
  /** the workbook is a run of an exercise */
  readonly isRun: boolean
  readonly problems: readonly Problem[]
}

export const RedactPage = ({ id, isRun, problems }: RedactProps) => (
  <Page title="Remove personal data" tab="settings" screen="workbooks">
    <PageMain above={<Problems problems={problems} />} crumb={<a href={paths.settings(id)}>Settings</a>} heading="Remove personal data">
      <section class="panel" aria-labelledby="goes">
        <h2 id="goes">What goes</h2>
        <ul class="prose bullets">
          <li>People’s names: they become Participant 1, Participant 2 and so on, in the order in which they joined.</li>
          <li>The reasons and notes that they wrote on ratings, and the names of files that they brought in.</li>
          <li>
            Words that people added to the report, the texts of deception checks, and the notes on answers about pairs and the list of
            hypotheses.
          </li>
          <li>Notes on hypotheses, evidence, sources and other items, except those that came with a case or a file.</li>
          <li>Files given to this workbook that wait for a decision.</li>
          {isRun && (
            <li>
              What people proposed in this exercise, the code to join, and the codes and browsers with which they come back: nobody gets in
              any more. What was taken over from a proposal stays, as evidence or a hypothesis.
            </li>
          )}
        </ul>
      </section>
      <section class="panel" aria-labelledby="stays">
        <h2 id="stays">What stays</h2>
        <ul class="prose bullets">
          <li>All ratings, probabilities, weights and answers, and so all scores.</li>
          <li>
            The analysis: title, question and background, hypotheses, evidence, sources, clusters, assumptions, expectations and milestones,
            with their earlier wordings in the history. A name that stands in one of these texts stays.
          </li>
          <li>Readings to compare with, such as that of an article, with their name and texts.</li>
          <li>The names of those who sign in here, on the page where they do: they go on under their own names in other workbooks.</li>
          <li>Who did what and when, as Participant 1 and so on. That personal data were removed is written down as well.</li>
        </ul>
      </section>
      <form class="panel" method="post" action={paths.redact(id)}>
        <h2>Do it</h2>
        <p class="prose">
          This cannot be undone, and nothing that was done before it can be undone or redone afterwards. Files exported before, copies of
          this workbook and backups of the database are not changed: remove those yourself.
        </p>
        <Check
          name="sure"
          required
          problem={problems.find(({ field }) => field === 'sure')}
          label="Remove names and texts of people from this workbook for good"
        />
        <Actions main="Remove personal data" danger size="m" />
      </form>
    </PageMain>
  </Page>
)
