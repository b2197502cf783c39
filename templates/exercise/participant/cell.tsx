// What the room said of one cell: the reasons that may be shown, and how it was rated. Must not show more than the View has.
import { consensusOf } from '../../../src/ach/group/consensus.ts'
import type { GroupTable } from '../../../src/ach/group/group-table.ts'
import { ratingWords } from '../../../src/ach/model/rating.ts'
import { DeskStrip } from '../desk/distribution.tsx'
import { Chip } from './compare.tsx'
import type { PartModel } from './model.ts'

export const Reasons = ({ model: { view, me }, evidence }: { model: PartModel; evidence: string }) => {
  const reasons = [...view.raters.values()].flatMap((rater) => {
    const text = rater.part === null || rater.id === me.id ? undefined : rater.rationales.get(evidence)
    return text === undefined ? [] : [text]
  })
  return (
    <section class="stack" aria-labelledby="reasons">
      <h2 id="reasons">Reasons given</h2>
      {reasons.length === 0 ? (
        <p class="quiet">None that may be shown. Ask each other.</p>
      ) : (
        <ul class="list">
          {reasons.map((text) => (
            <li dir="auto">“{text}”</li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface RoomProps {
  readonly model: PartModel
  readonly table: GroupTable
  readonly evidence: string
  readonly hypothesis: { readonly id: string; readonly name: string }
}

export const Room = ({ model: { run, me }, table, evidence, hypothesis }: RoomProps) => {
  const at = table.hypotheses.indexOf(hypothesis.id)
  const cell = table.rows.find(({ id }) => id === evidence)?.cells[at]
  if (!cell) return null
  const said = me.part?.first?.get(evidence)?.get(hypothesis.id) ?? null
  const { median } = consensusOf(cell)
  const who = me.part?.group == null ? 'the room' : 'your group'
  return (
    <div class="stack">
      <h2>
        How {who} rated it
        {run.options.discuss === 'all' && (
          <>
            : <bdi>{hypothesis.name}</bdi>
          </>
        )}
      </h2>
      <DeskStrip distribution={cell} label={`How ${who} rated it against ${hypothesis.name}`} mine={said} />
      <p class="quiet">
        {said !== null && (
          <>
            You said <Chip rating={said} /> <span aria-hidden="true">{ratingWords(said)}</span>.{' '}
          </>
        )}
        {median !== null && (
          <>
            The middle of {who} is <Chip rating={median} /> <span aria-hidden="true">{ratingWords(median)}</span>.
          </>
        )}
      </p>
    </div>
  )
}
