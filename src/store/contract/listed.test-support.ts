// A log whose title and question change, and the row that it leads to in the list of workbooks.

export const LOG_WITH_TITLES = [
  { type: 'created', fields: { title: 'First', question: 'Why?' } },
  { type: 'settings', before: {}, after: { question: 'When?' } },
  { type: 'added', what: 'source', id: 'S1', fields: { title: 'Not this' } },
  { type: 'settings', before: {}, after: { title: 'Last' } },
  { type: 'settings', before: {}, after: { method: 'count' } },
]

export const LISTED_FROM_LOG = { workbook: 'w1', changed_at: `day ${LOG_WITH_TITLES.length}`, title: 'Last', question: 'When?' }
