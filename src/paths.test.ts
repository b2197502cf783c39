// Addresses that scripts and bookmarks outside rely on, written out: here a change must be noticed.
import { expect, it } from 'vitest'
import { paths } from './paths.ts'

it('keeps the addresses that outsiders rely on', () => {
  expect([
    paths.health(),
    paths.ready(),
    paths.home(),
    paths.workbooks(),
    paths.workbook('w'),
    paths.rating('w', 'E1', 'H1'),
    paths.undo('w'),
    paths.redo('w'),
    paths.history('w'),
    paths.scores('w'),
    ...(['xlsx', 'json', 'csv', 'md'] as const).map((format) => paths.export('w', format)),
    paths.imports(),
  ]).toEqual([
    '/healthz',
    '/readyz',
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
    '/imports',
  ])
})
