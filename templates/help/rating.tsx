// Help: how to rate a cell, and what goes into the weight of an item.

import { GRADE_LEVELS, GRADE_WORDS } from '../../src/ach/model/grade.ts'
import { RATING_QUESTION, STATEMENT_HINT } from '../../src/ach/model/rating-question.ts'
import { GRADES, RELIABILITIES, RELIABILITY_WORDS } from '../../src/ach/model/workbook.ts'
import { helpLink } from '../../src/paths.ts'
import { RatingScale } from './rating-scale.tsx'
import { type HelpBodyProps, HelpSection } from './section.tsx'

export const RATING_LEAD = (
  <>
    For each cell ask: <strong>{RATING_QUESTION}</strong>
  </>
)

export const RatingHelp = ({ from }: HelpBodyProps) => (
  <>
    <HelpSection id="scale" heading="The scale">
      <RatingScale />
      <p>
        <strong>Blank, NA and N are different.</strong> Blank: you have not judged the cell. NA: you have, and the item has no bearing on
        the hypothesis. N: it has a bearing, but fits either way.
      </p>
    </HelpSection>

    <HelpSection id="how" heading="How to work">
      <ul class="bullets">
        <li>
          <strong>Across the row.</strong> Rate one item against every hypothesis, then the next item. Working down a column tempts you to
          argue for or against one hypothesis.
        </li>
        <li>
          <strong>From the hypothesis to the item.</strong> Assume that the hypothesis is true and ask about the item. Do not ask how likely
          the item makes the hypothesis.
        </li>
        <li>
          <strong>Claims.</strong> {STATEMENT_HINT}
        </li>
        <li>
          <strong>Notes and reasons.</strong> Write down why: a note on a cell, a reason on the card of an item.
        </li>
        <li>
          <strong>Scores hidden.</strong> Once your <a href="#first-pass">first pass</a> is over, <em>Hide scores</em>, under
          <em>View</em>, hides them again while you rate.
        </li>
        <li>
          <strong>By keyboard or on a phone.</strong> In the matrix you can rate with <a href={helpLink('keyboard', from)}>keys</a>. On a
          phone you can rate one item at a time.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="first-pass" heading="The first pass">
      <p>
        In a new workbook nothing shows you where your ratings lead until every cell has a rating or NA. The pages say how many items are
        left to rate.
      </p>
      <ul class="bullets">
        <li>
          <strong>Hidden:</strong> scores and the verdict, on every page, and credibility, relevance and weights in the matrix and on the
          cards. Exported files contain them. <em>Show scores now</em> ends this for you, on all your devices.
        </li>
        <li>
          <strong>One item at a time</strong> is the first way to rate. Items and hypotheses come in an order shuffled for you, because the
          last ones in a list get the least attention. The matrix keeps the workbook’s order; <em>Use the workbook’s order</em>, below a
          card, makes the cards keep it too.
        </li>
        <li>
          <strong>Afterwards</strong> scores stay visible, even when cells are cleared or items are added. Each rater has a first pass of
          their own.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="again" heading="Rating again">
      <p>
        Once everything is rated, the matrix offers to rate some items again blind: five that you rated long ago and that tell the
        hypotheses apart most (three if there are fewer than ten items), without your first ratings. The matrix does not change. At the end
        you see each cell that you rated differently, and can take the new rating.
      </p>
      <p>
        <strong>Occasion noise</strong> is half the mean squared change in steps: how far your ratings depend on the occasion. Such a change
        does not mean that the second rating is better. A conclusion that depends on ratings you would not repeat is not firm.
      </p>
    </HelpSection>

    <HelpSection id="weight" heading="Credibility, relevance, reliability">
      <p>Judge these in a separate pass, before you rate.</p>
      <ul class="bullets">
        <li>
          <strong>Credibility</strong> of an item: how sure you are that it happened, or that it was said.
        </li>
        <li>
          <strong>Relevance</strong> of an item: how much it bears on the question. Credibility and relevance give the item its{' '}
          <a href={`${helpLink('scores', from)}#weights`}>weight</a>.
        </li>
        <li>
          <strong>Reliability</strong> of a source: a letter of the Admiralty code. It is shown with the items and is not part of any score.
        </li>
        <li>
          <strong>Admiralty grade</strong> of an item, optional: the digit of the Admiralty code. It sets the credibility and is shown after
          the letter, for example B2. If you change the credibility so that the two disagree, the grade is removed.
        </li>
      </ul>
      <table class="data" data-codes>
        <caption>Reliability of a source (Admiralty code)</caption>
        <tbody>
          {RELIABILITIES.map((letter) => (
            <tr>
              <th scope="row">{letter}</th>
              <td>{RELIABILITY_WORDS[letter]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table class="data" data-codes>
        <caption>Admiralty grade of an item, and the credibility that it sets</caption>
        <tbody>
          {GRADES.map((grade) => (
            <tr>
              <th scope="row">{grade}</th>
              <td>{GRADE_WORDS[grade]}</td>
              <td>{GRADE_LEVELS[grade] ?? 'unknown'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </HelpSection>
  </>
)
