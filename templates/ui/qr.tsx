// A QR code as a picture: what a camera reads instead of a link. Black on white also in the dark, since not every camera reads the reverse.
import { encode } from 'uqr'

/** Modules of white around it, which cameras need. */
const QUIET = 4

/** One path for all modules: rows of black, each as one rectangle. */
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

/** `label` says where it leads, for those who do not see it. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const { size, path } = qrPath(text)
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
