// The Markdown report: content, escaping and tables.

import { describe, expect, it } from 'vitest'
import { robustnessFigures } from '../ach/analysis/robustness-figures.ts'
import { row, shippedCase, viewOfMatrix } from '../ach/model/matrix.test-support.ts'
import { raterIn, ratingTable } from '../ach/scoring/rating-table.ts'
import { scoresOf } from '../ach/scoring/score.ts'
import type { View } from '../ach/view/view.ts'
import { verdictSentence, verdictText } from '../ach/words/verdict-words.ts'
import { ANALYST_COMMENT, PARKED_NOTE } from '../report/blocks.ts'
import { ANNEX_HEADING, HEADINGS } from '../report/rater/report.ts'
import { markdownOf } from './markdown.ts'
import { escapeMarkdown, markdownParagraph } from './markdown-text.ts'

describe('the Markdown report of the Kazakhstan case', () => {
  const view = shippedCase('kazakhstan-2022')
  const [rater] = view.raters.values()
  const table = ratingTable(view, raterIn(view, rater?.id ?? ''))
  const text = markdownOf(view, rater?.id ?? '', robustnessFigures(table, view.method))
  const verdict = verdictSentence(scoresOf(view, rater?.id ?? ''), view)

  it('has the question, who rated, and the bottom line with its caveats', () => {
    expect(text).toMatch(/^# Kazakhstan, January 2022\n\n\*\*Question:\*\* What chiefly turned/)
    expect(text).toContain("\n\nThe article's ratings\n\n")
    expect(text).toContain('\n- [Bottom line](#bottom-line)\n')
    expect(text).toContain('\n- Key assumptions (none recorded)\n')
    expect(text).not.toContain('## Key assumptions')
    const [first = '', rest = ''] = /\n\*\*(.+)\*\*\n\n(.+)\n/.exec(text)?.slice(1) ?? []
    expect(`${first} ${rest}`.startsWith(`${verdictText(verdict)} Leaving out `)).toBe(true)
    expect(text).toMatch(
      /With one step of doubt in each rating, Coup would have the lowest score, alone or tied, in \d\d\.\d% of cases; the closest rival, Economic grievance, in \d\d\.\d%/,
    )
    expect(text).toContain(`\n\n${verdict.warnings[0]} `)
  })
  it('has the scores by rank, the evidence against each hypothesis, the matrix and every item with its source', () => {
    expect(text).toContain('| Coup | 2.00 | 1st |\n| Economic grievance | 3.00 |')
    expect(text).toContain('### Coup (H1), score 2.00, 1st of 4\n\nPower struggle')
    expect(text).toContain('- **E13** I (+1.00) Tokayev was')
    expect(text).toContain('- **E5** ◆ I (+2.00) KNB chief')
    expect(text).toContain('- If E7 were left out, the lowest score would be shared by Coup and Economic grievance.')
    expect(text).toContain('| E5 ◆ | CC | I | C | I | 2.00 | 1.30 |')
    expect(text).toContain(
      'event; Open record (A), para. 5; 6 Jan 2022; credibility high; relevance high; cluster: Moves against the Nazarbayev camp.',
    )
    expect(text.match(/^- \*\*E\d+\*\* .*\\$/gm)).toHaveLength(23)
  })
  it('states the limits of the method, and prints no missing value', () => {
    expect(text).toContain('which is not necessarily the one that is true or most probable')
    expect(text.endsWith('\n')).toBe(true)
    expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/)
    expect(text).not.toContain('Parked items')
  })
})

