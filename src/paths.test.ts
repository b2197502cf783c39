// The URLs that external scripts and bookmarks rely on, written out so that a change is noticed.
import { expect, it } from 'vitest'
import { helpLink, matchesPath, paths, workbookIn } from './paths.ts'

it('the public URLs stay the same', () => {
  expect([
    paths.health(),
    paths.ready(),
    paths.version(),
    paths.home(),
    paths.workbooks(),
    paths.workbook('w'),
    paths.rating('w', 'E1', 'H1'),
    paths.undo('w'),
    paths.redo('w'),
    paths.history('w'),
    paths.scores('w'),
    ...(['xlsx', 'json', 'csv', 'md', 'docx', 'stix.json'] as const).map((format) => paths.export('w', format)),
    paths.imports(),
  ]).toEqual([
    '/healthz',
    '/readyz',
    '/version',
    '/',
    '/workbooks',
    '/workbooks/w',
    '/workbooks/w/ratings/E1/H1',
    '/workbooks/w/undo',
    '/workbooks/w/redo',
    '/workbooks/w/history',
    '/workbooks/w/scores.json',
    '/workbooks/w/export.xlsx',
    '/workbooks/w/export.json',
    '/workbooks/w/export.csv',
    '/workbooks/w/export.md',
    '/workbooks/w/export.docx',
    '/workbooks/w/export.stix.json',
    '/imports',
  ])
})

it('matchesPath tests a path against a pattern, and workbookIn finds the workbook of a path', () => {
  expect(matchesPath(paths.pasteItems(':id', 'evidence'), paths.pasteItems('w', 'evidence'))).toBe(true)
  expect(matchesPath(paths.pasteItems(':id', 'evidence'), paths.pasteItems('w', 'sources'))).toBe(false)
  expect(matchesPath(paths.workbook(':id'), paths.history('w'))).toBe(false)
  expect(matchesPath(paths.history(':id'), paths.workbook('w'))).toBe(false)
  expect(matchesPath(paths.history(':id'), `${paths.history('w')}/1`)).toBe(false)
  expect(matchesPath(paths.workbook(':id'), paths.workbook(''))).toBe(true)
  expect([paths.history('w'), paths.workbook('w'), '/workbooks//history', paths.help()].map(workbookIn)).toEqual([
    'w',
    undefined,
    undefined,
    undefined,
  ])
})

it('a link to help names the workbook to which it leads back, with every other character escaped', () => {
  expect([helpLink(null), helpLink('rating'), helpLink(null, 'w'), helpLink('guide', 'a&b=c#d/..')]).toEqual([
    '/help',
    '/help/rating',
    '/help?from=w',
    '/help/guide?from=a%26b%3Dc%23d%2F..',
  ])
})
