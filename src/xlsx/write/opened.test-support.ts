// Opens an exported file in the tests' formula engine and types edits into its cells. For tests only.
import { expect } from 'vitest'
import { applyChanges } from '../../ach/log/apply-change.ts'
import type { Change } from '../../ach/log/change.ts'
import { RATINGS } from '../../ach/model/rating.ts'
import { LEVELS, type Workbook } from '../../ach/model/workbook.ts'
import { type View, viewFor } from '../../ach/view/view.ts'
import { METHOD_WORDS } from '../../ach/words/phrases.ts'
import { Engine } from '../evaluate.test-support.ts'
import type { Value } from '../functions.test-support.ts'
import { makeXlsx } from '../make-xlsx.ts'
import { cellsIn, namesIn, partsIn } from '../read-back.test-support.ts'
import { oneOf } from '../sample.test-support.ts'
import { matrixNames } from '../sheets/matrix-names.ts'
import { columnLetters } from './sheet-plan.ts'

export async function open(view: View): Promise<Engine> {
  const parts = partsIn(await makeXlsx(view, [...view.raters.keys()]))
  return new Engine(cellsIn(parts), namesIn(parts))
}

/** The matrix of the rater at this place. */
export const matrixOf = (view: View, index: number): string => matrixNames([...view.raters.values()])[index] ?? 'Matrix'
/** Compares texts exactly and numbers to 1e-9. */
export const close = (actual: Value, expected: Value, where: string) => {
  if (typeof expected === 'number')
    expect(Math.abs(Number(actual) - expected), `${where}: ${actual} for ${expected}`).toBeLessThanOrEqual(1e-9)
  else expect(actual, where).toBe(expected)
}

/** Random edits, typed into the file and applied to the workbook. */
export function edit(engine: Engine, view: View, random: () => number, times: number): View {
  const raters = [...view.raters.keys()]
  const evidence = [...view.evidence.values()]
  const hypotheses = [...view.hypotheses.values()].filter(({ parked }) => !parked)
  const changes: Change[] = []
  for (let count = 0; count < times; count++) {
    const row = Math.floor(random() * evidence.length)
    const item = evidence[row]
    const kind = random()
    if (kind < 0.05) {
      const method = oneOf(random, ['count', 'weighted'] as const)
      engine.type('Scale', 'C18', METHOD_WORDS[method])
      changes.push({ type: 'settings', before: {}, after: { method } })
    } else if (item && kind < 0.2) {
      const grade = oneOf(random, [...LEVELS, null])
      const [letter, field] = random() < 0.5 ? (['E', 'credibility'] as const) : (['F', 'relevance'] as const)
      engine.type('Evidence', `${letter}${5 + row}`, grade)
      changes.push({ type: 'changed', what: 'evidence', id: item.id, before: {}, after: { [field]: grade } })
    } else if (item && kind < 0.3) {
      const parked = random() < 0.5
      engine.type('Evidence', `G${5 + row}`, parked ? 'N' : oneOf(random, ['Y', null]))
      changes.push({ type: parked ? 'parked' : 'restored', what: 'evidence', id: item.id })
    } else if (item && hypotheses.length > 0 && raters.length > 0) {
      const place = Math.floor(random() * hypotheses.length)
      const who = Math.floor(random() * raters.length)
      const after = oneOf(random, [...RATINGS, null])
      engine.type(
        matrixOf(view, who),
        `${columnLetters(9 + place)}${8 + row}`,
        after !== null && random() < 0.2 ? after.toLowerCase() : after,
      )
      changes.push({
        type: 'rated',
        rater: raters[who] ?? '',
        evidence: item.id,
        hypothesis: hypotheses[place]?.id ?? '',
        before: null,
        after,
      })
    }
  }
  const { me: _, withheld: __, ...workbook } = view
  const names = new Map([...view.raters.values()].map(({ id, name }) => [id, name]))
  return viewFor(applyChanges({ ...workbook, from: null } as Workbook, changes), { rater: null, names, unveiled: true })
}
