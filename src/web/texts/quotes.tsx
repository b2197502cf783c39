// Turns a passage of a source text into an item of evidence. The form is a page without JavaScript, and a fragment at the side of the text with it.
import { type Context, Hono } from 'hono'
import { QuoteForm, QuotePage } from '../../../templates/texts/quote-form.tsx'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import type { Change } from '../../ach/log/change.ts'
import { SOURCE_TEXT_REFUSALS } from '../../ach/log/check-source-text.ts'
import { Refused } from '../../ach/model/refused.ts'
import { type Passage, repeatsQuote, type SourceText } from '../../ach/model/source-texts.ts'
import type { Workbook } from '../../ach/model/workbook.ts'
import { addQuote, quoteForm, readPassage, readQuote } from '../../forms/source-texts.ts'
import type { Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { wantsFragment } from '../../http/fragment.ts'
import { passageId, paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { type OpenView, openView, type PageEnv } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'
import { textOf } from './texts.tsx'

/** `back` of a form next to the matrix. */
const MATRIX = 'matrix'

export const quoteRoutes = (deps: Deps) =>
  new Hono<PageEnv>()
    .get(paths.quotePassage(':id', ':text'), async (c) => {
      const seen = await openView(c)
      const text = textOf(seen.view, c.req.param('text'))
      const values = quoteForm(text, passageIn(text, c.req.query()))
      return show(c, seen, text, { values: { ...values, back: c.req.query('back') === MATRIX ? MATRIX : '' }, problems: [] })
    })
    .post(paths.quotePassage(':id', ':text'), async (c) => {
      const seen = await openView(c)
      const text = textOf(seen.view, c.req.param('text'))
      const values = await readForm(c)
      const read = readQuote(text, passageIn(text, values), values)
      if (!read.ok) return show(c, seen, text, { values, problems: read.problems })
      let id = ''
      const decide = (workbook: Workbook): readonly Change[] => {
        const added = addQuote(workbook, read.fields, read.passage)
        id = added.id
        return added.changes
      }
      return saveForm(deps, c, seen.id, decide, {
        saved() {
          const repeats = repeatsQuote(read.fields.statement, values.quote ?? '') ? `repeats=${id}` : ''
          if (values.back === MATRIX) return `${paths.workbook(seen.id)}?text=${text.id}${repeats && `&${repeats}`}#${passageId(id)}`
          return `${paths.text(seen.id, text.id)}${repeats && `?${repeats}`}#${passageId(id)}`
        },
        problem: (problem, status) => show(c, seen, text, { values, problems: [problem] }, status),
      })
    })

/** Throws `Refused('invalid')` for a place that is not in the text. */
function passageIn(text: SourceText, fields: Typed): Passage {
  const passage = readPassage(text, fields)
  if (passage === null) throw new Refused('invalid', SOURCE_TEXT_REFUSALS.passage)
  return passage
}

function show(c: Context<PageEnv>, { id, view }: OpenView, text: SourceText, filled: FilledForm, status: 409 | 422 = 422) {
  if (filled.problems.length === 0 && wantsFragment(c)) return c.html(<QuoteForm id={id} view={view} text={text} filled={filled} />)
  return c.render(
    <QuotePage id={id} text={text} problems={filled.problems}>
      <QuoteForm id={id} view={view} text={text} filled={filled} alone />
    </QuotePage>,
    { status: filled.problems.length > 0 ? status : 200 },
  )
}
