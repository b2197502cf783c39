// The minimal server for comparison, in a separate process: bare Hono. It sends files from memory; for a rating it reads the form, makes
// one durable insert and sends the bytes of a real response.
import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openFile } from '../store/sqlite/driver/driver.ts'

const [file = '', ...names] = process.argv.slice(2)
const [fragment = '', ...pages] = names.map((name) => readFileSync(name, 'utf8'))

const db = openFile(file)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE IF NOT EXISTS ratings (id INTEGER PRIMARY KEY, evidence TEXT, hypothesis TEXT, value TEXT) STRICT')
const insert = db.prepare('INSERT INTO ratings (evidence, hypothesis, value) VALUES (?, ?, ?)')

const app = new Hono()
  .get('/', (c) => c.text('ready'))
  .get('/pages/:page', (c) => c.html(pages[Number(c.req.param('page'))] ?? ''))
  .post('/workbooks/:id/ratings/:evidence/:hypothesis', async (c) => {
    const { value } = await c.req.parseBody()
    insert.run(c.req.param('evidence'), c.req.param('hypothesis'), String(value))
    return c.html(fragment)
  })

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`ready: http://127.0.0.1:${port}`))
