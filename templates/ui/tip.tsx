// Words with an explanation that opens on hover, on focus and on tap. Escape closes it (public/js/ui/tip.js); without JavaScript it closes
// when the pointer or the focus leaves.
import type { Child } from 'hono/jsx'

interface TipProps {
  /** unique on the page */
  readonly id: string
  readonly words: Child
  readonly children: Child
}

export const Tip = ({ id, words, children }: TipProps) => (
  <span class="tip">
    <button type="button" class="tip-words" aria-describedby={id}>
      {words}
    </button>
    <span class="tip-text" role="tooltip" id={id}>
      {children}
    </span>
  </span>
)
