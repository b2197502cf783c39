// Names the colours of cells and guesses the ratings that they stand for. Cells may have a colour instead of a text. Pure.
import type { Rating } from '../../ach/model/rating.ts'

/** How a cell without a text, but with a colour, is written: “colour #92D050”. */
const COLOUR = /^colour #([0-9A-F]{6})$/

/** The stand-in text of an empty cell with this fill, in six hexadecimal digits. */
export const colourText = (hex: string): string => `colour #${hex.toUpperCase()}`
export const isColourText = (text: string): boolean => COLOUR.test(text)

interface Hue {
  readonly name: 'white' | 'grey' | 'black' | 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'purple'
  /** 0 (black) to 255 */
  readonly light: number
}

function hueOf(text: string): Hue | null {
  const hex = COLOUR.exec(text)?.[1]
  if (hex === undefined) return null
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const light = 0.3 * red + 0.59 * green + 0.11 * blue
  if (most - least < 16) return { name: light > 250 ? 'white' : light < 40 ? 'black' : 'grey', light }
  const span = most - least
  const sector = most === red ? (green - blue) / span : most === green ? 2 + (blue - red) / span : 4 + (red - green) / span
  const degrees = (sector * 60 + 360) % 360
  const name =
    degrees < 12 || degrees >= 330
      ? 'red'
      : degrees < 44
        ? 'orange'
        : degrees < 70
          ? 'yellow'
          : degrees < 170
            ? 'green'
            : degrees < 260
              ? 'blue'
              : 'purple'
  return { name, light }
}

const SIDES: Readonly<Record<Hue['name'], Rating>> = {
  green: 'C',
  blue: 'C',
  red: 'I',
  orange: 'I',
  yellow: 'N',
  purple: 'N',
  white: 'N',
  grey: 'N',
  black: 'NA',
}

/** A colour in words, with its code. */
export const colourWords = (text: string): string => {
  const hue = hueOf(text)
  return hue === null ? text : `${hue.light < 130 ? 'dark ' : ''}${hue.name} (${text.slice('colour '.length)})`
}

/**
 * Guesses the rating of each colour: green and blue agree, red and orange contradict, the darker of two shades strongly. Grey next to white
 * or yellow is not applicable.
 */
export function guessColours(texts: readonly string[]): ReadonlyMap<string, Rating> {
  const hues = texts.flatMap((text) => {
    const hue = hueOf(text)
    return hue === null ? [] : [{ text, ...hue, side: SIDES[hue.name] }]
  })
  const between = hues.some(({ name }) => name === 'white' || name === 'yellow')
  return new Map(
    hues.map(({ text, name, light, side }): [string, Rating] => {
      const lighter = hues.some((other) => other.side === side && other.light > light + 20)
      if (side === 'C' && lighter) return [text, 'CC']
      if (side === 'I' && lighter) return [text, 'II']
      return [text, name === 'grey' && between ? 'NA' : side]
    }),
  )
}
