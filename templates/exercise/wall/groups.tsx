// Wall scene: the groups with their members. Like the lobby, it shows names; no scene with ratings does.
import type { GroupView } from '../../../src/ach/view/run-view.ts'

export const WallGroups = ({ groups }: { groups: readonly GroupView[] }) => (
  <ul class="wall-groups" data-many={groups.length > 12 ? '' : undefined}>
    {groups.map(({ number, people }) => (
      <li>
        <h2>Group {number}</h2>
        <p dir="auto">{people.join(', ')}</p>
      </li>
    ))}
  </ul>
)
