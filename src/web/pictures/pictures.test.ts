// Tests the addresses of the pictures: who may see what, hidden scores, what-ifs, other raters, earlier states and hostile texts.
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { PICTURES } from '../../../templates/pictures/pictures.ts'
import { RATINGS } from '../../ach/model/rating.ts'
import { RATING_COLOURS } from '../../ach/words/palette.ts'
import { paths } from '../../paths.ts'
import { HOSTILE, markedDocument } from '../../tests/hostile/marked.test-support.ts'
import { importDocument } from '../../tests/hostile/pages.test-support.ts'
import { reader, signInAs } from '../../tests/support/sign-in.test-support.ts'
import { type TestApp, testApp } from '../../tests/support/test-app.ts'
import { NO_SUCH_PICTURE, NOTHING_TO_SHOW, PICTURE_HIDDEN } from './pictures.ts'

const ALL = Object.keys(PICTURES)

/** A workbook of two raters, as the first of them. */
async function rated(): Promise<TestApp & { id: string; picture: (name: string, query?: string, cookie?: string) => Promise<Response> }> {
  const app = await testApp()
  const id = await app.fromCase()
  const { workbook } = await app.workbooks.open(id)
  const cells = [...workbook.evidence.keys()].flatMap((evidence) =>
    [...workbook.hypotheses.keys()].map((hypothesis) => ({ evidence, hypothesis })),
  )
  await app.workbooks.change(id, 'me', () =>
    cells.map(({ evidence, hypothesis }, at) => ({
      ...{ type: 'rated', rater: 'me', evidence, hypothesis, before: null },
      after: RATINGS[(at * 7) % 6] ?? 'N',
    })),
  )
  await app.post(paths.reference(id, 'article'), { shown: '1' })
  const picture = (name: string, query = '', cookie = '') =>
    app.get(`${paths.picture(id, `${name}.svg`)}${query}`, cookie ? { cookie } : {})
  return { ...app, id, picture }
}

const wellFormed = (svg: string) => {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.write(svg).close()
}

test('a picture is an SVG file named after its workbook and figure', async () => {
  const { picture } = await rated()
  const response = await picture('scores')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
  expect(response.headers.get('content-disposition')).toContain('filename="Kazakhstan-January-2022-scores.svg"')
  const svg = await response.text()
  wellFormed(svg)
  expect(svg).toContain('Rated by')
  expect(svg).toContain('2 Jan 2026')
})

test('the title of a picture is the finding on the page', async () => {
  const { get, id, picture } = await rated()
  const page = await (await get(paths.analysis(id))).text()
  const names = ['scores', 'rankings', 'items', 'sources', 'clusters', 'kinds', 'probabilities']
  const figures: Readonly<Record<string, string>> = { probabilities: 'bayes' }
  for (const name of names) {
    const [, title] = /<title>(.*?)<\/title>/.exec(await (await picture(name)).text()) ?? []
    expect(page, name).toContain(`<h2 id="fig-${figures[name] ?? name}-title">${title}</h2>`)
  }
})

test('while scores are hidden, only the matrix and the heat map have pictures, and those have no scores', async () => {
  const { picture } = await rated()
  const cookie = 'view=scores%3Dhidden'
  for (const name of ALL) {
    const response = await picture(name, '?without=evidence:E5', cookie)
    const text = await response.text()
    if (name === 'matrix' || name === 'heat-map') {
      expect(response.status, name).toBe(200)
      expect(text).not.toMatch(/least evidence|Score and rank|linchpin/)
    } else {
      expect(response.status, name).toBe(403)
      expect(text).toContain(PICTURE_HIDDEN)
    }
  }
})

test('an unknown picture is refused, and one with nothing to show says so', async () => {
  const { get, picture, fromCase } = await rated()
  for (const name of ['nothing', 'constructor', '../matrix', 'matrix.png'])
    expect(await (await picture(encodeURIComponent(name))).text()).toContain(NO_SUCH_PICTURE)
  const unrated = await fromCase()
  const empty = await get(paths.picture(unrated, 'rankings.svg'))
  expect(empty.status).toBe(404)
  expect(await empty.text()).toContain(NOTHING_TO_SHOW)
  expect((await picture('before-after')).status).toBe(404)
})

