// The finished example: the band above its pages, and the panel of its tour at the foot of the window. The step is in the address, so the
// tour works without JavaScript; public/js/ui/tour.js adds keys.

import { paths } from '../../src/paths.ts'
import { HiddenField } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'

/** The finished example, and the step of its tour that the page shows. */
export interface ExampleFrame {
  /** id of the case and of the example */
  readonly id: string
  /** addresses of the steps, in order */
  readonly steps: readonly string[]
  /** null outside the tour. `at`: from 0. `target`: id of the element that the step is about, null for the whole page */
  readonly step: {
    readonly at: number
    readonly heading: string
    readonly paragraphs: readonly string[]
    readonly target: string | null
  } | null
}

export const ExampleBand = ({ example }: { example: ExampleFrame }) => (
  <Notice label="Finished example" class="no-print">
    <p>
      <strong>This is a finished example.</strong> Nothing here is saved or can be changed.
    </p>
    <div class="row">
      <a class="btn" data-size="s" href={example.steps[0]}>
        Start the tour
      </a>
      <OwnCopy id={example.id} size="s" />
    </div>
  </Notice>
)

export const TourPanel = ({ example: { id, steps, step } }: { example: ExampleFrame }) => {
  if (!step) return null
  const { at, heading, paragraphs, target } = step
  const isLast = at === steps.length - 1
  return (
    <aside class="tour no-print" aria-labelledby="tour-title" data-target={target ?? undefined}>
      <div class="tour-text">
        <p class="meta">
          Step {at + 1} of {steps.length}
        </p>
        <h2 id="tour-title">{heading}</h2>
        <div class="tour-paragraphs">
          {paragraphs.map((paragraph) => (
            <p dir="auto">{paragraph}</p>
          ))}
        </div>
      </div>
      <nav class="row" aria-label="Tour">
        <a class="btn" data-kind="plain" href={paths.workbook(id)}>
          Leave the tour
        </a>
        {at > 0 && (
          <a class="btn" href={steps[at - 1]} rel="prev">
            Back
          </a>
        )}
        {isLast && <OwnCopy id={id} />}
        {isLast ? (
          <a class="btn" data-kind="main" href={`${paths.home()}#new`}>
            Start your own question
          </a>
        ) : (
          <a class="btn" data-kind="main" href={steps[at + 1]} rel="next" aria-describedby="tour-title">
            Next
          </a>
        )}
      </nav>
    </aside>
  )
}

const OwnCopy = ({ id, size }: { id: string; size?: 's' }) => (
  <form method="post" action={paths.workbooks()}>
    <HiddenField name="case" value={id} />
    <HiddenField name="ratings" value="reference" />
    <button type="submit" class="btn" data-size={size}>
      Make it my own copy
    </button>
  </form>
)
