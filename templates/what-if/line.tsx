// The one click from a source, a cluster or an item to the matrix as it would be without it.
import type { Child } from 'hono/jsx'
import type { View } from '../../src/ach/view/view.ts'
import { suppositionQuery } from '../../src/forms/what-if-query.ts'
import { isSubjectKind, SUBJECTS } from '../../src/forms/what-if-subjects.ts'
import { paths } from '../../src/paths.ts'
import { shortenLabel } from '../ui/sentence.tsx'

/** signs of a name that is read aloud with the link */
const SHORT = 70

interface WhatIfLineProps {
  /** id of the workbook */
  readonly id: string
  readonly view: View
  readonly what: string
  readonly item: string
  readonly children?: Child
}

/** Nothing where leaving it out changes nothing, or where there are no ratings to change. */
export const WhatIfLine = ({ id, view, what, item, children }: WhatIfLineProps) => {
  if (!view.me || !isSubjectKind(what)) return null
  const name = SUBJECTS[what].named(view).get(item)
  if (name === undefined) return null
  return (
    <p class="meta no-print">
      <a href={`${paths.workbook(id)}${suppositionQuery([{ what, id: item, how: 'without' }])}`}>
        {SUBJECTS[what].asked}
        <span class="visually-hidden"> {shortenLabel(name, SHORT)}</span>
      </a>
      {children}
    </p>
  )
}
