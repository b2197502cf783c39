// The form that chooses which parts of the pack are shown and printed. It reloads the page, and is not printed itself.

import { BUDGETS } from '../../src/ach/exercise/exercise-plan.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { PACK_PARTS, type PackPart } from '../../src/forms/pack-form.ts'
import { paths } from '../../src/paths.ts'
import type { PackSize } from '../../src/report/pack/pack-size.ts'
import { Actions } from '../ui/actions.tsx'
import { Check } from '../ui/check.tsx'
import { HiddenField, SegmentRadios } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import type { PackPageProps } from './page.tsx'

const WORDS: Readonly<Record<PackPart, readonly [name: string, what: string]>> = {
  sheet: ['Paper form', 'One copy for each participant.'],
  cards: ['Evidence cards', 'To cut apart, one set for each group.'],
  notes: ['Facilitator’s notes', 'Stages, what to say, scoring by hand. One copy, for you.'],
  key: ['Reference ratings', 'For comparison in the debrief. One copy, for you.'],
}

export const PackChoose = (props: PackPageProps & { size: PackSize }) => {
  const { id, choice, decks, run, size, references } = props
  const offered = PACK_PARTS.filter((part) => part !== 'key' || references.length > 0)
  return (
    <form
      class="panel no-print"
      method="get"
      action={paths.pack(id)}
      aria-label="What to print"
      autocomplete="off"
      hx-get={paths.pack(id)}
      hx-trigger="change"
      hx-target="#pack"
      hx-select="#pack"
      hx-swap="outerHTML"
    >
      <HiddenField name="chosen" value="yes" />
      <fieldset class="field">
        <legend>Parts</legend>
        <div class="pack-parts">
          {offered.map((part) => (
            <Check
              name="part"
              value={part}
              checked={choice.parts.has(part)}
              label={
                <>
                  {WORDS[part][0]}{' '}
                  <span class="quiet">
                    {WORDS[part][1]} About {countNoun(size[part], 'page')}.
                  </span>
                  {part === 'key' && run && !run.debriefed && (
                    <>
                      <br />
                      <span class="quiet">The room has not seen them yet: keep them to yourself until the debrief.</span>
                    </>
                  )}
                </>
              }
              hint={
                part === 'key' &&
                !choice.parts.has('key') && (
                  <>
                    Ticking this shows you “<bdi>{references.join('”, “')}</bdi>”.
                  </>
                )
              }
            />
          ))}
        </div>
      </fieldset>
      {!run && (
        <div class="row pack-plan">
          <fieldset class="field">
            <legend>Total time</legend>
            <SegmentRadios
              name="budget"
              choices={BUDGETS.map((budget) => ({ value: String(budget), label: `${budget} min` }))}
              chosen={String(choice.budget)}
            />
          </fieldset>
          {decks.short > 0 && (
            <fieldset class="field">
              <legend>Evidence</legend>
              <SegmentRadios
                name="deck"
                choices={[
                  { value: 'full', label: `All ${countNoun(decks.full, 'item')}` },
                  { value: 'short', label: `Short deck: ${countNoun(decks.short, 'item')}` },
                ]}
                chosen={choice.deck ?? ''}
              />
            </fieldset>
          )}
        </div>
      )}
      <Actions>
        <button type="submit" class="btn">
          Update the pack
        </button>
        <button class="btn" data-kind="main" type="button" data-print hidden>
          Print or save as PDF
        </button>
        <span class="quiet no-script">To print, use your browser’s menu.</span>
      </Actions>
      <p class="meta">
        {run ? (
          <>
            Stages and items are those of this exercise. <a href={paths.exercise(id)}>Back to the desk</a>
          </>
        ) : (
          <>
            To use screens instead, <a href={paths.setUpExercise(id)}>start an exercise</a> or{' '}
            <a href={paths.worksheet(id)} download>
              download a worksheet (.xlsx)
            </a>
            .
          </>
        )}
      </p>
    </form>
  )
}

/** From this many pages on, the page warns before printing. */
const MANY = 60

/** Part of #pack, so that it is updated when other parts are chosen. */
export const PackWarning = ({ pack, choice, decks, size }: PackPageProps & { size: PackSize }) => {
  const pages = [...choice.parts].reduce((sum, part) => sum + size[part], 0)
  if (pages <= MANY) return null
  return (
    <Notice kind="warn" class="no-print">
      <p>
        With {countNoun(pack.items.length, 'item')} this is about {countNoun(pages, 'page')}. Print fewer parts
        {decks.short > 0 && choice.deck === 'full' ? ', choose the short deck' : ''} or park items first.
      </p>
    </Notice>
  )
}
