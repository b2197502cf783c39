// Shows two versions of a text with the differences marked.
import type { DiffPiece } from './word-diff.ts'
import { wordDiff } from './word-diff.ts'

export const TextChange = ({ what, before, after }: { what: string; before: string | null; after: string | null }) => {
  const { left, right } = wordDiff(before ?? '', after ?? '')
  return (
    <>
      <strong>{what}</strong>
      <span class="text-change">
        <span class="quiet typed" dir="auto">
          <span class="meta">In this workbook: </span>
          {before === null ? 'nothing' : <DiffPieces pieces={left} />}
        </span>
        <span class="typed" dir="auto">
          <span class="meta">In the file: </span>
          {after === null ? 'nothing' : <DiffPieces pieces={right} />}
        </span>
      </span>
    </>
  )
}

export const DiffPieces = ({ pieces }: { pieces: readonly DiffPiece[] }) => (
  <>{pieces.map(({ text, changed }) => (changed ? <mark>{text}</mark> : text))}</>
)
