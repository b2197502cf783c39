// Colours of spreadsheets and pictures as RRGGBB, equal to the light theme of the screen (public/css/ui/tokens.css; a test compares them).
// Orange: inconsistent. Blue: consistent.
import type { Rating } from '../model/rating.ts'

export const INK = '1A1E23'
export const SOFT_INK = '4B5159'
export const QUIET = '636971'
export const PAPER = 'F8F8F5'
export const SUNKEN = 'F0F0EC'
export const SURFACE = 'FFFFFF'
export const LINE = 'E1E1DC'
export const STRONG_LINE = '868B92'
export const BAR = 'D5D6D4'
export const BAD = 'A3201D'
export const BAD_WASH = 'FBECEB'
/** Of charts that are not about ratings, from dark to light. */
export const TONES = ['23282E', '5F666E', 'B4B8BC', 'E2E3E1'] as const

export const RATING_COLOURS: Readonly<Record<Rating, { fill: string; ink: string }>> = {
  CC: { fill: '2A6CA3', ink: 'FFFFFF' },
  C: { fill: 'D3E4F2', ink: '123F63' },
  N: { fill: 'FFFFFF', ink: '4B5159' },
  I: { fill: 'F7D9C3', ink: '6F2B06' },
  II: { fill: 'A6420F', ink: 'FFFFFF' },
  NA: { fill: 'EFEFEB', ink: '5B6169' },
}

/**
 * Of the cells of a heat map, which have no letters. The more a rating counts against a hypothesis, the darker: N, C, CC, I, II. So the order
 * can also be read in shades of grey.
 */
export const HEAT_COLOURS: Readonly<Record<Rating, string>> = {
  CC: '9DC3E6',
  C: RATING_COLOURS.C.fill,
  N: RATING_COLOURS.N.fill,
  I: 'DB8A4E',
  II: RATING_COLOURS.II.fill,
  NA: RATING_COLOURS.NA.fill,
}

/** The first rating of each side gets its colour's name. */
export const COLOUR_MEANINGS: Readonly<Record<Rating, string | null>> = {
  CC: 'blue fits',
  C: null,
  N: null,
  I: 'orange contradicts',
  II: null,
  NA: null,
}
