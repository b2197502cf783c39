// One page of help by its name: the heading from the contents, the lead and the body from the page's file.

import type { Child } from 'hono/jsx'
import type { HelpPage } from '../../src/paths.ts'
import { CHECKS_LEAD, ChecksHelp } from './checks.tsx'
import { EXERCISES_LEAD, ExercisesHelp } from './exercises.tsx'
import { FILES_LEAD, FilesHelp } from './files.tsx'
import { HelpFrame, type HelpRequest } from './frame.tsx'
import { GuideHelp, PrintButton } from './guide.tsx'
import { KEYBOARD_LEAD, KeyboardHelp } from './keyboard.tsx'
import { PRIVACY_LEAD, PrivacyHelp } from './privacy.tsx'
import { RATING_LEAD, RatingHelp } from './rating.tsx'
import { SCORES_LEAD, ScoresHelp } from './scores.tsx'
import type { HelpBodyProps } from './section.tsx'
import { SEVERAL_RATERS_LEAD, SeveralRatersHelp } from './several-raters.tsx'
import { HELP_TOPICS } from './topics.ts'
import { VERDICTS_LEAD, VerdictsHelp } from './verdicts.tsx'
import { WHAT_IFS_LEAD, WhatIfsHelp } from './what-ifs.tsx'
import { WHAT_IS_ACH_LEAD, WhatIsAchHelp } from './what-is-ach.tsx'

interface HelpBody {
  readonly lead?: Child
  readonly body: (props: HelpBodyProps) => Child
}

const BODIES: Readonly<Record<HelpPage, HelpBody>> = {
  'what-is-ach': { lead: WHAT_IS_ACH_LEAD, body: WhatIsAchHelp },
  rating: { lead: RATING_LEAD, body: RatingHelp },
  scores: { lead: SCORES_LEAD, body: ScoresHelp },
  verdicts: { lead: VERDICTS_LEAD, body: VerdictsHelp },
  'what-ifs': { lead: WHAT_IFS_LEAD, body: WhatIfsHelp },
  checks: { lead: CHECKS_LEAD, body: ChecksHelp },
  'several-raters': { lead: SEVERAL_RATERS_LEAD, body: SeveralRatersHelp },
  exercises: { lead: EXERCISES_LEAD, body: ExercisesHelp },
  files: { lead: FILES_LEAD, body: FilesHelp },
  privacy: { lead: PRIVACY_LEAD, body: PrivacyHelp },
  keyboard: { lead: KEYBOARD_LEAD, body: KeyboardHelp },
  guide: { body: GuideHelp },
}

export const HelpTopicPage = ({ page, ...request }: HelpRequest & { page: HelpPage }) => {
  const { lead, body } = BODIES[page]
  const printed = page === 'guide'
  return (
    <HelpFrame
      {...request}
      page={page}
      heading={HELP_TOPICS[page].question}
      lead={lead}
      beside={printed && <PrintButton />}
      class={printed ? 'help-guide' : 'help-page'}
      scripts={printed ? ['ui/print'] : undefined}
    >
      {body({ from: request.from?.id })}
    </HelpFrame>
  )
}
