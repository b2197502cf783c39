// @ts-check
// Turns a picture of the server, an SVG, into a PNG of twice the size, for sharp slides and documents.

const SCALE = 2
/** Browsers draw no larger pictures: pixels of a side, and in all. */
const [MOST_SIDE, MOST_PIXELS] = [16_384, 120_000_000]

export const TOO_LARGE = 'This picture is too large for a PNG. Download the SVG, or use the picture of the heat map.'

/** An error with a sentence for the user. */
export class PictureProblem extends Error {}

/** The picture, and the name of its file without the ending.
 * @param {string} address
 * @returns {Promise<{ svg: string, name: string }>}
 */
export async function loadPicture(address) {
  const response = await fetch(address).catch(() => null)
  if (!response) throw new PictureProblem('The server cannot be reached. Try again later.')
  if (response.ok && response.headers.get('content-type')?.startsWith('image/svg+xml')) {
    const name = /filename\*=UTF-8''([^;]+)\.svg/.exec(response.headers.get('content-disposition') ?? '')?.[1]
    return { svg: await response.text(), name: name === undefined ? 'picture' : decodeURIComponent(name) }
  }
  throw new PictureProblem('The picture could not be loaded. Reload the page, then try again.')
}

/** @param {string} svg @returns {Promise<Blob>} */
export async function toPng(svg) {
  const image = new Image()
  // A data URL, because the security policy allows no blobs as images.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode().catch(() => {
    throw new PictureProblem('This browser could not draw the picture. Download the SVG.')
  })
  const [width, height] = [image.naturalWidth * SCALE, image.naturalHeight * SCALE]
  if (Math.max(width, height) > MOST_SIDE || width * height > MOST_PIXELS) throw new PictureProblem(TOO_LARGE)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!(blob instanceof Blob)) throw new PictureProblem(TOO_LARGE)
  return blob
}
