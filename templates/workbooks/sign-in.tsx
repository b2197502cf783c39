// The two questions at the door: the key, and who one is.
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { type FilledForm, HiddenField, TextField } from '../ui/fields.tsx'

interface DoorProps {
  /** where to go on */
  readonly to: string
  readonly filled: FilledForm
}

export const SignInPage = ({ to, filled }: DoorProps) => (
  <Page title="Sign in" screen="workbooks" aside="Not signed in">
    <main id="main" class="page" data-narrow>
      <div class="stack">
        <h1>Sign in</h1>
        <p class="quiet">This server belongs to a team. Whoever runs it has the key, or a link that holds it.</p>
      </div>
      <form class="panel stack" method="post" action={paths.signIn()} novalidate>
        <HiddenField name="to" value={to} />
        <TextField name="key" label="Key" filled={filled} />
        <p>
          <button type="submit" class="btn" data-kind="main" data-size="l">
            Sign in
          </button>
        </p>
      </form>
    </main>
  </Page>
)

export interface NamePageProps extends DoorProps {
  /** of those who were here before */
  readonly names: readonly string[]
  /** somebody worked here before there was any signing in */
  readonly before: boolean
}

export const NamePage = ({ to, filled, names, before }: NamePageProps) => (
  <Page title="Who are you?" screen="workbooks" aside="Signed in">
    <main id="main" class="page" data-narrow>
      <div class="stack">
        <h1>Who are you?</h1>
        <p class="quiet">Your ratings, and what you can undo, are kept under this name. Everybody on this server sees it.</p>
      </div>
      <form class="panel stack" method="post" action={paths.name()} novalidate>
        <HiddenField name="to" value={to} />
        <TextField
          name="name"
          label="Name"
          hint={names.length > 0 ? 'If you were here before, write it as you did then.' : 'The name that the others know you by.'}
          filled={filled}
          list={names}
        />
        {before && (
          <label class="check">
            <input type="checkbox" name="analyst" value="yes" checked={filled.values.analyst === 'yes'} />
            <span>
              I am the analyst who worked here before there was any signing in
              <br />
              <span class="quiet">The ratings made then become yours.</span>
            </span>
          </label>
        )}
        <p>
          <button type="submit" class="btn" data-kind="main" data-size="l">
            Go on
          </button>
        </p>
      </form>
    </main>
  </Page>
)
