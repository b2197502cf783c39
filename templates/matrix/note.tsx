// The form for the note on one cell, used on its own page and in a dialog over the matrix.

import { type Rating, ratingWords } from '../../src/ach/model/rating.ts'
import { LIMITS } from '../../src/ach/model/texts.ts'
import type { Evidence, Hypothesis } from '../../src/ach/model/workbook.ts'
import { cellId, paths } from '../../src/paths.ts'
import { Actions } from '../ui/actions.tsx'
import { RatingChip } from '../ui/rating-chip.tsx'

export interface NoteProps {
  readonly id: string
  readonly item: Evidence
  readonly hypothesis: Hypothesis
  readonly rating: Rating | null
  readonly note: string | null
  /** why the note was refused */
  readonly problem?: string
}

export const NoteForm = ({ id, item, hypothesis, rating, note, problem }: NoteProps) => (
  <form class="stack" method="post" action={paths.rating(id, item.id, hypothesis.id)} data-note-of={cellId(item.id, hypothesis.id)}>
    <h2>
      Note on {item.id} for {hypothesis.label}
    </h2>
    <p class="quiet" dir="auto">
      {item.statement}
    </p>
    <p>
      <RatingChip rating={rating} /> <span class="quiet">{ratingWords(rating)}</span>
    </p>
    <div class="field">
      <label for="note-text">Note</label>
      <textarea
        class="input"
        id="note-text"
        name="note"
        rows={5}
        maxlength={LIMITS.text}
        dir="auto"
        autofocus
        aria-invalid={problem && 'true'}
        aria-describedby={problem && 'note-problem'}
      >
        {`\n${note ?? ''}`}
      </textarea>
      {problem && (
        <p class="error" id="note-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
    <Actions
      main="Save note"
      size="m"
      cancel={{ href: `${paths.workbook(id)}#${cellId(item.id, hypothesis.id)}`, label: 'Cancel', closes: true }}
    />
  </form>
)
