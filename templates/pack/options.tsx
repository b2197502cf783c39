// What of the pack is shown, and printed: a plain form that asks for the page again. It is not printed itself.

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
  sheet: ['Participant sheet', 'One for each person.'],
  cards: ['Evidence cards', 'To cut apart: one set for each group.'],
  notes: ['Facilitator’s notes', 'Stages, what to say, counting by hand. One, for you.'],
  key: ['Key', 'A reading to compare with. One, for you, after the reveal.'],
}

export const PackChoose = (props: PackPageProps & { size: PackSize }) => {
  const { id, choice, decks, run, size, readings } = props
  const offered = PACK_PARTS.filter((part) => part !== 'key' || readings.length > 0)
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
                      <span class="quiet">The room has not seen it yet: keep it to yourself until the debrief.</span>
                    </>
                  )}
                </>
              }
              hint={
                part === 'key' &&
                !choice.parts.has('key') && (
                  <>
                    Ticking it shows you “<bdi>{readings.join('”, “')}</bdi>”.
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
            <legend>Time for all of it</legend>
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
                  { value: 'short', label: `Short deck, ${decks.short}` },
                ]}
                chosen={choice.deck ?? ''}
              />
            </fieldset>
          )}
        </div>
      )}
      <Actions>
        <button type="submit" class="btn">
          Show these
        </button>
        <button class="btn" data-kind="main" type="button" data-print hidden>
          Print or save as PDF
        </button>
        <noscript>
          <span class="quiet">Then print this page from the menu of your browser.</span>
        </noscript>
      </Actions>
      <p class="meta">
        {run ? (
          <>
            Stages and items are those of this exercise. <a href={paths.exercise(id)}>To its desk</a>
          </>
        ) : (
          <>
            On a screen instead: <a href={paths.setUpExercise(id)}>Run as an exercise</a>, or{' '}
            <a href={paths.worksheet(id)} download>
              a worksheet to fill in (.xlsx)
            </a>
            .
          </>
        )}
      </p>
    </form>
  )
}

/** More pages than this are not sent to a printer by mistake. */
const MANY = 60

/** Comes again with the parts, whenever others are chosen. */
export const PackWarning = ({ pack, choice, decks, size }: PackPageProps & { size: PackSize }) => {
  const pages = [...choice.parts].reduce((sum, part) => sum + size[part], 0)
  if (pages <= MANY) return null
  return (
    <Notice kind="warn" class="no-print">
      <p>
        With {countNoun(pack.items.length, 'item')} this is about {countNoun(pages, 'page')}. Print fewer parts
        {decks.short > 0 && choice.deck === 'full' ? ', take the short deck,' : ''} or park items first.
      </p>
    </Notice>
  )
}
