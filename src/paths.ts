// Every URL as a pure function, used by routes, templates and tests. Ids are unguessable or restricted to [A-Za-z0-9._-].

const workbook = (id: string) => `/workbooks/${id}`
const at = (id: string, rest: string) => `/workbooks/${id}/${rest}`

/** Route patterns take ':id' and the like; links take real ids. */
export const paths = {
  home: () => '/',
  health: () => '/healthz',
  ready: () => '/readyz',
  version: () => '/version',
  help: () => '/help',
  deleted: () => '/deleted',
  signIn: () => '/sign-in',
  signOut: () => '/sign-out',
  name: () => '/name',
  read: (secret: string) => `/read/${secret}`,
  workbooks: () => '/workbooks',
  imports: () => '/imports',
  import: (id: string) => `/imports/${id}`,
  importChanges: (id: string) => `/imports/${id}/changes`,
  importColumns: (id: string) => `/imports/${id}/columns`,
  importWorksheets: (id: string) => `/imports/${id}/sheets`,
  asset: (name: string) => `/assets/${name}`,

  workbook,
  settings: (id: string) => at(id, 'settings'),
  duplicate: (id: string) => at(id, 'duplicate'),
  delete: (id: string) => at(id, 'delete'),
  restoreWorkbook: (id: string) => at(id, 'bring-back'),
  person: (id: string) => at(id, 'person'),
  redact: (id: string) => at(id, 'redact'),

  rating: (id: string, evidence: string, hypothesis: string) => at(id, `ratings/${evidence}/${hypothesis}`),
  reasons: (id: string, evidence: string) => at(id, `reasons/${evidence}`),
  undo: (id: string) => at(id, 'undo'),
  redo: (id: string) => at(id, 'redo'),
  reference: (id: string, rater: string) => at(id, `reference/${rater}`),
  card: (id: string, evidence: string) => at(id, `cards/${evidence}`),
  note: (id: string, evidence: string, hypothesis: string) => at(id, `notes/${evidence}/${hypothesis}`),
  scoreBreakdown: (id: string, hypothesis: string) => at(id, `arithmetic/${hypothesis}`),
  weights: (id: string) => at(id, 'weights'),
  since: (id: string, seq: number | string) => at(id, `since/${seq}`),
  live: (id: string) => at(id, 'live'),
  aids: (id: string) => at(id, 'aids'),
  pairs: (id: string) => at(id, 'pairs'),
  probabilities: (id: string) => at(id, 'probabilities'),
  deception: (id: string, source: string) => at(id, `sources/${source}/deception`),
  split: (id: string, hypothesis: string) => at(id, `hypotheses/${hypothesis}/split`),
  combine: (id: string, hypothesis: string, other: string) => at(id, `hypotheses/${hypothesis}/combine/${other}`),
  merge: (id: string, hypothesis: string, other: string) => at(id, `hypotheses/${hypothesis}/merge/${other}`),
  analysis: (id: string) => at(id, 'analysis'),
  groupAnalysis: (id: string) => at(id, 'analysis/group'),
  cameTrue: (id: string) => at(id, 'analysis/came-true'),
  robustness: (id: string) => at(id, 'analysis/robustness'),
  report: (id: string) => at(id, 'report'),
  reportPart: (id: string, participantHome: string) => at(id, `report/${participantHome}`),
  history: (id: string) => at(id, 'history'),
  scores: (id: string) => at(id, 'scores.json'),
  exports: (id: string) => at(id, 'exports'),
  links: (id: string) => at(id, 'links'),
  revokeLink: (id: string, link: string) => at(id, `links/${link}/revoke`),
  importInto: (id: string) => at(id, 'bring-in'),
  export: (id: string, format: 'xlsx' | 'json' | 'csv' | 'md') => at(id, `export.${format}`),
  worksheet: (id: string) => at(id, 'worksheet.xlsx'),
  /** on paper, for a room without devices */
  pack: (id: string) => at(id, 'pack'),

  setUpExercise: (id: string) => at(id, 'exercise'),
  exercises: (id: string) => at(id, 'exercises'),

  join: () => '/join',
  /** the door, for somebody who was inside before */
  joinAgain: () => '/join?out=yes',
  joinWith: (code: string) => `/join/${code}`,
  rejoin: () => '/rejoin',
  /** the desk of whoever leads */
  exercise: (id: string) => `/exercises/${id}`,
  stage: (id: string) => `/exercises/${id}/stage`,
  timer: (id: string) => `/exercises/${id}/timer`,
  /** who may come in, and with which code */
  joinSettings: (id: string) => `/exercises/${id}/door`,
  manageParticipant: (id: string, rater: string) => `/exercises/${id}/people/${rater}`,
  groups: (id: string) => `/exercises/${id}/groups`,
  approveReason: (id: string, rater: string, evidence: string) => `/exercises/${id}/reasons/${rater}/${evidence}`,
  /** all that are waiting and were read */
  approveReasons: (id: string) => `/exercises/${id}/reasons`,
  proposal: (id: string, proposal: string) => `/exercises/${id}/proposals/${proposal}`,
  /** the cell that the wall shows */
  spot: (id: string) => `/exercises/${id}/spot`,
  /** sheets of paper, of people without a device */
  paperForms: (id: string) => `/exercises/${id}/sheets`,
  paperForm: (id: string, rater: string) => `/exercises/${id}/sheets/${rater}`,
  /** hints for the desk and the wall */
  exerciseHints: (id: string) => `/exercises/${id}/news`,
  wall: (id: string) => `/exercises/${id}/wall`,
  /** what participants see; everything below it is theirs, and nothing else is */
  part: (id: string) => `/exercises/${id}/part`,
  leaveExercise: (id: string) => `/exercises/${id}/part/leave`,
  participantHints: (id: string) => `/exercises/${id}/part/news`,
  participantItem: (id: string, evidence: string) => `/exercises/${id}/part/items/${evidence}`,
  participantRating: (id: string, evidence: string, hypothesis: string) => `/exercises/${id}/part/ratings/${evidence}/${hypothesis}`,
  participantReason: (id: string, evidence: string) => `/exercises/${id}/part/reasons/${evidence}`,
  participantCredibility: (id: string, evidence: string) => `/exercises/${id}/part/credibility/${evidence}`,
  participantPractice: (id: string) => `/exercises/${id}/part/practice`,
  participantProbabilities: (id: string) => `/exercises/${id}/part/probabilities`,
  participantProposals: (id: string) => `/exercises/${id}/part/proposals`,
  participantSummary: (id: string) => `/exercises/${id}/part/summary`,
  participantSummaryFile: (id: string) => `/exercises/${id}/part/summary.xlsx`,

  items: (id: string, list: ItemList) => at(id, list),
  newItem: (id: string, list: ItemList) => at(id, `new/${list}`),
  pasteItems: (id: string, list: ItemList) => at(id, `paste/${list}`),
  item: (id: string, list: ItemList, item: string) => at(id, `${list}/${item}`),
  park: (id: string, list: ItemList, item: string) => at(id, `${list}/${item}/park`),
  restore: (id: string, list: ItemList, item: string) => at(id, `${list}/${item}/restore`),
  move: (id: string, list: ItemList, item: string) => at(id, `${list}/${item}/move`),
  outcome: (id: string, list: OutcomeList, item: string) => at(id, `${list}/${item}/outcome`),
  outcomeEvidence: (id: string, list: OutcomeList, item: string) => at(id, `${list}/${item}/evidence`),
} as const

