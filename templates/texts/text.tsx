// The page on which a source text is read, with the items taken from it and the form for the next one at its side.
import type { SourceText } from '../../src/ach/model/source-texts.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { passageId, paths } from '../../src/paths.ts'
import { formTitle } from '../items/item-words.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { type FilledForm, Problems } from '../ui/fields.tsx'
import { formatDate } from '../ui/format.ts'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { type QuotingItem, quotingItems, TextBody } from './text-body.tsx'
import { TextFields } from './text-fields.tsx'

interface TextPageProps {
  readonly id: string
  readonly view: View
  readonly text: SourceText
  /** the form with title, source and date */
  readonly filled: FilledForm
  /** id of the item just added, if it repeats its quote */
  readonly repeats?: string | undefined
}

export const TextPage = ({ id, view, text, filled, repeats }: TextPageProps) => {
  const quoting = quotingItems(view, text)
  const source = text.source === null ? undefined : view.sources.get(text.source)
  return (
    <Page title={formTitle(text.title, filled.problems)} tab="sources" screen="texts" scripts={['texts/texts']}>
      <PageMain
        wide
        class="text-page-main"
        above={<Problems problems={filled.problems} />}
        crumb={
          <>
            <a href={paths.items(id, 'sources')}>Sources</a> › <a href={paths.texts(id)}>Texts</a>
          </>
        }
        heading={text.title}
        typed
        actions={
          <a class="btn wide-only" href={`${paths.workbook(id)}?text=${text.id}`}>
            Read next to the matrix
          </a>
        }
        below={
          <p class="meta">
            {source ? <a href={paths.item(id, 'sources', source.id)}>{source.name}</a> : 'no source'}
            {text.date && <> · {formatDate(text.date)}</>} · {countNoun(text.body.split('\n').length, 'paragraph')}
          </p>
        }
      >
        {repeats && <RepeatsNotice id={id} item={repeats} />}
        <div class="reading">
          <TextBody id={id} text={text} quoting={quoting} />
          <div class="reading-side">
            <QuoteSlot />
            <TakenItems id={id} quoting={quoting} />
            <Details id={id} view={view} text={text} filled={filled} />
          </div>
        </div>
        <MarkButton />
      </PageMain>
    </Page>
  )
}

export const RepeatsNotice = ({ id, item }: { id: string; item: string }) => (
  <Notice kind="status">
    <p>
      {item} repeats its quote word for word. Restate it in your own words, so that it says only what was observed or claimed.{' '}
      <a href={paths.item(id, 'evidence', item)}>Edit {item}</a>
    </p>
  </Notice>
)

/** The form for a passage appears here. */
export const QuoteSlot = () => <section class="quote-slot" id="quote-slot" aria-label="New item of evidence" hidden></section>

/** Shown by the script while words of the text are selected. */
export const MarkButton = () => (
  <button type="button" class="btn mark-button" data-kind="main" id="mark-button" hidden>
    Make it evidence <kbd>e</kbd>
  </button>
)

export const TakenItems = ({ id, quoting }: { id: string; quoting: readonly QuotingItem[] }) => (
  <section class="stack" aria-labelledby="taken">
    <h2 class="h3" id="taken">
      Items from this text
    </h2>
    <p class="meta needs-scripts">
      Select a passage and press <kbd>e</kbd>. <kbd>j</kbd> and <kbd>k</kbd> move through the paragraphs; <kbd>e</kbd> then takes the whole
      paragraph.
    </p>
    {quoting.length === 0 ? (
      <p class="quiet">None yet.</p>
    ) : (
      <ol class="list taken">
        {quoting.map(({ item }) => (
          <li data-parked={item.parked ? '' : undefined}>
            <a class="item-id" href={paths.item(id, 'evidence', item.id)} aria-label={`Edit ${item.id}`}>
              {item.id}
            </a>
            <span>
              <span dir="auto">{item.statement}</span>{' '}
              <span class="meta">
                <a href={`#${passageId(item.id)}`}>{item.locator ?? 'passage'}</a>
                {item.parked ? (
                  ' · parked'
                ) : (
                  <>
                    {' '}
                    · <a href={paths.card(id, item.id)}>rate</a>
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ol>
    )}
  </section>
)

const Details = ({ id, view, text, filled }: Omit<TextPageProps, 'repeats'>) => (
  <details open={filled.problems.length > 0}>
    <summary>Title, source and date</summary>
    <form class="stack roomy" method="post" action={paths.text(id, text.id)} novalidate>
      <TextFields view={view} filled={filled} />
      <Actions main="Save" size="m">
        <button type="submit" class="btn" data-kind="plain" formaction={paths.removeText(id, text.id)}>
          Remove text
        </button>
      </Actions>
      <p class="meta">Items taken from a removed text stay. Undo brings the text back.</p>
    </form>
  </details>
)
