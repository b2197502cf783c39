// Colours of the sheets as RRGGBB, equal to the light theme of the screen. Orange: inconsistent. Blue: consistent.
import type { Rating } from '../../ach/model/rating.ts'

export const INK = '1A1E23'
export const QUIET = '636971'
export const PAPER = 'F8F8F5'
export const SUNKEN = 'F0F0EC'
export const SURFACE = 'FFFFFF'
export const LINE = 'E1E1DC'
export const STRONG_LINE = '868B92'
export const BAR = 'D5D6D4'
export const BAD = 'A3201D'
export const BAD_WASH = 'FBECEB'

export const RATING_COLOURS: Readonly<Record<Rating, { fill: string; ink: string }>> = {
  CC: { fill: '2A6CA3', ink: 'FFFFFF' },
  C: { fill: 'D3E4F2', ink: '123F63' },
  N: { fill: 'FFFFFF', ink: '4B5159' },
  I: { fill: 'F7D9C3', ink: '6F2B06' },
  II: { fill: 'A6420F', ink: 'FFFFFF' },
  NA: { fill: 'EFEFEB', ink: '5B6169' },
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
