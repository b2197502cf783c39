// Help: what the method is, its eight steps, and its limits.
import { HEUER_STEPS } from './heuer-steps.ts'
import { METHOD_LIMITS } from './limits.ts'
import { HelpSection } from './section.tsx'

export const WHAT_IS_ACH_LEAD =
  'Analysis of Competing Hypotheses (ACH) is Richards Heuer’s method for questions with more than one plausible answer. You rate the same evidence for every answer and look for what counts against each one. The hypothesis with the least evidence against it survives, for now.'

export const WhatIsAchHelp = () => (
  <>
    <HelpSection id="why" heading="Why look for evidence against each answer?">
      <ul class="bullets">
        <li>Most evidence fits several hypotheses, so evidence that fits one of them proves little.</li>
        <li>People look for what confirms the answer they already favour. Trying to disprove every answer works against that.</li>
        <li>
          An item helps only if it fits one hypothesis better than another. Heuer calls this <strong>diagnosticity</strong>.
        </li>
      </ul>
    </HelpSection>

    <HelpSection id="steps" heading="Heuer’s eight steps">
      <ol class="bullets">
        {HEUER_STEPS.map(({ name, does, where }) => (
          <li>
            <strong>{name}.</strong> {does} <span class="meta">Where: {where}</span>
          </li>
        ))}
      </ol>
      <p class="quiet">You can take the steps in any order and return to them. The Checks tab shows how far you have got with each.</p>
    </HelpSection>

    <HelpSection id="limits" heading="What ACH does not tell you">
      <ul class="bullets">
        {METHOD_LIMITS.map(({ claim, because }) => (
          <li>
            <strong>{claim}</strong> {because}
          </li>
        ))}
      </ul>
    </HelpSection>
  </>
)
