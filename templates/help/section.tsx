// A part of a help page, with its heading.
import type { Child } from 'hono/jsx'

interface HelpSectionProps {
  readonly id: string
  readonly heading: string
  readonly children?: Child
}

export const HelpSection = ({ id, heading, children }: HelpSectionProps) => (
  <section class="panel" aria-labelledby={id}>
    <h2 id={id}>{heading}</h2>
    {children}
  </section>
)

/** What a help page needs for its links to other help pages: the workbook to which they lead back. */
export interface HelpBodyProps {
  readonly from: string | undefined
}
