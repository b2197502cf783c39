// The link from a source, assumption, cluster or item to the matrix as it would be without it.
import type { Child } from 'hono/jsx'
import type { View } from '../../src/ach/view/view.ts'
import { suppositionQuery } from '../../src/forms/what-if-query.ts'
import { isSubjectKind, SUBJECTS } from '../../src/forms/what-if-subjects.ts'
import { paths } from '../../src/paths.ts'
import { shortenLabel } from '../ui/sentence.tsx'

/** the name that screen readers read with the link is cut to this many characters */
const MAX_NAME = 70

interface WhatIfLineProps {
  /** id of the workbook */
  readonly id: string
  readonly view: View
  readonly what: string
  readonly item: string
  readonly children?: Child
}

/** Renders nothing if no active item is concerned, or if the viewer has no ratings. */
export const WhatIfLine = ({ id, view, what, item, children }: WhatIfLineProps) => {
  if (!view.me || !isSubjectKind(what)) return null
  const name = SUBJECTS[what].named(view).get(item)
  if (name === undefined) return null
  return (
    <p class="meta no-print">
      <a href={`${paths.workbook(id)}${suppositionQuery([{ what, id: item, how: 'without' }])}`}>
        {SUBJECTS[what].asked}
        <span class="visually-hidden"> {shortenLabel(name, MAX_NAME)}</span>
      </a>
      {children}
    </p>
  )
}
