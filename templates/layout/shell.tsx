// What every page has, with a bar or without: head, the way past the bar, the region for messages.
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

// Answers that refuse bring their sentence in a partial; the main swap stays off, so no error page lands inside a cell.
const HTMX = JSON.stringify({
  noSwap: [204, 304, '4xx', '5xx'],
  morphIgnore: ['data-htmx-powered', 'open', 'role', 'tabindex'],
  includeIndicatorCSS: false,
})

const STYLES = ['css/ui/tokens.css', 'css/ui/base.css', 'css/ui/print.css']

export interface ShellProps {
  /** first words of the window's title; a title with a colon stands alone */
  readonly title: string
  readonly asset: (name: string) => string
  /** Further modules and style sheets, by their name in public/. */
  readonly scripts?: readonly string[]
  readonly styles?: readonly string[]
  readonly children?: Child
}

export const Shell = ({ title, asset, scripts = [], styles = [], children }: ShellProps) => (
  <>
    {raw('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title.includes(': ') ? title : `${title} – ACH workbook`}</title>
        <meta name="htmx-config" content={HTMX} />
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        {[...STYLES, ...styles].map((name) => (
          <link rel="stylesheet" href={asset(name)} />
        ))}
        <script src={asset('js/htmx.min.js')}></script>
        {['js/ui/page.js', ...scripts].map((name) => (
          <script type="module" src={asset(name)}></script>
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        {children}
        <div id="toasts" class="toasts" role="alert"></div>
      </body>
    </html>
  </>
)
