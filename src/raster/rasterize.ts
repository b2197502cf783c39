// Draws pictures as PNG without a browser. Takes seconds of computing for a large picture, so a server must not call it in its main thread.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { Refused } from '../ach/model/refused.ts'
import { type Fonts, fontsFor } from './fonts.ts'

/** Pixels for each unit of the picture, for sharp slides and documents; as in public/js/pictures/picture.js. */
const SCALE = 2
/** Pixels of the PNG; each takes 4 bytes. */
const MOST_PIXELS = 120_000_000

export const PNG_TOO_LARGE = 'This picture is too large for a PNG. Make an SVG, or use the picture of the heat map.'

export interface Raster {
  readonly png: Uint8Array
  /** Whether letters are missing, because the machine has no font for them. */
  readonly missing: boolean
}

let ready: Promise<unknown> | null = null
const loaded = () => {
  ready ??= initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return ready
}

/** The picture at twice its size. Throws `Refused('limit')` if that is too large. The same picture and fonts give the same bytes. */
export async function rasterize(svg: string): Promise<Raster> {
  const [, width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number)
  if (width * height * SCALE * SCALE > MOST_PIXELS) throw new Refused('limit', PNG_TOO_LARGE)
  const { files, others, missing } = fontsFor(svg)
  await loaded()
  const resvg = new Resvg(withFonts(svg, others), {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontBuffers: [...files], defaultFontFamily: 'Arimo', sansSerifFamily: 'Arimo' },
  })
  const image = resvg.render()
  try {
    return { png: image.asPng(), missing }
  } finally {
    image.free()
    resvg.free()
  }
}

/**
 * Names the font of each run of letters that the shipped font lacks. Left to itself, the rasteriser takes one other font for a whole text, and draws
 * none of its letters if that font joins some of them and lacks others.
 */
const withFonts = (svg: string, others: Fonts['others']): string =>
  others.length === 0 ? svg : svg.replace(/(<text [^>]*>)([^<]+)/g, (_, tag: string, text: string) => tag + others.reduce(inFont, text))

const inFont = (text: string, { letters, family }: Fonts['others'][number]): string =>
  text.replace(letters, (run) => `<tspan font-family="${family}">${run}</tspan>`)
