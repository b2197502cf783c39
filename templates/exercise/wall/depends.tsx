// Wall scene of the debrief: who would lead in the room without each source and without each item that the lead depends on.
import type { Dependence, LeadDependence } from '../../../src/ach/exercise/lead-dependence.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { leadersClause } from '../../../src/ach/words/group-words.ts'
import { dependenceHeading } from '../../../src/ach/words/wall-words.ts'

export const WallDepends = ({ view, depends }: { view: View; depends: LeadDependence }) => (
  <>
    <h2 dir="auto">{dependenceHeading(view, depends)}</h2>
    <div class="two" data-top>
      <Without
        view={view}
        title="Without one item"
        list={depends.items}
        nameOf={(id) => ({ short: id, text: view.evidence.get(id)?.statement ?? '' })}
      />
      <Without
        view={view}
        title="Without one source"
        list={depends.sources}
        nameOf={(id) => ({ short: view.sources.get(id)?.name ?? id, text: '' })}
      />
    </div>
    <p class="under">
      <span>Each line leaves out one thing and counts the room’s ratings again. A lead that nothing here changes can still be wrong.</span>
    </p>
  </>
)

interface WithoutProps {
  readonly view: View
  readonly title: string
  readonly list: readonly Dependence[]
  readonly nameOf: (id: string) => { readonly short: string; readonly text: string }
}

const Without = ({ view, title, list, nameOf }: WithoutProps) => (
  <div class="stack">
    <h3>{title}</h3>
    {list.length === 0 && <p class="quiet">No single one changes which hypothesis leads.</p>}
    <ul class="apart">
      {list.map(({ id, leaders, untested }) => {
        const { short, text } = nameOf(id)
        return (
          <li>
            <p>
              <b>
                Without <bdi>{short}</bdi>:
              </b>{' '}
              {leaders.length === 0 ? 'too little is rated to say' : leadersClause(view, leaders, untested)}
            </p>
            {text !== '' && (
              <p class="said quiet" dir="auto">
                {text}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  </div>
)
