// The evidence page over HTTP: what it shows without JavaScript, one value edited in place, and several items at once.
import { describe, expect, it, test } from 'vitest'
import { dateProblem } from '../../ach/model/dates.ts'
import { linkMissing } from '../../forms/item-links.ts'
import { paths } from '../../paths.ts'
import { HTMX, testApp } from '../../tests/support/test-app.ts'

async function withCase() {
  const app = await testApp()
  const id = await app.fromCase()
  const page = async (query = '') => (await app.get(`${paths.items(id, 'evidence')}${query}`)).text()
  const item = async (evidence: string) => (await app.workbooks.open(id)).workbook.evidence.get(evidence)
  return { ...app, id, page, item }
}
const shownRows = (html: string) =>
  [...html.matchAll(/<tr id="evidence-(E\d+)"([^>]*)>/g)].flatMap(([, id, rest]) => (/ hidden/.test(rest ?? '') ? [] : [id]))

describe('the table of evidence', () => {
  it('links each value to its field in the form, and back to the table as it is', async () => {
    const { page, id } = await withCase()
    const form = paths.item(id, 'evidence', 'E4')
    expect(await page()).toContain(`<td data-field="kind" data-label="Kind"><a class="cell" href="${form}?field=kind" dir="auto">claim</a>`)
    expect(await page('?sort=-date')).toContain(`href="${form}?field=kind&amp;back=%3Fsort%3D-date"`)
    expect(await page()).toContain('aria-label="Cluster: none"')
  })

  it('is sorted by the links of its heads, one way, the other, and not at all', async () => {
    const { page, id } = await withCase()
    const url = paths.items(id, 'evidence')
    expect(await page()).toContain(`<th scope="col" class="date"><a class="sort" id="sort-date" href="${url}?sort=date">`)
    const sorted = await page('?sort=date')
    expect(sorted).toContain(`<th scope="col" class="date" aria-sort="ascending"><a class="sort" id="sort-date" href="${url}?sort=-date">`)
    expect(await page('?sort=-date')).toContain(`aria-sort="descending"><a class="sort" id="sort-date" href="${url}">`)
    expect(shownRows(sorted)[0]).not.toBe('E1')
    expect(sorted).not.toContain('Move E2 up')
  })

  it('is filtered and found in by the address, and says how many items it shows', async () => {
    const { page } = await withCase()
    const html = await page('?kind=absence&credibility=high')
    expect(shownRows(html).length).toBeGreaterThan(0)
    expect(html).toMatch(/Showing <strong[^>]*>\d<\/strong> of 23 items/)
    expect(shownRows(await page('?find=LUKASHENKO%20alone'))).toEqual(['E16'])
    const none = await page('?find=%3Cnothing%3E')
    expect(shownRows(none)).toEqual([])
    expect(none).toContain('value="&lt;nothing&gt;"')
  })

  it('shows the chosen columns', async () => {
    const { page } = await withCase()
    const heads = (html: string) => [...html.matchAll(/class="sort" id="sort-(\w+)"/g)].map(([, name]) => name)
    expect(heads(await page())).toEqual([
      'statement',
      'kind',
      'date',
      'source',
      'cluster',
      'credibility',
      'relevance',
      'ratings',
      'diagnosticity',
    ])
    expect(heads(await page('?column=locator&column=notes'))).toEqual(['statement', 'locator', 'notes'])
  })

  it('shows the ratings of the viewer, and no diagnosticity while scores are hidden', async () => {
    const { post, get, page, id } = await withCase()
    await post(`/workbooks/${id}/ratings/E1/H1`, { value: 'II' })
    expect(await page()).toContain(`<a href="${paths.card(id, 'E1')}"><i data-r="II" title="Coup">II</i> <i data-r=""`)
    const hidden = await get(`${paths.items(id, 'evidence')}`, { cookie: 'view=scores%3Dhidden' })
    expect(await hidden.text()).not.toContain('sort-diagnosticity')
  })

  it('shows links with their host, which open in a new tab without telling where they were clicked', async () => {
    const { post, page, id } = await withCase()
    await post(paths.item(id, 'evidence', 'E4'), { url: 'https://example.org/a?b="c"' })
    expect(await page()).toContain(
      '<a class="web" href="https://example.org/a?b=&quot;c&quot;" target="_blank" rel="noreferrer noopener">example.org<span class="visually-hidden"> (opens in a new tab)</span></a>',
    )
  })
})

