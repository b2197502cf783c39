// Remote control of the wall at the desk: its views, and the cells to discuss one after the other.
import { SCENE_WORDS, stepName } from '../../../src/ach/exercise/wall-scenes.ts'
import { hypothesisName } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { ButtonForm } from './form.tsx'
import type { DeskModel } from './model.ts'

export const DeskRemote = ({ model }: { model: DeskModel }) => {
  const { id, wall } = model
  const { steps, at, link } = wall
  const pages = steps.filter(({ scene }) => scene !== 'cells')
  const now = steps[at]
  const nameOf = (step: (typeof steps)[number]) =>
    steps.filter(({ scene }) => scene === step.scene).length > 1 ? `${SCENE_WORDS[step.scene]} ${step.at}` : SCENE_WORDS[step.scene]
  return (
    <div class="panel" id="desk-remote">
      <div class="row" data-far>
        <h2>On the wall</h2>
        <a class="btn" data-size="s" href={paths.wall(id)} target="_blank" rel="noopener">
          Show the wall
        </a>
      </div>
      {steps.length > 1 && (
        <div class="row">
          {pages.map((step) =>
            step === now ? (
              <span class="tag" aria-current="true">
                {nameOf(step)}
              </span>
            ) : (
              <ButtonForm action={paths.scene(id)} values={{ scene: stepName(step) }} label={`Show on the wall: ${nameOf(step)}`}>
                {nameOf(step)}
              </ButtonForm>
            ),
          )}
        </div>
      )}
      <Cells model={model} />
      {link && (
        <p class="meta">
          For a computer without the access key: <a href={link}>{link}</a>
        </p>
      )}
    </div>
  )
}

const Cells = ({ model: { id, view, run, wall } }: { model: DeskModel }) => {
  const { cells } = wall
  if (cells.length === 0) return null
  const cellAt = (place: number) => cells[place] && `${cells[place].evidence} ${cells[place].hypothesis}`
  const at = cells.findIndex((_, place) => cellAt(place) === run.spot)
  const [previous, next] = [at > 0 ? cellAt(at - 1) : undefined, cellAt(at + 1)]
  const shown = cells[at]
  return (
    <div class="row">
      {previous && (
        <ButtonForm action={paths.spot(id)} values={{ spot: previous }}>
          Previous cell
        </ButtonForm>
      )}
      {next && (
        <ButtonForm action={paths.spot(id)} values={{ spot: next }}>
          {at < 0 ? 'First cell to discuss' : 'Next cell'}
        </ButtonForm>
      )}
      {shown && (
        <span class="meta">
          {at + 1} of {cells.length}: {shown.evidence} for <bdi>{hypothesisName(view, shown.hypothesis)}</bdi>
        </span>
      )}
    </div>
  )
}
