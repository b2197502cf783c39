// The export page: six file formats, privacy options, a worksheet to fill in offline, and a pack to print.

import type { ExportPrivacy } from '../../src/ach/view/anonymized-view.ts'
import { groupMembers, MIN_GROUP } from '../../src/ach/view/group-members.ts'
import type { RunView } from '../../src/ach/view/run-view.ts'
import type { View } from '../../src/ach/view/view.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { Check } from '../ui/check.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { type ExportFormat, ExportRaters, exportAddress } from './export-raters.tsx'

const FORMATS: readonly { format: ExportFormat; name: string; words: string; raters: 'one' | 'one or all' | 'all' }[] = [
  {
    format: 'xlsx',
    name: 'Spreadsheet',
    words:
      'For Excel, LibreOffice, Google Sheets or Numbers, with live formulas: change a rating or a weight and the scores and ranks update. You can import the file back into the workbook and review each difference.',
    raters: 'one or all',
  },
  {
    format: 'docx',
    name: 'Word report',
    words: 'The report for Word or LibreOffice: title page, contents, figures, sources as footnotes, and the matrix as an annex.',
    raters: 'one or all',
  },
  {
    format: 'md',
    name: 'Report',
    words: 'The report as Markdown text, with bottom line, scores and matrix, to read or paste into a document.',
    raters: 'one or all',
  },
  {
    format: 'csv',
    name: 'Table',
    words: 'One row per item and one column per hypothesis, for other programs.',
    raters: 'one or all',
  },
  {
    format: 'json',
    name: 'Document',
    words:
      'The whole workbook as you see it, with all raters, checks and report comments, but without its history. Import the file to move or share the workbook.',
    raters: 'all',
  },
  {
    format: 'stix.json',
    name: 'STIX bundle',
    words:
      'For threat intelligence platforms: the workbook as a report, hypotheses and evidence as notes, ratings as opinions, and the marking. It has no scores and cannot be imported back as a workbook.',
    raters: 'one or all',
  },
]

interface Props {
  readonly id: string
  /** as exported, with the privacy options applied */
  readonly view: View
  readonly privacy: ExportPrivacy
  /** the workbook has source texts */
  readonly hasTexts: boolean
}

export const ExportsPage = ({ id, view, privacy, hasTexts }: Props) => (
  <Page title="Export" screen="export">
    <PageMain
      heading="Export"
      actions={
        !view.readOnly && (
          <a class="btn" href={paths.importInto(id)}>
            Import a file
          </a>
        )
      }
      lead={
        <>
          Exporting does not change the workbook.{' '}
          {view.firstPass?.scoresHidden && 'Files contain scores even while the pages hide them during your first pass. '}
          {view.withheld.length > 0 && 'Reference ratings that you have not revealed are in no file.'}
        </>
      }
      below={view.run && <Stage run={view.run} />}
    >
      {!view.readOnly && <PrivacyForm id={id} privacy={privacy} hasTexts={hasTexts} />}
      <ul class="panel list">
        {FORMATS.map((one) => (
          <FormatLine id={id} view={view} privacy={privacy} {...one} />
        ))}
        {!view.readOnly && <Worksheet id={id} />}
        {!view.readOnly && <Pack id={id} />}
      </ul>
      <p class="meta">
        For scripts: <a href={paths.scores(id)}>the scores as JSON</a>.
      </p>
    </PageMain>
  </Page>
)

const Stage = ({ run }: { run: RunView }) =>
  run.revealed ? (
    <p class="quiet">This is an exercise: each file has the ratings of all participants, unless you choose one rater.</p>
  ) : (
    <Notice>
      <p>Before the reveal, these files have no ratings.</p>
    </Notice>
  )

/** The choice is part of the address and is not saved. */
const PrivacyForm = ({ id, privacy: { names, texts, sourceTexts = false }, hasTexts }: Pick<Props, 'id' | 'privacy' | 'hasTexts'>) => (
  <form class="panel stack" method="get" action={paths.exports(id)} aria-labelledby="privacy">
    <h2 class="h3" id="privacy">
      Privacy
    </h2>
    <div>
      <Check name="names" value="no" checked={!names} label="Leave out names: raters are called Rater 1, Rater 2 …" />
      <Check name="texts" value="no" checked={!texts} label="Leave out reasons, notes and report comments" />
      {hasTexts && (
        <Check
          name="sourceTexts"
          value="yes"
          checked={sourceTexts}
          label="Include source texts in the document (.json)"
          hint="They may be personal data or under copyright. No other file contains them."
        />
      )}
    </div>
    {(!names || !texts) && (
      <Notice>
        <p>{privacyWords({ names, texts })}</p>
      </Notice>
    )}
    {hasTexts && sourceTexts && (
      <Notice>
        <p>The .json document below contains the texts in full. Check that you may pass them on.</p>
      </Notice>
    )}
    <Actions
      others={
        <button type="submit" class="btn">
          Apply to the files below
        </button>
      }
    />
  </form>
)

const privacyWords = ({ names, texts }: ExportPrivacy): string => {
  if (names) return 'The files below have names, but no reasons, notes or report comments.'
  return texts
    ? 'The files below have no names. Reasons, notes and comments are unchanged and may mention people: read them before you share a file.'
    : 'The files below have no names, reasons, notes or report comments. The statements of items are unchanged and may mention people.'
}

const isGroup = (view: View): boolean => groupMembers(view).length >= MIN_GROUP

const isReport = (format: ExportFormat): boolean => format === 'md' || format === 'docx'

type LineProps = Pick<Props, 'view' | 'privacy'> & { readonly id: string } & (typeof FORMATS)[number]

const FormatLine = ({ id, view, privacy, format, name, words, raters }: LineProps) => (
  <li class="export">
    <div class="stack-tight">
      <h2 class="h3">
        {name} <span class="tag">.{format}</span>
      </h2>
      <p class="quiet">
        {words}
        {isReport(format) && isGroup(view) && ' With all raters, this is the group’s report.'}
      </p>
      {raters !== 'all' && (
        <ExportRaters {...{ id, view, privacy, format, name }} raters={isReport(format) && !isGroup(view) ? 'one' : raters} />
      )}
    </div>
    <a
      class="btn"
      data-kind={format === 'xlsx' ? 'main' : undefined}
      href={exportAddress(id, format, privacy)}
      download
      aria-label={`Download the ${name.toLowerCase()}`}
    >
      Download
    </a>
  </li>
)

const Worksheet = ({ id }: { id: string }) => (
  <li class="export">
    <div class="stack-tight">
      <h2 class="h3">
        Worksheet <span class="tag">.xlsx</span>
      </h2>
      <p class="quiet">
        A blank matrix for a participant who has no network connection, to fill in on screen or on paper. It has the hypotheses and the
        evidence, but no ratings, weights or notes.
      </p>
    </div>
    <a class="btn" href={paths.worksheet(id)} download aria-label="Download the worksheet">
      Download
    </a>
  </li>
)

const Pack = ({ id }: { id: string }) => (
  <li class="export">
    <div class="stack-tight">
      <h2 class="h3">
        Printable pack <span class="tag">paper</span>
      </h2>
      <p class="quiet">
        For an exercise without devices: a paper form for each participant, the evidence as cards to cut out, notes for the facilitator, and
        the reference ratings if the case has any.
      </p>
    </div>
    <a class="btn" href={paths.pack(id)} aria-label="Open the printable pack">
      Open
    </a>
  </li>
)
