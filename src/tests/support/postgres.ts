// PostgreSQL for tests: a new database on the server that all files share, or a separate server for a test that stops it.
import { randomInt } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { type PostgresServer, postgresServer } from './postgres-server.ts'

/** Creates an empty database on the shared server and returns its address. */
export async function newDatabase(): Promise<string> {
  const address = `postgres://postgres@127.0.0.1:${inject('postgresPort')}`
  const name = `ach_${randomInt(2 ** 47)}`
  const client = new pg.Client(`${address}/postgres`)
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`).finally(() => client.end())
  return `${address}/${name}`
}

/** Starts a server that the test may stop; it is removed when the test ends. */
export async function ownPostgres(): Promise<PostgresServer> {
  const server = await postgresServer()
  onTestFinished(() => server.remove())
  return server
}
