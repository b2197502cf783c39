// The help page.

import { Hono } from 'hono'
import { HelpPage } from '../../../templates/workbooks/help.tsx'
import { paths } from '../../paths.ts'
import type { PageEnv } from '../shared/open-view.ts'

export const helpRoutes = () => new Hono<PageEnv>().get(paths.help(), (c) => c.render(<HelpPage />))
