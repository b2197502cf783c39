// The small form that replaces the head of an item or a hypothesis in the matrix: its text, and for evidence its source and weight. Without
// JavaScript the head links to the whole form instead.
import type { Evidence, Hypothesis } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { fieldLabel } from '../../src/ach/words/field-table.ts'
import { headId, paths } from '../../src/paths.ts'
import { LEVEL_CHOICES } from '../items/item-words.ts'
import { HiddenField } from '../ui/fields.tsx'

interface Props {
  readonly id: string
  readonly view: View
}

/** Lines of a text in a column of usual width, 2 to 8. */
const rowsFor = (text: string): number => Math.min(8, Math.max(2, Math.ceil(text.length / 70) + text.split('\n').length - 1))

export const EvidenceEditor = ({ id, view, item }: Props & { readonly item: Evidence }) => (
  <form
    class="head-editor"
    method="post"
    action={paths.item(id, 'evidence', item.id)}
    data-head={headId(item.id)}
    aria-label={`Edit ${item.id}`}
  >
    <HiddenField name="version" value={item.version} />
    <textarea
      class="input"
      name="statement"
      rows={rowsFor(item.statement)}
      dir="auto"
      aria-label={fieldLabel('evidence', 'statement')}
      data-first
    >
      {`\n${item.statement}`}
    </textarea>
    <label>
      {fieldLabel('evidence', 'source')}
      <input
        class="select"
        name="newSource"
        value={item.source === null ? '' : (view.sources.get(item.source)?.name ?? '')}
        list="editor-sources"
        autocomplete="off"
        dir="auto"
      />
    </label>
    <datalist id="editor-sources">
      {[...view.sources.values()]
        .filter(({ parked }) => !parked)
        .map(({ name }) => (
          <option value={name} />
        ))}
    </datalist>
    <Level name="credibility" value={item.credibility} />
    <Level name="relevance" value={item.relevance} />
    <EditorTools id={id} list="evidence" item={item.id} />
  </form>
)

export const HypothesisEditor = ({ id, item }: Pick<Props, 'id'> & { readonly item: Hypothesis }) => (
  <form
    class="head-editor"
    method="post"
    action={paths.item(id, 'hypotheses', item.id)}
    data-head={headId(item.id)}
    aria-label={`Edit ${item.id}`}
  >
    <HiddenField name="version" value={item.version} />
    <input
      class="select"
      name="label"
      value={item.label}
      autocomplete="off"
      dir="auto"
      aria-label={fieldLabel('hypothesis', 'label')}
      data-first
    />
    <EditorTools id={id} list="hypotheses" item={item.id} />
  </form>
)

const Level = ({ name, value }: { name: 'credibility' | 'relevance'; value: string | null }) => (
  <label>
    {fieldLabel('evidence', name)}
    <select class="select" name={name}>
      {LEVEL_CHOICES.map((choice) => (
        <option value={choice.value} selected={choice.value === (value ?? '')}>
          {choice.label}
        </option>
      ))}
    </select>
  </label>
)

/** The buttons are labelled for both directions, because the matrix can be transposed. */
const EditorTools = ({ id, list, item }: { id: string; list: 'evidence' | 'hypotheses'; item: string }) => (
  <p class="row">
    <button type="submit" class="btn" data-size="s" data-kind="main">
      Save
    </button>
    <button type="button" class="btn" data-size="s" data-leave>
      Cancel
    </button>
    <a class="btn" data-size="s" data-kind="plain" href={`${paths.item(id, list, item)}?back=matrix`} data-side-panel>
      All fields
    </a>
    <button type="button" class="btn" data-size="s" data-kind="plain" data-move="-1" aria-label={`Move ${item} back`} title="Move back">
      ←
    </button>
    <button
      type="button"
      class="btn"
      data-size="s"
      data-kind="plain"
      data-move="1"
      aria-label={`Move ${item} forward`}
      title="Move forward"
    >
      →
    </button>
    {list === 'evidence' && (
      <button type="button" class="btn" data-size="s" data-kind="plain" data-choose>
        Select
      </button>
    )}
  </p>
)
