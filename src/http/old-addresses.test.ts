// Redirects of addresses from earlier versions.
import { expect, test } from 'vitest'
import { paths } from '../paths.ts'
import { testApp } from '../tests/support/test-app.ts'

test('addresses of earlier versions redirect to the current ones and keep method, body and query', async () => {
  const app = await testApp()
  const location = async (path: string, init?: RequestInit) => {
    const response = await app.request(path, init)
    return [response.status, response.headers.get('location')]
  }
  expect(await location('/exercises/R1/part')).toEqual([308, paths.participantHome('R1')])
  expect(await location('/exercises/R1/part/news?since=3')).toEqual([308, `${paths.participantHints('R1')}?since=3`])
  expect(await location('/exercises/R1/part/ratings/E1/H1', { method: 'POST' })).toEqual([308, paths.participantRating('R1', 'E1', 'H1')])
  expect(await location('/exercises/R1/sheets/me')).toEqual([308, paths.paperForm('R1', 'me')])
  expect(await location('/workbooks/W1/aids')).toEqual([308, paths.checks('W1')])
  expect(await location('/workbooks/W1/bring-in')).toEqual([308, paths.importInto('W1')])
  expect(await location('/imports/U1/sheets')).toEqual([308, paths.importWorksheets('U1')])
  expect((await location('/exercises/R1/parties'))[0]).not.toBe(308)
})
