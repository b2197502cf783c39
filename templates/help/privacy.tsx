// Help: who can see a workbook, and how names and texts are kept out of files or removed.
import { LIMITS } from '../../src/ach/model/texts.ts'
import { helpLink } from '../../src/paths.ts'
import { type HelpBodyProps, HelpSection } from './section.tsx'

export const PRIVACY_LEAD =
  'On your own machine, only people at that machine can see your work. On a server, everyone who signs in can see it, and readers can see the workbooks for which they have a link.'

export const PrivacyHelp = ({ from }: HelpBodyProps) => (
  <>
    <HelpSection id="reach" heading="Who can reach the workbooks">
      <ul class="bullets">
        <li>
          <strong>On your own machine</strong> the workbooks can be reached from that machine only, without sign-in. Nothing leaves it,
          unless the workbooks are in a PostgreSQL database on another machine.
        </li>
        <li>
          <strong>On a server</strong> everyone signs in with the same access key and a name. Everyone can open and edit every workbook on
          it, and see each other’s ratings.
        </li>
        <li>
          <strong>With a reader link</strong> anyone can read one workbook: matrix, analysis, report and exports, but no history. Names and
          notes are included only if you tick them. You create and revoke reader links under Settings.
        </li>
        <li>
          <strong>Participants of an exercise</strong> see their own pages of that exercise and nothing else. When they join, they are told
          that facilitators see their answers under the name they enter.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="names" heading="Names in files">
      <p>
        On the <a href={helpLink('files', from)}>Export</a> page you can leave out names, and also reasons, notes and report comments. The
        statements of items stay: read them before you pass a file on. Before the reveal of an exercise no file holds its ratings.
      </p>
    </HelpSection>

    <HelpSection id="texts" heading="Source texts">
      <p>
        The texts from which you take evidence stay in the workbook. No file contains them unless you tick them on the Export page, and then
        only the document (.json) does. Readers and participants never see them. Quotes are notes of their items, and are shown and exported
        as notes.
      </p>
    </HelpSection>

    <HelpSection id="browser" heading="Text in your browser">
      <p>
        Text that you type into a form and do not save stays in your browser for up to 30 days, so that you can restore it. It is removed
        when you save or discard it, and when you sign out. <strong>Remove personal data</strong> does not reach it.
      </p>
    </HelpSection>

    <HelpSection id="remove" heading="Removing and deleting">
      <ul class="bullets">
        <li>
          <strong>Remove personal data,</strong> under Settings, removes names, source texts and what people wrote, for good and from the
          history too. Ratings and scores stay. Files and backups made earlier are not changed.
        </li>
        <li>
          <strong>One participant of an exercise</strong> can be erased at its desk: under <em>More</em> next to the name, choose{' '}
          <em>Erase</em>.
        </li>
        <li>
          <strong>A deleted workbook</strong> can be restored for {LIMITS.deletedDays} days. Then it is gone.
        </li>
      </ul>
    </HelpSection>
  </>
)
