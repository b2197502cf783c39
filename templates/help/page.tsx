// One page of help by its name: the heading from the contents, the lead and the body from the page's file.

import type { Child } from 'hono/jsx'
import type { HelpPage } from '../../src/paths.ts'
import { CHECKS_LEAD, ChecksPage } from './checks.tsx'
import { EXERCISES_LEAD, ExercisesPage } from './exercises.tsx'
import { FILES_LEAD, FilesPage } from './files.tsx'
import { HelpFrame, type HelpRequest } from './frame.tsx'
import { GuidePage, PrintButton } from './guide.tsx'
import { KEYBOARD_LEAD, KeyboardPage } from './keyboard.tsx'
import { PRIVACY_LEAD, PrivacyPage } from './privacy.tsx'
import { RATING_LEAD, RatingPage } from './rating.tsx'
import { SCORES_LEAD, ScoresPage } from './scores.tsx'
import type { HelpBodyProps } from './section.tsx'
import { SEVERAL_RATERS_LEAD, SeveralRatersPage } from './several-raters.tsx'
import { HELP_TOPICS } from './topics.ts'
import { VERDICTS_LEAD, VerdictsPage } from './verdicts.tsx'
import { WHAT_IFS_LEAD, WhatIfsPage } from './what-ifs.tsx'
import { WHAT_IS_ACH_LEAD, WhatIsAchPage } from './what-is-ach.tsx'

interface HelpBody {
  readonly lead?: Child
  readonly body: (props: HelpBodyProps) => Child
}

const BODIES: Readonly<Record<HelpPage, HelpBody>> = {
  'what-is-ach': { lead: WHAT_IS_ACH_LEAD, body: WhatIsAchPage },
  rating: { lead: RATING_LEAD, body: RatingPage },
  scores: { lead: SCORES_LEAD, body: ScoresPage },
  verdicts: { lead: VERDICTS_LEAD, body: VerdictsPage },
  'what-ifs': { lead: WHAT_IFS_LEAD, body: WhatIfsPage },
  checks: { lead: CHECKS_LEAD, body: ChecksPage },
  'several-raters': { lead: SEVERAL_RATERS_LEAD, body: SeveralRatersPage },
  exercises: { lead: EXERCISES_LEAD, body: ExercisesPage },
  files: { lead: FILES_LEAD, body: FilesPage },
  privacy: { lead: PRIVACY_LEAD, body: PrivacyPage },
  keyboard: { lead: KEYBOARD_LEAD, body: KeyboardPage },
  guide: { body: GuidePage },
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
