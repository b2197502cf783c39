// What can be taken away: four formats, each with one sentence, with or without names, a blank matrix to fill in, and a pack to print.

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
      'A living workbook for Excel or LibreOffice: change a rating or a weight there and scores and ranks follow. It can be brought back in, each difference looked at first.',
    raters: 'one or all',
  },
  {
    format: 'md',
    name: 'Report',
    words:
      'The matrix, the scores and what they rest on as text in Markdown, to read or to put into a document. Of all raters: what they say together.',
    raters: 'one or all',
  },
  {
    format: 'csv',
    name: 'Table',
    words: 'One row for each item, one column for each hypothesis, for other programs.',
    raters: 'one or all',
  },
  {
    format: 'json',
    name: 'Document',
    words:
      'Everything you can see, with all raters, checks and words of the report. It comes back in as the same workbook, without its history: use it to move or share.',
    raters: 'all',
  },
]

interface Props {
  readonly id: string
  /** as it is handed on */
  readonly view: View
  readonly handed: ExportPrivacy
}

export const ExportsPage = ({ id, view, handed }: Props) => (
  <Page title="Export" screen="export">
    <PageMain
      heading="Export"
      actions={
        !view.readOnly && (
          <a class="btn" href={paths.importInto(id)}>
            Bring a file in
          </a>
        )
      }
      lead={<>The workbook stays as it is. {view.withheld.length > 0 && 'A reading that you have not asked for is not in any file.'}</>}
      below={view.run && <Stage run={view.run} />}
    >
      {!view.readOnly && <WhatIsHanded id={id} handed={handed} />}
      <ul class="panel list">
        {FORMATS.map((one) => (
          <FormatLine id={id} view={view} handed={handed} {...one} />
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
    <p class="quiet">This is an exercise: a file has the ratings of everybody who took part, unless you choose one of them.</p>
  ) : (
    <Notice>
      <p>Before the reveal nobody’s ratings are in these files.</p>
    </Notice>
  )

/** The address says it, and nothing is kept. */
const WhatIsHanded = ({ id, handed: { names, texts } }: { id: string; handed: ExportPrivacy }) => (
  <form class="panel stack" method="get" action={paths.exports(id)} aria-labelledby="handed">
    <h2 class="h3" id="handed">
      Without names
    </h2>
    <div>
      <Check name="names" value="no" checked={!names} label="Leave out names: people are called Rater 1, Rater 2 …" />
      <Check name="texts" value="no" checked={!texts} label="Leave out reasons, notes and words of the report" />
    </div>
    {(!names || !texts) && (
      <Notice>
        <p>{privacyWords({ names, texts })}</p>
      </Notice>
    )}
    <Actions
      others={
        <button type="submit" class="btn">
          Use this for the files below
        </button>
      }
    />
  </form>
)

const privacyWords = ({ names, texts }: ExportPrivacy): string => {
  if (names) return 'The files below have names, and no reasons, notes or words of the report.'
  return texts
    ? 'The files below have no names. Reasons and notes are as people wrote them, and may name somebody: read them before you pass a file on.'
    : 'The files below have no names, and no reasons, notes or words of the report. Statements of items stay, and may name somebody.'
}

const isGroup = (view: View): boolean => groupMembers(view).length >= MIN_GROUP

type Given = Pick<Props, 'view' | 'handed'> & { readonly id: string } & (typeof FORMATS)[number]

const FormatLine = ({ id, view, handed, format, name, words, raters }: Given) => (
  <li class="export">
    <div class="stack-tight">
      <h2 class="h3">
        {name} <span class="tag">.{format}</span>
      </h2>
      <p class="quiet">{words}</p>
      {raters !== 'all' && (
        <ExportRaters {...{ id, view, handed, format, name }} raters={format === 'md' && !isGroup(view) ? 'one' : raters} />
      )}
    </div>
    <a
      class="btn"
      data-kind={format === 'xlsx' ? 'main' : undefined}
      href={exportAddress(id, format, handed)}
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
        A blank matrix for one person of a group without a network, to fill in on screen or on paper. It holds the hypotheses and the
        evidence, and nobody’s ratings, grades or notes.
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
        For a room without devices: a sheet for each participant, the evidence as cards to cut apart, notes for whoever leads, and a key
        where there is a reading to compare with.
      </p>
    </div>
    <a class="btn" href={paths.pack(id)} aria-label="Open the printable pack">
      Open
    </a>
  </li>
)
