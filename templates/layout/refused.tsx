// The page that says no: what is the matter, in one sentence, and a way on.

import { paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { Page } from './page.tsx'

const TITLES: Readonly<Record<number, string>> = {
  403: 'Not from here',
  404: 'Not found',
  409: 'Not possible now',
  413: 'Too large',
  422: 'Not accepted',
  500: 'Something went wrong',
  503: 'Not available',
}

interface Props {
  readonly status: number
  readonly sentence: string
  /** the matrix of the workbook that this was about, where there is one */
  readonly matrix?: string | undefined
}

export const RefusedPage = ({ status, sentence, matrix }: Props) => (
  <Page title={TITLES[status] ?? 'Not possible'} screen="refused">
    <PageMain heading={TITLES[status] ?? 'Not possible'}>
      <p>{sentence}</p>
      <Actions>
        {matrix && (
          <a class="btn" href={matrix}>
            Back to the matrix
          </a>
        )}
        <a class="btn" href={paths.home()}>
          All workbooks
        </a>
      </Actions>
    </PageMain>
  </Page>
)