test('pictures of a what-if say so; the history shows what was done', async () => {
  const { picture } = await rated()
  for (const name of ['matrix', 'heat-map', 'before-after', 'scores', 'items', 'robustness'])
    expect(await (await picture(name, '?without=evidence:E5')).text(), name).toContain('What-if, not saved: E5 is left out')
  expect(await (await picture('history', '?without=evidence:E5')).text()).not.toContain('What-if')
  expect(await (await picture('scores')).text()).not.toContain('What-if')
})

test('the picture of another rater has their name, also in the name of the file', async () => {
  const { picture } = await rated()
  const response = await picture('scores', '?rater=article')
  expect(response.headers.get('content-disposition')).toContain('scores-The-article')
  expect(await response.text()).toContain('The article')
  expect(await (await picture('scores')).text()).not.toContain('The article')
  expect((await picture('scores', '?rater=nobody')).status).toBe(404)
})

test('the matrix of an earlier state says which one it is', async () => {
  const { picture } = await rated()
  expect(await (await picture('matrix', '?at=40')).text()).toContain('As it was after change 40.')
})

test('a reader gets the pictures of the link, without names unless the link has them', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aliya Bekova')
  const place = (await facilitator.post(paths.workbooks(), { case: 'kazakhstan-2022' })).headers.get('location') ?? ''
  const id = place.split('/').at(-1) ?? ''
  await facilitator.post(paths.rating(id, 'E1', 'H1'), { value: 'II' })
  await facilitator.post(paths.rating(id, 'E1', 'H2'), { value: 'C' })
  const named = await reader(app, facilitator, id, { rater: '', names: 'yes' })
  const nameless = await reader(app, facilitator, id, { rater: '' })
  for (const name of ALL) {
    const address = paths.picture(id, `${name}.svg`)
    expect(await (await nameless.get(address)).text(), name).not.toContain('Aliya')
  }
  expect(await (await named.get(paths.picture(id, 'scores.svg'))).text()).toContain('Aliya Bekova')
  expect((await nameless.get(paths.picture(id, 'scores.svg'))).status).toBe(200)
})

test('hostile texts are texts in every picture', async () => {
  const app = await testApp()
  const id = await importDocument(app, markedDocument('').json)
  let [drawn, shown] = [0, 0]
  for (const name of ALL) {
    const response = await app.get(`${paths.picture(id, `${name}.svg`)}?without=evidence:E2`)
    if (response.status !== 200) continue
    const svg = await response.text()
    drawn += 1
    wellFormed(svg)
    expect(svg, name).not.toContain('<script')
    expect(svg, name).not.toContain('<img')
    if (svg.includes('&lt;script')) shown += 1
  }
  expect(drawn).toBeGreaterThan(9)
  expect(shown).toBe(drawn)
  expect(HOSTILE).toContain('<script')
})

test('the matrix for the clipboard has the ratings, heads and colours of the matrix, and no other markup than its own', async () => {
  const app = await rated()
  const { html, text } = (await (await app.get(paths.matrixCopy(app.id))).json()) as { html: string; text: string }
  expect(html.match(/<th scope="col"/g)).toHaveLength(2 + 4)
  expect(html.match(/<td [^>]*bgcolor="#[0-9A-F]{6}"[^>]*>/g)).toHaveLength(23 * 4)
  expect(html).toContain(`bgcolor="#${RATING_COLOURS.II.fill}"`)
  const lines = text.split('\n')
  const head = lines.findIndex((line) => line.startsWith('ID\t'))
  expect(lines[head]?.split('\t')).toHaveLength(6)
  expect(lines.slice(head + 1, head + 24).map((line) => line.split('\t').length)).toEqual(Array(23).fill(6))
  const whatIf = (await (await app.get(`${paths.matrixCopy(app.id)}?without=source:S1`)).json()) as { text: string }
  expect(whatIf.text).not.toBe(text)

  const hostile = await importDocument(app, markedDocument('=').json)
  const copied = (await (await app.get(paths.matrixCopy(hostile))).json()) as { html: string }
  expect(copied.html).toContain('&lt;script')
  const tags = new Set([...copied.html.matchAll(/<\/?([a-z]+)/gi)].map(([, tag]) => tag))
  expect([...tags].sort()).toEqual(
    ['b', 'br', 'font', 'p', 'span', 'table', 'tbody', 'td', 'th', 'thead', 'tr'].filter((tag) => tags.has(tag)),
  )
})

test('the matrix for the clipboard has no scores while they are hidden', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const { text } = (await (await app.get(paths.matrixCopy(id))).json()) as { text: string }
  expect(text).not.toMatch(/\d(st|nd|rd|th)\b|Score|\d\.\d\d/)
})
