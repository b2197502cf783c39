// The analysts' comment on a section of the report, and the form to edit it. The form is not printed.

import type { ReportPart } from '../../src/ach/model/checks.ts'
import { paths } from '../../src/paths.ts'
import { ANALYST_COMMENT } from '../../src/report/blocks.ts'
import { AreaField, type FilledForm, HiddenField } from '../ui/fields.tsx'

export interface OwnWordsProps {
  readonly id: string
  readonly part: ReportPart
  readonly heading: string
  readonly own: { readonly text: string; readonly version: number } | null
  /** words of the closed form, where they cannot be “Add comment” or “Edit comment” */
  readonly summary?: string
  /** the viewer may only read */
  readonly fixed: boolean
  /** a comment that could not be saved, with its problem */
  readonly failed: FilledForm | null
}

export const OwnWords = ({ id, part, heading, own, summary, fixed, failed }: OwnWordsProps) => {
  const name = `text-${part}`
  const filled: FilledForm = failed
    ? { values: { [name]: failed.values.text }, problems: failed.problems.map(({ message }) => ({ field: name, message })) }
    : { values: { [name]: own?.text }, problems: [] }
  return (
    <>
      {own && (
        <div class="own-words" dir="auto">
          <p class="typed">
            <strong>{ANALYST_COMMENT}</strong> {own.text}
          </p>
        </div>
      )}
      {!fixed && (
        <details class="no-print own-form" open={failed !== null}>
          <summary>{summary ?? (own ? 'Edit comment' : 'Add comment')}</summary>
          <form class="stack" method="post" action={paths.reportPart(id, part)} novalidate>
            <HiddenField name="version" value={failed?.values.version ?? own?.version ?? 0} />
            <AreaField
              name={name}
              label={`Your comment on “${heading}”`}
              hint="Shown in the report, in its files and in the history. Clear the box to delete the comment."
              rows={4}
              filled={filled}
            />
            <p>
              <button type="submit" class="btn">
                Save comment
              </button>
            </p>
          </form>
        </details>
      )}
    </>
  )
}
