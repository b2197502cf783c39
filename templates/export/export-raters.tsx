// Links on the export page to the file of one rater or of all raters; a select box where there are many raters.

import type { ExportPrivacy } from '../../src/ach/view/anonymized-view.ts'
import type { RaterView, View } from '../../src/ach/view/view.ts'
import { paths } from '../../src/paths.ts'

export type ExportFormat = 'xlsx' | 'json' | 'csv' | 'md' | 'docx' | 'stix.json'

/** With more raters than this, a select box replaces the links. */
const MOST_LINKS = 8

/** The address of a file with the chosen privacy options; `more` adds parameters. */
export function exportAddress(
  id: string,
  format: ExportFormat,
  { names, texts, sourceTexts }: ExportPrivacy,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({
    ...more,
    ...(names ? {} : { names: 'no' }),
    ...(texts ? {} : { texts: 'no' }),
    ...(sourceTexts && format === 'json' ? { sourceTexts: 'yes' } : {}),
  }).toString()
  return query === '' ? paths.export(id, format) : `${paths.export(id, format)}?${query}`
}

interface Props {
  readonly id: string
  readonly view: View
  readonly privacy: ExportPrivacy
  readonly format: ExportFormat
  readonly name: string
  readonly raters: 'one' | 'one or all'
}

export const ExportRaters = ({ id, view, privacy, format, name, raters: whose }: Props) => {
  const others = [...view.raters.values()].filter((rater) => rater.id !== view.me?.id)
  if (others.length === 0) return null
  const all = whose === 'one or all' && view.me && (
    <a href={exportAddress(id, format, privacy, { raters: 'all' })} download>
      {view.raters.size === 2 ? 'both raters' : `all ${view.raters.size} raters`}
    </a>
  )
  if (others.length > MOST_LINKS)
    return (
      <>
        <ChooseRater {...{ id, privacy, format, name, others }} />
        {all && <p class="meta">Or choose {all}.</p>}
      </>
    )
  return (
    <p class="meta">
      {view.me ? 'Download gives your own ratings. Or choose: ' : 'Or choose: '}
      {others.map(({ id: rater, name: raterName }, at) => (
        <>
          {at > 0 && ' · '}
          <a href={exportAddress(id, format, privacy, { rater })} download aria-label={`${name}: ${raterName}`}>
            <bdi>{raterName}</bdi>
          </a>
        </>
      ))}
      {all && <> · {all}</>}
    </p>
  )
}

interface Choose extends Pick<Props, 'id' | 'privacy' | 'format' | 'name'> {
  readonly others: readonly RaterView[]
}

const ChooseRater = ({ id, privacy, format, name, others }: Choose) => (
  <form method="get" action={paths.export(id, format)} class="row" data-choose>
    {!privacy.names && <input type="hidden" name="names" value="no" />}
    {!privacy.texts && <input type="hidden" name="texts" value="no" />}
    <label class="visually-hidden" for={`rater-${format}`}>
      {name}, rater:
    </label>
    <select class="input" name="rater" id={`rater-${format}`}>
      {others.map((rater) => (
        <option value={rater.id}>{rater.name}</option>
      ))}
    </select>
    <button type="submit" class="btn" aria-label={`Download the ${name.toLowerCase()} for this rater`}>
      Download
    </button>
  </form>
)
