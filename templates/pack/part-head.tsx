// The head of a part of the pack, printed at the top of each of its pages: says what the page is and whom it is for, because pages come apart.
import type { Pack } from '../../src/report/pack/pack-content.ts'

interface HeadProps {
  readonly text: string
  readonly pack: Pack
  /** a line for the participant's name or number */
  readonly named?: boolean
}

export const PackHead = ({ text, pack: { title }, named = false }: HeadProps) => (
  <header class="pack-head">
    <p>
      <span>{text}</span> <bdi>{title}</bdi>
    </p>
    {named && (
      <div class="pack-name">
        Name or number <span class="pack-line" />
      </div>
    )}
  </header>
)
