// The form that turns a passage into an item of evidence: own words first, then quote, source, place and date.
import type { Child } from 'hono/jsx'
import type { SourceText } from '../../src/ach/model/source-texts.ts'
import type { View } from '../../src/ach/view/view.ts'
import type { Problem } from '../../src/forms/typed-fields.ts'
import { paths } from '../../src/paths.ts'
import { sourceChoices } from '../items/choices.ts'
import { formTitle } from '../items/item-words.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { AreaField, type FilledForm, HiddenField, Problems, SelectField, TextField } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'

interface QuoteFormProps {
  readonly id: string
  readonly view: View
  readonly text: SourceText
  readonly filled: FilledForm
  /** the form is a whole page, which has the heading */
  readonly alone?: boolean
}

const QUOTE_HEADING = 'New item of evidence'

export const QuoteForm = ({ id, view, text, filled, alone = false }: QuoteFormProps) => (
  <form class="stack quote-form" method="post" action={paths.quotePassage(id, text.id)} novalidate>
    {!alone && <h2>{QUOTE_HEADING}</h2>}
    <HiddenField name="from" value={filled.values.from ?? ''} />
    <HiddenField name="to" value={filled.values.to ?? ''} />
    {filled.values.back && <HiddenField name="back" value={filled.values.back} />}
    <AreaField
      name="statement"
      label="In your own words"
      hint="Say what was observed, or who claims what, so that it can be rated without the text."
      rows={3}
      filled={filled}
    />
    <AreaField name="quote" label="Quote" hint="Goes into the notes of the item. Shorten it to mark less." rows={4} filled={filled} />
    <SelectField name="source" label="Source" choices={sourceChoices(view, filled.values.source)} filled={filled} />
    <div class="quote-place">
      <TextField name="locator" label="Place" filled={filled} />
      <TextField name="date" label="Date" optional filled={filled} />
    </div>
    <Actions
      main="Add item"
      size="m"
      cancel={{
        href: filled.values.back ? `${paths.workbook(id)}?text=${text.id}` : paths.text(id, text.id),
        label: 'Cancel',
        closes: true,
      }}
    />
  </form>
)

export const QuotePage = ({
  id,
  text,
  problems,
  children,
}: {
  id: string
  text: SourceText
  problems: readonly Problem[]
  children?: Child
}) => (
  <Page title={formTitle(QUOTE_HEADING, problems)} tab="evidence" screen="texts">
    <PageMain
      above={<Problems problems={problems} />}
      crumb={
        <>
          <a href={paths.texts(id)}>Texts</a> › <a href={paths.text(id, text.id)}>{text.title}</a>
        </>
      }
      heading={QUOTE_HEADING}
    >
      {children}
    </PageMain>
  </Page>
)
