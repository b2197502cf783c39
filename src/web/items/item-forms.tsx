// Adds and edits one item of any list. What was typed is kept after an error and when another person saved first.

import { type Context, Hono } from 'hono'
import { ItemPage } from '../../../templates/items/item-form.tsx'
import { WHAT_OF } from '../../../templates/items/item-words.ts'
import { tabLink } from '../../../templates/layout/page.tsx'
import { EvidenceEditor, HypothesisEditor } from '../../../templates/matrix/head-editor.tsx'
import type { FilledForm } from '../../../templates/ui/fields.tsx'
import { weightText } from '../../../templates/ui/format.ts'
import { dayText } from '../../../templates/ui/when.tsx'
import type { Change } from '../../ach/log/change.ts'
import { readDate } from '../../ach/model/dates.ts'
import { agreeGrade } from '../../ach/model/grade.ts'
import { Refused } from '../../ach/model/refused.ts'
import { idSchema } from '../../ach/model/texts.ts'
import { activeItems, type Evidence, type EvidenceFields, type Workbook } from '../../ach/model/workbook.ts'
import type { View } from '../../ach/view/view.ts'
import { choiceWords } from '../../ach/words/choice-words.ts'
import { fieldLabel } from '../../ach/words/field-table.ts'
import { formatDate } from '../../ach/words/phrases.ts'
import { evidenceQuery, readEvidenceQuery } from '../../forms/evidence-query.ts'
import { ID_PROBLEMS, UsedIds } from '../../forms/ids.ts'
import { readInlineItems } from '../../forms/inline-links.ts'
import { addLinks, isFieldSent, linkProblems, normalizeTyped, withoutLinks } from '../../forms/item-links.ts'
import { withLine } from '../../forms/one-line.ts'
import { SameTexts } from '../../forms/same-text.ts'
import { additionOf, editOf, type FieldsOf, fieldNames, type Problem, readFields, type Typed } from '../../forms/typed-fields.ts'
import { readForm } from '../../http/form.ts'
import { wantsFragment, wantsSidePanel } from '../../http/fragment.ts'
import { cellId, ITEM_LISTS, type ItemList, pagePath, paths } from '../../paths.ts'
import type { Deps } from '../shared/deps.ts'
import { conflictPage } from '../shared/edit-conflict.tsx'
import { itemVersion } from '../shared/edit-version.ts'
import { type OpenView, openView, type PageEnv, reopenView } from '../shared/open-view.ts'
import { saveForm } from '../shared/save-form.ts'

