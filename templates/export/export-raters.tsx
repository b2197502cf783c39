// Whose ratings a file of the page Export has: links to one rater’s file, or to that of all; a list where there are many.

import type { ExportPrivacy } from '../../src/ach/view/anonymized-view.ts'
import type { RaterView, View } from '../../src/ach/view/view.ts'
import { paths } from '../../src/paths.ts'

export type ExportFormat = 'xlsx' | 'json' | 'csv' | 'md'

/** More raters than these are chosen from a list. */
const NAMED = 8

/** Where a file is, with what is handed on in it. */
export function exportAddress(
  id: string,
  format: ExportFormat,
  { names, texts }: ExportPrivacy,
  more: Readonly<Record<string, string>> = {},
): string {
  const asked = new URLSearchParams({ ...more, ...(names ? {} : { names: 'no' }), ...(texts ? {} : { texts: 'no' }) }).toString()
  return asked === '' ? paths.export(id, format) : `${paths.export(id, format)}?${asked}`
}

interface Props {
  readonly id: string
  readonly view: View
  readonly handed: ExportPrivacy
  readonly format: ExportFormat
  readonly name: string
  readonly raters: 'one' | 'one or all'
}

export const ExportRaters = ({ id, view, handed, format, name, raters: whose }: Props) => {
  const others = [...view.raters.values()].filter((rater) => rater.id !== view.me?.id)
  if (others.length === 0) return null
  const all = whose === 'one or all' && view.me && (
    <a href={exportAddress(id, format, handed, { raters: 'all' })} download>
      {view.raters.size === 2 ? 'both raters' : `all ${view.raters.size} raters`}
    </a>
  )
  if (others.length > NAMED)
    return (
      <>
        <ChooseRater {...{ id, handed, format, name, others }} />
        {all && <p class="meta">Or {all}.</p>}
      </>
    )
  return (
    <p class="meta">
      {view.me ? 'Instead of yours: ' : 'Of one alone: '}
      {others.map(({ id: rater, name: called }, at) => (
        <>
          {at > 0 && ', '}
          <a href={exportAddress(id, format, handed, { rater })} download aria-label={`${name} with the ratings of ${called}`}>
            <bdi>{called}</bdi>
          </a>
        </>
      ))}
      {all && <>, or {all}</>}
    </p>
  )
}

interface Choose extends Pick<Props, 'id' | 'handed' | 'format' | 'name'> {
  readonly others: readonly RaterView[]
}

const ChooseRater = ({ id, handed, format, name, others }: Choose) => (
  <form method="get" action={paths.export(id, format)} class="row" data-choose>
    {!handed.names && <input type="hidden" name="names" value="no" />}
    {!handed.texts && <input type="hidden" name="texts" value="no" />}
    <label class="visually-hidden" for={`rater-${format}`}>
      {name} with the ratings of
    </label>
    <select class="input" name="rater" id={`rater-${format}`}>
      {others.map((rater) => (
        <option value={rater.id}>{rater.name}</option>
      ))}
    </select>
    <button type="submit" class="btn" aria-label={`Download the ${name.toLowerCase()} of this rater`}>
      Of this rater
    </button>
  </form>
)
