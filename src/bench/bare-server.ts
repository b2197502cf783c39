// What we are measured against, as a process of its own: Hono alone. It sends bytes it was given from memory, and for a rating it reads
// the body, makes one durable insert and sends the bytes of a real answer.
import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'

const [file = '', ...pages] = process.argv.slice(2)
const [fragment = '', ...rest] = pages.map((page) => readFileSync(page, 'utf8'))

const db = new Database(file)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE IF NOT EXISTS ratings (id INTEGER PRIMARY KEY, evidence TEXT, hypothesis TEXT, value TEXT) STRICT')
const insert = db.prepare('INSERT INTO ratings (evidence, hypothesis, value) VALUES (?, ?, ?)')

const app = new Hono()
  .get('/', (c) => c.text('ready'))
  .get('/pages/:page', (c) => c.html(rest[Number(c.req.param('page'))] ?? ''))
  .post('/workbooks/:id/ratings/:evidence/:hypothesis', async (c) => {
    const { value } = await c.req.parseBody()
    insert.run(c.req.param('evidence'), c.req.param('hypothesis'), String(value))
    return c.html(fragment)
  })

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`ready: http://127.0.0.1:${port}`))
