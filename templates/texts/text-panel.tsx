// A source text next to the matrix, on wide screens. On narrower ones there is a link to its own page instead.
import { isReadable, type SourceText } from '../../src/ach/model/source-texts.ts'
import type { View } from '../../src/ach/view/view.ts'
import { paths } from '../../src/paths.ts'
import { MarkButton, QuoteSlot, RepeatsNotice } from './text.tsx'
import { quotingItems, TextBody } from './text-body.tsx'

/** The text with this id, if it can be read and the view can be edited. */
export function panelText(view: View, id: string | null): SourceText | null {
  const text = id === null || view.readOnly || view.run !== null ? undefined : view.texts.get(id)
  return text && isReadable(text) ? text : null
}

export const TextPanel = ({ id, view, text, repeats }: { id: string; view: View; text: SourceText; repeats?: string | undefined }) => (
  <>
    <p class="foot panel-narrow">
      Reading <a href={paths.text(id, text.id)}>{text.title}</a>. On a wider screen it is shown next to the matrix.{' '}
      <a href={`${paths.workbook(id)}?text=none`}>Close</a>
    </p>
    <aside class="text-panel" aria-labelledby="panel-title">
      <div class="panel-head">
        <h2 id="panel-title" dir="auto">
          <a href={paths.text(id, text.id)}>{text.title}</a>
        </h2>
        <a class="btn" data-size="s" href={`${paths.workbook(id)}?text=none`} aria-label="Close the text">
          Close
        </a>
      </div>
      {repeats && <RepeatsNotice id={id} item={repeats} />}
      <QuoteSlot />
      <p class="meta needs-scripts">
        Select a passage and press <kbd>e</kbd>.
      </p>
      <TextBody id={id} text={text} quoting={quotingItems(view, text)} inPanel />
      <MarkButton />
    </aside>
  </>
)
