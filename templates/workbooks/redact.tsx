// The page that removes personal data: lists what is removed and what stays, and asks for confirmation. Must stay in step with
// src/ach/log/redact.ts.

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
        <h2 id="goes">What is removed</h2>
        <ul class="prose bullets">
          <li>People’s names. They become Participant 1, Participant 2 and so on, in the order in which people joined.</li>
          <li>Reasons for ratings, and notes on ratings, except those of reference ratings.</li>
          <li>The names of imported files.</li>
          <li>
            Comments added to the report, the text of deception checks, and notes on whether hypotheses are mutually exclusive and their
            list is complete.
          </li>
          <li>Notes on hypotheses, evidence, sources and other items, except those that came with a case or a file.</li>
          <li>Source texts with their titles. The items taken from them stay.</li>
          <li>Uploaded files that have not been imported yet.</li>
          {isRun && (
            <li>
              Proposals by participants, the join code, and all personal codes and sessions. Nobody can join or rejoin this exercise
              afterwards. Evidence and hypotheses that came from accepted proposals stay.
            </li>
          )}
        </ul>
      </section>
      <section class="panel" aria-labelledby="stays">
        <h2 id="stays">What stays</h2>
        <ul class="prose bullets">
          <li>
            All ratings, probabilities and weights, and therefore all scores. The options chosen under Checks, such as “possible”, stay too.
          </li>
          <li>
            The analysis: title, question, background, hypotheses, evidence, sources, clusters, key assumptions, indicators and milestones,
            with their earlier versions in the history. Names mentioned in these texts stay too.
          </li>
          <li>Reference ratings, such as those of an article, with the name they carry and the reasons and notes that came with them.</li>
          <li>The list of names on the sign-in page. People keep their names in other workbooks.</li>
          <li>
            The history of who did what and when, with people shown as Participant 1 and so on. It also records that personal data was
            removed.
          </li>
        </ul>
      </section>
      <form class="panel" method="post" action={paths.redact(id)}>
        <h2>Confirm</h2>
        <p class="prose">
          You cannot undo this. Nor will you be able to undo or redo earlier changes. Exported files, copies of this workbook and backups of
          the database are not affected; delete those yourself.
        </p>
        <Check
          name="sure"
          required
          problem={problems.find(({ field }) => field === 'sure')}
          label="Permanently remove people’s names, reasons, notes and comments from this workbook"
        />
        <Actions main="Remove personal data" danger size="m" />
      </form>
    </PageMain>
  </Page>
)
