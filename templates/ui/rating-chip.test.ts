// Every rating of the scale has its look in the style sheets, which no compiler reads.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RATINGS } from '../../src/ach/model/rating.ts'

it.each(['public/css/ui/tokens.css', 'public/css/matrix/matrix.css'])('the chip of %s names every rating, and blank', (file) => {
  const css = readFileSync(file, 'utf8')
  for (const rating of [...RATINGS, '']) expect(css).toContain(`[data-rating="${rating}"]`)
})
