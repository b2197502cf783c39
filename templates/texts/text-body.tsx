// The paragraphs of a source text with its highlighted passages, each of which ends in a link to its item. Nothing of the original file but
// its words is shown.
import { type Paragraph, paragraphsOf, passageOf, type SourceText } from '../../src/ach/model/source-texts.ts'
import type { Evidence } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { passageId, paths } from '../../src/paths.ts'

/** An item that quotes a passage of this text. */
export interface QuotingItem {
  readonly item: Evidence
  readonly from: number
  readonly to: number
}

/** The items that quote this text, in the order of their passages. */
export const quotingItems = (view: View, { id }: SourceText): QuotingItem[] =>
  [...view.evidence.values()]
    .flatMap((item) => {
      const passage = passageOf(view, item.id)?.passage
      return passage?.text === id ? [{ item, from: passage.from, to: passage.to }] : []
    })
    .sort((a, b) => a.from - b.from || a.to - b.to)

interface BodyProps {
  readonly id: string
  readonly text: SourceText
  readonly quoting: readonly QuotingItem[]
  /** the text is next to the matrix, to which a saved item leads back */
  readonly inPanel?: boolean
}

export const TextBody = ({ id, text, quoting, inPanel = false }: BodyProps) => {
  const back = inPanel ? '&back=matrix' : ''
  const paragraphs = paragraphsOf(text)
  return (
    <div class="source-text" id="source-text" data-take={paths.quotePassage(id, text.id)} data-back={inPanel ? 'matrix' : undefined}>
      {paragraphs.map((paragraph, at) => {
        const within = quoting.filter(({ from, to }) => from < paragraph.at + paragraph.text.length && to > paragraph.at)
        const place = paragraph.page === null ? `paragraph ${paragraph.number}` : `page ${paragraph.page}, paragraph ${paragraph.number}`
        return (
          <>
            {paragraph.page !== null && paragraph.page !== paragraphs[at - 1]?.page && <p class="text-page">p. {paragraph.page}</p>}
            <div class="paragraph" data-paragraph>
              <span class="paragraph-number" aria-hidden="true">
                {paragraph.number}
              </span>
              <p dir="auto">
                <Segments id={id} paragraph={paragraph} within={within} />
              </p>
              <a
                class="take"
                href={`${paths.quotePassage(id, text.id)}?from=${paragraph.at}&to=${paragraph.at + paragraph.text.length}${back}`}
                aria-label={`Evidence from ${place}`}
              >
                Evidence from this paragraph
              </a>
            </div>
          </>
        )
      })}
    </div>
  )
}

/** Cuts a paragraph where a passage begins or ends. `data-at` is the place of a piece in the text, for the script that reads a selection. */
const Segments = ({ id, paragraph, within }: { id: string; paragraph: Paragraph; within: readonly QuotingItem[] }) => {
  const { at, text } = paragraph
  const end = at + text.length
  const cuts = [...new Set([at, ...within.flatMap(({ from, to }) => [from, to]), end])]
    .filter((cut) => cut >= at && cut <= end)
    .sort((a, b) => a - b)
  return (
    <>
      {cuts.slice(0, -1).map((from, index) => {
        const to = cuts[index + 1] ?? end
        const covering = within.filter((one) => one.from < to && one.to > from)
        const words = text.slice(from - at, to - at)
        const parked = covering.length > 0 && covering.every(({ item }) => item.parked)
        return (
          <>
            {covering.length === 0 ? (
              <span data-at={from}>{words}</span>
            ) : (
              <mark
                class="passage"
                data-at={from}
                data-over={covering.length > 1 ? '' : undefined}
                data-parked={parked ? '' : undefined}
                title={covering.map(({ item }) => `${item.id}: ${item.statement}`).join('\n')}
              >
                {words}
              </mark>
            )}
            {covering
              .filter((one) => one.to === to)
              .map(({ item }) => (
                <a
                  class="passage-item"
                  id={passageId(item.id)}
                  href={paths.item(id, 'evidence', item.id)}
                  data-parked={item.parked ? '' : undefined}
                  title={item.statement}
                  aria-label={`${item.id}${item.parked ? ', parked' : ''}: item from this passage`}
                >
                  {item.id}
                </a>
              ))}
          </>
        )
      })}
    </>
  )
}
