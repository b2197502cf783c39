// What an item of evidence, a hypothesis or something foreseen has to do with, in a few quiet lines below its form.
import { linkedCells } from '../../src/ach/model/checks.ts'
import { activeItems } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { itemName } from '../../src/ach/words/phrases.ts'
import { type ForeseenItem, foreseenItem, isExpectation } from '../../src/forms/indicator-outcome.ts'
import { type ItemList, paths } from '../../src/paths.ts'
import { observedWords, stateWords } from './check-words.ts'

interface Props {
  readonly id: string
  readonly view: View
}

/** From what an item of evidence came, and which assumptions rest under its row or a cell of it. */
export const EvidenceChecks = ({ id, view, evidence }: Props & { evidence: string }) => {
  const origins = [...activeItems(view.expectations), ...activeItems(view.milestones)].filter((item) => item.evidence === evidence)
  const assumptions = activeItems(view.assumptions).filter(({ cells }) => linkedCells(cells).some((cell) => cell.evidence === evidence))
  if (origins.length + assumptions.length === 0) return null
  return (
    <Checks heading="Where it comes from, what it rests on">
      {origins.map((item) => (
        <Line id={id} list={isExpectation(item) ? 'expectations' : 'milestones'} item={item}>
          {isExpectation(item) ? (
            <>
              came from what was expected if “<bdi>{itemName(view, item.hypothesis)}</bdi>” were true
            </>
          ) : (
            'came from a milestone'
          )}
        </Line>
      ))}
      {assumptions.map((item) => (
        <Line id={id} list="assumptions" item={item}>
          rests on an assumption, {stateWords(item.state)}
        </Line>
      ))}
    </Checks>
  )
}

/** What one should see if the hypothesis were true, and what would hurt it. `today`: year-month-day. */
export const HypothesisChecks = ({ id, view, hypothesis, today }: Props & { hypothesis: string; today: string }) => {
  const of = <T extends ForeseenItem>(items: ReadonlyMap<string, T>) => activeItems(items).filter((item) => item.hypothesis === hypothesis)
  return (
    <Checks heading="What one should see">
      {of(view.expectations).map((item) => (
        <Line id={id} list="expectations" item={item}>
          {observedWords(item, today)}
        </Line>
      ))}
      {of(view.milestones).map((item) => (
        <Line id={id} list="milestones" item={item}>
          would hurt it, {observedWords(item, today)}
        </Line>
      ))}
      <li>
        <a href={`${paths.items(id, 'expectations')}#if-${hypothesis}`}>If it were true, what should I see?</a>
      </li>
    </Checks>
  )
}

/** The item of evidence that an expectation or a milestone became. */
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
