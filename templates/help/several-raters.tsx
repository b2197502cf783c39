// Help: several raters of one workbook, and reference ratings.
import { helpLink } from '../../src/paths.ts'
import { type HelpBodyProps, HelpSection } from './section.tsx'

export const SEVERAL_RATERS_LEAD = 'Each person rates the same matrix under their own name. No one overwrites anyone else’s ratings.'

export const SeveralRatersHelp = ({ from }: HelpBodyProps) => (
  <>
    <HelpSection id="ways" heading="How others join in">
      <ul class="bullets">
        <li>
          <strong>On this server,</strong> if several people <a href={helpLink('privacy', from)}>sign in</a>.
        </li>
        <li>
          <strong>With worksheets or spreadsheets</strong> that you <a href={helpLink('files', from)}>import</a>.
        </li>
        <li>
          <strong>In an exercise,</strong> on phones or on paper, where{' '}
          <a href={helpLink('exercises', from)}>at first no one sees the ratings of others</a>.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="group" heading="What the group’s figures say">
      <p>Analysis and Report show one rater, whom you choose at the top, or the whole group.</p>
      <ul class="bullets">
        <li>
          <strong>The group’s score</strong> is calculated from the mean of each cell. A rating of I has the value 1, II the value 2 and any
          other 0. The mean is taken over the people who rated the cell. Blank cells and NA are left out.
        </li>
        <li>
          <strong>Agreement</strong> says how similar the ratings are. It does not say who is right.
        </li>
        <li>
          <strong>Occasion noise</strong> says how far raters differ from themselves, where some{' '}
          <a href={`${helpLink('rating', from)}#again`}>rated items again</a>.
        </li>
        <li>
          <strong>Cells worth discussing</strong> are those where raters disagree and a score could change.
        </li>
        <li>
          <strong>The second round</strong> of an exercise is compared with the first: how many ratings changed, and in which direction.
        </li>
        <li>
          <strong>Probabilities</strong> are scaled to 100% for each rater and then averaged.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="reference" heading="Reference ratings">
      <p>
        A case can come with ratings to compare yours with, such as those of an article. They stay hidden until you ask for them, to keep
        them from influencing you. The history records when you showed them.
      </p>
    </HelpSection>
  </>
)
