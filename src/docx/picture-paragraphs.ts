// A figure of a Word report: a PNG with an alternative text, and its caption.

import { ImageRun, type Paragraph } from 'docx'
import { Refused } from '../ach/model/refused.ts'
import { rasterize } from '../raster/rasterize.ts'
import type { ReportPicture } from '../report/report-pictures.ts'
import type { WordLayout } from './layout.ts'
import { styledParagraph } from './text-runs.ts'

/** Pixels at 96 to the inch. */
const PIXEL = 15

/**
 * Empty for a picture that is too large for a PNG, or with letters for which this machine has no font: a report has the numbers of each
 * picture as text.
 */
export async function pictureParagraphs(
  { title, how, description, svg }: ReportPicture,
  layout: WordLayout,
  wide: boolean,
): Promise<Paragraph[]> {
  const drawn = await drawPicture(svg)
  if (drawn === null) return []
  const [, width = 1, height = 1] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number)
  const line = wide ? layout.wideWidth : layout.width
  const scale = Math.min(line / PIXEL / width, wide ? layout.wideHeight / PIXEL / height : 1)
  const number = layout.drawing()
  const image = new ImageRun({
    type: 'png',
    data: drawn,
    transformation: { width: Math.floor(width * scale), height: Math.floor(height * scale) },
    altText: { id: String(number), name: `Picture ${number}`, title, description: `${description}. ${how}` },
  })
  const reading = how === '' ? [] : [styledParagraph(layout.ids.small, how)]
  return [styledParagraph(layout.ids.figure, [image]), layout.caption('Figure', title), ...reading]
}

async function drawPicture(svg: string): Promise<Uint8Array | null> {
  try {
    const { png, missing } = await rasterize(svg)
    return missing ? null : png
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}
