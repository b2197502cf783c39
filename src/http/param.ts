// A part of the path by its name in src/paths.ts.
import type { Context } from 'hono'

/** Empty where the route has no such part: then nothing is found. */
export const param = (c: Context, name: 'code' | 'id' | 'item' | 'evidence' | 'hypothesis' | 'other' | 'rater' | 'seq' | 'part'): string =>
  c.req.param(name) ?? ''
