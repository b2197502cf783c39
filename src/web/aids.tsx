// The page of the thinking aids: leads to the first of their lists.
import { Hono } from 'hono'
import type { Deps, Env } from '../http/env.ts'
import { param } from '../http/param.ts'
import { paths } from '../paths.ts'

export const aidRoutes = (_: Deps) =>
  new Hono<Env>().get(paths.aids(':id'), (c) => c.redirect(paths.items(param(c, 'id'), 'assumptions'), 303))
