// What those may do who do not hold the key, as a table: everything that is not in it is refused to them, a new route too.
import { matchesPath, paths } from '../paths.ts'

export type Route = readonly [method: 'GET' | 'POST', pattern: string]

/** Whoever comes to the door. */
export const STRANGER_MAY: readonly Route[] = [
  ['GET', paths.signIn()],
  ['POST', paths.signIn()],
  ['GET', paths.read(':secret')],
  ['GET', paths.join()],
  ['POST', paths.join()],
  ['GET', paths.joinWith(':code')],
  ['GET', paths.rejoin()],
  ['POST', paths.rejoin()],
]

/** Whoever came into an exercise by its code, in that exercise. */
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
  ['GET', paths.participantSummary(':id')],
  ['GET', paths.participantSummaryFile(':id')],
]

/** Whoever has the key and has not said who they are. */
export const NAMELESS_MAY: readonly Route[] = [
  ['GET', paths.name()],
  ['POST', paths.name()],
  ['POST', paths.signOut()],
  ['GET', paths.help()],
  ['GET', paths.helpPage(':page')],
]

/** Whoever followed a link for readers, in the workbook of the link. */
export const READER_MAY: readonly Route[] = [
  ['GET', paths.workbook(':id')],
  ['GET', paths.analysis(':id')],
  ['GET', paths.groupAnalysis(':id')],
  ['GET', paths.robustness(':id')],
  ['GET', paths.report(':id')],
  ['GET', paths.scoreBreakdown(':id', ':hypothesis')],
  ['GET', paths.exports(':id')],
  ['GET', paths.scores(':id')],
  ...(['xlsx', 'json', 'csv', 'md'] as const).map((format): Route => ['GET', paths.export(':id', format)]),
]
/** Beside the workbook. */
export const READER_MAY_TOO: readonly Route[] = [
  ['GET', paths.help()],
  ['GET', paths.helpPage(':page')],
  ['POST', paths.signOut()],
]

export const isPermitted = (routes: readonly Route[], method: string, path: string): boolean =>
  routes.some(([allowed, pattern]) => (allowed === method || (allowed === 'GET' && method === 'HEAD')) && matchesPath(pattern, path))
