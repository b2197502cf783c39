// The introduction on the first page: what the method is, what one click does, and what comes out. Short once there are workbooks.

import { RATINGS, ratingWords } from '../../src/ach/model/rating.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { verdictSentence } from '../../src/ach/words/verdict-words.ts'
import { helpLink } from '../../src/paths.ts'
import { ExamplePicture, type ExamplePictureModel } from './example-picture.tsx'

export interface ExampleStart {
  /** address of the first step of the tour */
  readonly href: string
  /** number of steps */
  readonly steps: number
  readonly picture: ExamplePictureModel
}

export const Introduction = ({ example }: { example: ExampleStart }) => (
  <section class="intro" aria-labelledby="intro-title">
    <div class="stack">
      <h1 id="intro-title">Find the answer with the least evidence against it</h1>
      <p class="lead">
        Analysis of Competing Hypotheses (ACH) is a method for questions with more than one plausible answer. You rate every piece of
        evidence for every answer, and anyone can see, cell by cell, what your conclusion depends on.
      </p>
      <dl class="in-out">
        <dt>What goes in</dt>
        <dd>A question, two or more hypotheses that could answer it, and what you know.</dd>
        <dt>What you do</dt>
        <dd>
          Press one key per cell, from <b>{RATINGS[0]}</b> ({ratingWords(RATINGS[0])}) to <b>{RATINGS[4]}</b> ({ratingWords(RATINGS[4])}).
        </dd>
        <dt>What comes out</dt>
        <dd>
          A verdict that says how firm it is (here: “{leadOf(example)}”), the items on which it depends, a report, and a spreadsheet with
          live formulas.
        </dd>
      </dl>
      <p class="row">
        <a class="btn" data-kind="main" data-size="l" href={example.href}>
          Open the finished example
        </a>
        <a href="#f-question">Start with your own question</a>
      </p>
      <p class="meta">
        One click opens a case that is already rated and explains it in {countNoun(example.steps, 'step')}, in about three minutes. Nothing
        is saved.
      </p>
    </div>
    <ExamplePicture picture={example.picture} />
  </section>
)

/** One line above the list, for people who are new to a server that others use. */
export const ShortIntroduction = ({ example }: { example: ExampleStart }) => (
  <p class="quiet lead">
    Analysis of Competing Hypotheses: rate the evidence against every possible answer, and see which has the least against it. New to it?{' '}
    <a href={example.href}>Open the finished example</a> or read <a href={helpLink('what-is-ach')}>what ACH is</a>.
  </p>
)

const leadOf = ({ picture: { view, scores } }: ExampleStart): string => verdictSentence(scores, view).lead
