// The matrix in a what-if. It is read-only: no palette, no keys, no live connection and no form that writes.

import { WhatIfBand } from '../what-if/band.tsx'
import { BelowMatrix } from './matrix.tsx'
import type { MatrixModel, WhatIf } from './matrix-model.ts'
import { MatrixTable } from './matrix-table.tsx'
import { DetailsDialog } from './rating-palette.tsx'
import { VerdictBlock } from './verdict.tsx'

export const WhatIfMatrixPage = ({ model, whatIf }: { model: MatrixModel; whatIf: WhatIf }) => (
  <main id="main">
    <WhatIfBand
      id={model.id}
      page="matrix"
      real={whatIf.real}
      suppositions={whatIf.suppositions}
      scores={model.scores}
      realScores={whatIf.realScores}
    />
    <VerdictBlock base={model} />
    <MatrixTable model={model} />
    <BelowMatrix model={model} />
    <DetailsDialog />
  </main>
)
