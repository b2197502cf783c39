// Draws a link as a QR code in SVG. It is black on white in the dark theme too, because some cameras cannot read inverted codes.
import { encode } from 'uqr'

/** Width of the white margin that cameras need, in modules. */
const QUIET = 4

/** Returns one path for all modules, with one rectangle for each horizontal run of black. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  const path = data
    .flatMap((row, y) =>
      [
        ...row
          .map((black) => (black ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ].map((run) => rectangle(run, y)),
    )
    .join('')
  return { size, path }
}

const rectangle = ({ index, 0: run }: RegExpMatchArray, y: number) => `M${index ?? 0} ${y}h${run.length}v1h-${run.length}z`

/** `label`: what screen readers announce. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const { size, path } = qrPath(text)
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
