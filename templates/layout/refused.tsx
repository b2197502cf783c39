// The page that says no: what is the matter, in one sentence, and a way on.
import { paths } from '../../src/paths.ts'
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
    <main id="main" class="page" data-narrow>
      <h1>{TITLES[status] ?? 'Not possible'}</h1>
      <p>{sentence}</p>
      <p class="row">
        {matrix && (
          <a class="btn" href={matrix}>
            Back to the matrix
          </a>
        )}
        <a class="btn" href={paths.home()}>
          All workbooks
        </a>
      </p>
    </main>
  </Page>
)
