// The bar that changes all selected items of evidence at once.
import type { View } from '../../../src/ach/view/view.ts'
import { NO_VALUE } from '../../../src/forms/evidence-query.ts'
import type { FieldChoice, FilledForm } from '../../ui/fields.tsx'
import { clusterChoices, sourceChoices } from '../choices.ts'
import { LEVEL_CHOICES } from '../item-words.ts'
import { columnHead } from './columns.ts'

export const EvidenceBulk = ({ view, filled }: { view: View; filled: FilledForm }) => {
  const chosen = (name: string) => filled.values[name] ?? ''
  const choices: Readonly<Record<'credibility' | 'relevance' | 'source' | 'cluster', readonly FieldChoice[]>> = {
    credibility: LEVEL_CHOICES,
    relevance: LEVEL_CHOICES,
    source: sourceChoices(view),
    cluster: clusterChoices(view),
  }
  return (
    <section class="bulk save-bar" aria-label="Selected items">
      <output class="bulk-count with-script" aria-live="polite"></output>
      <button type="submit" class="btn" name="do" value="park">
        Park
      </button>
      <button type="submit" class="btn" name="do" value="restore">
        Restore
      </button>
      <details class="menu" open={filled.problems.length > 0}>
        <summary class="btn">Set values</summary>
        <div class="menu-body">
          {Object.entries(choices).map(([name, values]) => (
            <label class="pair-field">
              {columnHead(name as keyof typeof choices)}
              <select class="select" name={name}>
                <option value="">no change</option>
                {values.map(({ value, label }) => (
                  <option value={value || NO_VALUE} selected={chosen(name) === (value || NO_VALUE)}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          ))}
          {(['kind', 'date'] as const).map((name) => {
            const problem = filled.problems.find(({ field }) => field === name)
            return (
              <label class="pair-field" data-bad={problem && 'yes'}>
                {columnHead(name)}
                <input
                  class="select"
                  id={`f-${name}`}
                  name={name}
                  value={chosen(name)}
                  dir="auto"
                  autocomplete="off"
                  list={name === 'kind' ? 'kinds' : undefined}
                  aria-invalid={problem && 'true'}
                  aria-describedby="bulk-hint"
                />
              </label>
            )
          })}
          <p class="meta" id="bulk-hint">
            Fields that you leave blank keep what each item has. Enter {NO_VALUE} to remove a kind or a date.
          </p>
          <button type="submit" class="btn" data-kind="main" name="do" value="set">
            Set for all selected items
          </button>
        </div>
      </details>
      <span class="meta">One Undo reverses it for all items.</span>
    </section>
  )
}
