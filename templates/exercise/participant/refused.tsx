// The error page for participants: the reason, the answers that were not saved, and a link to continue.
import type { LateAnswers } from '../../../src/forms/participant-form.ts'
import { paths } from '../../../src/paths.ts'
import { Phone } from './phone.tsx'

interface Props {
  readonly title: string
  readonly sentence: string
  /** where to continue; null if the participant is no longer in this exercise */
  readonly next: string | null
  /** the answers that were not saved, to be copied */
  readonly typed: LateAnswers
}

export const ParticipantRefused = ({ title, sentence, next, typed }: Props) => (
  <Phone title={title} head="Exercise">
    <h1>{next === null ? 'You are no longer in this exercise' : title}</h1>
    <p>{sentence}</p>
    {typed.answers.length > 0 && (
      <div class="stack">
        <p>{typed.answers.length === 1 ? 'This answer was not saved:' : 'These answers were not saved:'}</p>
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
        <p>Your text was not saved. Copy it from here if you want to keep it:</p>
        <blockquote class="typed" dir="auto">
          {typed.text}
        </blockquote>
      </div>
    )}
    <p>
      <a class="btn" data-kind="main" data-size="l" href={next ?? paths.join()}>
        {next === null ? 'Join an exercise' : 'Back to the exercise'}
      </a>
    </p>
  </Phone>
)
