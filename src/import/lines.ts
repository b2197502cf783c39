// Proposals as lines with a box each. Few are one line each; of many ratings, those of one item are one line, so that a page of twenty
// thousand stays one that can be read. Pure.
import type { Proposal } from './proposals.ts'

export interface Line {
  /** what its box says when it is ticked */
  readonly key: string
  /** at least one; several only where they rate one item */
  readonly proposals: readonly Proposal[]
  readonly meanwhile: boolean
}

/** More ratings than this are drawn item by item. */
export const ONE_BY_ONE = 300

export const isRating = ({ change }: Proposal): boolean => change.type === 'rated' || change.type === 'reasoned' || change.type === 'noted'

export function linesOf(proposals: readonly Proposal[]): Line[] {
  if (proposals.filter(isRating).length <= ONE_BY_ONE)
    return proposals.map((one) => ({ key: one.key, proposals: [one], meanwhile: one.meanwhile }))
  const lines: Line[] = []
  const items = new Map<string, Proposal[]>()
  for (const one of proposals) {
    const { change } = one
    if (!isRating(one) || !('evidence' in change) || !('rater' in change)) {
      lines.push({ key: one.key, proposals: [one], meanwhile: one.meanwhile })
      continue
    }
    const key = `item ${change.rater} ${change.evidence}`
    const found = items.get(key)
    if (found) found.push(one)
    else {
      const those: Proposal[] = [one]
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

/** Everything but what was changed here meanwhile. */
export const usualTicks = (lines: readonly Line[]): ReadonlySet<string> =>
  new Set(lines.filter(({ meanwhile }) => !meanwhile).map(({ key }) => key))

/** The proposals behind the ticked boxes, by their keys. */
export const keysOf = (lines: readonly Line[], ticked: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(lines.filter(({ key }) => ticked.has(key)).flatMap(({ proposals }) => proposals.map(({ key }) => key)))
