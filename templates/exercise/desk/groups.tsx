// Dividing the room into groups: by hand, or mixed from favourites; and what each group should talk about.

import type { DisputedCell } from '../../../src/ach/group/disputed-cells.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { countNoun, itemName } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { HiddenField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DistributionStrip } from './distribution.tsx'
import { DeskFrame } from './frame.tsx'

export interface DeskGroup {
  readonly number: number
  readonly people: number
  /** the cells on which its own people differ most */
  readonly cells: readonly DisputedCell[]
}

export interface GroupsProps {
  readonly id: string
  readonly view: View
  readonly run: RunView
  readonly groups: readonly DeskGroup[]
  /** favourite of each person, by id; missing where they have none */
  readonly favourites: ReadonlyMap<string, string>
  /** the highest number that can be chosen */
  readonly most: number
  readonly saved: boolean
}

export const DeskGroups = ({ id, view, run, groups, favourites, most, saved }: GroupsProps) => (
  <DeskFrame title="Groups" id={id} view={view}>
    {saved && (
      <Notice kind="status">
        <p>The groups are saved.</p>
      </Notice>
    )}
    <div class="stack">
      <h1>Groups</h1>
      <p class="prose quiet">
        Four to seven people talk better than a whole room. Mixed groups did as well as people alone; like-minded ones grew more biased.
      </p>
      <form class="row" method="post" action={paths.groups(id)}>
        <button type="submit" class="btn" data-kind={groups.length === 0 ? 'main' : undefined} name="do" value="mix">
          Mix from favourites
        </button>
        {groups.length > 0 && (
          <button type="submit" class="btn" name="do" value="none">
            No groups
          </button>
        )}
        <span class="meta">
          {favourites.size === 0
            ? 'Nobody has given a favourite: people are dealt as they came.'
            : `${countNoun(favourites.size, 'person', 'people')} of ${run.people.length} have a favourite.`}
        </span>
      </form>
    </div>
    {run.people.length === 0 ? (
      <p class="quiet">Nobody is in yet.</p>
    ) : (
      <form class="panel" method="post" action={paths.groups(id)}>
        <h2>By hand</h2>
        <HiddenField name="do" value="set" />
        <table class="data" data-mid>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">favourite at the beginning</th>
              <th scope="col">group</th>
            </tr>
          </thead>
          <tbody>
            {run.people.map(({ id: person, name, group }) => (
              <tr>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>
                  <bdi>{favourites.has(person) && itemName(view, favourites.get(person) ?? '')}</bdi>
                </td>
                <td>
                  <select class="select" name={`group-${person}`} aria-label={`Group of ${name}`}>
                    <option value="">none</option>
                    {Array.from({ length: most }, (_, at) => at + 1).map((number) => (
                      <option value={String(number)} selected={number === group}>
                        {number}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          <button type="submit" class="btn" data-kind="main">
            Save groups
          </button>
        </p>
      </form>
    )}
    {groups.length > 0 && (
      <section class="stack" aria-labelledby="own">
        <h2 id="own">What each group should talk about</h2>
        {!run.revealed && <p class="meta">Only you see this until the reveal.</p>}
        <div class="split">
          {groups.map((group) => (
            <OneGroup view={view} group={group} />
          ))}
        </div>
      </section>
    )}
  </DeskFrame>
)

const OneGroup = ({ view, group: { number, people, cells } }: { view: View; group: DeskGroup }) => (
  <section class="panel desk-part" aria-label={`Group ${number}`}>
    <div class="row" data-far>
      <h3>Group {number}</h3>
      <span class="meta">
        {countNoun(people, 'person', 'people')}
        {(people < 4 || people > 7) && ', four to seven work best'}
      </span>
    </div>
    {cells.length === 0 ? (
      <p class="quiet">They differ nowhere so far in a way that a score would notice.</p>
    ) : (
      <ol class="list">
        {cells.map(({ evidence, hypothesis, distribution }) => (
          <li class="stack-tight">
            <p>
              <strong>{evidence}</strong> against{' '}
              <strong>
                <bdi>{itemName(view, hypothesis)}</bdi>
              </strong>
            </p>
            <p class="meta clamp" dir="auto">
              {view.evidence.get(evidence)?.statement}
            </p>
            <DistributionStrip
              distribution={distribution}
              label={`How group ${number} rated ${evidence} against ${itemName(view, hypothesis)}`}
            />
          </li>
        ))}
      </ol>
    )}
  </section>
)
