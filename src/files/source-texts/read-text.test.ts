// Reading a text from each kind of file: its paragraphs, its title and date, and files that cannot be read.
import { expect, test } from 'vitest'
import { LIMITS } from '../../ach/model/texts.ts'
import { DOCX_REFUSALS } from './docx-text.ts'
import { PDF_REFUSALS } from './pdf-text.ts'
import { readText, SOURCE_FILE_REFUSALS, type TextFound } from './read-text.ts'
import { docx, docxParagraph, pdf } from './text-files.test-support.ts'

async function found(name: string, content: string | Uint8Array): Promise<TextFound> {
  const read = await readText({ name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content })
  if ('refused' in read) throw new Error(read.refused)
  return read.found
}
const paragraphs = async (name: string, content: string | Uint8Array) => (await found(name, content)).body.split('\n')
const refusal = async (name: string, content: string | Uint8Array) =>
  readText({ name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content })

test('in hard-wrapped text, blank lines, list items and headings separate paragraphs, and a divided word becomes whole', async () => {
  const text = 'The square emp-\ntied early.\n\n# Later\nMen came:\n- with poles\n- with keys\n  and vans\n'
  expect(await paragraphs('a.md', text)).toEqual(['The square emptied early.', '# Later Men came:', '- with poles', '- with keys and vans'])
})

test('in text with long lines, or without blank lines, each line is a paragraph', async () => {
  const long = 'He said so. '.repeat(20).trim()
  expect(await paragraphs('a.txt', `${long}\nShort.\n\n\u0007Last\u00ad.`)).toEqual([long, 'Short.', 'Last.'])
  expect(await paragraphs('', 'One.\r\nTwo.\rThree.')).toEqual(['One.', 'Two.', 'Three.'])
})

test('of HTML the blocks are read, without scripts, styles, navigation or markup, and the article if the page has one', async () => {
  const article = 'A guard saw &ldquo;forty&rdquo; men &amp; two vans, said <b>one</b> officer. '.repeat(10)
  const page = `<!doctype html><html><head><title>The square &#8211; Courier</title>
    <meta property="article:published_time" content="2022-01-14T08:00:00Z"><style>p{}</style></head>
    <body><nav>Home <a href="/x">News</a></nav><!-- <p>hidden</p> --><p>Subscribe!</p>
    <article><h1>The square</h1><p>${article}<p>1 < 2<br>second line<script>alert("<p>no</p>")</script>
    <aside>More</aside><ul><li>A caf&eacute;<li>x</ul></article><footer>Imprint</footer></body></html>`
  expect(await found('page.html', page)).toEqual({
    title: 'The square – Courier',
    date: '2022-01-14',
    body: [
      'The square',
      'A guard saw “forty” men & two vans, said one officer. '.repeat(10).trim(),
      '1 < 2',
      'second line',
      'A café',
      'x',
    ].join('\n'),
    pages: null,
  })
})

test('HTML in another encoding is read as it says, and without an article the whole page is read', async () => {
  const bytes = Buffer.concat([
    Buffer.from('<html><meta charset="windows-1251"><p>'),
    Buffer.from([0xcf, 0xeb, 0xee, 0xf9, 0xe0, 0xe4, 0xfc]),
    Buffer.from('</p>'),
  ])
  expect(await paragraphs('a.htm', bytes)).toEqual(['Площадь'])
  expect(await paragraphs('a.html', '<article>Short</article><p>Elsewhere')).toEqual(['Short', 'Elsewhere'])
})

test('of a .docx the paragraphs are read, also those of tables, without deleted text and repeated text boxes', async () => {
  const box = `<mc:AlternateContent xmlns:mc="m"><mc:Choice>${docxParagraph('In a box')}</mc:Choice><mc:Fallback>${docxParagraph('In a box')}</mc:Fallback></mc:AlternateContent>`
  const file = docx(
    `${docxParagraph('The &quot;square&quot;')}<w:p><w:r><w:t>Men</w:t><w:tab/><w:t>came.</w:t></w:r><w:del><w:r><w:delText>No.</w:delText></w:r></w:del></w:p>
     <w:p/><w:tbl><w:tr><w:tc>${docxParagraph('A cell')}</w:tc></w:tr></w:tbl><w:p><w:r><w:t>Around</w:t>${box}</w:r></w:p>`,
  )
  expect(await found('The_square.docx', file)).toEqual({
    title: 'The square',
    date: null,
    body: 'The "square"\nMen came.\nA cell\nIn a box\nAround',
    pages: null,
  })
})

test('of a PDF the paragraphs are found by gaps, indents and headings, with their pages and without running heads', async () => {
  const head = (page: number) => [50, 760, 9, `The Courier ${page}`] as const
  const file = pdf(
    [
      head(1),
      [50, 720, 18, 'The square'],
      [50, 690, 10, 'The square emp-'],
      [50, 678, 10, 'tied early, said one guard who asked for'],
      [50, 666, 10, 'his name to be left out.'],
      [70, 654, 10, 'Men came in two vans and'],
      [50, 642, 10, 'drove'],
    ],
    [head(2), [50, 720, 10, 'away again.'], [50, 690, 10, 'Nobody was seen.'], [300, 40, 9, '2']],
    [head(3), [50, 720, 10, 'The end.']],
  )
  expect(await found('report.pdf', file)).toEqual({
    title: 'report',
    date: null,
    body: 'The square\nThe square emptied early, said one guard who asked for his name to be left out.\nMen came in two vans and drove away again.\nNobody was seen.\nThe end.',
    pages: [0, 3, 4],
  })
})

test('files without text, of other kinds, damaged or too long are refused with a sentence', async () => {
  expect(await refusal('a.txt', ' \n\n')).toEqual({ refused: SOURCE_FILE_REFUSALS.empty })
  expect(await refusal('a.txt', 'x'.repeat(LIMITS.sourceText + 1))).toEqual({ refused: SOURCE_FILE_REFUSALS.tooLong })
  expect(await refusal('a.txt', 'x'.repeat(LIMITS.sourceText))).toHaveProperty('found')
  for (const [name, content] of [
    ['a.xlsx', docx(docxParagraph('x'))],
    ['a.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    ['a.rtf', '{\\rtf1 x}'],
    ['a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0])],
  ] as const)
    expect(await refusal(name, content), name).toEqual({ refused: SOURCE_FILE_REFUSALS.otherKind })
  expect(await refusal('a.docx', 'PK no zip')).toEqual({ refused: DOCX_REFUSALS.unreadable })
  expect(await refusal('a.docx', docx('<w:p>'))).toEqual({ refused: DOCX_REFUSALS.unreadable })
  expect(await refusal('a.pdf', '%PDF-1.7 and nothing else')).toEqual({ refused: PDF_REFUSALS.damaged })
  expect(await refusal('a.pdf', pdf([]))).toEqual({ refused: PDF_REFUSALS.scanned })
})
