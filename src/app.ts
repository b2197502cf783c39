// The list of all pages. The server loads them when one of them is requested (start-app.ts).
import type { Hono } from 'hono'
import { type AppDeps, buildFrame, type PageRoutes } from './app-frame.ts'
import { analysisRoutes } from './web/analysis/analysis.tsx'
import { calibrationRoutes } from './web/calibration/calibration.tsx'
import { checkRoutes } from './web/checks/checks.tsx'
import { confidenceRoutes } from './web/checks/confidence.tsx'
import { deceptionRoutes } from './web/checks/deception.tsx'
import { outcomeRoutes } from './web/checks/outcomes.tsx'
import { pairRoutes } from './web/checks/pairs.tsx'
import { probabilityRoutes } from './web/checks/probabilities.tsx'
import { courseRoutes } from './web/course/course.tsx'
import { deskRoutes } from './web/exercise/desk.tsx'
import { deskGroupRoutes } from './web/exercise/desk-groups.tsx'
import { deskPeopleRoutes } from './web/exercise/desk-people.tsx'
import { deskWallRoutes } from './web/exercise/desk-wall.tsx'
import { exerciseHintRoutes } from './web/exercise/exercise-hints.tsx'
import { joinRoutes } from './web/exercise/join.tsx'
import { paperFormRoutes } from './web/exercise/paper-forms.tsx'
import { participantRoutes } from './web/exercise/participant.tsx'
import { participantAnswerRoutes } from './web/exercise/participant-answers.tsx'
import { participantRatingRoutes } from './web/exercise/participant-ratings.tsx'
import { participantSummaryFileRoutes } from './web/exercise/participant-summary-file.ts'
import { exerciseRoutes } from './web/exercise/setup.tsx'
import { wallRoutes } from './web/exercise/wall.tsx'
import { exportRoutes } from './web/export/exports.tsx'
import { groupAnalysisRoutes } from './web/group/group-analysis.tsx'
import { helpRoutes } from './web/help/help.tsx'
import { importChangesRoutes } from './web/import/import-changes.tsx'
import { importColumnsRoutes } from './web/import/import-columns.tsx'
import { importWorksheetRoutes } from './web/import/import-worksheets.tsx'
import { importRoutes } from './web/import/imports.tsx'
import { evidenceRoutes } from './web/items/evidence.tsx'
import { itemFormRoutes } from './web/items/item-forms.tsx'
import { itemListRoutes } from './web/items/item-lists.tsx'
import { pasteRoutes } from './web/items/paste.tsx'
import { reshapeRoutes } from './web/items/reshape.tsx'
import { weightRoutes } from './web/items/weights.tsx'
import { cardRoutes } from './web/matrix/cards.tsx'
import { detailRoutes } from './web/matrix/details.tsx'
import { firstPassRoutes } from './web/matrix/first-pass.ts'
import { heatMapRoutes } from './web/matrix/heat-map.tsx'
import { liveRoutes } from './web/matrix/live.tsx'
import { matrixRoutes } from './web/matrix/matrix.tsx'
import { rateAgainRoutes } from './web/matrix/rate-again.tsx'
import { ratingRoutes } from './web/matrix/ratings.tsx'
import { referenceRoutes } from './web/matrix/reference.ts'
import { severalRoutes } from './web/matrix/several.tsx'
import { undoRoutes } from './web/matrix/undo.tsx'
import { verdictRoutes } from './web/matrix/verdict.tsx'
import { matrixCheckRoutes } from './web/matrix-check/matrix-check.tsx'
import { packRoutes } from './web/pack/pack.tsx'
import { pictureRoutes } from './web/pictures/pictures.ts'
import { overviewRoutes } from './web/report/overview.tsx'
import { reportRoutes } from './web/report/report.tsx'
import type { PageEnv } from './web/shared/open-view.ts'
import { quoteRoutes } from './web/texts/quotes.tsx'
import { textRoutes } from './web/texts/texts.tsx'
import { deletedRoutes } from './web/workbooks/deleted.tsx'
import { historyRoutes } from './web/workbooks/history.tsx'
import { homeRoutes } from './web/workbooks/home.tsx'
import { markingRoutes } from './web/workbooks/marking.ts'
import { readerLinkRoutes } from './web/workbooks/reader-links.tsx'
import { redactRoutes } from './web/workbooks/redact.tsx'
import { settingsRoutes } from './web/workbooks/settings.tsx'
import { signInRoutes } from './web/workbooks/sign-in.tsx'
import { stateRoutes } from './web/workbooks/states.tsx'

/** Every page; each entry is a file of src/web. */
export const PAGES: readonly PageRoutes[] = [
  signInRoutes,
  readerLinkRoutes,
  homeRoutes,
  deletedRoutes,
  calibrationRoutes,
  courseRoutes,
  settingsRoutes,
  markingRoutes,
  redactRoutes,
  evidenceRoutes,
  itemListRoutes,
  itemFormRoutes,
  outcomeRoutes,
  pasteRoutes,
  weightRoutes,
  textRoutes,
  quoteRoutes,
  checkRoutes,
  pairRoutes,
  reshapeRoutes,
  deceptionRoutes,
  probabilityRoutes,
  confidenceRoutes,
  analysisRoutes,
  pictureRoutes,
  overviewRoutes,
  reportRoutes,
  matrixCheckRoutes,
  historyRoutes,
  stateRoutes,
  importRoutes,
  importChangesRoutes,
  importColumnsRoutes,
  importWorksheetRoutes,
  exportRoutes,
  packRoutes,
  groupAnalysisRoutes,
  helpRoutes,
  matrixRoutes,
  firstPassRoutes,
  rateAgainRoutes,
  heatMapRoutes,
  verdictRoutes,
  ratingRoutes,
  severalRoutes,
  cardRoutes,
  detailRoutes,
  undoRoutes,
  referenceRoutes,
  liveRoutes,
  exerciseRoutes,
  deskRoutes,
  deskPeopleRoutes,
  deskWallRoutes,
  deskGroupRoutes,
  paperFormRoutes,
  exerciseHintRoutes,
  wallRoutes,
  joinRoutes,
  participantRoutes,
  participantRatingRoutes,
  participantAnswerRoutes,
  participantSummaryFileRoutes,
]

/** The app with all pages. */
export const buildApp = (deps: AppDeps, pages = PAGES): Hono<PageEnv> => buildFrame(deps, pages)
