// The background of the question, above the matrix and on the row cards. It is open until the viewer's first rating; a rating does not close
// it, so that nothing moves while someone rates.

import type { View } from '../../../src/ach/view/view.ts'
import { isUntouched } from './first-steps.tsx'

export const Background = ({ view }: { view: View }) =>
  view.background && (
    <details class="background" id="background" open={isUntouched(view)}>
      <summary>Background</summary>
      <p class="said" dir="auto">
        {view.background}
      </p>
    </details>
  )
