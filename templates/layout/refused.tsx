// The error page: says what is wrong and links back.

import { paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'
import { PageMain } from '../ui/page-main.tsx'
import { Page } from './page.tsx'

const TITLES: Readonly<Record<number, string>> = {
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible now',
  413: 'Too large',
  422: 'Not accepted',
  429: 'Too many attempts',
  500: 'Server error',
  503: 'Not available now',
}

interface Props {
  readonly status: number
  readonly sentence: string
  /** address of the matrix, if the request was about a workbook */
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
