// Unusual input in a browser: texts that look like code, refused forms, refused ratings and malformed requests.
import { connect } from 'node:net'
import { CHECK_LISTS, paths } from '../../paths.ts'
import { markedDocument } from '../hostile/marked.test-support.ts'
import { createFromDocument } from '../support/large-workbook.ts'
import { overflow } from './axe.ts'
import { expect, test } from './browser.ts'
import { asFile, download, fillWorksheet } from './edited-files.ts'
import { cell, waitUntilSaved } from './steps.ts'

test('texts that look like HTML, formulas or right-to-left script are shown as typed and never executed', async ({ site }) => {
  const page = await site.page()
  const workbook = await site.fromCase('tokyo-1995')
  const texts = [
    '<img src=x onerror="document.title=1"><script>document.title=2</script>',
    '=HYPERLINK("http://a.example")',
    '👩‍👩‍👧‍👦 \u202eright to left\u202c שלום',
    'x'.repeat(10_000),
  ]
  for (const text of texts) {
    await page.goto(`${workbook}/new/evidence`)
    await page.locator('textarea[name="statement"]').fill(text)
    await page.locator('main form button[type="submit"]').first().click()
    await page.waitForURL((url) => !url.pathname.includes('/new/'))
  }
  await page.goto(workbook)
  // Not innerText, from which Firefox leaves out marks of direction.
  const matrixText = await page.locator('#matrix').textContent()
  for (const text of texts) expect(matrixText).toContain(text)
  expect(await page.title()).not.toMatch(/^[12]$/)
  const { evidence } = await (await page.request.get(`${workbook}/export.json`)).json()
  expect(evidence.slice(-texts.length).map(({ statement }: { statement: string }) => statement)).toEqual(texts)
})

test('a title or a worksheet cell that is one long word does not widen the page', async ({ site }) => {
  const page = await site.page({ viewport: { width: 390, height: 844 } })
  const workbook = await site.fromCase('tokyo-1995')
  const word = 'x'.repeat(250)
  const overflowPixels = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')
  await page.goto(`${workbook}/settings`)
  await page.locator('[name="title"]').fill(word)
  await page.getByRole('button', { name: 'Save settings' }).click()
  await page.goto('/')
  await page.getByRole('rowheader').getByRole('link', { name: word }).waitFor()
  expect(await overflowPixels(), 'first page').toBeLessThanOrEqual(0)

  const sheet = await fillWorksheet(await download(site.address, `${workbook}/worksheet.xlsx`), 'Dana', { 'E1 H1': 'CC', 'E2 H1': word })
  await page.goto(`${workbook}/import`)
  await page.locator('#f-file').setInputFiles([asFile('dana.xlsx', sheet), asFile(`${'y'.repeat(120)}.xlsx`, sheet)])
  await page.getByRole('button', { name: 'Preview file' }).click()
  await page.getByText('1 value cannot be imported').first().click()
  await page.getByText('E2 for').first().waitFor()
  expect(await overflowPixels(), 'worksheets').toBeLessThanOrEqual(0)
})