/** The lists of thinking aids. */
export const AID_LISTS = ['assumptions', 'expectations', 'milestones'] as const
export const ITEM_LISTS = ['hypotheses', 'evidence', 'sources', 'clusters', ...AID_LISTS] as const
export type ItemList = (typeof ITEM_LISTS)[number]
export type AidList = (typeof AID_LISTS)[number]
export const isAid = (list: ItemList): list is AidList => AID_LISTS.some((aid) => aid === list)

/** The lists of what is seen in the end, or not, and can become evidence. */
export const OUTCOME_LISTS = ['expectations', 'milestones'] as const
export type OutcomeList = (typeof OUTCOME_LISTS)[number]

/** The list on whose page a list stands: clusters are on the page of sources. */
export const pagePath = (list: ItemList) => (list === 'clusters' ? 'sources' : list)

/** The id of a cell on the page, and the place to come back to after rating without JavaScript. */
export const cellId = (evidence: string, hypothesis: string) => `c-${evidence}-${hypothesis}`

/** The id of a hypothesis on a row card; no id of the page begins so, whatever hypotheses are called. */
export const queryId = (hypothesis: string) => `h-${hypothesis}`

/** True where a path fits a pattern: ':id' and the like stand for one part each. */
export function matchesPath(pattern: string, path: string): boolean {
  const [parts, given] = [pattern.split('/'), path.split('/')]
  return parts.length === given.length && parts.every((part, at) => part.startsWith(':') || part === given[at])
}

/** The id of the workbook that a page below it belongs to; undefined for every other path. */
export function workbookIn(path: string): string | undefined {
  const above = workbook('')
  const [id, ...rest] = path.startsWith(above) ? path.slice(above.length).split('/') : []
  return rest.length > 0 && id !== '' ? id : undefined
}

/** The run whose participants a path belongs to; undefined for every other path. */
export function participantRunIn(path: string): string | undefined {
  const [, exercises, id, part] = path.split('/')
  return exercises === 'exercises' && part === 'part' ? id : undefined
}
