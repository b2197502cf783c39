import { describe, expect, it } from 'vitest'
import { row, shippedCase, viewOfMatrix } from '../ach/matrix.test-support.ts'
import type { View } from '../ach/view.ts'
import { markdownOf } from './markdown.ts'
import { inline, paragraph } from './markdown-text.ts'

describe('the .md of the case', () => {
  const view = shippedCase('kazakhstan-2022')
  const [rater] = view.raters.values()
  const text = markdownOf(view, rater?.id ?? '')

  it('says the question, who rated, and the verdict with its warnings', () => {
    expect(text).toMatch(/^# Kazakhstan, January 2022\n\n\*\*Question:\*\* What chiefly turned/)
    expect(text).toContain('Method: weighted.')
    expect(text).toContain('> **Coup is least contradicted, but only just** (by 1.00). Leaving out E5 or E7')
    expect(text).toContain('\n>\n> - E22 is rated alike for every hypothesis and separates nothing.')
  })
  it('has the scores, the matrix and every item with its source', () => {
    expect(text).toMatch(/\| H1 \| \*\*Coup\*\*: Power struggle .* \| 2\.00 \| 1 \| no blanks \| 100 % \|/)
    expect(text).toContain('| E5 ◆ | CC | I | C | I | 2.00 | 1.30 |')
    expect(text).toContain(
      'event; source Open record (A, completely reliable); para. 5; 2022-01-06; credibility high; relevance high; not independent of others: Moves against the Nazarbayev camp.',
    )
    expect(text.match(/^- \*\*E\d+\*\*/gm)).toHaveLength(23)
  })
  it('ends with what the method does not say', () => {
    expect(text).toContain('least contradicted, not what is true or likely')
    expect(text.endsWith('.\n')).toBe(true)
    expect(text).not.toContain('undefined')
    expect(text).not.toContain('## Parked')
  })
})

describe('the .md of other workbooks', () => {
  it('lists parked items apart, and leaves blank cells empty', () => {
    const text = markdownOf(viewOfMatrix({ rows: [row('C . I'), row('I C NA', { parked: true })], parked: [2] }), 'me')
    const [before = '', after = ''] = text.split('## Parked')
    expect(before).toContain('| E1 ◆ | C |  | 1.00 | 0.00 |'.replace(' ◆', ''))
    expect(before).not.toContain('E2')
    expect(after).toContain('- **H3** Label 3: Statement 3\n- **E2** Item 2')
  })
  it('can be empty', () => {
    const text = markdownOf(viewOfMatrix({ rows: [] }), 'me')
    expect(text).toContain('> There is no hypothesis yet. **Add at least two** before the scores mean anything.')
    expect(text).toContain('None yet.')
    expect(text).toContain('No items yet.')
  })
  it('refuses a rater who is not in the view', () => {
    expect(() => markdownOf(viewOfMatrix({ rows: [] }), 'nobody')).toThrowError(expect.objectContaining({ code: 'unknown' }))
  })
})

describe('typed text', () => {
  const nasty = '<script>alert(1)</script> | **bold** [x](javascript:1) `code` &amp; ![i](u)\n\n# heading\n- item'
  it('shows as it was typed: no HTML, no markup, no table cell, no line of its own', () => {
    expect(inline(nasty)).toBe(
      '&lt;script&gt;alert(1)&lt;/script&gt; \\| \\*\\*bold\\*\\* \\[x\\](javascript:1) \\`code\\` &amp;amp; \\!\\[i\\](u)<br>\\# heading<br>- item',
    )
  })
  it('keeps the shape of the table wherever it stands', () => {
    const plain = viewOfMatrix({ rows: [row('C I')], labels: [nasty, 'B'] })
    const view: View = {
      ...plain,
      title: nasty,
      question: nasty,
      background: nasty,
      evidence: new Map([...plain.evidence].map(([id, item]) => [id, { ...item, statement: nasty, notes: nasty }])),
    }
    const text = markdownOf(view, 'me')
    expect(text.match(/^#+ .*$/gm)?.slice(1)).toEqual(['## Hypotheses', '## Matrix', '## Evidence', '## How to read this'])
    for (const line of text.split('\n').filter((one) => one.startsWith('| E'))) expect(line.match(/(?<!\\)\|/g)).toHaveLength(6)
    expect(text).not.toContain('<script')
  })
  it('never begins a list, a rule or a heading as a paragraph', () => {
    expect(paragraph('- a')).toBe('\\- a')
    expect(paragraph('1. a')).toBe('1\\. a')
    expect(paragraph('===')).toBe('\\===')
    expect(paragraph('    # a')).toBe('\\# a')
  })
})

it('long runs of spaces are read once, not again from each of them', () => {
  const spaces = ' '.repeat(200_000)
  expect(inline(`${spaces}a${spaces}b${spaces}\n ${spaces}\r\n c${spaces}`)).toBe(`a${spaces}b<br>c`)
})
