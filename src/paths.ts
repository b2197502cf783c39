// Builds every URL of the program, for routes, templates and tests. Ids are unguessable or restricted to [A-Za-z0-9._-].

const workbook = <Id extends string>(id: Id) => `/workbooks/${id}` as const
const at = <Id extends string, Rest extends string>(id: Id, rest: Rest) => `/workbooks/${id}/${rest}` as const

/** For a route pattern, pass ':id' and the like; for a link, pass real ids. */
export const paths = {
  home: () => '/',
  health: () => '/healthz',
  ready: () => '/readyz',
  version: () => '/version',
  metrics: () => '/metrics',
  help: () => '/help',
  helpPage: <Page extends string>(page: Page) => `/help/${page}` as const,
  deleted: () => '/deleted',
  calibration: () => '/calibration',
  /** Compares the exercises of a course; the query `name` is the course. */
  course: () => '/course',
  courseFile: <F extends string>(format: F) => `/course.${format}` as const,
  signIn: () => '/sign-in',
  signOut: () => '/sign-out',
  /** Start links, for a machine that several people use. */
  start: () => '/start',
  name: () => '/name',
  read: <Secret extends string>(secret: Secret) => `/read/${secret}` as const,
  workbooks: () => '/workbooks',
  imports: () => '/imports',
  import: <Id extends string>(id: Id) => `/imports/${id}` as const,
  importChanges: <Id extends string>(id: Id) => `/imports/${id}/changes` as const,
  importColumns: <Id extends string>(id: Id) => `/imports/${id}/columns` as const,
  importWorksheets: <Id extends string>(id: Id) => `/imports/${id}/worksheets` as const,
  /** Where a published matrix is pasted or uploaded to be checked. */
  checkMatrix: () => '/matrix-check',
  asset: <Name extends string>(name: Name) => `/assets/${name}` as const,

  workbook,
  settings: <Id extends string>(id: Id) => at(id, 'settings'),
  /** A style sheet that prints the marking on every page. */
  markingStyles: <Id extends string>(id: Id) => at(id, 'marking.css'),
  duplicate: <Id extends string>(id: Id) => at(id, 'duplicate'),
  delete: <Id extends string>(id: Id) => at(id, 'delete'),
  restoreWorkbook: <Id extends string>(id: Id) => at(id, 'restore'),
  person: <Id extends string>(id: Id) => at(id, 'person'),
  redact: <Id extends string>(id: Id) => at(id, 'redact'),

  rating: <Id extends string, Evidence extends string, Hypothesis extends string>(id: Id, evidence: Evidence, hypothesis: Hypothesis) =>
    at(id, `ratings/${evidence}/${hypothesis}` as const),
  /** Ratings of several cells at once. */
  ratings: <Id extends string>(id: Id) => at(id, 'ratings'),
  /** One action on several items of evidence: park, source or cluster. */
  severalItems: <Id extends string>(id: Id) => at(id, 'several/evidence'),
  reasons: <Id extends string, Evidence extends string>(id: Id, evidence: Evidence) => at(id, `reasons/${evidence}` as const),
  undo: <Id extends string>(id: Id) => at(id, 'undo'),
  redo: <Id extends string>(id: Id) => at(id, 'redo'),
  reference: <Id extends string, Rater extends string>(id: Id, rater: Rater) => at(id, `reference/${rater}` as const),
  card: <Id extends string, Evidence extends string>(id: Id, evidence: Evidence) => at(id, `cards/${evidence}` as const),
  note: <Id extends string, Evidence extends string, Hypothesis extends string>(id: Id, evidence: Evidence, hypothesis: Hypothesis) =>
    at(id, `notes/${evidence}/${hypothesis}` as const),
  /** Shows or hides scores on a first pass, and chooses its order. */
  firstPass: <Id extends string>(id: Id) => at(id, 'first-pass'),
  /** Rating some items again, without the first ratings in sight. */
  rateAgain: <Id extends string>(id: Id) => at(id, 'again'),
  againCard: <Id extends string, Evidence extends string>(id: Id, evidence: Evidence) => at(id, `again/${evidence}` as const),
  againRating: <Id extends string, Evidence extends string, Hypothesis extends string>(
    id: Id,
    evidence: Evidence,
    hypothesis: Hypothesis,
  ) => at(id, `again/${evidence}/${hypothesis}` as const),
  /** Replaces ratings in the matrix by second ones. */
  applyAgain: <Id extends string>(id: Id) => at(id, 'apply-again'),
  verdict: <Id extends string>(id: Id) => at(id, 'verdict'),
  scoreBreakdown: <Id extends string, Hypothesis extends string>(id: Id, hypothesis: Hypothesis) => at(id, `scores/${hypothesis}` as const),
  weights: <Id extends string>(id: Id) => at(id, 'weights'),
  since: <Id extends string, Seq extends string | number>(id: Id, seq: Seq) => at(id, `since/${seq}` as const),
  live: <Id extends string>(id: Id) => at(id, 'live'),
  /** Source texts: the list, and the form that adds one. */
  texts: <Id extends string>(id: Id) => at(id, 'texts'),
  text: <Id extends string, Text extends string>(id: Id, text: Text) => at(id, `texts/${text}` as const),
  removeText: <Id extends string, Text extends string>(id: Id, text: Text) => at(id, `texts/${text}/remove` as const),
  /** The form that turns a passage of a text into an item of evidence. */
  quotePassage: <Id extends string, Text extends string>(id: Id, text: Text) => at(id, `texts/${text}/evidence` as const),
  /** Whether the printed results follow from the ratings. */
  matrixCheck: <Id extends string>(id: Id) => at(id, 'matrix-check'),
  matrixCheckFile: <Id extends string>(id: Id) => at(id, 'matrix-check.md'),
  /** Rating the most telling cells without seeing the ratings of the document. */
  rateForCheck: <Id extends string>(id: Id) => at(id, 'matrix-check/ratings'),
  checks: <Id extends string>(id: Id) => at(id, 'checks'),
  pairs: <Id extends string>(id: Id) => at(id, 'pairs'),
  probabilities: <Id extends string>(id: Id) => at(id, 'probabilities'),
  confidence: <Id extends string>(id: Id) => at(id, 'confidence'),
  deception: <Id extends string, Source extends string>(id: Id, source: Source) => at(id, `sources/${source}/deception` as const),
  split: <Id extends string, Hypothesis extends string>(id: Id, hypothesis: Hypothesis) =>
    at(id, `hypotheses/${hypothesis}/split` as const),
  combine: <Id extends string, Hypothesis extends string, Other extends string>(id: Id, hypothesis: Hypothesis, other: Other) =>
    at(id, `hypotheses/${hypothesis}/combine/${other}` as const),
  merge: <Id extends string, Hypothesis extends string, Other extends string>(id: Id, hypothesis: Hypothesis, other: Other) =>
    at(id, `hypotheses/${hypothesis}/merge/${other}` as const),
  analysis: <Id extends string>(id: Id) => at(id, 'analysis'),
  groupAnalysis: <Id extends string>(id: Id) => at(id, 'analysis/group'),
  cameTrue: <Id extends string>(id: Id) => at(id, 'analysis/came-true'),
  robustness: <Id extends string>(id: Id) => at(id, 'analysis/robustness'),
  /** The whole matrix on one screen, without words. */
  heatMap: <Id extends string>(id: Id) => at(id, 'heat-map'),
  /** A figure as a file: its name in src/web/pictures and `.svg`. */
  picture: <Id extends string, File extends string>(id: Id, file: File) => at(id, `pictures/${file}` as const),
  /** The matrix for the clipboard, as HTML and as text. */
  matrixCopy: <Id extends string>(id: Id) => at(id, 'matrix-copy.json'),
  /** The page on which reader links open: the bottom line, the picture of the matrix, and the matrix. */
  overview: <Id extends string>(id: Id) => at(id, 'overview'),
  report: <Id extends string>(id: Id) => at(id, 'report'),
  reportPart: <Id extends string, Part extends string>(id: Id, part: Part) => at(id, `report/${part}` as const),
  history: <Id extends string>(id: Id) => at(id, 'history'),
  /** The name of the state after the change with this number. */
  nameState: <Id extends string, Seq extends string | number>(id: Id, seq: Seq) => at(id, `history/${seq}` as const),
  compareStates: <Id extends string>(id: Id) => at(id, 'compare'),
  scores: <Id extends string>(id: Id) => at(id, 'scores.json'),
  exports: <Id extends string>(id: Id) => at(id, 'exports'),
  links: <Id extends string>(id: Id) => at(id, 'links'),
  revokeLink: <Id extends string, Link extends string>(id: Id, link: Link) => at(id, `links/${link}/revoke` as const),
  importInto: <Id extends string>(id: Id) => at(id, 'import'),
  export: <Id extends string, Format extends 'xlsx' | 'json' | 'csv' | 'md' | 'docx' | 'stix.json'>(id: Id, format: Format) =>
    at(id, `export.${format}` as const),
  worksheet: <Id extends string>(id: Id) => at(id, 'worksheet.xlsx'),
  /** Printable exercise pack, for a room without devices. */
  pack: <Id extends string>(id: Id) => at(id, 'pack'),

  setUpExercise: <Id extends string>(id: Id) => at(id, 'exercise'),
  exercises: <Id extends string>(id: Id) => at(id, 'exercises'),

  join: () => '/join',
  /** The join page for a participant who has left or been removed. */
  joinAgain: () => '/join?again=yes',
  /** The join page right after leaving. */
  joinAfterLeaving: () => '/join?left=yes',
  joinWith: <Code extends string>(code: Code) => `/join/${code}` as const,
  rejoin: () => '/rejoin',
  /** The facilitator's desk. */
  exercise: <Id extends string>(id: Id) => `/exercises/${id}` as const,
  stage: <Id extends string>(id: Id) => `/exercises/${id}/stage` as const,
  timer: <Id extends string>(id: Id) => `/exercises/${id}/timer` as const,
  /** Who may join, and with which code. */
  joinSettings: <Id extends string>(id: Id) => `/exercises/${id}/join` as const,
  manageParticipant: <Id extends string, Rater extends string>(id: Id, rater: Rater) => `/exercises/${id}/people/${rater}` as const,
  groups: <Id extends string>(id: Id) => `/exercises/${id}/groups` as const,
  approveReason: <Id extends string, Rater extends string, Evidence extends string>(id: Id, rater: Rater, evidence: Evidence) =>
    `/exercises/${id}/reasons/${rater}/${evidence}` as const,
  /** Approves all reasons that are waiting and were read. */
  approveReasons: <Id extends string>(id: Id) => `/exercises/${id}/reasons` as const,
  proposal: <Id extends string, Proposal extends string>(id: Id, proposal: Proposal) => `/exercises/${id}/proposals/${proposal}` as const,
  /** The cell shown on the wall. */
  spot: <Id extends string>(id: Id) => `/exercises/${id}/spot` as const,
  /** Paper forms, filled in by participants without a device. */
  paperForms: <Id extends string>(id: Id) => `/exercises/${id}/paper-forms` as const,
  paperForm: <Id extends string, Rater extends string>(id: Id, rater: Rater) => `/exercises/${id}/paper-forms/${rater}` as const,
  /** Stream of change hints for the desk and the wall. */
  exerciseHints: <Id extends string>(id: Id) => `/exercises/${id}/hints` as const,
  wall: <Id extends string>(id: Id) => `/exercises/${id}/wall` as const,
  /** The scene of the wall, chosen at the desk. */
  scene: <Id extends string>(id: Id) => `/exercises/${id}/scene` as const,
  /** Participants' signals, which the desk clears. */
  signals: <Id extends string>(id: Id) => `/exercises/${id}/signals` as const,
  /** When the homework closes, and the course of the exercise. */
  deskSettings: <Id extends string>(id: Id) => `/exercises/${id}/settings` as const,
  /** The wall for a computer without the key, opened with the join code. */
  wallByCode: <Code extends string>(code: Code) => `/wall/${code}` as const,
  wallHintsByCode: <Code extends string>(code: Code) => `/wall/${code}/hints` as const,
  /** The participants' pages. A participant's session opens everything below this path and nothing else. */
  participantHome: <Id extends string>(id: Id) => `/exercises/${id}/participant` as const,
  leaveExercise: <Id extends string>(id: Id) => `/exercises/${id}/participant/leave` as const,
  participantHints: <Id extends string>(id: Id) => `/exercises/${id}/participant/hints` as const,
  participantItem: <Id extends string, Evidence extends string>(id: Id, evidence: Evidence) =>
    `/exercises/${id}/participant/items/${evidence}` as const,
  participantRating: <Id extends string, Evidence extends string, Hypothesis extends string>(
    id: Id,
    evidence: Evidence,
    hypothesis: Hypothesis,
  ) => `/exercises/${id}/participant/ratings/${evidence}/${hypothesis}` as const,
  participantReason: <Id extends string, Evidence extends string>(id: Id, evidence: Evidence) =>
    `/exercises/${id}/participant/reasons/${evidence}` as const,
  participantCredibility: <Id extends string, Evidence extends string>(id: Id, evidence: Evidence) =>
    `/exercises/${id}/participant/credibility/${evidence}` as const,
  participantPractice: <Id extends string>(id: Id) => `/exercises/${id}/participant/practice` as const,
  participantProbabilities: <Id extends string>(id: Id) => `/exercises/${id}/participant/probabilities` as const,
  participantProposals: <Id extends string>(id: Id) => `/exercises/${id}/participant/proposals` as const,
  /** A vote for a question. */
  participantVote: <Id extends string, Proposal extends string>(id: Id, proposal: Proposal) =>
    `/exercises/${id}/participant/proposals/${proposal}/vote` as const,
  /** What a participant signals to the facilitator. */
  participantSignal: <Id extends string>(id: Id) => `/exercises/${id}/participant/signal` as const,
  /** The end of the introduction, or of a stage at the participant's own pace. */
  participantStep: <Id extends string>(id: Id) => `/exercises/${id}/participant/step` as const,
  participantProbability: <Id extends string, Hypothesis extends string>(id: Id, hypothesis: Hypothesis) =>
    `/exercises/${id}/participant/probabilities/${hypothesis}` as const,
  participantSummary: <Id extends string>(id: Id) => `/exercises/${id}/participant/summary` as const,
  participantSummaryFile: <Id extends string>(id: Id) => `/exercises/${id}/participant/summary.xlsx` as const,

  items: <Id extends string, List extends ItemList>(id: Id, list: List) => at(id, list),
  newItem: <Id extends string, List extends ItemList>(id: Id, list: List) => at(id, `new/${list}` as const),
  pasteItems: <Id extends string, List extends ItemList>(id: Id, list: List) => at(id, `paste/${list}` as const),
  item: <Id extends string, List extends ItemList, Item extends string>(id: Id, list: List, item: Item) =>
    at(id, `${list}/${item}` as const),
  /** One value of an item of evidence. */
  evidenceField: <Id extends string, Item extends string, Field extends string>(id: Id, item: Item, field: Field) =>
    at(id, `evidence/${item}/fields/${field}` as const),
  /** Values of several items of evidence. */
  editEvidence: <Id extends string>(id: Id) => at(id, 'edit-evidence'),
  park: <Id extends string, List extends ItemList, Item extends string>(id: Id, list: List, item: Item) =>
    at(id, `${list}/${item}/park` as const),
  restore: <Id extends string, List extends ItemList, Item extends string>(id: Id, list: List, item: Item) =>
    at(id, `${list}/${item}/restore` as const),
  move: <Id extends string, List extends ItemList, Item extends string>(id: Id, list: List, item: Item) =>
    at(id, `${list}/${item}/move` as const),
  outcome: <Id extends string, List extends OutcomeList, Item extends string>(id: Id, list: List, item: Item) =>
    at(id, `${list}/${item}/outcome` as const),
  outcomeEvidence: <Id extends string, List extends OutcomeList, Item extends string>(id: Id, list: List, item: Item) =>
    at(id, `${list}/${item}/evidence` as const),
} as const

