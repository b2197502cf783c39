// The head of a part of the pack, printed at the top of each of its pages: says what the page is and whom it is for, because pages come apart.
import type { Pack } from '../../src/report/pack/pack-content.ts'
import { booleanAttribute } from '../ui/html.ts'

interface HeadProps {
  readonly text: string
  readonly pack: Pack
  /** a line for the participant's name or number */
  readonly named?: boolean
  /** at the start of a later page, for Safari, which does not repeat heads */
  readonly again?: boolean
}

/** The head of each page of a paper form. */
export const PaperFormHead = ({ pack, again = false }: { pack: Pack; again?: boolean }) => (
  <PackHead text="Paper form" pack={pack} named again={again} />
)

export const PackHead = ({ text, pack: { title }, named = false, again = false }: HeadProps) => (
  <header class="pack-head" data-again={booleanAttribute(again)}>
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
