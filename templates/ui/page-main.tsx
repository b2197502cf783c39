// The main part of a page under the bar: where it stands, its heading and lead, then the body. All begin at one edge.
import type { Child } from 'hono/jsx'

interface PageMainProps {
  /** ways, problems and news before the heading */
  readonly above?: Child
  /** links to the pages above this one */
  readonly crumb?: Child
  /** none where the body brings its own */
  readonly heading?: Child
  /** somebody typed the heading: it may run from right to left */
  readonly typed?: boolean
  /** buttons at the end of the heading's line */
  readonly beside?: Child
  /** a sentence or two on what the page is for */
  readonly lead?: Child
  /** what else belongs to the heading: links, a choice, a verdict */
  readonly below?: Child
  /** lists, tables and figures use the whole width; text and forms keep to a line that reads well */
  readonly wide?: boolean
  readonly class?: string
  readonly data?: Readonly<Record<`data-${string}`, string | undefined>>
  readonly children?: Child
}

export const PageMain = ({ above, wide, class: more, data, children, ...head }: PageMainProps) => (
  <main id="main" class={more ? `page ${more}` : 'page'} data-wide={wide ? '' : undefined} {...data}>
    {above}
    {head.heading && <Head {...head} />}
    {children}
  </main>
)

const Head = ({
  crumb,
  heading,
  typed,
  beside,
  lead,
  below,
}: Pick<PageMainProps, 'crumb' | 'heading' | 'typed' | 'beside' | 'lead' | 'below'>) => {
  const title = <h1 dir={typed ? 'auto' : undefined}>{heading}</h1>
  return (
    <div class="stack">
      {crumb && <p class="meta">{crumb}</p>}
      {beside ? (
        <div class="row" data-far>
          {title}
          {beside}
        </div>
      ) : (
        title
      )}
      {lead && <p class="quiet lead">{lead}</p>}
      {below}
    </div>
  )
}