describe('the Markdown report of other workbooks', () => {
  it('lists parked items apart, and leaves blank cells empty in the table', () => {
    const text = markdownOf(viewOfMatrix({ rows: [row('C . I'), row('I C NA', { parked: true })], parked: [2] }), 'me', null)
    const [before = '', after = ''] = text.split('### Parked items')
    expect(before).toContain('| E1 | C |  | 1.00 | – |')
    expect(before).not.toContain('E2')
    expect(before).toContain('One hypothesis is parked and has no score.\n\n- Label 3: Statement 3')
    expect(after).toContain(PARKED_NOTE)
    expect(after).toContain('- E2 Item 2')
  })
  it('can be made of an empty workbook', () => {
    const view = viewOfMatrix({ rows: [] })
    const text = markdownOf(view, 'me', null)
    expect(text).toContain(`**${verdictText(verdictSentence(scoresOf(view, 'me'), view))}**`)
    expect(text.match(/^## .*$/gm)).toEqual(['## Bottom line', '## Method and limitations'])
    expect(text).toContain('- Annex: the matrix (no items)')
  })
  it('refuses a rater that is not in the view', () => {
    expect(() => markdownOf(viewOfMatrix({ rows: [] }), 'nobody', null)).toThrowError(expect.objectContaining({ code: 'unknown' }))
  })
})

describe('typed text in Markdown', () => {
  const nasty = '<script>alert(1)</script> | **bold** [x](javascript:1) `code` &amp; ![i](u)\n\n# heading\n- item'
  it('shows as it was typed: no HTML, no markup, no table cell, no new line', () => {
    expect(escapeMarkdown(nasty)).toBe(
      '&lt;script&gt;alert(1)&lt;/script&gt; \\| \\*\\*bold\\*\\* \\[x\\](javascript:1) \\`code\\` &amp;amp; \\!\\[i\\](u)<br>\\# heading<br>- item',
    )
  })
  it('does not break a table wherever it is used', () => {
    const plain = viewOfMatrix({ rows: [row('C I')], labels: [nasty, 'B'] })
    const view: View = {
      ...plain,
      title: nasty,
      question: nasty,
      background: nasty,
      report: new Map([['bottom', { text: nasty, version: 1 }]]),
      assumptions: new Map([['A1', { id: 'A1', statement: nasty, state: null, cells: 'E1', notes: nasty, parked: false, version: 1 }]]),
      evidence: new Map([...plain.evidence].map(([id, item]) => [id, { ...item, statement: nasty, notes: nasty }])),
    }
    const text = markdownOf(view, 'me', null)
    const { bottom, hypotheses, change, assumptions, method } = HEADINGS
    expect(text.match(/^## .*$/gm)).toEqual([bottom, hypotheses, change, assumptions, method, ANNEX_HEADING].map((one) => `## ${one}`))
    const tables = text.split('\n\n').filter((one) => one.startsWith('|'))
    expect(tables).toHaveLength(3)
    for (const one of tables) expect(new Set(one.split('\n').map((line) => line.match(/(?<!\\)\|/g)?.length)).size).toBe(1)
    expect(text).not.toContain('<script')
  })
  it('starts no list inside a list or a quotation', () => {
    const plain = viewOfMatrix({ rows: [row('C I')], labels: ['- a', '1. b'] })
    const parked = new Map([...plain.hypotheses].map(([id, one]) => [id, { ...one, parked: id === 'H1' }]))
    const text = markdownOf(
      { ...plain, hypotheses: parked, report: new Map([['bottom', { text: 'First.\n\n- x\n\n1. y', version: 1 }]]) },
      'me',
      null,
    )
    expect(text).toContain('\n- \\- a: Statement 1')
    expect(text).toContain(`## Bottom line\n\n> **${ANALYST_COMMENT}** First.\n>\n> \\- x\n>\n> 1\\. y`)
  })
  it('never starts a list, a rule or a heading as a paragraph', () => {
    expect(markdownParagraph('- a')).toBe('\\- a')
    expect(markdownParagraph('1. a')).toBe('1\\. a')
    expect(markdownParagraph('===')).toBe('\\===')
    expect(markdownParagraph('    # a')).toBe('\\# a')
  })
})

it('escaping Markdown takes linear time on long runs of spaces', () => {
  const spaces = ' '.repeat(200_000)
  expect(escapeMarkdown(`${spaces}a${spaces}b${spaces}\n ${spaces}\r\n c${spaces}`)).toBe(`a${spaces}b<br>c`)
})
