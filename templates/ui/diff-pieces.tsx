// A text in pieces, the changed ones marked.
import type { DiffPiece } from './word-diff.ts'

export const DiffPieces = ({ pieces }: { pieces: readonly DiffPiece[] }) => (
  <>{pieces.map(({ text, changed }) => (changed ? <mark>{text}</mark> : text))}</>
)
