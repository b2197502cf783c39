// The page that divides the room into groups, mixed by favourite or by hand, and shows what each group should discuss.

import type { DisputedCell } from '../../../src/ach/group/disputed-cells.ts'
import type { RunView } from '../../../src/ach/view/run-view.ts'
import type { View } from '../../../src/ach/view/view.ts'
import { favouritesText, groupSizeText } from '../../../src/ach/words/exercise-words.ts'
import { hypothesisName, itemName } from '../../../src/ach/words/phrases.ts'
import { paths } from '../../../src/paths.ts'
import { HiddenField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DistributionStrip } from './distribution.tsx'
import { DeskFrame } from './frame.tsx'

export interface DeskGroup {
  readonly number: number
  readonly people: number
  /** the cells on which its members disagree most */
  readonly cells: readonly DisputedCell[]
}

export interface GroupsProps {
  readonly id: string
  readonly view: View
  readonly run: RunView
  readonly groups: readonly DeskGroup[]
  /** favourite hypothesis by participant id; only for those who have one */
  readonly favourites: ReadonlyMap<string, string>
  /** the highest group number offered */
  readonly most: number
  readonly saved: boolean
}

export const DeskGroups = ({ id, view, run, groups, favourites, most, saved }: GroupsProps) => (
  <DeskFrame title="Groups" id={id} view={view}>
    {saved && (
      <Notice kind="status">
        <p>Groups saved.</p>
      </Notice>
    )}
    <div class="stack">
      <h1>Groups</h1>
      <p class="prose quiet">
        Four to seven people discuss better than a whole room. In one study, mixed groups did as well as individuals, and like-minded groups
        grew more biased.
      </p>
      <form class="row" method="post" action={paths.groups(id)}>
        <button type="submit" class="btn" data-kind={groups.length === 0 ? 'main' : undefined} name="do" value="mix">
          Create mixed groups
        </button>
        {groups.length > 0 && (
          <button type="submit" class="btn" name="do" value="none">
            Delete all groups
          </button>
        )}
        <span class="meta">{favouritesText(favourites.size, run.people.length)}</span>
      </form>
    </div>
    {run.people.length === 0 ? (
      <p class="quiet">No one has joined yet.</p>
    ) : (
      <form class="panel" method="post" action={paths.groups(id)}>
        <h2>Assign by hand</h2>
        <HiddenField name="do" value="set" />
        <table class="data" data-mid>
          <thead>
            <tr>
              <th scope="col">Participant</th>
              <th scope="col">Favourite at the start</th>
              <th scope="col">Group</th>
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
        <h2 id="own">What each group should discuss</h2>
        {!run.revealed && <p class="meta">Participants do not see this before the reveal.</p>}
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
      <span class="meta">{groupSizeText(people)}</span>
    </div>
    {cells.length === 0 ? (
      <p class="quiet">No disagreement yet that could change a score.</p>
    ) : (
      <ol class="list">
        {cells.map(({ evidence, hypothesis, distribution }) => (
          <li class="stack-tight">
            <p>
              <strong>{evidence}</strong> for{' '}
              <strong>
                <bdi>{hypothesisName(view, hypothesis)}</bdi>
              </strong>
            </p>
            <p class="meta clamp" dir="auto">
              {view.evidence.get(evidence)?.statement}
            </p>
            <DistributionStrip
              distribution={distribution}
              label={`How group ${number} rated ${evidence} for ${hypothesisName(view, hypothesis)}`}
            />
          </li>
        ))}
      </ol>
    )}
  </section>
)
