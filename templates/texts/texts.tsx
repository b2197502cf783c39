// The list of source texts, and the form that adds one.
import { formatCount } from '../../src/ach/model/format-count.ts'
import { readableTexts } from '../../src/ach/model/source-texts.ts'
import { LIMITS } from '../../src/ach/model/texts.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { formTitle } from '../items/item-words.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { AreaField, type FilledForm, Problems } from '../ui/fields.tsx'
import { formatDate } from '../ui/format.ts'
import { PageMain } from '../ui/page-main.tsx'
import { quotingItems } from './text-body.tsx'
import { TextFields } from './text-fields.tsx'

const KINDS = '.txt,.md,.html,.htm,.docx,.pdf'

export const TextsPage = ({ id, view, filled }: { id: string; view: View; filled: FilledForm }) => {
  const texts = readableTexts(view)
  return (
    <Page title={formTitle('Texts', filled.problems)} tab="sources" screen="texts" scripts={['ui/drop']}>
      <PageMain
        above={<Problems problems={filled.problems} />}
        crumb={<a href={paths.items(id, 'sources')}>Sources</a>}
        heading="Texts"
        lead="Add an article or another text, read it here, and turn its passages into evidence. Texts stay in this workbook: they are in no export unless you tick them, and readers and participants never see them."
      >
        {texts.length > 0 && (
          <ul class="panel list">
            {texts.map((text) => {
              const count = quotingItems(view, text).length
              const source = text.source === null ? undefined : view.sources.get(text.source)
              return (
                <li class="stack-tight">
                  <a class="item-title" href={paths.text(id, text.id)} dir="auto">
                    {text.title}
                  </a>
                  <p class="meta">
                    {[source?.name, text.date && formatDate(text.date), countNoun(count, 'item')].filter(Boolean).join(' · ')}
                  </p>
                </li>
              )
            })}
          </ul>
        )}
        {view.run === null ? <AddForm id={id} view={view} filled={filled} /> : <p>An exercise has no texts.</p>}
      </PageMain>
    </Page>
  )
}

const AddForm = ({ id, view, filled }: { id: string; view: View; filled: FilledForm }) => {
  const fileProblem = filled.problems.find(({ field }) => field === 'file')
  return (
    <form
      class="panel roomy"
      method="post"
      action={paths.texts(id)}
      enctype="multipart/form-data"
      data-drop="Drop the file to add its text"
      aria-labelledby="add-text"
      novalidate
    >
      <h2 id="add-text">Add a text</h2>
      <div class="field" data-bad={fileProblem && 'yes'}>
        <label for="f-file">File</label>
        <p class="hint" id="f-file-hint">
          A .txt, .md, .html, .docx or .pdf file. Only its words are kept: no pictures, no layout.
          <span data-drop-hint hidden>
            {' '}
            You can also drop it anywhere on this page.
          </span>
        </p>
        {fileProblem && (
          <p class="error" id="f-file-error">
            {fileProblem.message}
          </p>
        )}
        <input
          class="input"
          type="file"
          id="f-file"
          name="file"
          accept={KINDS}
          aria-describedby={`f-file-hint${fileProblem ? ' f-file-error' : ''}`}
          aria-invalid={fileProblem && 'true'}
        />
      </div>
      <AreaField
        name="pasted"
        label="Or paste the text"
        hint={`At most ${formatCount(LIMITS.sourceText)} characters.`}
        rows={6}
        filled={filled}
      />
      <TextFields view={view} filled={filled} fresh />
      <Actions main="Add text" />
    </form>
  )
}
