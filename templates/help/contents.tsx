// The contents of help: every page with its answer in one line.

import { HELP_PAGES, helpLink } from '../../src/paths.ts'
import { HelpFrame, type HelpRequest } from './frame.tsx'
import { HELP_TOPICS } from './topics.ts'

export const HelpContentsPage = (request: HelpRequest) => (
  <HelpFrame {...request} page={null} heading="Help">
    <ul class="panel list help-contents">
      {HELP_PAGES.map((page) => {
        const { question, answer, anchors } = HELP_TOPICS[page]
        return (
          <li>
            {anchors.map((anchor) => (
              <span id={anchor}></span>
            ))}
            <a href={helpLink(page, request.from?.id)}>{question}</a>
            <span class="quiet"> {answer}</span>
          </li>
        )
      })}
    </ul>
  </HelpFrame>
)
