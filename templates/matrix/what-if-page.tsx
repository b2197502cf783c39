// The matrix under suppositions. It has no palette, no keys, no live connection and no form that writes: nothing of it is saved.

import { WhatIfBand } from '../what-if/band.tsx'
import { BelowMatrix } from './matrix.tsx'
import type { MatrixModel, WhatIf } from './matrix-model.ts'
import { MatrixTable } from './matrix-table.tsx'
import { PieceDialog } from './rating-palette.tsx'
import { Verdict } from './verdict.tsx'

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
    <Verdict base={model} />
    <MatrixTable model={model} />
    <BelowMatrix model={model} />
    <PieceDialog />
  </main>
)
