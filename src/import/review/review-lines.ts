// Groups proposals into lines with a tick box each: one line per change, or, if there are many ratings, one line per item, to keep
// a page with 20,000 ratings readable. Pure.
import type { ImportProposal } from './proposals.ts'

export interface ReviewLine {
  /** value of the tick box */
  readonly key: string
  /** at least one; several only if they rate one item */
  readonly proposals: readonly ImportProposal[]
  readonly changedSince: boolean
}

/** Above this number of ratings, each line holds all ratings of one item. */
export const ONE_BY_ONE = 300

export const isRatingLine = ({ change }: ImportProposal): boolean =>
  change.type === 'rated' || change.type === 'reasoned' || change.type === 'noted'

export function reviewLines(proposals: readonly ImportProposal[]): ReviewLine[] {
  if (proposals.filter(isRatingLine).length <= ONE_BY_ONE)
    return proposals.map((one) => ({ key: one.key, proposals: [one], changedSince: one.changedSince }))
  const lines: ReviewLine[] = []
  const items = new Map<string, ImportProposal[]>()
  for (const one of proposals) {
    const key = itemOf(one)
    if (key === null) {
      lines.push({ key: one.key, proposals: [one], changedSince: one.changedSince })
      continue
    }
    const found = items.get(key)
    if (found) found.push(one)
    else {
      const ofItem: ImportProposal[] = [one]
      items.set(key, ofItem)
      lines.push({
        key,
        proposals: ofItem,
        get changedSince() {
          return ofItem.some(({ changedSince }) => changedSince)
        },
      })
    }
  }
  return lines
}

/** Returns the key of the line for a whole item; a rating's own key is `rated`, `noted` or `reasoned`, the rater in the file, the item … */
function itemOf(one: ImportProposal): string | null {
  const [, rater, evidence] = one.key.split(' ')
  return isRatingLine(one) ? `item ${rater} ${evidence}` : null
}

/** Ticks everything except what changed in the workbook since the file was exported. */
export const defaultTicks = (lines: readonly ReviewLine[]): ReadonlySet<string> =>
  new Set(lines.filter(({ changedSince }) => !changedSince).map(({ key }) => key))

/** Returns the keys of the proposals behind the ticked boxes. The boxes may come from a page with more or fewer lines. */
export const lineKeys = (lines: readonly ReviewLine[], ticked: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    lines.flatMap((line) =>
      line.proposals.filter((one) => ticked.has(line.key) || ticked.has(one.key) || ticked.has(itemOf(one) ?? '')).map(({ key }) => key),
    ),
  )

/** Returns the boxes that are ticked on a page with these lines. */
export function validTicks(lines: readonly ReviewLine[], ticked: ReadonlySet<string>): ReadonlySet<string> {
  const keys = lineKeys(lines, ticked)
  return new Set(lines.filter(({ proposals }) => proposals.every(({ key }) => keys.has(key))).map(({ key }) => key))
}

/** Returns ticks that no proposal matches any more. */
export function staleTicks(lines: readonly ReviewLine[], ticked: ReadonlySet<string>): string[] {
  const proposed = new Set(lines.flatMap(({ key, proposals }) => [key, ...proposals.flatMap((one) => [one.key, itemOf(one) ?? one.key])]))
  return [...ticked].filter((key) => !proposed.has(key))
}

/** True for a box about ratings of this rater in the file. */
export const isOfRater = (key: string, rater: string): boolean => /^(item|rated|noted|reasoned) /.test(key) && key.split(' ')[1] === rater
