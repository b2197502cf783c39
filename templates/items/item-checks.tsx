// Related checks, below the form of an item of evidence, a hypothesis, an indicator or a milestone.
import { linkedCells } from '../../src/ach/model/checks.ts'
import { activeItems } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { hypothesisName } from '../../src/ach/words/phrases.ts'
import { type ForeseenItem, foreseenItem, isExpectation } from '../../src/forms/indicator-outcome.ts'
import { type ItemList, paths } from '../../src/paths.ts'
import { observedWords, stateWords } from './check-words.ts'

interface Props {
  readonly id: string
  readonly view: View
}

/** The indicator or milestone that an item came from, and the assumptions that its row or cells depend on. */
export const EvidenceChecks = ({ id, view, evidence }: Props & { evidence: string }) => {
  const origins = [...activeItems(view.expectations), ...activeItems(view.milestones)].filter((item) => item.evidence === evidence)
  const assumptions = activeItems(view.assumptions).filter(({ cells }) => linkedCells(cells).some((cell) => cell.evidence === evidence))
  if (origins.length + assumptions.length === 0) return null
  return (
    <Checks heading="Where it comes from and what it depends on">
      {origins.map((item) => (
        <Line id={id} list={isExpectation(item) ? 'expectations' : 'milestones'} item={item}>
          {isExpectation(item) ? (
            <>
              from an indicator for <bdi>{hypothesisName(view, item.hypothesis)}</bdi>
            </>
          ) : (
            'from a milestone'
          )}
        </Line>
      ))}
      {assumptions.map((item) => (
        <Line id={id} list="assumptions" item={item}>
          depends on an assumption: {stateWords(item.state)}
        </Line>
      ))}
    </Checks>
  )
}

/** The indicators for a hypothesis and the milestones against it. `today`: ISO date. */
export const HypothesisChecks = ({ id, view, hypothesis, today }: Props & { hypothesis: string; today: string }) => {
  const of = <T extends ForeseenItem>(items: ReadonlyMap<string, T>) => activeItems(items).filter((item) => item.hypothesis === hypothesis)
  return (
    <Checks heading="Indicators and milestones">
      {of(view.expectations).map((item) => (
        <Line id={id} list="expectations" item={item}>
          indicator: {observedWords(item, today)}
        </Line>
      ))}
      {of(view.milestones).map((item) => (
        <Line id={id} list="milestones" item={item}>
          milestone against it: {observedWords(item, today)}
        </Line>
      ))}
      <li>
        <a href={`${paths.items(id, 'expectations')}#if-${hypothesis}`}>If it were true, what would you expect to see?</a>
      </li>
    </Checks>
  )
}

/** The item of evidence that was added for an indicator or a milestone. */
export const OutcomeLink = ({ id, view, item }: Props & { item: ForeseenItem }) => {
  const became = foreseenItem(view, item)
  return became ? (
    <Checks heading="In the evidence">
      <Line id={id} list="evidence" item={became}>
        {became.parked ? 'parked' : (became.kind ?? 'item')}
      </Line>
    </Checks>
  ) : null
}

const Checks = ({ heading, children }: { heading: string; children?: unknown }) => (
  <section class="panel" aria-labelledby="checks">
    <h2 class="h3" id="checks">
      {heading}
    </h2>
    <ul class="item-checks">{children}</ul>
  </section>
)

interface LineProps {
  readonly id: string
  readonly list: ItemList
  readonly item: { readonly id: string; readonly statement: string }
  readonly children?: unknown
}

const Line = ({ id, list, item, children }: LineProps) => (
  <li>
    <p class="meta">
      <a href={paths.item(id, list, item.id)}>{item.id}</a> · {children}
    </p>
    <p class="clamp" dir="auto">
      {item.statement}
    </p>
  </li>
)
