// Help: how a score is calculated, with one row worked through and the table of weights.
import { SUPPORTING_RATINGS } from '../../src/ach/model/rating.ts'
import { weightOf } from '../../src/ach/model/weight.ts'
import { LEVELS } from '../../src/ach/model/workbook.ts'
import { joinPhrases, startSentence } from '../../src/ach/words/phrases.ts'
import { contradictionCounts, uncountedCodes } from '../../src/ach/words/scale-words.ts'
import { helpLink } from '../../src/paths.ts'
import { type HelpBodyProps, HelpSection } from './section.tsx'
import { WORKED_EXAMPLE, WorkedRow } from './worked-row.tsx'

export const SCORES_LEAD =
  'The inconsistency score of a hypothesis adds up the evidence against it. The hypothesis with the lowest score leads: it has the least evidence against it.'

export const ScoresHelp = ({ from }: HelpBodyProps) => (
  <>
    <WorkedRow />

    <HelpSection id="sum" heading="The score">
      <ul class="bullets">
        <li>
          <strong>What counts.</strong> {contradictionCounts()}; {uncountedCodes()} add nothing.
        </li>
        <li>
          <strong>Unweighted or weighted.</strong> <em>Unweighted</em> treats every item alike. <em>Weighted</em> multiplies each item by
          its weight. You choose under Settings.
        </li>
        <li>
          <strong>Support.</strong> {joinPhrases(SUPPORTING_RATINGS)} ratings are added up separately and shown as support. They never
          affect the ranking, because evidence that fits one hypothesis usually fits others too.
        </li>
        <li>
          <strong>The sum behind it.</strong> Choose a score above the matrix to see which items add to it.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="weights" heading="Weights">
      <table class="data example">
        <caption>Weight of an item by credibility and relevance</caption>
        <thead>
          <tr>
            <td></td>
            {LEVELS.map((relevance) => (
              <th scope="col" data-col>
                {startSentence(relevance)} relevance
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LEVELS.map((credibility) => (
            <tr>
              <th scope="row">{startSentence(credibility)} credibility</th>
              {LEVELS.map((relevance) => (
                <td>×{weightOf({ credibility, relevance }, 'weighted').toFixed(2)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">Unknown counts as medium.</p>
    </HelpSection>

    <HelpSection id="figures" heading="The other figures">
      <ul class="bullets">
        <li>
          <strong>Rank.</strong> 1 is the lowest score. Equal scores share a rank. A hypothesis that nothing is rated for has no rank.
        </li>
        <li>
          <strong>Range.</strong> What the score can become once the blank cells are rated: at best they add nothing, at worst all are rated
          II. Without blanks the score is final.
        </li>
        <li>
          <strong>Rated.</strong> The share of the evidence, by weight, that is rated CC to II for this hypothesis. Blank cells and NA lower
          it. A hypothesis with few rated items can have a low score without having been tested.
        </li>
        <li>
          <strong>Diagnosticity.</strong> How far apart the ratings of an item are. If the ratings are the same for every hypothesis, it is
          0: the item is not diagnostic. For item E1 above it is {WORKED_EXAMPLE.scores.evidence[0]?.diagnosticity.toFixed(2)}.
        </li>
        <li>
          <strong>Parked</strong> items and hypotheses keep their ratings but do not count towards any of these figures.
        </li>
      </ul>
      <p>
        The verdict says how firm the order is: <a href={helpLink('verdicts', from)}>What do verdicts mean?</a>
      </p>
    </HelpSection>
  </>
)
