// Reads what an .xlsx says besides values: the fill colours of its cell styles, and the comments on cells. A part that is damaged or too large
// only loses its colours or comments.
import { Refused } from '../../ach/model/refused.ts'
import type { XmlTag } from './parse-xml.ts'
import { decodeEscapes } from './read-strings.ts'
import { attributeOf, readXml } from './read-xml.ts'
import type { PackedPart } from './read-zip.ts'

/** Colours by style index; null for a style without a fill. */
export type FillColours = readonly (string | null)[]

const MOST_STYLES = 70_000
/** The usual theme: its colours are referred to by number. */
const THEME = ['FFFFFF', '000000', 'E7E6E6', '44546A', '4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '5B9BD5', '70AD47']
/** The first colours of the old numbered palette, which repeats them from 8 on. */
const INDEXED = ['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF']

function colourOf(tag: XmlTag): string | null {
  const rgb = /^(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(attributeOf(tag, 'rgb') ?? '')?.[1]
  if (rgb !== undefined) return rgb.toUpperCase()
  const [theme, indexed] = [attributeOf(tag, 'theme'), attributeOf(tag, 'indexed')]
  if (theme !== undefined) return tinted(THEME[Number(theme)] ?? null, Number(attributeOf(tag, 'tint') ?? 0))
  return indexed !== undefined && Number(indexed) < 16 ? (INDEXED[Number(indexed) % 8] ?? null) : null
}

/** A positive tint lightens a colour, a negative one darkens it. */
function tinted(hex: string | null, tint: number): string | null {
  if (hex === null || !(Math.abs(tint) <= 1)) return hex
  const parts = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  const mixed = parts.map((part) => Math.round(tint < 0 ? part * (1 + tint) : part + (255 - part) * tint))
  return mixed
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

const unlessDamaged = <T>(read: () => T, otherwise: T): T => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refused) return otherwise
    throw error
  }
}

export interface StyleColours {
  readonly cells: FillColours
  /** by index of the differential formats that rules refer to */
  readonly rules: FillColours
}
const NO_COLOURS: StyleColours = { cells: [], rules: [] }

export const readFillColours = (part: PackedPart | null): StyleColours =>
  part === null ? NO_COLOURS : unlessDamaged(() => fillColours(part), NO_COLOURS)

function fillColours(part: PackedPart): StyleColours {
  const rules: (string | null)[] = []
  const fills: (string | null)[] = []
  const styles: (string | null)[] = []
  let section = ''
  let solid = false
  readXml(part.name, part.unpack(), {
    open(name, depth, tag) {
      if (depth === 2) section = name
      if (section === 'fills' && name === 'fill' && fills.length < MOST_STYLES) fills.push(null)
      if (section === 'fills' && name === 'patternFill') solid = !['none', 'gray125', undefined].includes(attributeOf(tag, 'patternType'))
      if (section === 'fills' && name === 'fgColor' && solid) fills[fills.length - 1] = colourOf(tag)
      if (section === 'dxfs' && name === 'dxf' && rules.length < MOST_STYLES) rules.push(null)
      // In these formats a solid fill shows its background.
      if (section === 'dxfs' && name === 'bgColor') rules[rules.length - 1] = colourOf(tag)
      if (section === 'dxfs' && name === 'fgColor') rules[rules.length - 1] ??= colourOf(tag)
      if (section === 'cellXfs' && depth === 3 && name === 'xf' && styles.length < MOST_STYLES)
        styles.push(fills[Number(attributeOf(tag, 'fillId') ?? 0)] ?? null)
    },
  })
  return { cells: styles.some((colour) => colour !== null) ? styles : [], rules }
}

/** Comments and characters in them that are kept; no one reads more. */
const MOST_COMMENTS = 20_000
const MOST_TEXT = 4_000_000

/** Returns the texts of comments by cell address, such as B3. */
export const readComments = (part: PackedPart | null): ReadonlyMap<string, string> =>
  part === null ? new Map() : unlessDamaged(() => commentsIn(part), new Map())

function commentsIn(part: PackedPart): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let at: string | null = null
  let text = ''
  let characters = 0
  let inText = false
  readXml(part.name, part.unpack(), {
    open(name, _, tag) {
      if (name === 'comment') {
        at = attributeOf(tag, 'ref') ?? null
        text = ''
      }
      // Phonetic hints are no part of the text.
      if (name === 't') inText = true
    },
    text(piece) {
      if (inText && at !== null && characters < MOST_TEXT) {
        text += piece
        characters += piece.length
      }
    },
    close(name) {
      if (name === 't') inText = false
      if (name !== 'comment' || at === null) return
      const said = plainComment(text)
      if (said !== '' && found.size < MOST_COMMENTS) found.set(at, said)
      at = null
    },
  })
  return found
}

/** Old programs show a notice before a comment that has answers, and write the author’s name first. */
const plainComment = (text: string): string =>
  decodeEscapes(text)
    .replace(/^\[Threaded comment\][\s\S]*?Comment:\s*/, '')
    .replace(/\r\n?/g, '\n')
    .trim()
