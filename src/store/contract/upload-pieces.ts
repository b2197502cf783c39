// Splits uploaded files into the pieces in which they are stored, and joins them again.
import type { UploadedFile } from './store.ts'

/** Bytes. SQLite writes so much in a few milliseconds, during which the server does nothing else. */
export const PIECE_BYTES = 262_144

export interface FilePiece extends UploadedFile {
  /** of the file in its upload, from 1 */
  readonly number: number
  /** of the piece in its file, from 1 */
  readonly piece: number
}

/** The pieces in order. An empty file has one. */
export function* piecesOf(files: readonly UploadedFile[]): Generator<FilePiece> {
  for (const [index, { name, bytes }] of files.entries())
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES)
      yield { number: index + 1, piece: 1 + at / PIECE_BYTES, name, bytes: bytes.subarray(at, at + PIECE_BYTES) }
}

/** The files of pieces that are in order. */
export function joinPieces(pieces: readonly Omit<FilePiece, 'piece'>[]): UploadedFile[] {
  const files = new Map<number, { readonly name: string; readonly parts: Uint8Array[] }>()
  for (const { number, name, bytes } of pieces) {
    const file = files.get(number) ?? { name, parts: [] }
    file.parts.push(bytes)
    files.set(number, file)
  }
  return [...files.values()].map(({ name, parts }) => ({ name, bytes: Buffer.concat(parts) }))
}