/** The pages of help, in the order of its contents. */
export const HELP_PAGES = [
  'what-is-ach',
  'rating',
  'scores',
  'verdicts',
  'what-ifs',
  'checks',
  'several-raters',
  'exercises',
  'files',
  'privacy',
  'keyboard',
  'guide',
] as const
export type HelpPage = (typeof HELP_PAGES)[number]

/** The address of a page of help, or of its contents (null). `from` is the id of the workbook to which help leads back. */
export const helpLink = (page: HelpPage | null, from?: string): string =>
  `${page === null ? paths.help() : paths.helpPage(page)}${from === undefined ? '' : `?${new URLSearchParams({ from })}`}`

/** The item lists that belong to the checks. */
export const CHECK_LISTS = ['assumptions', 'expectations', 'milestones'] as const
export const ITEM_LISTS = ['hypotheses', 'evidence', 'sources', 'clusters', ...CHECK_LISTS] as const
export type ItemList = (typeof ITEM_LISTS)[number]
export type CheckList = (typeof CHECK_LISTS)[number]
export const isCheckList = (list: ItemList): list is CheckList => CHECK_LISTS.some((check) => check === list)

/** The lists whose items come true or not, and can then become evidence. */
export const OUTCOME_LISTS = ['expectations', 'milestones'] as const
export type OutcomeList = (typeof OUTCOME_LISTS)[number]

