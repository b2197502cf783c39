// The HTML document around every page: head, skip link, and the region for messages.
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { paths } from '../../src/paths.ts'
import { Notice } from '../ui/notice.tsx'
import { usePageContext } from './page-context.ts'
import { type PageScript, SCREEN_STYLES, type Screen } from './screens.ts'

// A refusal carries its message in a partial. The main swap is off for errors, so no error page ends up inside a cell.
const HTMX = JSON.stringify({
  noSwap: [204, 304, '4xx', '5xx'],
  morphIgnore: ['data-htmx-powered', 'open', 'role', 'tabindex'],
  includeIndicatorCSS: false,
})

/** The oldest browsers in which everything works. */
export const OLDEST_BROWSERS = 'Chrome 108, Edge 108, Firefox 121 or Safari 16'

export interface ShellProps {
  /** title of the window; without a colon in it, the name of the program is added */
  readonly title: string
  readonly screen: Screen
  /** scripts of this page, by their names in public/js */
  readonly scripts?: readonly PageScript[]
  readonly children?: Child
}

export const Shell = ({ title, screen, scripts = [], children }: ShellProps) => {
  const { asset, frame, damage } = usePageContext()
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title.includes(' – ') ? title : `${title} – ACH workbook`}</title>
          <meta name="htmx-config" content={HTMX} />
          <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={asset('css/base.css')} />
          {SCREEN_STYLES[screen].length > 0 && <link rel="stylesheet" href={asset(`css/${screen}.css`)} />}
          {frame?.example && <link rel="stylesheet" href={asset('css/tour.css')} />}
          {frame?.marking && <link rel="stylesheet" href={paths.markingStyles(frame.id)} media="print" />}
          <script src={asset('js/htmx.min.js')}></script>
          {(scripts.length > 0 ? scripts : ['ui/page']).concat(frame?.example?.step ? ['ui/tour'] : []).map((name) => (
            <script type="module" src={asset(`js/${name}.js`)}></script>
          ))}
        </head>
        <body>
          <a class="skip" href="#main">
            Skip to content
          </a>
          {/* hidden by styles that old browsers do not understand */}
          <p class="outdated">
            This browser is too old for the scripts of this page. You can still rate and edit, but each step loads a new page; reload a page
            to see what others have changed. For everything else you need {OLDEST_BROWSERS}, or a newer version.
          </p>
          {damage !== null && (
            <Notice kind="bad" class="damage">
              <p>{damage}</p>
            </Notice>
          )}
          {children}
          <div id="toasts" class="toasts" role="alert"></div>
        </body>
      </html>
    </>
  )
}
