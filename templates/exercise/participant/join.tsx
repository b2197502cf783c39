// Pages to join an exercise (join code and name) and to rejoin it (personal code).
import { paths } from '../../../src/paths.ts'
import { type FilledForm, TextField } from '../../ui/fields.tsx'
import { Phone } from './phone.tsx'

export interface JoinProps {
  /** characters of the code */
  readonly length: number
  readonly filled: FilledForm
  /** the exercise asks for no names; null while the exercise is not known */
  readonly anonymous: boolean | null
  /** the exercise's question, once the code is known */
  readonly question: string | null
  /** the exercises that this browser has already joined, and the names there; the latest first */
  readonly joined: readonly { readonly href: string; readonly name: string; readonly title: string }[]
  /** this browser has just left an exercise, or was in it and no longer is */
  readonly left: 'left' | 'ended' | null
}

/** A large field for a code. */
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

export const JoinPage = ({ filled, length, anonymous, question, joined, left }: JoinProps) => (
  <Phone title="Join an exercise" head={left === 'left' ? 'Exercise' : 'Join an exercise'}>
    {left === 'left' && (
      <div class="stack">
        <h1>You have left the exercise</h1>
        <p>Your answers are kept, and this phone no longer shows them. To go back, rejoin with your personal code.</p>
        <p>
          <a class="btn" data-kind="main" data-size="l" href={paths.rejoin()}>
            Rejoin
          </a>
        </p>
      </div>
    )}
    {left === 'ended' && (
      <p class="notice" data-kind="warn">
        You are no longer in this exercise on this phone. Either you left, or the facilitator removed you. Your ratings are kept.
      </p>
    )}
    {joined.length > 0 && (
      <section class="notice stack" aria-label="Exercises joined on this phone">
        <p>You have already joined on this phone:</p>
        <ul class="bullets">
          {joined.map(({ href, name, title }) => (
            <li dir="auto">
              <a href={href}>
                {title}, as {name}
              </a>
            </li>
          ))}
        </ul>
      </section>
    )}
    <div class="stack">
      {left === 'left' ? (
        <h2>Join another exercise</h2>
      ) : (
        <h1>{question ? 'Join the exercise' : joined.length > 0 ? 'Join another exercise' : 'Enter the join code'}</h1>
      )}
      {question && (
        <p class="quiet" dir="auto">
          {question}
        </p>
      )}
    </div>
    <form class="stack" method="post" action={paths.join()} novalidate>
      <Code filled={filled} name="code" label="Join code" length={length} />
      {anonymous ? (
        <p class="quiet">
          This exercise does not ask for names. You get a number, and facilitators see your answers under it. Other participants see answers
          without numbers.
        </p>
      ) : (
        <TextField
          name="name"
          label="Your name, or any other name"
          hint="The wall shows it only before the exercise starts, and in the list of groups."
          filled={filled}
        />
      )}
      {!anonymous && (
        <p class="quiet">
          Facilitators see your ratings, probabilities and reasons under this name, and so does anyone to whom they give files or printouts.
          Other participants see answers without names. By joining you agree to this. If you would rather not, enter another name. You can
          ask the facilitator to erase your name and texts.
        </p>
      )}
      <p>
        <button type="submit" class="btn" data-kind="main" data-size="l">
          Join
        </button>
      </p>
    </form>
    <p class="meta">
      No account needed. Joined before? <a href={paths.rejoin()}>Rejoin with your personal code.</a>
    </p>
  </Phone>
)

export const RejoinPage = ({ filled, length }: Pick<JoinProps, 'filled' | 'length'>) => (
  <Phone title="Rejoin an exercise" head="Rejoin an exercise">
    <div class="stack">
      <h1>Enter your personal code</h1>
      <p class="quiet">Ten letters and digits. The phone you joined on shows the code, or the facilitator can give you a new one.</p>
    </div>
    <form class="stack" method="post" action={paths.rejoin()} novalidate>
      <Code filled={filled} name="code" label="Personal code" length={length} />
      <p>
        <button type="submit" class="btn" data-kind="main" data-size="l">
          Rejoin
        </button>
      </p>
    </form>
    <p class="meta">
      New here? <a href={paths.join()}>Join with the join code.</a>
    </p>
  </Phone>
)
