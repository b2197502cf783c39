// The help pages: contents, links between pages, the link back to the workbook, and who may read them.
import { expect, it } from 'vitest'
import { HELP_TOPICS } from '../../../templates/help/topics.ts'
import { LOCAL_ONLY } from '../../../templates/layout/local-only.ts'
import { HELP_PAGES, helpLink, paths } from '../../paths.ts'
import { participant, reader, runFrom, signInAs, signInWithKey, visitor } from '../../tests/support/sign-in.test-support.ts'
import { testApp } from '../../tests/support/test-app.ts'

const TITLE = 'Kazakhstan'
const linksIn = (html: string) => [...html.matchAll(/href="(\/help[^"#]*)/g)].map(([, place = '']) => place.replaceAll('&amp;', '&'))
const backLink = (html: string) => /<p class="meta no-print"><a href="([^"]*)">(.*?)<\/a>/.exec(html)?.slice(1) ?? []

it('every help page has its question as heading and the contents on top, with the current page marked', async () => {
  const app = await testApp()
  for (const page of [null, ...HELP_PAGES]) {
    const answer = await app.get(helpLink(page))
    const html = await answer.text()
    expect(answer.status, helpLink(page)).toBe(200)
    expect(html).toContain(`<h1>${page === null ? 'Help' : HELP_TOPICS[page].question}</h1>`)
    for (const other of HELP_PAGES) expect(linksIn(html)).toContain(helpLink(other))
    expect(/<a href="([^"]*)" aria-current="page">/.exec(html)?.[1]).toBe(helpLink(page))
    expect(html.match(/aria-current/g)).toHaveLength(1)
  }
})

it('every link between help pages leads to an existing page and an id on it', async () => {
  const app = await testApp()
  for (const page of HELP_PAGES) {
    const html = await (await app.get(helpLink(page))).text()
    for (const [, place = '', anchor] of html.matchAll(/href="(\/help[^"#]*)(?:#([^"]*))?"/g)) {
      const answer = await app.get(place)
      expect([answer.status, place]).toEqual([200, place])
      if (anchor) expect(await answer.text(), place).toContain(`id="${anchor}"`)
    }
  }
})

it('the contents of help keep every anchor of the single page that help used to be', async () => {
  const html = await (await (await testApp()).get(paths.help())).text()
  for (const anchor of ['rating', 'keys', 'scores', 'what-ifs', 'several', 'files', 'aids', 'exercises', 'limits', 'steps'])
    expect(html.split(`id="${anchor}"`), anchor).toHaveLength(2)
})

it('a help page that does not exist is not found', async () => {
  const app = await testApp()
  for (const page of ['nothing', 'constructor', '__proto__', '%00']) expect((await app.get(paths.helpPage(page))).status).toBe(404)
})

it('help opened from a workbook has a link back to it by name on every help page', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  const matrix = await (await app.get(paths.workbook(id))).text()
  expect(linksIn(matrix)).toContain(helpLink(null, id))
  expect(linksIn(matrix)).toContain(helpLink('rating', id))
  const html = await (await app.get(helpLink('scores', id))).text()
  const [href, words] = backLink(html)
  expect([href, words]).toEqual([paths.workbook(id), expect.stringContaining(TITLE)])
  expect(linksIn(html).filter((place) => !place.endsWith(`?from=${id}`))).toEqual([])
})

it('help opened from a running exercise has a link back to its desk', async () => {
  const app = await testApp()
  const run = await runFrom(app, await app.fromCase())
  expect(linksIn(await (await app.get(paths.exercise(run))).text())).toContain(helpLink('exercises', run))
  expect(backLink(await (await app.get(helpLink('exercises', run))).text())[0]).toBe(paths.exercise(run))
})

it('the link from help back to a workbook escapes its title', async () => {
  const app = await testApp()
  const made = await app.post(paths.workbooks(), { title: '<b>"Bold"</b>', question: 'What now?' })
  const id = (made.headers.get('location') ?? '').slice(paths.workbook('').length)
  expect(backLink(await (await app.get(helpLink(null, id))).text())[1]).toContain('&lt;b&gt;')
})

it.each([
  'https://evil.example/',
  '//evil.example',
  'javascript:alert(1)',
  '../sign-out',
  '"><script>',
  '%00',
  '',
  'x'.repeat(10_000),
  'nowhere',
  '__proto__',
])('help ignores the hostile or unknown workbook %j and links to the home page', async (from) => {
  const app = await testApp()
  const answer = await app.get(helpLink('rating', from))
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(backLink(html)).toEqual([paths.home(), 'Workbooks'])
  expect(linksIn(html).filter((place) => place.includes('from'))).toEqual([])
})

it('help ignores a workbook that was deleted', async () => {
  const app = await testApp()
  const id = await app.fromCase()
  await app.post(paths.delete(id))
  expect(backLink(await (await app.get(helpLink(null, id))).text())[0]).toBe(paths.home())
})

it('help links a reader back to the workbook of the reader link, and shows no title of another', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const [own, other] = [await app.fromCase(), await app.fromCase('tokyo-1995')]
  const guest = await reader(app, facilitator, own)
  expect(backLink(await (await guest.get(helpLink('verdicts', own))).text())[0]).toBe(paths.workbook(own))
  const html = await (await guest.get(helpLink('verdicts', other))).text()
  expect(backLink(html)[0]).toBe(paths.home())
  expect(html).not.toContain('Tokyo')
})

it('a person with the key and without a name can read help, which shows no title', async () => {
  const app = await testApp({ signIn: true })
  const id = await app.fromCase()
  const answer = await (await signInWithKey(app)).get(helpLink('rating', id))
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).not.toContain(TITLE)
  expect(html).not.toContain(id)
})

it('strangers and participants of an exercise are redirected from help to sign in', async () => {
  const app = await testApp({ signIn: true })
  const facilitator = await signInAs(app, 'Aigerim')
  const run = await runFrom(facilitator, await app.fromCase())
  for (const one of [visitor(app), await participant(app, run)])
    for (const page of [null, 'rating'] as const) {
      const answer = await one.get(helpLink(page, run))
      expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringContaining(paths.signIn())])
    }
})

it.each([paths.home(), paths.help(), paths.deleted()])(
  'the page %s says that only this machine can open it, unless others can reach the server',
  async (place) => {
    expect(await (await (await testApp()).get(place)).text()).toContain(LOCAL_ONLY)
    const shared = await testApp({ signIn: true })
    expect(await (await (await signInAs(shared, 'Aigerim')).get(place)).text()).not.toContain(LOCAL_ONLY)
  },
)
