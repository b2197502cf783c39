// Words of one's own in a part of the report, and the form for them. Printed without the form.
import type { ReportPart } from '../../src/ach/model/checks.ts'
import { paths } from '../../src/paths.ts'
import { AreaField, type FilledForm, HiddenField } from '../ui/fields.tsx'

export interface OwnWordsProps {
  readonly id: string
  readonly part: ReportPart
  readonly heading: string
  readonly own: { readonly text: string; readonly version: number } | null
  /** whoever looks may only read */
  readonly fixed: boolean
  /** what could not be kept, with its problem */
  readonly failed: FilledForm | null
}

export const OwnWords = ({ id, part, heading, own, fixed, failed }: OwnWordsProps) => {
  const name = `text-${part}`
  const filled: FilledForm = failed
    ? { values: { [name]: failed.values.text }, problems: failed.problems.map(({ message }) => ({ field: name, message })) }
    : { values: { [name]: own?.text }, problems: [] }
  return (
    <>
      {own && (
        <div class="own-words" dir="auto">
          <p class="typed">
            <strong>In the analyst’s words.</strong> {own.text}
          </p>
        </div>
      )}
      {!fixed && (
        <details class="no-print own-form" open={failed !== null}>
          <summary>{own ? 'Change your own words' : 'Add words of your own'}</summary>
          <form class="stack" method="post" action={paths.reportPart(id, part)} novalidate>
            <HiddenField name="version" value={failed?.values.version ?? own?.version ?? 0} />
            <AreaField
              name={name}
              label={`Your own words on: ${heading}`}
              hint="They stand in the report, in the .md export and in the history. Empty takes them out."
              rows={4}
              filled={filled}
            />
            <p>
              <button type="submit" class="btn">
                Save
              </button>
            </p>
          </form>
        </details>
      )}
    </>
  )
}
