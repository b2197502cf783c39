// The way between the thinking aids, on top of each of their pages.
import { AID_LISTS, paths } from '../../src/paths.ts'
import { LIST_WORDS } from './item-words.ts'

const AIDS: readonly (readonly [string, (id: string) => string])[] = [
  ['Checklist', paths.aids],
  ['Pairs of hypotheses', paths.pairs],
  ...AID_LISTS.map((list) => [LIST_WORDS[list].heading, (id: string) => paths.items(id, list)] as const),
  ['Your probabilities', paths.probabilities],
]

/** `at`: the address of the page on which it stands. */
export const AidNav = ({ id, at }: { id: string; at: string }) => (
  <nav class="aid-nav" aria-label="Aids">
    {AIDS.map(([name, href]) => (
      <a href={href(id)} aria-current={href(id) === at ? 'page' : undefined}>
        {name}
      </a>
    ))}
  </nav>
)
