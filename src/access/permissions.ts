// Lists the routes open to everyone who is not signed in with a name. Any route not listed is refused to them, including new ones.
import { matchesPath, paths } from '../paths.ts'

export type Route = readonly [method: 'GET' | 'POST', pattern: string]

/** Anyone. */
export const STRANGER_MAY: readonly Route[] = [
  ['GET', paths.signIn()],
  ['POST', paths.signIn()],
  ['GET', paths.read(':secret')],
  ['GET', paths.join()],
  ['POST', paths.join()],
  ['GET', paths.joinWith(':code')],
  ['GET', paths.wallByCode(':code')],
  ['GET', paths.wallHintsByCode(':code')],
  ['GET', paths.rejoin()],
  ['POST', paths.rejoin()],
]

/** Participants, in their own exercise. */
export const PARTICIPANT_MAY: readonly Route[] = [
  ['GET', paths.participantHome(':id')],
  ['GET', paths.participantHints(':id')],
  ['POST', paths.leaveExercise(':id')],
  ['GET', paths.participantItem(':id', ':evidence')],
  ['POST', paths.participantItem(':id', ':evidence')],
  ['POST', paths.participantRating(':id', ':evidence', ':hypothesis')],
  ['POST', paths.participantReason(':id', ':evidence')],
  ['POST', paths.participantCredibility(':id', ':evidence')],
  ['GET', paths.participantPractice(':id')],
  ['POST', paths.participantPractice(':id')],
  ['GET', paths.participantProbabilities(':id')],
  ['POST', paths.participantProbabilities(':id')],
  ['GET', paths.participantProposals(':id')],
  ['POST', paths.participantProposals(':id')],
  ['POST', paths.participantVote(':id', ':proposal')],
  ['POST', paths.participantSignal(':id')],
  ['GET', paths.participantStep(':id')],
  ['POST', paths.participantStep(':id')],
  ['POST', paths.participantProbability(':id', ':hypothesis')],
  ['GET', paths.participantSummary(':id')],
  ['GET', paths.participantSummaryFile(':id')],
]

/** People signed in with the key who have not entered a name yet. */
export const NAMELESS_MAY: readonly Route[] = [
  ['GET', paths.name()],
  ['POST', paths.name()],
  ['POST', paths.signOut()],
  ['GET', paths.help()],
  ['GET', paths.helpPage(':page')],
]

/** Readers, in the workbook of their link. */
export const READER_MAY: readonly Route[] = [
  ['GET', paths.workbook(':id')],
  ['GET', paths.overview(':id')],
  ['GET', paths.markingStyles(':id')],
  ['GET', paths.analysis(':id')],
  ['GET', paths.groupAnalysis(':id')],
  ['GET', paths.robustness(':id')],
  ['GET', paths.heatMap(':id')],
  ['GET', paths.picture(':id', ':file')],
  ['GET', paths.matrixCopy(':id')],
  ['GET', paths.report(':id')],
  ['GET', paths.matrixCheck(':id')],
  ['GET', paths.matrixCheckFile(':id')],
  ['GET', paths.scoreBreakdown(':id', ':hypothesis')],
  ['GET', paths.verdict(':id')],
  ['GET', paths.exports(':id')],
  ['GET', paths.scores(':id')],
  ...(['xlsx', 'json', 'csv', 'md', 'docx', 'stix.json'] as const).map((format): Route => ['GET', paths.export(':id', format)]),
]
/** Readers, outside the workbook. */
export const READER_MAY_TOO: readonly Route[] = [
  ['GET', paths.help()],
  ['GET', paths.helpPage(':page')],
  ['POST', paths.signOut()],
]

export const isPermitted = (routes: readonly Route[], method: string, path: string): boolean =>
  routes.some(([verb, pattern]) => (verb === method || (verb === 'GET' && method === 'HEAD')) && matchesPath(pattern, path))
