// Desk panel with the cells on which the room disagrees most; after the reveal one of them can be shown on the wall.

import type { DisputedCell } from '../../../src/ach/group/disputed-cells.ts'
import { takesSpot } from '../../../src/ach/model/stage.ts'
import { formatFigure, hypothesisName, stopAfter } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { Notice } from '../../ui/notice.tsx'
import { DistributionStrip } from './distribution.tsx'
import { ButtonForm } from './form.tsx'
import type { DeskModel } from './model.ts'

export const DeskPreview = ({ model }: { model: DeskModel }) => {
  const { view, run, differ, people } = model
  const chosen = run.spot
  if (!run.revealed && differ.length === 0 && !model.shared) return null
  return (
    <div class="panel" id="desk-differ">
      <h2>Where the room disagrees</h2>
      {!run.revealed && <p class="meta">Participants do not see this before the reveal.</p>}
      <Shared model={model} />
      {differ.length === 0 ? (
        <p class="quiet">
          {people.length < 2 ? 'This needs the ratings of at least two participants.' : 'No disagreement yet that could change a score.'}
        </p>
      ) : (
        <>
          <p class="meta">Agreement in a cell runs from 0 (none) to 1 (full).</p>
          <ol class="list">
            {differ.map((cell) => (
              <li class="stack-tight" id={`differ-${cell.evidence}-${cell.hypothesis}`}>
                <p>
                  <strong title={view.evidence.get(cell.evidence)?.statement}>{cell.evidence}</strong> for{' '}
                  <strong>
                    <bdi>{hypothesisName(view, cell.hypothesis)}</bdi>
                  </strong>{' '}
                  <span class="meta">{agreementWords(cell)}</span>
                </p>
                <DistributionStrip
                  distribution={cell.distribution}
                  label={`How the room rated ${cell.evidence} for ${hypothesisName(view, cell.hypothesis)}`}
                />
                {run.revealed && takesSpot(run.stage) && <Spot model={model} cell={cell} />}
              </li>
            ))}
          </ol>
        </>
      )}
      {chosen !== null && (
        <div class="row">
          <ButtonForm action={paths.spot(model.id)} values={{ spot: '' }}>
            Stop showing the chosen cell
          </ButtonForm>
        </div>
      )}
    </div>
  )
}

const agreementWords = ({ over, consensus: { cns } }: DisputedCell): string =>
  over === 'NA' ? 'disagree whether it applies' : `agreement ${formatFigure(cns ?? 1)}`

const Spot = ({ model: { id, run, view }, cell }: { model: DeskModel; cell: DisputedCell }) => {
  const value = `${cell.evidence} ${cell.hypothesis}`
  return run.spot === value ? (
    <div class="row">
      <span class="tag">on the wall</span>
    </div>
  ) : (
    <div class="row">
      <ButtonForm
        action={paths.spot(id)}
        values={{ spot: value }}
        label={`Show on the wall: ${cell.evidence} for ${hypothesisName(view, cell.hypothesis)}`}
      >
        Show on the wall
      </ButtonForm>
    </div>
  )
}

/** Warns of a room in which nearly everyone has the same favourite. */
const Shared = ({ model: { view, shared } }: { model: DeskModel }) =>
  shared && (
    <Notice kind="warn">
      <p>
        <strong>
          {shared.have} of {shared.of} started with the same favourite: <bdi>{hypothesisName(view, shared.hypothesis)}</bdi>
          {stopAfter(hypothesisName(view, shared.hypothesis))}
        </strong>{' '}
        Like-minded groups grow more biased. Ask someone to argue for each of the other hypotheses, or add participants who think
        differently.
      </p>
    </Notice>
  )
