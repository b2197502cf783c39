// The questions about a table: one for each kind of doubt, with the cells that it concerns. Whatever is not answered keeps the marked answer.

import { countNoun } from '../../src/ach/words/phrases.ts'
import { isOpen, type Question } from '../../src/import/questions/question.ts'
import { TABLE_FIELDS } from '../../src/import/reading/answers.ts'
import { Notice } from '../ui/notice.tsx'

const placesOf = ({ places, count }: Question): string =>
  places.length === 0
    ? ''
    : `${count === 1 ? 'In' : `In ${countNoun(count, 'place')}:`} ${places.join(', ')}${count > places.length ? ` and ${count - places.length} more` : ''}`

const OneQuestion = ({ question }: { question: Question }) => {
  const { id, sentence, options, chosen } = question
  const name = TABLE_FIELDS.question(id)
  const places = placesOf(question)
  return (
    <fieldset
      class="question"
      data-open={isOpen(question) ? 'yes' : undefined}
      aria-describedby={places === '' ? undefined : `${name}-places`}
    >
      <legend>
        <bdi class="typed">{sentence}</bdi>
        {isOpen(question) && <span class="meta"> Needs an answer</span>}
      </legend>
      {places !== '' && (
        <p class="meta" id={`${name}-places`}>
          {places}
        </p>
      )}
      {options.map(({ value, words }) => (
        <label class="check">
          <input type="radio" name={name} value={value} checked={value === chosen} />
          <span>
            <bdi class="typed">{words}</bdi>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

export const TableQuestions = ({ questions }: { questions: readonly Question[] }) => {
  if (questions.length === 0) return null
  const open = questions.filter(isOpen).length
  return (
    <section class="panel stack" aria-labelledby="questions">
      <h2 class="h3" id="questions">
        {countNoun(questions.length, 'question')}
      </h2>
      {open > 0 && (
        <Notice kind="warn">
          <p>
            <strong>{countNoun(open, 'question needs', 'questions need')} an answer.</strong> Each concerns all cells of its kind.
          </p>
        </Notice>
      )}
      {questions.map((question) => (
        <OneQuestion question={question} />
      ))}
      <p>
        <button type="submit" class="btn" name="step" value="look">
          Preview with these answers
        </button>
      </p>
    </section>
  )
}
