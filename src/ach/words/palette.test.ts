// Compares the palette with the style sheet of the screen, which no compiler reads.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RATINGS } from '../model/rating.ts'
import { HEAT_COLOURS, INK, LINE, PAPER, QUIET, RATING_COLOURS, SOFT_INK, STRONG_LINE, SUNKEN, SURFACE, TONES } from './palette.ts'

const css = readFileSync('public/css/ui/tokens.css', 'utf8')
/** The colour of a token in the light or the dark theme, as RRGGBB. */
const token = (name: string, theme: 'light' | 'dark' = 'light') =>
  new RegExp(`--${name}: .*var\\(--${theme}, #([0-9a-f]{6})\\)`).exec(css)?.[1]?.toUpperCase() ?? `no --${name}`

/** CIE lightness L*, 0 to 100. */
function lightness(colour: string): number {
  const linear = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  const luminance = 0.2126 * linear(0) + 0.7152 * linear(2) + 0.0722 * linear(4)
  return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance
}

test('the palette of files and pictures has the colours of the light theme', () => {
  const names = { ink: INK, 'ink-2': SOFT_INK, 'ink-3': QUIET, paper: PAPER, sunken: SUNKEN, surface: SURFACE, line: LINE }
  for (const [name, colour] of Object.entries({ ...names, 'line-strong': STRONG_LINE })) expect(token(name), name).toBe(colour)
  TONES.forEach((colour, at) => {
    expect(token(`tone-${at + 1}`)).toBe(colour)
  })
  for (const rating of RATINGS) {
    expect(token(rating.toLowerCase())).toBe(RATING_COLOURS[rating].fill)
    expect(token(`on-${rating.toLowerCase()}`)).toBe(RATING_COLOURS[rating].ink)
    expect(token(`heat-${rating.toLowerCase()}`)).toBe(HEAT_COLOURS[rating])
  }
})

test.each(['light', 'dark'] as const)('in shades of grey, the heat map of the %s theme has the order N, C, CC, I, II', (theme) => {
  const shades = ['n', 'c', 'cc', 'i', 'ii'].map((name) => lightness(token(`heat-${name}`, theme)))
  const steps = shades.slice(1).map((shade, at) => (theme === 'light' ? 1 : -1) * ((shades[at] ?? 0) - shade))
  expect(Math.min(...steps)).toBeGreaterThan(8)
})
