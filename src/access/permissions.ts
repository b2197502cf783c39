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
  ['GET', paths.part(':id')],
  ['GET', paths.partNews(':id')],
  ['POST', paths.leave(':id')],
  ['GET', paths.partItem(':id', ':evidence')],
  ['POST', paths.partItem(':id', ':evidence')],
  ['POST', paths.partRating(':id', ':evidence', ':hypothesis')],
  ['POST', paths.partReason(':id', ':evidence')],
  ['POST', paths.partCredibility(':id', ':evidence')],
  ['GET', paths.partPractice(':id')],
  ['POST', paths.partPractice(':id')],
  ['GET', paths.partProbabilities(':id')],
  ['POST', paths.partProbabilities(':id')],
  ['GET', paths.partProposals(':id')],
  ['POST', paths.partProposals(':id')],
  ['GET', paths.partSummary(':id')],
  ['GET', paths.partSummaryFile(':id')],
]

/** Whoever has the key and has not said who they are. */
export const NAMELESS_MAY: readonly Route[] = [
  ['GET', paths.name()],
  ['POST', paths.name()],
  ['POST', paths.signOut()],
  ['GET', paths.help()],
]

/** Whoever followed a link for readers, in the workbook of the link. */
export const READER_MAY: readonly Route[] = [
  ['GET', paths.workbook(':id')],
  ['GET', paths.analysis(':id')],
  ['GET', paths.groupAnalysis(':id')],
  ['GET', paths.robustness(':id')],
  ['GET', paths.report(':id')],
  ['GET', paths.arithmetic(':id', ':hypothesis')],
  ['GET', paths.exports(':id')],
  ['GET', paths.scores(':id')],
  ...(['xlsx', 'json', 'csv', 'md'] as const).map((format): Route => ['GET', paths.export(':id', format)]),
]
/** Beside the workbook. */
export const READER_MAY_TOO: readonly Route[] = [
  ['GET', paths.help()],
  ['POST', paths.signOut()],
]

export const isPermitted = (routes: readonly Route[], method: string, path: string): boolean =>
  routes.some(([allowed, pattern]) => (allowed === method || (allowed === 'GET' && method === 'HEAD')) && matchesPath(pattern, path))
