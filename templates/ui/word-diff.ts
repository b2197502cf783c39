// Compares two versions of a text word by word. For display only, never for merging.

export interface DiffPiece {
  readonly text: string
  readonly changed: boolean
}

/** Above this number of word pairs, the changed part is marked as a whole instead of compared. */
const MAX_WORD_PAIRS = 4_000_000

/** Splits both texts into pieces. The pieces of each side join to its text. */
export function wordDiff(left: string, right: string): { left: DiffPiece[]; right: DiffPiece[] } {
  // Each word includes the space after it, so that neighbouring changed words form one piece.
  const a = left.match(/^\s+|\S+\s*/gu) ?? []
  const b = right.match(/^\s+|\S+\s*/gu) ?? []
  const [wordsA, wordsB] = [a.map((word) => word.trimEnd()), b.map((word) => word.trimEnd())]
  let start = 0
  while (start < a.length && start < b.length && wordsA[start] === wordsB[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && wordsA[a.length - 1 - end] === wordsB[b.length - 1 - end]) end += 1
  const midA = wordsA.slice(start, a.length - end)
  const midB = wordsB.slice(start, b.length - end)
  const [keptA, keptB] = midA.length * midB.length > MAX_WORD_PAIRS ? [new Set<number>(), new Set<number>()] : common(midA, midB)
  return { left: pieces(a, start, end, keptA), right: pieces(b, start, end, keptB) }
}

/** Positions of a longest common subsequence on both sides. */
function common(a: readonly string[], b: readonly string[]): [Set<number>, Set<number>] {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j
      lengths[at] = a[i] === b[j] ? (lengths[at + width + 1] ?? 0) + 1 : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0)
    }
  }
  const [inA, inB] = [new Set<number>(), new Set<number>()]
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      inA.add(i++)
      inB.add(j++)
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1
    else j += 1
  }
  return [inA, inB]
}

function pieces(words: readonly string[], start: number, end: number, kept: ReadonlySet<number>): DiffPiece[] {
  const joined: { text: string; changed: boolean }[] = []
  words.forEach((text, at) => {
    const inMiddle = at >= start && at < words.length - end
    const changed = inMiddle && !kept.has(at - start)
    const last = joined.at(-1)
    if (last && last.changed === changed) last.text += text
    else joined.push({ text, changed })
  })
  return joined
}
