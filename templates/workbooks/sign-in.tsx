// The two questions at the door: the key, and who one is.

import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { Check } from '../ui/check.tsx'
import { type FilledForm, HiddenField, TextField } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'

interface DoorProps {
  /** where to go on */
  readonly to: string
  readonly filled: FilledForm
}

export const SignInPage = ({ to, filled }: DoorProps) => (
  <Page title="Sign in" screen="workbooks" aside="Not signed in">
    <PageMain heading="Sign in" lead="This server belongs to a team. Whoever runs it has the key, or a link that holds it.">
      <form class="panel stack" method="post" action={paths.signIn()} novalidate>
        <HiddenField name="to" value={to} />
        <TextField name="key" label="Key" filled={filled} />
        <Actions main="Sign in" />
      </form>
    </PageMain>
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
    <PageMain
      heading="Who are you?"
      lead="Your ratings, and what you can undo, are kept under this name. Everybody on this server sees it."
    >
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
          <Check
            name="analyst"
            checked={filled.values.analyst === 'yes'}
            label="I am the analyst who worked here before there was any signing in"
            hint="The ratings made then become yours."
          />
        )}
        <Actions main="Go on" />
      </form>
    </PageMain>
  </Page>
)
