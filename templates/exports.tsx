// What can be taken away: four formats, each with one sentence, a blank matrix to fill in, and a pack to print.

import type { View } from '../src/ach/view.ts'
import { paths } from '../src/paths.ts'
import { type Frame, Page } from './page.tsx'

type Format = 'xlsx' | 'json' | 'csv' | 'md'

const FORMATS: readonly { format: Format; name: string; words: string; raters: 'one' | 'one or all' | 'all' }[] = [
  {
    format: 'xlsx',
    name: 'Spreadsheet',
    words:
      'A living workbook for Excel or LibreOffice: change a rating or a weight there and scores and ranks follow. It can be brought back in, each difference looked at first.',
    raters: 'one or all',
  },
  {
    format: 'md',
    name: 'Report',
    words: 'The matrix, the scores and what they rest on as text in Markdown, to read or to put into a document.',
    raters: 'one',
  },
  {
    format: 'csv',
    name: 'Table',
    words: 'One row for each item, one column for each hypothesis, for other programs.',
    raters: 'one or all',
  },
  {
    format: 'json',
    name: 'Document',
    words:
      'Everything you can see, with all raters, aids and words of the report. It comes back in as the same workbook, without its history: use it to move or share.',
    raters: 'all',
  },
]

export const Exports = ({ asset, frame, view }: { asset: (name: string) => string; frame: Frame; view: View }) => {
  const raters = [...view.raters.values()]
  const others = raters.filter(({ id }) => id !== view.me?.id)
  return (
    <Page title="Export" asset={asset} workbook={frame} styles={['css/pages.css']}>
      <main id="main" class="page" data-narrow>
        <div class="stack">
          <div class="row" data-far>
            <h1>Export</h1>
            {!view.readOnly && (
              <a class="btn" href={paths.bringIn(frame.id)}>
                Bring a file in
              </a>
            )}
          </div>
          <p class="quiet">
            The workbook stays as it is. {view.withheld.length > 0 && 'A reading that you have not asked for is not in any file.'}
          </p>
        </div>
        <ul class="panel list">
          {FORMATS.map(({ format, name, words, raters: whose }) => (
            <li class="export">
              <div class="stack-tight">
                <h2 class="h3">
                  {name} <span class="tag">.{format}</span>
                </h2>
                <p class="quiet">{words}</p>
                {whose !== 'all' && others.length > 0 && (
                  <p class="meta">
                    Instead of yours:{' '}
                    {others.map(({ id, name: rater }, at) => (
                      <>
                        {at > 0 && ', '}
                        <a
                          href={`${paths.export(frame.id, format)}?rater=${id}`}
                          download
                          aria-label={`${name} with the ratings of ${rater}`}
                        >
                          <bdi>{rater}</bdi>
                        </a>
                      </>
                    ))}
                    {whose === 'one or all' && (
                      <>
                        , or{' '}
                        <a href={`${paths.export(frame.id, format)}?raters=all`} download>
                          {raters.length === 2 ? 'both raters' : `all ${raters.length} raters`}
                        </a>
                      </>
                    )}
                  </p>
                )}
              </div>
              <a
                class="btn"
                data-kind={format === 'xlsx' ? 'main' : undefined}
                href={paths.export(frame.id, format)}
                download
                aria-label={`Download the ${name.toLowerCase()}`}
              >
                Download
              </a>
            </li>
          ))}
          {!view.readOnly && (
            <li class="export">
              <div class="stack-tight">
                <h2 class="h3">
                  Worksheet <span class="tag">.xlsx</span>
                </h2>
                <p class="quiet">
                  A blank matrix for one person of a group without a network, to fill in on screen or on paper. It holds the hypotheses and
                  the evidence, and nobody’s ratings, grades or notes.
                </p>
              </div>
              <a class="btn" href={paths.worksheet(frame.id)} download aria-label="Download the worksheet">
                Download
              </a>
            </li>
          )}
          {!view.readOnly && (
            <li class="export">
              <div class="stack-tight">
                <h2 class="h3">
                  Printable pack <span class="tag">paper</span>
                </h2>
                <p class="quiet">
                  For a room without devices: a sheet for each participant, the evidence as cards to cut apart, notes for whoever leads, and
                  a key where there is a reading to compare with.
                </p>
              </div>
              <a class="btn" href={paths.pack(frame.id)} aria-label="Open the printable pack">
                Open
              </a>
            </li>
          )}
        </ul>
        <p class="meta">
          For scripts: <a href={paths.scores(frame.id)}>the scores as JSON</a>.
        </p>
      </main>
    </Page>
  )
}
