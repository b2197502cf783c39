// Coming into an exercise: with the code on the wall and a name, or with one's own code to come back.
import { paths } from '../../../src/paths.ts'
import { type FilledForm, TextField } from '../../ui/fields.tsx'
import { Phone } from './phone.tsx'

export interface JoinProps {
  readonly filled: FilledForm
  /** nobody is asked for a name in this exercise; null where it is not known yet which one it is */
  readonly anonymous: boolean | null
  /** what it is about, where the code is known */
  readonly question: string | null
  /** where this browser takes part already, and under which name */
  readonly inside: { readonly href: string; readonly name: string } | null
  /** they were in it, and are not any more */
  readonly out: boolean
}

/** The code as the field shows it, wide apart. */
const Code = ({ filled, name, label, length }: { filled: FilledForm; name: string; label: string; length: number }) => {
  const problem = filled.problems.find(({ field }) => field === name)
  return (
    <div class="field" data-bad={problem && 'yes'}>
      <label for={`f-${name}`}>{label}</label>
      {problem && (
        <p class="error" id={`f-${name}-error`}>
          {problem.message}
        </p>
      )}
      <input
        class="input code-input"
        id={`f-${name}`}
        name={name}
        value={filled.values[name] ?? ''}
        maxlength={length + 2}
        data-long={length > 6 ? 'yes' : undefined}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? `f-${name}-error` : undefined}
      />
    </div>
  )
}

export const JoinPage = ({ filled, anonymous, question, inside, out }: JoinProps) => (
  <Phone title="Join an exercise" head="Join an exercise">
    <div class="stack">
      <h1>{question ? 'Come in' : 'Enter the code on the screen'}</h1>
      {question && (
        <p class="quiet" dir="auto">
          {question}
        </p>
      )}
    </div>
    {out && (
      <p class="notice" data-kind="warn">
        You are not in this exercise any more on this phone: the facilitator has taken you out, or you have left. What you rated is kept.
      </p>
    )}
    {inside && (
      <p class="notice">
        You are in already, as <strong dir="auto">{inside.name}</strong>. <a href={inside.href}>Go on there</a>, or come in below as
        somebody else.
      </p>
    )}
    <form class="stack" method="post" action={paths.join()} novalidate>
      <Code filled={filled} name="code" label="Code" length={6} />
      {anonymous ? (
        <p class="quiet">Nobody is asked for a name here: you get a number.</p>
      ) : (
        <TextField
          name="name"
          label="Your name, or any name"
          hint="The facilitator sees it. The wall shows it only before you start."
          filled={filled}
        />
      )}
      <p>
        <button type="submit" class="btn" data-kind="main" data-size="l">
          Come in
        </button>
      </p>
    </form>
    <p class="meta">
      No account. Were you in already? <a href={paths.rejoin()}>Use your own code to come back.</a>
    </p>
  </Phone>
)

export const RejoinPage = ({ filled }: Pick<JoinProps, 'filled'>) => (
  <Phone title="Come back to an exercise" head="Come back">
    <div class="stack">
      <h1>Your own code</h1>
      <p class="quiet">Ten letters and digits. Your first phone shows them; the facilitator can give you new ones.</p>
    </div>
    <form class="stack" method="post" action={paths.rejoin()} novalidate>
      <Code filled={filled} name="code" label="Code to come back" length={10} />
      <p>
        <button type="submit" class="btn" data-kind="main" data-size="l">
          Come back
        </button>
      </p>
    </form>
    <p class="meta">
      New here? <a href={paths.join()}>Join with the code on the screen.</a>
    </p>
  </Phone>
)