describe('one value edited in its cell', () => {
  it('is stored, and its row and Undo are returned', async () => {
    const { post, item, id } = await withCase()
    const answer = await post(paths.evidenceField(id, 'E4', 'date'), { value: '11 Jan 2022', was: '2022-01-10', query: '' }, HTMX)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).toMatch(/^<hx-partial hx-target="#evidence-E4" hx-swap="outerMorph"><tr id="evidence-E4"/)
    expect(html).toContain('Undo: changed the date of E4')
    expect(html).toContain('aria-label="Move E4 up"')
    expect(await item('E4')).toMatchObject({ date: '2022-01-11', kind: 'claim' })
  })

  it.each([
    ['date', 'no day', dateProblem('no day')],
    ['source', 'S99', linkMissing('source')],
    ['statement', ' ', 'The text is missing.'],
    ['url', 'javascript:x', 'starting with https://'],
    ['credibility', 'HIGH!', 'Choose low, medium, high or unknown.'],
  ])('as %s “%s” is refused with a sentence, and nothing is stored', async (field, value, sentence) => {
    const { post, workbooks, id } = await withCase()
    const { seq } = (await workbooks.open(id)).workbook
    const answer = await post(paths.evidenceField(id, 'E4', field), { value }, HTMX)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
    expect((await workbooks.open(id)).workbook.seq).toBe(seq)
  })

  it('does not overwrite the same value of another person, but leaves another value of the item alone', async () => {
    const { post, item, id } = await withCase()
    const edit = async (field: string, value: string, was: string) =>
      (await post(paths.evidenceField(id, 'E4', field), { value, was }, HTMX)).status
    expect(await edit('kind', 'event', 'claim')).toBe(200)
    expect(await edit('kind', 'document', 'claim')).toBe(412)
    expect(await edit('locator', 'p. 1', 'para. 6')).toBe(200)
    expect(await item('E4')).toMatchObject({ kind: 'event', locator: 'p. 1' })
  })

  it('must be of an item and a field that exist', async () => {
    const { post, id } = await withCase()
    expect((await post(paths.evidenceField(id, 'E99', 'kind'), { value: 'x' }, HTMX)).status).toBe(404)
    expect((await post(paths.evidenceField(id, 'E4', 'id'), { value: 'x' }, HTMX)).status).toBe(404)
    expect((await post(paths.evidenceField(id, 'E4', '__proto__'), { value: 'x' }, HTMX)).status).toBe(404)
  })
})

describe('several items at once', () => {
  const send = (app: Awaited<ReturnType<typeof withCase>>, fields: Record<string, string>, rows: readonly string[]) => {
    const body = new URLSearchParams(fields)
    for (const one of rows) body.append('row', one)
    return app.request(paths.editEvidence(app.id), { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  }

  it('get the same values in one change, which one undo reverses and names', async () => {
    const app = await withCase()
    const saved = await send(app, { do: 'set', credibility: 'low', cluster: '-', query: '?sort=kind' }, ['E3', 'E4', 'E8'])
    expect(saved.headers.get('location')).toBe(`${paths.items(app.id, 'evidence')}?sort=kind&done=1#evidence-E3`)
    for (const one of ['E3', 'E4', 'E8']) expect(await app.item(one)).toMatchObject({ credibility: 'low', cluster: null })
    expect(await app.page('?done=1')).toContain(
      'Done: set the cluster to none and the credibility to low for 3 items. One Undo reverses it.',
    )
    const undone = await app.post(
      paths.undo(app.id),
      {},
      { referer: `http://localhost${paths.items(app.id, 'evidence')}?sort=kind&done=1` },
    )
    expect(undone.headers.get('location')).toMatch(/\/evidence\?sort=kind&undone=1#evidence-E\d$/)
    expect(await app.page('?undone=1')).toContain('Undone: set the cluster to none and the credibility to low for 3 items.')
    expect(await app.item('E3')).toMatchObject({ credibility: 'high', cluster: 'tokayev' })
  })

  it('are parked and restored; those that are so already do not change', async () => {
    const app = await withCase()
    await send(app, { do: 'park' }, ['E3', 'E4'])
    await send(app, { do: 'park' }, ['E4', 'E5'])
    expect(await app.page('?done=1')).toMatch(/Done: parked [a-z ]*E5\./)
    await send(app, { do: 'restore' }, ['E3', 'E4', 'E6'])
    expect(await app.page('?done=1')).toContain('Done: restored 2 items.')
    expect([(await app.item('E3'))?.parked, (await app.item('E5'))?.parked]).toEqual([false, true])
  })

  it('are all that the filters show, without JavaScript', async () => {
    const app = await withCase()
    await send(app, { do: 'set', kind: 'speech', all: 'on', query: '?find=lukashenko' }, [])
    expect(await app.item('E16')).toMatchObject({ kind: 'speech' })
    expect(await app.item('E1')).toMatchObject({ kind: 'event' })
  })

  it.each([
    [{ do: 'set', credibility: 'low' }, [], 'Select at least one item.'],
    [{ do: 'set' }, ['E1'], 'Choose at least one value to set'],
    [{ do: 'set', date: 'no day' }, ['E1'], dateProblem('no day')],
  ])('are not changed by %o for %j, and the selection is kept', async (fields, rows, sentence) => {
    const app = await withCase()
    const answer = await send(app, fields as Record<string, string>, rows)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(sentence)
    for (const one of rows) expect(html).toContain(`value="${one}" aria-label="Select ${one}" checked`)
    expect((await app.item('E1'))?.credibility).toBe('high')
  })

  it('an unknown item is refused, and nothing is changed', async () => {
    const app = await withCase()
    expect((await send(app, { do: 'park' }, ['E1', 'E99'])).status).toBe(404)
    expect((await app.item('E1'))?.parked).toBe(false)
  })
})

test('a fragment has the table and the count only', async () => {
  const { get, id } = await withCase()
  const html = await (await get(`${paths.items(id, 'evidence')}?sort=date`, HTMX)).text()
  expect(html).toMatch(/^<form[^>]* id="list-evidence"/)
  expect(html).toContain('<hx-partial hx-target="#grid-count"')
  expect(html).not.toContain('<html')
})
