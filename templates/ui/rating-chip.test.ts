// Checks the style sheets, which no compiler reads: every rating must have its style.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RATINGS } from '../../src/ach/model/rating.ts'

it.each(['public/css/ui/tokens.css', 'public/css/matrix/matrix.css'])('%s styles every rating and the blank cell', (file) => {
  const css = readFileSync(file, 'utf8')
  for (const rating of [...RATINGS, '']) expect(css).toContain(`[data-rating="${rating}"]`)
})
