// The cases as cards: what each is about, how long it takes, and what one learns from it.
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { HiddenField } from '../ui/fields.tsx'
import { sizeWords } from './size-words.ts'

export interface CaseCard {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly question: string
  readonly learn: string
  readonly hypotheses: number
  readonly evidence: number
  /** minutes for rating the case alone */
  readonly minutes: number
  /** minutes of an exercise with a group, to the next five; null without a plan for one */
  readonly groupMinutes: number | null
  /** the case has reference ratings, hidden at first */
  readonly hasReference: boolean
}

export const CaseCards = ({ cases }: { cases: readonly CaseCard[] }) => (
  <section class="stack" aria-labelledby="cases">
    <h2 id="cases">Try a case</h2>
    <ul class="cards">
      {cases.map((card) => (
        <Case card={card} />
      ))}
    </ul>
    <p class="meta">
      {cases.some(({ hasReference }) => hasReference) && 'Each case has reference ratings. They stay hidden until you show them. '}
      To lead a group through a case, start it and choose <b>Start an exercise</b> below the matrix.
    </p>
  </section>
)

const Case = ({ card }: { card: CaseCard }) => (
  <li class="panel">
    <div class="stack-tight">
      <p class="meta">{card.kind}</p>
      <h3 dir="auto">{card.title}</h3>
      <p dir="auto">{card.question}</p>
    </div>
    <dl class="facts">
      <dt>Size</dt>
      <dd>{sizeWords(card)}</dd>
      <dt>Time</dt>
      <dd>
        {countNoun(card.minutes, 'minute')} alone{card.groupMinutes !== null && `, about ${card.groupMinutes} with a group`}
      </dd>
      <dt>You learn</dt>
      <dd>{card.learn}</dd>
    </dl>
    <form method="post" action={paths.workbooks()}>
      <HiddenField name="case" value={card.id} />
      <button type="submit" class="btn" aria-label={`Start this case: ${card.title}`}>
        Start this case
      </button>
    </form>
  </li>
)
