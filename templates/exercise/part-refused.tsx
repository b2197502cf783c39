// The page that says no to a participant: what is the matter, and the way on.
import { paths } from '../../src/paths.ts'
import { Phone } from './phone.tsx'

interface Props {
  readonly asset: (name: string) => string
  readonly sentence: string
  /** where they go on; null for somebody who is not in this exercise any more */
  readonly on: string | null
}

export const PartRefused = ({ asset, sentence, on }: Props) => (
  <Phone title="Not possible now" asset={asset} head="Exercise">
    <h1>{on === null ? 'You are not in this exercise any more' : 'Not possible now'}</h1>
    <p>{sentence}</p>
    <p>
      <a class="btn" data-kind="main" data-size="l" href={on ?? paths.join()}>
        {on === null ? 'To the door' : 'Go on'}
      </a>
    </p>
  </Phone>
)
