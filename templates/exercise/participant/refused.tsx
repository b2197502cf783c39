// The page that says no to a participant: what is the matter, and the way on.
import type { LateAnswers } from '../../../src/forms/participant-form.ts'
import { paths } from '../../../src/paths.ts'
import { Phone } from './phone.tsx'

interface Props {
  readonly sentence: string
  /** where they go on; null for somebody who is not in this exercise any more */
  readonly on: string | null
  /** what they had typed, to be copied */
  readonly typed: LateAnswers
}

export const ParticipantRefused = ({ sentence, on, typed }: Props) => (
  <Phone title="Not possible now" head="Exercise">
    <h1>{on === null ? 'You are not in this exercise any more' : 'Not possible now'}</h1>
    <p>{sentence}</p>
    {typed.answers.length > 0 && (
      <div class="stack">
        <p>What you answered was not kept. It was:</p>
        <table class="data">
          <tbody>
            {typed.answers.map(({ hypothesis, answer }) => (
              <tr>
                <th scope="row">
                  <bdi>{hypothesis}</bdi>
                </th>
                <td class="num">
                  <bdi>{answer}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    {typed.text !== '' && (
      <div class="stack">
        <p>What you wrote was not kept. Copy it here, if you want to use it later:</p>
        <blockquote class="typed" dir="auto">
          {typed.text}
        </blockquote>
      </div>
    )}
    <p>
      <a class="btn" data-kind="main" data-size="l" href={on ?? paths.join()}>
        {on === null ? 'To the door' : 'Go on'}
      </a>
    </p>
  </Phone>
)
