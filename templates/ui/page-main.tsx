// The main part of a page below the top bar: breadcrumb, heading, lead and body.
import { type Child, useContext } from 'hono/jsx'
import { InSidePanel } from './in-side-panel.ts'

interface PageMainProps {
  /** navigation, problems and confirmations above the heading */
  readonly above?: Child
  /** links to the pages above this one */
  readonly crumb?: Child
  /** omitted if the body has its own heading */
  readonly heading?: Child
  /** the heading is a user text, so its direction is detected */
  readonly typed?: boolean
  /** buttons at the end of the heading's line */
  readonly actions?: Child
  /** one or two sentences on the purpose of the page */
  readonly lead?: Child
  /** content below the lead: links, a choice, a verdict */
  readonly below?: Child
  /** full width for lists, tables and figures; without it lines stay short enough to read */
  readonly wide?: boolean
  readonly class?: string
  readonly data?: Readonly<Record<`data-${string}`, string | undefined>>
  readonly children?: Child
}

export const PageMain = ({ above, wide, class: more, data, children, ...head }: PageMainProps) => {
  const content = (
    <>
      {above}
      {head.heading && <Head {...head} />}
      {children}
    </>
  )
  if (useContext(InSidePanel)) return <div class="page">{content}</div>
  return (
    <main id="main" class={more ? `page ${more}` : 'page'} data-wide={wide ? '' : undefined} {...data}>
      {content}
    </main>
  )
}

const Head = ({
  crumb,
  heading,
  typed,
  actions,
  lead,
  below,
}: Pick<PageMainProps, 'crumb' | 'heading' | 'typed' | 'actions' | 'lead' | 'below'>) => {
  const title = useContext(InSidePanel) ? <h2 id="side-panel-title">{heading}</h2> : <h1 dir={typed ? 'auto' : undefined}>{heading}</h1>
  return (
    <div class="stack">
      {crumb && <p class="meta">{crumb}</p>}
      {actions ? (
        <div class="row" data-far>
          {title}
          {actions}
        </div>
      ) : (
        title
      )}
      {lead && <p class="quiet lead">{lead}</p>}
      {below}
    </div>
  )
}
