// Serves the style sheet that prints the marking of a workbook in the margins of every page.

import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { openView, type PageEnv } from '../shared/open-view.ts'

export const markingRoutes = () =>
  new Hono<PageEnv>().get(paths.markingStyles(':id'), async (c) => {
    const { view } = await openView(c)
    c.header('content-type', 'text/css; charset=utf-8')
    return c.body(view.marking === null ? '' : markingStyles(view.marking))
  })

/** The first page has the marking in its text, for browsers that print no margin boxes. */
export function markingStyles(marking: string): string {
  const box = `content: ${cssString(marking)}; font: 700 8pt sans-serif; color: #000;`
  return `@page { @top-center { ${box} } @bottom-center { ${box} } }\n@page :first { @top-center { content: none; } }\n`
}

/** A text as a CSS string: every character that could end it or begin something else is escaped. */
const cssString = (text: string): string =>
  `"${[...text].map((one) => (/[\w :+.-]/.test(one) ? one : `\\${one.codePointAt(0)?.toString(16)} `)).join('')}"`
