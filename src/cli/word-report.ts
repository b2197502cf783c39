// The Word report of the command `export`.
import { raterPictures } from '../../templates/pictures/report-pictures.ts'
import { dayText } from '../../templates/ui/when.tsx'
import type { RobustnessFigures } from '../ach/analysis/robustness-figures.ts'
import { Refused } from '../ach/model/refused.ts'
import { finishSteps } from '../ach/model/steps.ts'
import type { View } from '../ach/view/view.ts'
import { makeDocx } from '../docx/make-docx.ts'
import { readTemplateFile } from '../docx/template-file.ts'
import { reportOf } from '../report/rater/report.ts'
import { withScoresTable } from '../report/scores-table.ts'
import { UnreadableFile } from './mistakes.ts'

/** `template`: the path of a file, if one is given. Throws `UnreadableFile` for one that cannot be used. */
export async function wordReport(
  view: View,
  rater: string,
  robustness: RobustnessFigures | null,
  template: string | undefined,
  now = new Date(),
): Promise<Uint8Array> {
  const house = template === undefined ? null : templateAt(template)
  const report = reportOf(view, rater, robustness, dayText(now))
  const pictures = finishSteps(raterPictures(view, rater, report))
  return makeDocx({ report: withScoresTable(report, view), damage: null, pictures }, house)
}

function templateAt(path: string) {
  try {
    return readTemplateFile(path)
  } catch (error) {
    if (error instanceof Refused) throw new UnreadableFile([`${path}: ${error.message}`])
    throw error
  }
}