export function itemFormRoutes(deps: Deps) {
  const routes = new Hono<PageEnv>()
  for (const list of ITEM_LISTS) {
    const what = WHAT_OF[list]
    routes.get(paths.newItem(':id', list), async (c) => {
      const seen = await openView(c)
      return c.render(
        form(deps, c, seen, list, null, {
          values: { hypothesis: c.req.query('hypothesis') },
          problems: [],
          focus: fieldNames(what)[0],
        }),
      )
    })

    routes.post(paths.items(':id', list), async (c) => {
      const seen = await openView(c)
      const values = withLine(list, normalizeTyped(list, await readForm(c)))
      const read = readFields(what, withoutLinks(list, values))
      const same = list === 'evidence' && values.again !== 'yes' ? new SameTexts(seen.view).find(values.statement ?? '') : undefined
      const problems = [
        ...(read.ok ? [] : read.problems),
        ...idProblems(values.id),
        ...linkProblems(seen.view, list, values),
        ...(same === undefined ? [] : [{ field: 'again', message: hasSameText(same) }]),
      ]
      if (!read.ok || problems.length > 0) return c.render(form(deps, c, seen, list, null, { values, problems }), { status: 422 })
      let id = ''
      const decide = (workbook: Workbook): Change[] => {
        id = values.id?.trim() || UsedIds.in(workbook, what).next()
        const fresh = readInlineItems(workbook, list, values)
        return [...fresh.changes, additionOf(what, id, agreed(list, addLinks(workbook, list, read.fields, values, fresh.links), null))]
      }
      return saveForm(deps, c, seen.id, decide, {
        saved() {
          if (values.then !== 'another') return placeOf(seen, list, id, values.back)
          const again = new URLSearchParams({ added: id, ...(values.hypothesis && { hypothesis: values.hypothesis }) })
          return `${paths.newItem(seen.id, list)}?${again}`
        },
        problem: (problem, status) => c.render(form(deps, c, seen, list, null, { values, problems: [problem] }), { status }),
      })
    })

    routes.get(paths.item(':id', list, ':item'), async (c) => {
      const seen = await openView(c)
      const item = itemOf(seen.view, list, c.req.param('item'))
      const editor = wantsFragment(c) && !wantsSidePanel(c) ? headEditor(seen, list, item.id) : null
      if (editor) return c.html(editor)
      return c.render(form(deps, c, seen, list, item, { values: textsOf(item, list), problems: [], focus: c.req.query('field') }))
    })

    routes.post(paths.item(':id', list, ':item'), async (c) => {
      const seen = await openView(c)
      const item = itemOf(seen.view, list, c.req.param('item'))
      const typed = normalizeTyped(list, await readForm(c))
      const values = { ...textsOf(item, list), ...typed }
      const read = readFields(what, withoutLinks(list, values))
      const problems = [...(read.ok ? [] : read.problems), ...linkProblems(seen.view, list, values)]
      if (!read.ok || problems.length > 0) return c.render(form(deps, c, seen, list, item, { values, problems }), { status: 422 })
      const version = itemVersion(typed)
      const decide = (workbook: Workbook): Change[] => {
        const now = itemOf(workbook, list, item.id)
        const fresh = readInlineItems(workbook, list, values)
        const fields = addLinks(workbook, list, read.fields, values, fresh.links)
        // A field that is not in the form keeps its current value.
        const wanted = {
          ...fieldsOf(now, list),
          ...Object.fromEntries(Object.entries(fields).filter(([name]) => isFieldSent(typed, name))),
        }
        const was = fieldsOf(now, list) as FieldsOf<typeof what>
        const change = editOf(what, item.id, was, agreed(list, wanted as FieldsOf<typeof what>, now))
        if (!change) return []
        if (version !== null && version !== now.version) throw new Refused('conflict', `${item.id} has changed since you opened the form.`)
        return [...fresh.changes, change]
      }
      return saveForm(deps, c, seen.id, decide, {
        saved: () => placeOf(seen, list, item.id, values.back),
        conflict: async () => conflict(deps, c, await reopenView(c), list, item.id, typed),
        problem: (problem, status) => c.render(form(deps, c, seen, list, item, { values, problems: [problem] }), { status }),
      })
    })
  }
  return routes
}

/** For an item whose text another one has. */
export const hasSameText = (id: string): string => `${id} has the same text. Tick the box to add it anyway, or change the text.`

type Item = { readonly id: string; readonly parked: boolean; readonly version: number }

function itemOf(of: View | Workbook, list: ItemList, id: string): Item {
  const item = of[list].get(id)
  if (!item) throw new Refused('unknown', ID_PROBLEMS.notInList(id))
  return item
}

/** The fields of an item of evidence with its grade and credibility in agreement; those of other items unchanged. */
const agreed = <F extends object>(list: ItemList, fields: F, before: Item | null): F =>
  list === 'evidence' ? (agreeGrade(fields as unknown as EvidenceFields, before as Evidence | null) as unknown as F) : fields

const fieldsOf = (item: Item, list: ItemList): Record<string, unknown> => {
  const all = item as unknown as Record<string, unknown>
  return Object.fromEntries(fieldNames(WHAT_OF[list]).map((name) => [name, all[name]]))
}
const textsOf = (item: Item, list: ItemList): Record<string, string> =>
  Object.fromEntries(Object.entries(fieldsOf(item, list)).map(([name, value]) => [name, String(value ?? '')]))

