// Proposals as lines with a box each. Few are one line each; of many ratings, those of one item are one line, so that a page of twenty
// thousand stays one that can be read. Pure.
import type { ImportProposal } from './proposals.ts'

export interface ReviewLine {
  /** what its box says when it is ticked */
  readonly key: string
  /** at least one; several only where they rate one item */
  readonly proposals: readonly ImportProposal[]
  readonly meanwhile: boolean
}

/** More ratings than this are drawn item by item. */
export const ONE_BY_ONE = 300

export const isRatingLine = ({ change }: ImportProposal): boolean =>
  change.type === 'rated' || change.type === 'reasoned' || change.type === 'noted'

export function reviewLines(proposals: readonly ImportProposal[]): ReviewLine[] {
  if (proposals.filter(isRatingLine).length <= ONE_BY_ONE)
    return proposals.map((one) => ({ key: one.key, proposals: [one], meanwhile: one.meanwhile }))
  const lines: ReviewLine[] = []
  const items = new Map<string, ImportProposal[]>()
  for (const one of proposals) {
    const key = itemOf(one)
    if (key === null) {
      lines.push({ key: one.key, proposals: [one], meanwhile: one.meanwhile })
      continue
    }
    const found = items.get(key)
    if (found) found.push(one)
    else {
      const those: ImportProposal[] = [one]
      items.set(key, those)
      lines.push({
        key,
        proposals: those,
        get meanwhile() {
          return those.some(({ meanwhile }) => meanwhile)
        },
      })
    }
  }
  return lines
}

/** The key of the line that rates a whole item; a rating's own key is `rated`, `noted` or `reasoned`, the rater in the file, the item … */
function itemOf(one: ImportProposal): string | null {
  const [, rater, evidence] = one.key.split(' ')
  return isRatingLine(one) ? `item ${rater} ${evidence}` : null
}

/** Everything but what was changed here meanwhile. */
export const defaultTicks = (lines: readonly ReviewLine[]): ReadonlySet<string> =>
  new Set(lines.filter(({ meanwhile }) => !meanwhile).map(({ key }) => key))

/** The proposals behind the ticked boxes, by their keys; the boxes may have been drawn when there were more lines, or fewer. */
export const lineKeys = (lines: readonly ReviewLine[], ticked: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    lines.flatMap((line) =>
      line.proposals.filter((one) => ticked.has(line.key) || ticked.has(one.key) || ticked.has(itemOf(one) ?? '')).map(({ key }) => key),
    ),
  )

/** The boxes that are ticked on a page of these lines. */
export function validTicks(lines: readonly ReviewLine[], ticked: ReadonlySet<string>): ReadonlySet<string> {
  const keys = lineKeys(lines, ticked)
  return new Set(lines.filter(({ proposals }) => proposals.every(({ key }) => keys.has(key))).map(({ key }) => key))
}

/** What was ticked and is not proposed any more. */
export function staleTicks(lines: readonly ReviewLine[], ticked: ReadonlySet<string>): string[] {
  const there = new Set(lines.flatMap(({ key, proposals }) => [key, ...proposals.flatMap((one) => [one.key, itemOf(one) ?? one.key])]))
  return [...ticked].filter((key) => !there.has(key))
}

/** True for a box that is about ratings of this rater in the file. */
export const isOfRater = (key: string, rater: string): boolean => /^(item|rated|noted|reasoned) /.test(key) && key.split(' ')[1] === rater
