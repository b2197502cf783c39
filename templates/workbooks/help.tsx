// What one needs to know to use the workbook and to read its scores. Short; the method in full is in docs/method.md.

import { RATING_WORDS, RATINGS, ratingWords, SUPPORTING_RATINGS } from '../../src/ach/model/rating.ts'
import { RATING_QUESTION } from '../../src/ach/model/rating-question.ts'
import { ratingEffect } from '../../src/ach/words/scale-words.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { OTHER_KEYS, RATING_KEY_LINES, WHERE_KEYS_ACT } from '../matrix/keys.ts'
import { PageMain } from '../ui/page-main.tsx'
import { RatingChip } from '../ui/rating-chip.tsx'

export const HelpPage = () => (
  <Page title="Help" screen="workbooks" aside="Works offline. Nothing leaves this machine.">
    <PageMain
      crumb={<a href={paths.home()}>Workbooks</a>}
      heading="Help"
      lead="Analysis of Competing Hypotheses, after Richards Heuer: put all plausible answers side by side, ask of each piece of evidence how well it fits each of them, and look for what contradicts. The hypothesis with the least against it survives, for now."
    >
      <section class="panel" aria-labelledby="rating">
        <h2 id="rating">Rating</h2>
        <p>
          For each cell ask: <strong>{RATING_QUESTION}</strong> Go across the row, one item at a time, not down the column.
        </p>
        <table class="data">
          <thead>
            <tr>
              <th scope="col">rating</th>
              <th scope="col">in words</th>
              <th scope="col">in the score</th>
            </tr>
          </thead>
          <tbody>
            {RATINGS.map((rating) => (
              <tr>
                <th scope="row">
                  <RatingChip rating={rating} />
                </th>
                <td>{RATING_WORDS[rating]}</td>
                <td>{ratingEffect(rating)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">
                <RatingChip rating={null} />
              </th>
              <td>{ratingWords(null)}</td>
              <td>{ratingEffect(null)}</td>
            </tr>
          </tbody>
        </table>
        <p>
          <strong>Blank, NA and N are three things.</strong> Blank: you have not judged it, or cannot. NA: the item has nothing to do with
          this hypothesis. N: it has, and fits either way.
        </p>
      </section>

      <section class="panel" aria-labelledby="keys">
        <h2 id="keys">Keys</h2>
        <p class="quiet">{WHERE_KEYS_ACT} After a rating the focus goes to the next cell of the row.</p>
        <dl class="keys">
          {[...RATING_KEY_LINES, ...OTHER_KEYS].map(([keys, words]) => (
            <div>
              <dt>
                {keys.map((key) => (
                  <>
                    <kbd>{key}</kbd>{' '}
                  </>
                ))}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </section>

      <section class="panel" aria-labelledby="scores">
        <h2 id="scores">How the scores work</h2>
        <ul class="bullets">
          <li>
            <strong>A score is weight of contradiction.</strong> It adds up what counts against a hypothesis; lower is less contradicted.
            Support ({SUPPORTING_RATINGS.join(', ')}) is said where the sum is shown, and never ranks, because evidence often fits several
            hypotheses at once.
          </li>
          <li>
            <strong>Count or weighted.</strong> Count takes every item alike. Weighted multiplies each item with a weight from ×0.5 to ×2,
            made of its credibility and relevance: both low ×0.5, one step up ×0.71, both medium ×1, then ×1.41, both high ×2. Unknown
            counts as medium.
          </li>
          <li>
            <strong>Rank.</strong> 1 is least contradicted. Equal scores share a rank.
          </li>
          <li>
            <strong>Rated, or coverage.</strong> How much of the evidence, by weight, is rated for a hypothesis; blank and NA are not. One
            that is hardly tested cannot be said to lead.
          </li>
          <li>
            <strong>Diagnosticity.</strong> How far an item tells the hypotheses apart: 0 when it is rated alike everywhere. Such items
            change nothing, however strong they feel.
          </li>
          <li>
            <strong>The verdict</strong> says in words how firm the order is: <em>tied</em>, <em>open</em> while blanks could change it,{' '}
            <em>close</em> when one item or one step would, <em>separated</em> when neither would.
          </li>
          <li>Parked items and hypotheses keep their ratings and are left out of everything above.</li>
        </ul>
      </section>

      <section class="panel" aria-labelledby="what-ifs">
        <h2 id="what-ifs">What if</h2>
        <p>
          What if a source is not believed? One click on the page Sources shows the matrix as it would be, with a violet band that says so.
          What is left out is struck; a rating that is supposed says what it really is. Clusters, kinds of evidence and single items can be
          supposed too, left out, taken as neutral or mirrored, and several things at once.
        </p>
        <p>
          Nothing of it is saved, and nothing can be rated meanwhile. The address keeps it: a bookmark brings the what-if back, worked out
          from the ratings as they are then.
        </p>
      </section>

      <section class="panel" aria-labelledby="several">
        <h2 id="several">Several raters</h2>
        <p>
          Analysis and report are those of one rater, chosen above them, or of the group: its score from the mean of each cell, how far
          people agree, the cells worth talking about first, what a second round changed, probabilities pooled. Agreement says nothing about
          who is right.
        </p>
        <p>
          A spreadsheet of all raters has the same on sheets of its own. On the page Export names can be left out of every file, and what
          people wrote too. From an exercise nobody’s ratings come out before the reveal.
        </p>
      </section>

      <section class="panel" aria-labelledby="files">
        <h2 id="files">Files that come back</h2>
        <p class="quiet">On the page Export, Bring a file in; or drop the file there. Nothing changes before you have looked at it.</p>
        <ul class="bullets">
          <li>
            <strong>A changed spreadsheet.</strong> Ratings, reasons, texts, grades, dates, Use and the method are read from the visible
            cells, matched by ID; sorting and new columns do no harm. Each difference is a line with a box. What was changed here since the
            file was made is left unticked. A deleted row takes nothing out: write N under Use for that. New rows under Evidence become new
            items. What formulas computed, and comments on cells, are not read.
          </li>
          <li>
            <strong>Whose ratings.</strong> Yours, or those of somebody new: then the whole sheet comes in as a rater of its own, whom you
            can compare with.
          </li>
          <li>
            <strong>Worksheets.</strong> A blank matrix for people without a network. Give all filled ones at once: a table shows who comes
            in, and why a file does not.
          </li>
          <li>
            <strong>Tables.</strong> Evidence down, hypotheses across, with or without ratings. You say what each column is. Ratings may be
            codes, signs from ++ to −−, numbers from 2 to −2, or words.
          </li>
          <li>
            <strong>PARC ACH.</strong> On the first page: each matrix of an .achz file becomes a workbook, with a list of what is lost.
          </li>
        </ul>
      </section>

      <section class="panel" aria-labelledby="aids">
        <h2 id="aids">Thinking aids</h2>
        <p class="quiet">Under Aids. None of them is required, none changes a score, and they can be filled in any order.</p>
        <ul class="bullets">
          <li>
            <strong>Pairs of hypotheses.</strong> Can two be true at once, and is the list complete? Combine, merge or split where it helps.
          </li>
          <li>
            <strong>Assumptions.</strong> What you take for granted: supported, supported with caveats, or unsupported. Link each to the
            cells that rest on it, and ask what if it does not hold.
          </li>
          <li>
            <strong>Expectations.</strong> If this hypothesis were true, what should I see? What was looked for and is not there becomes an
            item of the kind absence, as credible as the search was thorough.
          </li>
          <li>
            <strong>Milestones.</strong> What is still to come: which hypothesis it would hurt, where to look, and by when. One that was
            seen becomes an item of evidence.
          </li>
          <li>
            <strong>Your probabilities.</strong> What you would have said before the evidence, and what you say now, in per cent. The
            Bayesian view uses the first as your prior.
          </li>
        </ul>
      </section>

      <section class="panel" aria-labelledby="exercises">
        <h2 id="exercises">Exercises</h2>
        <p class="quiet">A room scores the same evidence alone, then together. From a workbook: Run as an exercise, or Settings.</p>
        <ul class="bullets">
          <li>
            <strong>The desk</strong> is yours alone: stages, clock, who is stuck, where people differ, reasons that wait for your yes.
            People come in with six letters and digits, a link or a QR code.
          </li>
          <li>
            <strong>The wall</strong> is for the projector: the code, progress, then the matrix of the room, the ranking, the cells most
            worth talking about, before and after, and the questions of the case. Arrow keys go through its scenes. Before the reveal it
            shows nothing that anybody rated.
          </li>
          <li>
            <strong>Blind first.</strong> Until the reveal nobody sees what others rate, and the ordinary pages hide it from you too. Only
            the desk shows where they differ.
          </li>
          <li>
            <strong>On a phone</strong> people get one item at a time. Without a network they go on: taps wait on the phone and are sent
            when it is back; one that comes after the stage is over is said to be dropped. On another phone they come back with a code of
            their own.
          </li>
          <li>
            <strong>Paper.</strong> For people without a device, sheets are entered from the desk; after the reveal you say which round a
            sheet is of. The printable pack (page Export, Run as an exercise, or the desk) has sheets, evidence cards, your notes and a key,
            and works with no device in the room at all.
          </li>
          <li>
            <strong>Afterwards</strong> the run is an ordinary workbook with all who rated.
          </li>
        </ul>
      </section>

      <section class="panel" aria-labelledby="limits">
        <h2 id="limits">What it does not tell you</h2>
        <ul class="bullets">
          <li>
            <strong>Not what is true, nor how likely.</strong> The least contradicted hypothesis survived these items. The right answer may
            not be in the list.
          </li>
          <li>
            <strong>Not more than you put in.</strong> Ratings and weights are judgements. Bias sits in the weights as much as in the
            ratings: set them apart from each other, weights first.
          </li>
          <li>
            <strong>Not how many voices there are.</strong> Five items from one source are one voice; the ranking counts five. Clusters mark
            them.
          </li>
          <li>
            <strong>Not whether somebody deceives you.</strong> Check a source for it (Sources, Deception check), and ask what would remain
            if it were false: the page Sources and Analysis offer it as a what-if.
          </li>
          <li>
            <strong>Many rows are not a strong case.</strong> Few items that tell hypotheses apart are worth more than many that fit all.
          </li>
        </ul>
      </section>

      <section class="panel" aria-labelledby="steps">
        <h2 id="steps">A good order, not a fixed one</h2>
        <p class="quiet">
          Aids, in a workbook, shows what is there for each step and what is missing. Fill it in any order; nothing waits for anything else.
        </p>
        <ol class="bullets">
          <li>Hypotheses: all that are plausible, also the one you do not believe. Can two of them be true at once?</li>
          <li>Evidence, with assumptions and with what should be there and is not.</li>
          <li>Credibility and relevance, in a pass of their own.</li>
          <li>Ratings, across the rows.</li>
          <li>Refine: park what tells nothing apart, split what says two things at once, merge what says the same.</li>
          <li>Read the verdict and what it hangs on (Analysis), and look for what would refute the leader.</li>
          <li>Report all hypotheses, not only the least contradicted, and what to watch for.</li>
        </ol>
      </section>
    </PageMain>
  </Page>
)