/** The list on whose page a list is shown: clusters are on the sources page. */
export const pagePath = (list: ItemList) => (list === 'clusters' ? 'sources' : list)

/** Element id of a cell; also the anchor to return to after rating without JavaScript. */
export const cellId = (evidence: string, hypothesis: string) => `c-${evidence}-${hypothesis}`

/** Element id of the end of a passage in its text; also the anchor that leads to it. */
export const passageId = (evidence: string) => `passage-${evidence}`
/** The address of the passage that an item quotes. */
export const passageLink = (id: string, text: string, evidence: string) => `${paths.text(id, text)}#${passageId(evidence)}`
/** Element id of the head of an item or a hypothesis in the matrix. */
export const headId = (item: string) => `i-${item}`

/** Element id of a hypothesis on a row card. The prefix keeps it distinct from every other id on the page. */
export const queryId = (hypothesis: string) => `h-${hypothesis}`

/** Returns true if a path matches a pattern, in which each ':id' stands for one segment. Compares in place: each request tries many patterns. */
export function matchesPath(pattern: string, path: string): boolean {
  const segmentEnd = (text: string, from: number) => {
    const end = text.indexOf('/', from)
    return end < 0 ? text.length : end
  }
  let at = 0
  for (let from = 0; from < pattern.length; from += 1) {
    if (pattern[from] === ':') {
      from = segmentEnd(pattern, from) - 1
      at = segmentEnd(path, at)
    } else {
      if (pattern[from] !== path[at]) return false
      at += 1
    }
  }
  return at === path.length
}

/** Returns the id of the workbook whose page a path is; undefined for every other path. */
export function workbookIn(path: string): string | undefined {
  const above = workbook('')
  const [id, ...rest] = path.startsWith(above) ? path.slice(above.length).split('/') : []
  return rest.length > 0 && id !== '' ? id : undefined
}

/** Returns the workbook or exercise run that a path belongs to; undefined for every other path. */
export function ownerOf(path: string): string | undefined {
  const [, area, id] = path.split('/')
  return (area === 'workbooks' || area === 'exercises') && id !== '' ? id : undefined
}

/** Returns the exercise run whose participant page a path is; undefined for every other path. */
export function participantRunIn(path: string): string | undefined {
  const [, exercises, id, area] = path.split('/')
  return exercises === 'exercises' && area === 'participant' ? id : undefined
}
