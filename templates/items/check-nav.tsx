// The way between the checks, on top of each of their pages.
import { CHECK_LISTS, paths } from '../../src/paths.ts'
import { LIST_WORDS } from './item-words.ts'

const PAGES: readonly (readonly [string, (id: string) => string])[] = [
  ['Checklist', paths.checks],
  ['Pairs of hypotheses', paths.pairs],
  ...CHECK_LISTS.map((list) => [LIST_WORDS[list].heading, (id: string) => paths.items(id, list)] as const),
  ['Your probabilities', paths.probabilities],
]

/** `at`: the address of the page on which it stands. */
export const CheckNav = ({ id, at }: { id: string; at: string }) => (
  <nav class="checks-nav" aria-label="Checks">
    {PAGES.map(([name, href]) => (
      <a href={href(id)} aria-current={href(id) === at ? 'page' : undefined}>
        {name}
      </a>
    ))}
  </nav>
)
