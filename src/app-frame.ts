// The frame around all pages: the middleware that every request passes, and the error handlers. Their order matters.
import { Hono } from 'hono'
import { sameOrigin } from './access/same-origin.ts'
import type { Assets } from './assets.ts'
import { bodyLimit } from './http/body-limit.ts'
import { compress } from './http/compress.ts'
import { headers } from './http/headers.ts'
import type { Log } from './http/log.ts'
import { redirectOldAddresses } from './http/old-addresses.ts'
import { refuseWhileStopping } from './http/refuse-while-stopping.ts'
import { redirectTrailingSlash } from './http/trailing-slash.ts'
import { requireWellFormed } from './http/well-formed.ts'
import { paths } from './paths.ts'
import type { Deps } from './web/shared/deps.ts'
import { errorHandler, notFound } from './web/shared/error-pages.tsx'
import { healthRoutes } from './web/shared/health-routes.ts'
import { metricsRoutes } from './web/shared/metrics-routes.ts'
import { type PageEnv, workbookView } from './web/shared/open-view.ts'
import { renderer } from './web/shared/renderer.tsx'
import { requestLog } from './web/shared/request-log.ts'

export interface AppDeps extends Deps {
  readonly assets: Assets
  readonly log: Log
}

/** The routes of a file of src/web. */
export type PageRoutes = (deps: Deps) => Hono<PageEnv>

export function buildFrame(deps: AppDeps, pages: readonly PageRoutes[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.onError(errorHandler(deps.log))
  app.notFound(notFound)

  app.use(renderer(deps))
  app.use(requestLog(deps.log))
  app.use(headers(deps.access))
  app.use(requireWellFormed)
  app.use(redirectTrailingSlash)
  app.use(redirectOldAddresses)
  app.route('/', healthRoutes(deps))
  app.route('/', metricsRoutes(deps))
  // Also while the server stops: a page that it has just sent needs them.
  app.route('/', deps.assets.routes)
  app.use(refuseWhileStopping(deps.stopping))
  app.use(deps.access.identify)
  app.use(sameOrigin(deps.access))
  app.use(bodyLimit)

  app.use(`${paths.workbook(':id')}/*`, workbookView(deps))
  app.use(compress)
  for (const routes of pages) app.route('/', routes(deps))
  return app
}
