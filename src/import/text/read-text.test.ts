// Tables in texts: HTML, wikis, Markdown, chats, terminals.
import { describe, expect, it, test } from 'vitest'
import { readTextTables } from './read-text.ts'

const lines = (...rows: string[]) => rows.join('\n')
const tables = (text: string) => readTextTables('A text', text)
const cells = (text: string, at = 0) => tables(text)[at]?.grid.rows.map((row) => row.cells)
const around = (text: string) => tables(text)[0]?.grid.around?.map((line) => line.text) ?? []

describe('HTML', () => {
  it('has entities, line breaks, emphasis and text around it', () => {
    const text =
      '<h1>ACH</h1><table><tr><th>Evidence<th>H1</tr><tr><td>Troops <b>&amp; tanks</b><br>at night</td><td>&minus;</td></tr></table><p>Bye&#33;</p>'
    expect(cells(text)).toEqual([
      ['Evidence', 'H1'],
      ['Troops & tanks\nat night', '−'],
    ])
    expect(around(text)).toEqual(['ACH', 'Bye!'])
  })
  it('has cells that span rows and columns', () => {
    const [table] = tables('<table><tr><td rowspan=2>a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>')
    expect(table?.grid.rows.map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['', 'c', 'd'],
    ])
    expect(table?.grid.merges).toEqual([
      { row: 1, column: 1, toRow: 2, toColumn: 1 },
      { row: 1, column: 2, toRow: 1, toColumn: 3 },
    ])
  })
  it('has colours of empty cells', () => {
    const [table] = tables(
      '<table><tr><td>a<td style="background: #f00"></tr><tr><td>b<td bgcolor="#00ff00"><tr><td>c<td style="background-color:rgb(0, 0, 255)"></table>',
    )
    expect(table?.grid.rows.map(({ fills }) => fills?.get(1))).toEqual(['FF0000', '00FF00', '0000FF'])
  })
  it('ignores scripts, styles, comments and tables within a cell', () => {
    const text =
      '<!-- <table><tr><td>x --><style>td{}</style><table><tr><td>a<script>alert("<td>no")</script></td><td>b</td></tr><tr><td><table><tr><td>in</td></tr></table></td><td>c</td></tr></table>'
    expect(cells(text)).toEqual([
      ['a', 'b'],
      ['in', 'c'],
    ])
  })
  it('names several tables by their captions or the text before them', () => {
    const one = '<tr><td>a<td>b<tr><td>c<td>d'
    expect(tables(`<h2>First</h2><table>${one}</table><table><caption>Second</caption>${one}</table>`).map(({ name }) => name)).toEqual([
      'First',
      'Second',
    ])
  })
})

describe('Markdown and its relatives', () => {
  it('has escaped pipes, code, links, emphasis and text around it', () => {
    const text = lines(
      '# Title',
      '',
      '| Evidence | **H1** |',
      '|:--|--:|',
      '| a \\| b, `x|y` | [C](http://x.y) |',
      '| *c* [R1] | ~~I~~ |',
      '',
      'The end.',
    )
    expect(cells(text)).toEqual([
      ['Evidence', 'H1'],
      ['a | b, x|y', 'C'],
      ['c [R1]', 'I'],
    ])
    expect(around(text)).toEqual(['# Title', 'The end.'])
  })
  it('needs no pipes at the edges, and may be quoted', () => {
    expect(cells(lines('Evidence | H1', '---|---', 'a | C', 'b | I'))).toHaveLength(3)
    expect(cells(lines('> | Evidence | H1 |', '> |---|---|', '> | a | C |'))).toEqual([
      ['Evidence', 'H1'],
      ['a', 'C'],
    ])
  })
  it('can be several tables, named by the lines above them', () => {
    const text = lines('## First', '| a | b |', '|---|---|', '| c | d |', '', 'Second:', '| e | f |', '|---|---|', '| g | h |')
    expect(tables(text).map(({ name }) => name)).toEqual(['First', 'Second'])
  })
  it('keeps the line numbers of the text', () => {
    expect(tables(lines('x', '', '| a | b |', '|---|---|', '| c | d |'))[0]?.grid.rows.map(({ row }) => row)).toEqual([3, 5])
  })
  it('can be Jira, Org mode, or lines of a terminal', () => {
    const right = [
      ['Evidence', 'H1'],
      ['a', 'C'],
    ]
    expect(cells(lines('||Evidence||H1||', '|a|C|'))).toEqual(right)
    expect(cells(lines('| Evidence | H1 |', '|----------+----|', '| a        | C  |'))).toEqual(right)
    expect(cells(lines('+----------+----+', '| Evidence | H1 |', '+----------+----+', '| a        | C  |', '+----------+----+'))).toEqual(
      right,
    )
    expect(cells(lines('┌──────────┬────┐', '│ Evidence │ H1 │', '├──────────┼────┤', '│ a        │ C  │', '└──────────┴────┘'))).toEqual(
      right,
    )
  })
  it('joins the lines of a row between rules', () => {
    const text = lines(
      '+-----+----+',
      '| Ev  | H1 |',
      '+=====+====+',
      '| one | C  |',
      '| two |    |',
      '+-----+----+',
      '| b   | I  |',
      '+-----+----+',
    )
    expect(cells(text)).toEqual([
      ['Ev', 'H1'],
      ['one two', 'C'],
      ['b', 'I'],
    ])
  })
})

test('a wiki table has attributes, captions and cells of several lines', () => {
  const text = lines(
    'Before',
    '{| class="wikitable"',
    '|+ ACH',
    '! Evidence !! H1',
    '|-',
    '| rowspan="2" | [[Kiev|Kyiv]]',
    '| C',
    '|-',
    "| '''I'''",
    '|}',
  )
  expect(tables(text)[0]?.grid.merges).toEqual([{ row: 2, column: 1, toRow: 3, toColumn: 1 }])
  expect(cells(text)).toEqual([
    ['Evidence', 'H1'],
    ['Kyiv', 'C'],
    ['', 'I'],
  ])
})

test('a chat’s code block is the table, and the lines around it are not', () => {
  const text = lines(
    'Here:',
    '```',
    'Evidence          H1 Coup   H2 Riot',
    'Troops massed     C         I',
    'Phones were cut             N',
    '```',
    'Hope it helps, really.',
  )
  expect(cells(text)).toEqual([
    ['Evidence', 'H1 Coup', 'H2 Riot'],
    ['Troops massed', 'C', 'I'],
    ['Phones were cut', '', 'N'],
  ])
  expect(around(text)).toEqual(['Here:', 'Hope it helps, really.'])
})

test('lines with as many pipes each are a table within a chat', () => {
  expect(cells(lines('Ann, 10:32', '> Evidence | H1 | H2', '> Troops | C | I', 'ok?'))).toEqual([
    ['Evidence', 'H1', 'H2'],
    ['Troops', 'C', 'I'],
  ])
})

test('sentences with a pipe or a tag are no table', () => {
  for (const text of ['Either a | b, or c.', 'x <table> y', 'Evidence\nSeen | heard\nNothing']) expect(tables(text)).toHaveLength(1)
  expect(cells('Either a | b, or c.')).toEqual([['Either a | b, or c.']])
})
