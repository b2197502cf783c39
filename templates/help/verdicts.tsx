// Help: what each verdict means, with an example matrix and the sentence that the workbook writes for it.
import { VERDICT_MEANINGS } from '../../src/ach/words/verdict-meanings.ts'
import { type VerdictSentence, verdictSentence, verdictText } from '../../src/ach/words/verdict-words.ts'
import { warningSentence } from '../../src/ach/words/warning-words.ts'
import { helpLink } from '../../src/paths.ts'
import { type Example, ExampleMatrix } from './example-table.tsx'
import { type HelpBodyProps, HelpSection } from './section.tsx'
import { EARLY_EXAMPLES, VERDICT_EXAMPLES, WARNING_EXAMPLES } from './verdict-examples.ts'

export const VERDICTS_LEAD =
  'The verdict above the matrix says which hypothesis has the least evidence against it, and how firm that is. The first of the following that applies is the verdict.'

export const VerdictsHelp = ({ from }: HelpBodyProps) => (
  <>
    {VERDICT_EXAMPLES.map(({ verdict, name, next, example }) => (
      <HelpSection id={verdict} heading={name}>
        <p>{VERDICT_MEANINGS[verdict]}</p>
        <div class="verdict-example">
          <ExampleMatrix of={example} caption="Example" />
          <blockquote>
            <Quoted sentence={verdictSentence(example.scores, example.view)} />
          </blockquote>
        </div>
        <p>
          <strong>What to do:</strong> {next}
        </p>
      </HelpSection>
    ))}

    <HelpSection id="early" heading="Before there is a verdict">
      <ul class="bullets">
        {EARLY_EXAMPLES.map(({ scores, view }) => (
          <li>“{verdictText(verdictSentence(scores, view))}”</li>
        ))}
      </ul>
    </HelpSection>

    <HelpSection id="notes" heading="Warnings with a verdict">
      <p>Warnings point out weak spots in the matrix. They change no score. Some of them:</p>
      <ul class="bullets">
        {WARNING_EXAMPLES.map(({ code, example }) => (
          <li>“{warningOf(code, example)}”</li>
        ))}
      </ul>
    </HelpSection>

    <HelpSection id="report" heading="How to report it">
      <ul class="bullets">
        <li>Say “has the least evidence against it”, not “is most likely”. Scores are not probabilities.</li>
        <li>Name the linchpins and what would change the result.</li>
        <li>
          State your <strong>analytic confidence</strong> (low, moderate or high) and what it rests on. It is your judgement: a firm order
          based on weak evidence does not make it high. Enter it under Checks, apart from any probability.
        </li>
      </ul>
      <p>
        Next: <a href={helpLink('what-ifs', from)}>What would change the result?</a>
      </p>
    </HelpSection>
  </>
)

const Quoted = ({ sentence: { opening, lead, rest } }: { sentence: VerdictSentence }) => (
  <p>
    {opening}
    <strong>{lead}</strong>
    {verdictText({ opening: '', lead: '', rest, warnings: [] })}
  </p>
)

/** The sentence of one warning; empty if it does not apply to the example. */
export const warningOf = (code: (typeof WARNING_EXAMPLES)[number]['code'], { scores, view }: Example): string => {
  const warning = scores.warnings.find((one) => one.code === code)
  return warning ? warningSentence(warning, scores, view) : ''
}
