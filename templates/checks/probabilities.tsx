// The page Probabilities: a person's own probabilities, in per cent, with ICD 203 likelihood terms. Computed probabilities have no terms.

import { missingProbability, ownProbabilities } from '../../src/ach/analysis/own-probabilities.ts'
import { activeItems, type EstimateTime } from '../../src/ach/model/workbook.ts'
import type { RaterView, View } from '../../src/ach/view/view.ts'
import { countNoun, itemName } from '../../src/ach/words/phrases.ts'
import { probabilityWords } from '../../src/ach/words/probability-words.ts'
import { percentText } from '../../src/forms/percent.ts'
import { paths } from '../../src/paths.ts'
import { CheckNav } from '../items/check-nav.tsx'
import { Page } from '../layout/page.tsx'
import { Check } from '../ui/check.tsx'
import { type FilledForm, HiddenField, Problems, TextField } from '../ui/fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { BACK_TO_PROBABILITIES, CameTrueForm } from './came-true.tsx'

interface ProbabilitiesProps {
  readonly id: string
  readonly view: View
  readonly me: RaterView
  readonly filled: FilledForm
  /** names of fields changed in another window while the form was open */
  readonly clashes: readonly string[]
  /** what was saved, as a sentence */
  readonly saved: string | null
}

const COLUMNS: readonly (readonly [EstimateTime, string])[] = [
  ['before', 'Before, %'],
  ['now', 'Now, %'],
]

export const ProbabilitiesPage = ({ id, view, me, filled, clashes, saved }: ProbabilitiesProps) => {
  const hypotheses = activeItems(view.hypotheses)
  return (
    <Page title="Your probabilities" tab="checks" screen="checks">
      <PageMain
        wide
        above={
          <>
            <CheckNav id={id} at={paths.probabilities(id)} />
            <Problems problems={filled.problems} known={Object.keys(filled.values)} />
            {clashes.length > 0 && <Clashes count={clashes.length} />}
            {saved && (
              <Notice kind="status">
                <p>{saved}</p>
              </Notice>
            )}
          </>
        }
        heading="Your probabilities"
        lead="How probable do you think each hypothesis is? “Before” is your estimate from what usually happens in such cases; enter it before you rate. “Now” is your estimate in the light of all the evidence in the matrix. Your probabilities change no score and need not add up to exactly 100%; the Bayesian view rescales them."
      >
        {hypotheses.length === 0 ? (
          <p class="panel">
            No hypotheses yet. <a href={paths.newItem(id, 'hypotheses')}>Add a hypothesis</a>
          </p>
        ) : (
          <form class="stack" method="post" action={paths.probabilities(id)} novalidate>
            <ul class="panel list">
              {hypotheses.map(({ id, label: own, statement }) => (
                <li class="chance">
                  <div class="stack-tight chance-of">
                    <p class="chance-name" dir="auto">
                      {itemName(view, id)}
                    </p>
                    {statement !== own && (
                      <p class="meta typed" dir="auto">
                        {statement}
                      </p>
                    )}
                  </div>
                  {COLUMNS.map(([when, label]) => (
                    <Chance
                      name={`${when}/${id}`}
                      label={label}
                      of={itemName(view, id)}
                      given={me.estimates[when].get(id) ?? null}
                      {...{ filled, clashes }}
                    />
                  ))}
                </li>
              ))}
              <li class="chance">
                <p class="chance-name chance-of">Total</p>
                {COLUMNS.map(([when, label]) => (
                  <p class="meta">
                    <span class="visually-hidden">{label}: </span>
                    {totalWords(view, me, when)}
                  </p>
                ))}
              </li>
            </ul>
            {view.run === null && me.enteredBy === null && (
              <div class="panel">
                <Check
                  name="consent"
                  checked={filled.values.consent === 'yes'}
                  label="Count my ratings and probabilities under my name in the calibration"
                  hint="The calibration compares verdicts and probabilities with what came true. Without your agreement, yours count only within the group. Agree before the outcome is saved; you can withdraw at any time."
                />
                <HiddenField name="was/consent" value={me.consent ? 'yes' : 'no'} />
              </div>
            )}
            <div class="save-bar">
              <button type="submit" class="btn" data-kind="main" data-size="l">
                Save probabilities
              </button>
              <span class="meta">
                Leave blank if you have no estimate. The words shown for your numbers, such as “likely”, follow the US intelligence standard
                ICD 203.
              </span>
            </div>
          </form>
        )}
        <p class="quiet">
          Once every hypothesis has a “before” estimate, these estimates serve as your priors in the{' '}
          <a href={`${paths.analysis(id)}#fig-bayes`}>Bayesian view</a> (under Analysis).
        </p>
        {hypotheses.length > 0 && !view.readOnly && (
          <section class="panel stack" id="outcome" aria-labelledby="outcome-title">
            <h2 id="outcome-title">Outcome</h2>
            <p class="quiet">
              Once it is known which hypothesis is true, save it here. It changes no score. The workbook then counts in the{' '}
              <a href={paths.calibration()}>calibration</a> as it was when you saved the outcome; later changes do not count there.
            </p>
            <CameTrueForm id={id} view={view} shown={view.cameTrue} back={BACK_TO_PROBABILITIES} />
          </section>
        )}
      </PageMain>
    </Page>
  )
}

const Clashes = ({ count }: { count: number }) => (
  <Notice kind="bad">
    <p>
      <strong>You changed {countNoun(count, 'probability', 'probabilities')} in another window.</strong> Nothing was saved. What you typed
      is below; save again to keep it.
    </p>
  </Notice>
)

interface ChanceProps {
  readonly name: string
  readonly label: string
  readonly of: string
  /** the stored value; only this has a likelihood term */
  readonly given: number | null
  readonly filled: FilledForm
  readonly clashes: readonly string[]
}

const Chance = ({ name, label, of, given, filled, clashes }: ChanceProps) => (
  <div class="stack-tight">
    <TextField
      name={name}
      label={
        <>
          {label}
          <span class="visually-hidden"> for {of}</span>
        </>
      }
      filled={filled}
    />
    <HiddenField name={`was/${name}`} value={filled.values[`was/${name}`] ?? ''} />
    {clashes.includes(name) ? (
      <p class="error">Saved in the other window: {percentText(given) || 'none'}</p>
    ) : (
      <p class="meta chance-words">{given !== null && (probabilityWords(given) ?? 'no ICD 203 term')}</p>
    )}
  </div>
)

/** "110%, 10 more than 100; …" */
function totalWords(view: View, me: RaterView, when: EstimateTime): string {
  const all = ownProbabilities(view, me, when)
  if (all.count === 0) return 'none yet'
  const sum = `${tenths(all.sum)}%`
  const left = all.given.length - all.count
  if (left > 0) return `${sum} so far, ${left} blank`
  const off = missingProbability(all)
  if (off === 0) return sum
  return `${sum}, ${tenths(Math.abs(off))} ${off > 0 ? 'more' : 'less'} than 100; scaled to 100 when used`
}

const tenths = (share: number) => String(Number((share * 100).toFixed(2)))

/** For readers and others without ratings of their own. */
export const NoProbabilitiesPage = () => (
  <Page title="Your probabilities" tab="checks" screen="checks">
    <PageMain heading="Your probabilities">
      <p>You are not one of the raters of this workbook.</p>
    </PageMain>
  </Page>
)