test('an address of a web page in every text of a workbook does not widen any page on a phone', async ({ site }) => {
  const address = `https://example.org/${'abcdefghij0123456789'.repeat(9)}`
  const document = JSON.parse(markedDocument('').json, (_, value) => (typeof value === 'string' && value.includes('⟦') ? address : value))
  const workbook = await createFromDocument(site.address, document)
  const id = workbook.split('/').at(-1) ?? ''
  const post = (path: string, form: Record<string, string>) =>
    fetch(site.address + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  await post(paths.reference(id, 'other'), { shown: '1' })
  await post(paths.park(id, 'evidence', 'E2'), {})
  await post(paths.nameState(id, 3), { name: address })
  const queries = ['?turned=1&statements=shown', '?turned=0&statements=hidden&compare=other', '?compare=none&without=source:S1', '?at=5']
  const lists = ['hypotheses', 'evidence', 'sources', ...CHECK_LISTS] as const
  const items = [
    ...(['hypotheses/H1', 'evidence/E1', 'sources/S1', 'clusters/K1', 'assumptions/A1', 'expectations/X1', 'milestones/M1'] as const),
    ...(['cards/E1', 'notes/E1/H1', 'scores/H1', 'sources/S1/deception', 'hypotheses/H1/split', 'hypotheses/H1/merge/H2'] as const),
  ]
  const rest = [
    ...[paths.weights(id), paths.checks(id), paths.pairs(id), paths.probabilities(id), paths.confidence(id), paths.analysis(id)],
    ...[paths.report(id), paths.history(id), `${paths.compareStates(id)}?from=1`, paths.exports(id), paths.links(id), paths.settings(id)],
    ...[paths.importInto(id), paths.redact(id), paths.setUpExercise(id), paths.pack(id), paths.newItem(id, 'evidence'), paths.home()],
  ]
  const all = [...['', ...queries].map((query) => workbook + query), ...lists.map((list) => paths.items(id, list))]
  const page = await site.page({ viewport: { width: 390, height: 844 } })
  for (const path of [...all, ...items.map((item) => `${workbook}/${item}`), ...rest]) {
    expect((await page.goto(path))?.status(), path).toBe(200)
    expect(await overflow(page), path).toBe(0)
  }
})

test('a refused form keeps what was typed and shows the reason at the field', async ({ site }) => {
  site.allow(/status of 422/)
  const page = await site.page({ javaScriptEnabled: false })
  const workbook = await site.fromCase('tokyo-1995')
  await page.goto(`${workbook}/new/evidence`)
  await page.locator('textarea[name="statement"]').fill('Something that was seen.')
  await page.locator('[name="date"]').fill('2022-02-31')
  await page.locator('main form button[type="submit"]').first().click()
  expect(await page.locator('textarea[name="statement"]').inputValue()).toContain('Something that was seen.')
  expect(await page.locator('[name="date"]').inputValue()).toBe('2022-02-31')
  expect(await page.locator('[name="date"]').getAttribute('aria-invalid')).toBe('true')
  const described = await page.locator('[name="date"]').getAttribute('aria-describedby')
  expect(
    await page
      .locator(
        (described ?? '')
          .split(' ')
          .map((id) => `#${id}`)
          .join(', '),
      )
      .allInnerTexts(),
  ).toContainEqual(expect.stringMatching(/does not exist/))
})

test('a refused rating is reported in a message', async ({ site }) => {
  site.allow(/status of 409/)
  const page = await site.page()
  const workbook = await site.fromCase('tokyo-1995')
  await page.goto(workbook)
  const other = await site.page({ javaScriptEnabled: false })
  await page.context().setOffline(true)
  await cell(page, 'E1', 'H1').locator('a').focus()
  await page.keyboard.press('5')
  await other.request.post(`${workbook}/evidence/E1/park`)
  site.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch|net::/)
  await page.context().setOffline(false)
  await waitUntilSaved(page)
  await expect.poll(() => page.locator('#toasts').innerText()).toMatch(/E1.*parked/i)
  const { evidence } = await (await page.request.get(`${workbook}/export.json`)).json()
  expect(evidence[0].parked).toBe(true)
})

/** Sends bytes that no browser would send. Returns the response. */
const sendRaw = (address: string, request: string) =>
  new Promise<string>((resolve) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    let text = ''
    socket.on('data', (bytes) => {
      text += bytes.toString()
    })
    socket.on('close', () => resolve(text))
    socket.write(request)
  })

test('a path with dots reaches no file outside the assets', async ({ site }) => {
  for (const path of [
    '/assets/x/../../package.json',
    '/assets/x/%2e%2e/%2e%2e/package.json',
    '/assets/x/..%2f..%2fpackage.json',
    '/assets/x/.env',
    '//etc/passwd',
    '/assets/x/manifest.json',
  ]) {
    const response = await sendRaw(site.address, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    expect(response).toMatch(/^HTTP\/1\.1 4\d\d/)
    expect(response).not.toContain('"dependencies"')
  }
})

test('a body whose declared length is too large is refused before it is sent, and the connection is closed', async ({ site }) => {
  const workbook = await site.fromCase('tokyo-1995')
  const head = `POST ${workbook}/settings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n`
  const response = await sendRaw(site.address, `${head}Content-Length: 2000000\r\n\r\nbackground=`)
  expect(response).toMatch(/^HTTP\/1\.1 413/)
  expect(response).toContain('limit of 1 MB')
  expect((await fetch(`${site.address}/healthz`)).status).toBe(200)
})