function idProblems(id: string | undefined): Problem[] {
  if (!id?.trim()) return []
  const read = idSchema.safeParse(id.trim())
  return read.success ? [] : [{ field: 'id', message: read.error.issues[0]?.message ?? 'This cannot be used as an ID.' }]
}

/** Where to go after saving: back to the matrix or the card, else the list; to that of evidence as it was left (`back` is its query). */
function placeOf({ id, view }: OpenView, list: ItemList, item: string, back: string | undefined): string {
  const [first] = activeItems(view.hypotheses)
  if (back === 'matrix') return `${paths.workbook(id)}${list === 'evidence' && first ? `#${cellId(item, first.id)}` : ''}`
  if (back === 'card' && list === 'evidence') return paths.card(id, item)
  const query = list === 'evidence' && back?.startsWith('?') ? evidenceQuery(readEvidenceQuery(new URLSearchParams(back))) : ''
  return `${paths.items(id, pagePath(list))}${query}#${list}-${item}`
}

/** The form in the head of an item in the matrix; null for lists that the matrix does not show. */
function headEditor({ id, view }: OpenView, list: ItemList, item: string) {
  const [evidence, hypothesis] = [view.evidence.get(item), view.hypotheses.get(item)]
  if (list === 'evidence' && evidence) return <EvidenceEditor id={id} view={view} item={evidence} />
  return list === 'hypotheses' && hypothesis ? <HypothesisEditor id={id} item={hypothesis} /> : null
}

function form(deps: Deps, c: Context<PageEnv>, seen: OpenView, list: ItemList, item: Item | null, filled: FilledForm) {
  const evidence = item && list === 'evidence' ? seen.view.evidence.get(item.id) : undefined
  const added = c.req.query('added') ?? ''
  const back = filled.values.back ?? c.req.query('back') ?? ''
  return (
    <ItemPage
      id={seen.id}
      view={seen.view}
      today={dayText(deps.now())}
      list={list}
      item={item}
      nextId={UsedIds.in(seen.view, WHAT_OF[list]).next()}
      filled={filled}
      weight={evidence && weightText(evidence)}
      back={back}
      cancel={item ? placeOf(seen, list, item.id, back) : paths.items(seen.id, pagePath(list))}
      added={seen.view[list].has(added) ? added : undefined}
    />
  )
}

function conflict(deps: Deps, c: Context<PageEnv>, seen: OpenView, list: ItemList, itemId: string, typed: Typed) {
  const { id, view } = seen
  const item = itemOf(view, list, itemId)
  const what = WHAT_OF[list]
  const theirs = textsOf(item, list)
  const shown = (name: string, value: string) => {
    if (name === 'date' || name === 'by') return formatDate(readDate(value) ?? value)
    if (name === 'source') return view.sources.get(value)?.name ?? value
    if (name === 'cluster') return view.clusters.get(value)?.label ?? value
    return name === 'hypothesis' ? (view.hypotheses.get(value)?.label ?? value) : choiceWords(what, name, value)
  }
  return conflictPage(deps, c, seen, typed, {
    tab: tabLink(list),
    what: itemId,
    version: item.version,
    beforeOf: (change) => (change.type === 'changed' && change.what === what && change.id === itemId ? change.before : null),
    fields: (mine) => {
      const wanted: Typed = {
        ...theirs,
        ...mine,
        source: mine.newSource?.trim() || (mine.source ?? theirs.source),
        cluster: mine.newCluster?.trim() || (mine.cluster ?? theirs.cluster),
      }
      return fieldNames(what).map((name) => ({
        label: fieldLabel(what, name),
        theirs: shown(name, theirs[name] ?? ''),
        mine: shown(name, wanted[name] ?? ''),
      }))
    },
    action: paths.item(id, list, itemId),
    theirs: placeOf(seen, list, itemId, typed.back),
  })
}
