// Help: every file that can be exported or imported.
import type { Child } from 'hono/jsx'
import { helpLink, paths } from '../../src/paths.ts'
import { usePageContext } from '../layout/page-context.ts'
import { type HelpBodyProps, HelpSection } from './section.tsx'

export const FILES_LEAD =
  'Download files on the Export page. Import them there too, or on the Workbooks page to create a new workbook. You see a preview before anything changes.'

export const FilesHelp = ({ from }: HelpBodyProps) => (
  <>
    <HelpSection id="out" heading="Getting data out">
      <Pairs head={['File', 'What it is for']} rows={OUT} />
      <p>
        <strong>Picture</strong>, below the matrix, above the heat map and at each figure, downloads or copies it as SVG (sharp at any size)
        or PNG. It shows what the page shows, with the finding, the workbook, the rater, the date and the marking. A picture always has the
        rater’s name if you can see it. Below the matrix, <strong>Copy for Word or mail</strong> copies it as a table with its colours.
      </p>
      <WordSample />
      <p>
        Names and what people wrote can be left out: <a href={helpLink('privacy', from)}>Who can see my work?</a>
      </p>
    </HelpSection>

    <HelpSection id="in" heading="Getting data in">
      <Pairs head={['File', 'What happens']} rows={IN} />
      <p>
        Ratings in a table can be codes, signs from ++ to −−, numbers from 2 to −2 or 1 to 5, words, or colours, also those of rules. You
        are asked what numbers and colours mean.
      </p>
    </HelpSection>

    <HelpSection id="check" heading="Checking someone else’s matrix">
      <p>
        <a href={paths.checkMatrix()}>Check a matrix</a> takes a matrix from a chat, a wiki or a spreadsheet and shows on one page whether
        what it prints follows from its own ratings. For example:
      </p>
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Inconsistencies</th>
            <th scope="col">Printed</th>
            <th scope="col">Ratings give</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Engine failure</th>
            <td class="num">3</td>
            <td class="num">2</td>
          </tr>
          <tr>
            <th scope="row">Crew strike</th>
            <td class="num">7</td>
            <td class="num">8</td>
          </tr>
        </tbody>
      </table>
      <p>
        It tries the common ways to add up a matrix: I as 1 and II as 2, with or without weights, each inconsistent item as 1, consistent
        ratings too, N as a half. Then it shows the order that follows, what it depends on, and what the ratings leave open.
      </p>
      <p>
        Before you read on, rate the ten most telling cells yourself. You do not see the document’s ratings, and afterwards the page says
        how far you agree.
      </p>
      <CheckSample />
    </HelpSection>

    <HelpSection id="texts" heading="Articles and other texts">
      <p>
        Under Sources, Texts adds an article from a .txt, .md, .html, .docx or .pdf file, or pasted. Read it there or next to the matrix,
        select a passage and press <kbd>e</kbd>: it becomes an item of evidence with quote, place, source and date, which you restate in
        your own words. Highlighted passages lead to their items, and items back to their passages.
      </p>
    </HelpSection>

    <HelpSection id="edited" heading="When you edit the spreadsheet">
      <ul class="bullets">
        <li>
          <strong>Read:</strong> ratings, reasons, texts, credibility and relevance, dates, links, Use, the method, title and question. Rows
          are matched by ID and sheets by their headings, so you can sort rows and rename or copy tabs.
        </li>
        <li>
          <strong>New rows</strong> on the sheet Evidence or in the matrix become new items. The empty row of Hypotheses and the empty
          column of the matrix are for a new hypothesis, which is scored at once; so is a new heading above ratings.
        </li>
        <li>
          <strong>Comments</strong> on ratings become their notes, those on items are added to the item’s notes.
        </li>
        <li>
          <strong>Not read:</strong> figures, points and factors, and columns and sheets of your own. The preview names them. A deleted row
          removes nothing: to park an item, write N under Use.
        </li>
        <li>
          <strong>Changed here as well:</strong> if the workbook has changed in the same place since the export, the difference is left
          unticked.
        </li>
        <li>
          <strong>Whose ratings:</strong> take them as your own, or as those of a new rater, to compare with yours.
        </li>
      </ul>
      <p class="quiet">One Undo reverses the whole import.</p>
    </HelpSection>
  </>
)

interface SampleProps {
  /** name of a picture in public/img */
  readonly file: string
  readonly width: number
  readonly height: number
  readonly alt: string
  readonly caption?: Child
}

const Sample = ({ file, alt, caption, ...size }: SampleProps) => {
  const { asset } = usePageContext()
  return (
    <figure class="sample">
      <img src={asset(`img/${file}`)} alt={alt} loading="lazy" {...size} />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}

const CheckSample = () => (
  <Sample
    file="matrix-check.png"
    width={780}
    height={515}
    alt="The check of a matrix whose printed totals are 3, 7 and 0: the ratings give 2 and 8 for the first two, the text names an item that adds nothing and leaves out one that counts, and the order is the same."
  />
)

const WordSample = () => (
  <Sample
    file="word-report.png"
    width={1841}
    height={763}
    alt="Three pages of a Word report: the title page with its contents, the bottom line with a table and a bar for the score of each hypothesis, and the matrix on a page in landscape."
    caption={
      <>
        Pages of a Word report. You can change its styles in Word; the operator of a server can set a template for all reports. For page
        numbers in the contents, click them in Word and press <kbd>F9</kbd>.
      </>
    }
  />
)

interface PairsProps {
  readonly head: readonly [string, string]
  readonly rows: readonly (readonly [string, string])[]
}

const Pairs = ({ head, rows }: PairsProps) => (
  <table class="data">
    <thead>
      <tr>
        {head.map((name) => (
          <th scope="col">{name}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([file, words]) => (
        <tr>
          <th scope="row">{file}</th>
          <td>{words}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const OUT: PairsProps['rows'] = [
  ['Spreadsheet .xlsx', 'Excel or LibreOffice. Scores are formulas, and the edited file can be imported.'],
  ['Word report .docx', 'A report to hand in: title page, contents, figures, sources as footnotes, the matrix as an annex.'],
  ['Report .md', 'The same text, to read or to put into a document.'],
  ['Table .csv', 'Other programs: one row per item, one column per hypothesis.'],
  ['Document .json', 'Moving or sharing the workbook. It holds everything you can see, but no history.'],
  ['STIX bundle .stix.json', 'Threat intelligence platforms. Hypotheses and evidence become notes, ratings become opinions.'],
  ['Worksheet .xlsx', 'A blank matrix for someone without a network.'],
  ['Printable pack', 'An exercise on paper.'],
]

const IN: PairsProps['rows'] = [
  ['The edited spreadsheet', 'Each difference is one line in the preview. You tick what to apply.'],
  ['Worksheets', 'Import as many at once as you like: each becomes a rater. The preview says why a file cannot be read.'],
  ['A table, .xlsx or .csv', 'Evidence down, hypotheses across, with or without ratings. You say what each column is.'],
  ['References .ris, .bib, CSL-JSON', 'Each becomes an item: its abstract, else its title, with author, date and link.'],
  ['Hypothes.is .json', 'Each annotation becomes an item: the quote, with the comment as a note.'],
  ['A STIX bundle .json', 'Reports, indicators and notes become items, with creator and confidence.'],
  ['A document .json', 'On the Workbooks page. It becomes a new workbook.'],
  ['PARC ACH .achz', 'On the Workbooks page. Each matrix becomes a workbook, with a list of what could not be imported.'],
]
