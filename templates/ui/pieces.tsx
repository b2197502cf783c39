// A text in pieces, the changed ones marked.
import type { Piece } from './word-diff.ts'

export const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>{pieces.map(({ text, changed }) => (changed ? <mark>{text}</mark> : text))}</>
)
