// The pages for signing in with the key and for entering a name.

import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { Check } from '../ui/check.tsx'
import { type FilledForm, HiddenField, TextField } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'

interface SignInProps {
  /** address to continue to */
  readonly to: string
  readonly filled: FilledForm
}

export const SignInPage = ({ to, filled }: SignInProps) => (
  <Page title="Sign in" screen="workbooks" aside="Not signed in">
    <PageMain heading="Sign in" lead="Ask the person who runs this server for the key, or for a link that signs you in.">
      <form class="panel stack" method="post" action={paths.signIn()} novalidate>
        <HiddenField name="to" value={to} />
        <TextField name="key" label="Key" filled={filled} />
        <Actions main="Sign in" />
      </form>
    </PageMain>
  </Page>
)

export interface NamePageProps extends SignInProps {
  /** names of people who signed in before */
  readonly names: readonly string[]
  /** the server has workbooks from a time without sign-in */
  readonly offersAnalyst: boolean
}

export const NamePage = ({ to, filled, names, offersAnalyst }: NamePageProps) => (
  <Page title="Your name" screen="workbooks" aside="Signed in">
    <PageMain
      heading="Your name"
      lead="Your ratings and your undo history are kept under this name. Everyone on this server can see the name."
    >
      <form class="panel stack" method="post" action={paths.name()} novalidate>
        <HiddenField name="to" value={to} />
        <TextField
          name="name"
          label="Name"
          hint={names.length > 0 ? 'If you have signed in before, use the same name.' : 'Use the name that others know you by.'}
          filled={filled}
          list={names}
        />
        {offersAnalyst && (
          <Check
            name="analyst"
            checked={filled.values.analyst === 'yes'}
            label="I am the analyst who used this server before it had sign-in"
            hint="The ratings from that time become yours."
          />
        )}
        <Actions main="Continue" />
      </form>
    </PageMain>
  </Page>
)
