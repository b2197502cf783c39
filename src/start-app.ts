// The app of a server that has just started: only what its first page needs. The other pages are most of the program; they are loaded when
// one of them is requested, or soon after the first page was opened.
import { type AppDeps, buildFrame } from './app-frame.ts'
import { paths } from './paths.ts'
import { homeRoutes } from './web/workbooks/home.tsx'
import { signInRoutes } from './web/workbooks/sign-in.tsx'

/** Long enough for a browser to load the scripts and styles of the page before. */
const SOON_MS = 1000
const ASSETS = paths.asset('')
const FIRST: ReadonlySet<string> = new Set([paths.home(), paths.signIn(), paths.health(), paths.ready(), paths.version(), paths.metrics()])

type Fetch = ReturnType<typeof buildFrame>['fetch']

export function startApp(deps: AppDeps): { readonly fetch: Fetch } {
  const first = buildFrame(deps, [signInRoutes, homeRoutes])
  let all: Fetch | null = null
  const loadAll = async () => {
    const { buildApp } = await import('./app.ts')
    all ??= buildApp(deps).fetch
    return all
  }
  return {
    fetch(request, ...rest) {
      if (all) return all(request, ...rest)
      const { pathname } = new URL(request.url)
      if (!FIRST.has(pathname) && !pathname.startsWith(ASSETS)) return loadAll().then((fetch) => fetch(request, ...rest))
      // A failure is reported to the request that needs the pages.
      if (pathname === paths.home()) setTimeout(() => void loadAll().catch(() => {}), SOON_MS).unref()
      return first.fetch(request, ...rest)
    },
  }
}
