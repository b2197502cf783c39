// The checklist of thinking aids.

import { Hono } from 'hono'
import { AidsPage } from '../../../templates/aids/aids.tsx'
import { paths } from '../../paths.ts'
import { openView, type PageEnv } from '../shared/open-view.ts'

export const aidRoutes = () =>
  new Hono<PageEnv>().get(paths.aids(':id'), async (c) => {
    const seen = await openView(c)
    return c.render(<AidsPage id={seen.id} view={seen.view} />)
  })
