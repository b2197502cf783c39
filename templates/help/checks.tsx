// Help: what each page under the tab Checks is for.
import { helpLink } from '../../src/paths.ts'
import { type HelpBodyProps, HelpSection } from './section.tsx'

export const CHECKS_LEAD =
  'The checks show which of Heuer’s eight steps are done, partly done, to do, or for you to review. No check is required, none changes a score by itself, and you can take them in any order.'

export const ChecksHelp = ({ from }: HelpBodyProps) => (
  <>
    <HelpSection id="pages" heading="The checks">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Check</th>
            <th scope="col">What it asks, and how the answer is used</th>
          </tr>
        </thead>
        <tbody>
          {CHECKS.map(({ name, asks, outcome }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>
                {asks} <span class="quiet">{outcome}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </HelpSection>

    <HelpSection id="deception" heading="The deception check">
      <p>
        Reliability says how often a source is wrong. This check asks whether it intends to deceive you. Heuer and Pherson have four
        questions for each source:
      </p>
      <dl class="help-terms">
        {DECEPTION.map(([short, name, asks]) => (
          <div>
            <dt>
              <strong>{short}</strong> {name}
            </dt>
            <dd>{asks}</dd>
          </div>
        ))}
      </dl>
      <p>
        If deception is possible, look at the matrix without the source:{' '}
        <a href={`${helpLink('what-ifs', from)}#try`}>What would change the result?</a>
      </p>
    </HelpSection>
  </>
)

const CHECKS = [
  {
    name: 'Mutually exclusive?',
    asks: 'Can two hypotheses be true at once? Is the list collectively exhaustive?',
    outcome: 'Split, combine or merge hypotheses that overlap. The Bayesian view needs these answers.',
  },
  {
    name: 'Key assumptions check',
    asks: 'What do you take for granted? Is it supported, supported with caveats, or unsupported?',
    outcome: 'Link an assumption to the cells that rest on it; Analysis shows which hypothesis leads if it does not hold.',
  },
  {
    name: 'Indicators',
    asks: 'If this hypothesis were true, what should you see? Do you see it?',
    outcome: 'What you looked for and did not find can become an item of the kind absence, as credible as the search was thorough.',
  },
  {
    name: 'Milestones',
    asks: 'Which future events would show that the conclusion is wrong? Where would you see them, and by when?',
    outcome: 'A milestone that happened can become an item of evidence.',
  },
  {
    name: 'Deception check',
    asks: 'Is a source trying to deceive you?',
    outcome: 'Open it from a source on the Sources page.',
  },
  {
    name: 'Probabilities',
    asks: 'How probable did you think each hypothesis was before the evidence, and how probable is it now?',
    outcome: 'Those before the evidence serve as your prior in the Bayesian view. Likelihood terms follow ICD 203.',
  },
] as const

const DECEPTION = [
  [
    'MOM',
    'motive, opportunity and means',
    'What would the source gain by deceiving you, can it reach you, and could it keep the deception up?',
  ],
  ['POP', 'past opposition practices', 'Has the source, or one like it, deceived before in a case like this one?'],
  ['MOSES', 'manipulability of sources', 'Does the source depend on someone who could distort what it says?'],
  ['EVE', 'evaluation of evidence', 'How accurate and complete is the evidence, and does it fit what others report?'],
] as const
