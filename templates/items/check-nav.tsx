// Navigation between the pages of the Checks tab.
import { CHECK_LISTS, paths } from '../../src/paths.ts'
import { LIST_WORDS } from './item-words.ts'

const PAGES: readonly (readonly [string, (id: string) => string])[] = [
  ['Checklist', paths.checks],
  ['Mutually exclusive?', paths.pairs],
  ...CHECK_LISTS.map((list) => [LIST_WORDS[list].heading, (id: string) => paths.items(id, list)] as const),
  ['Probabilities', paths.probabilities],
  ['Confidence', paths.confidence],
]

/** `at`: the address of the current page. */
export const CheckNav = ({ id, at }: { id: string; at: string }) => (
  <nav class="checks-nav" aria-label="Checks">
    {PAGES.map(([name, href]) => (
      <a href={href(id)} aria-current={href(id) === at ? 'page' : undefined}>
        {name}
      </a>
    ))}
  </nav>
)
