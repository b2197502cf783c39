// Runs once before the tests that need PostgreSQL: starts the one server that all of their files share.
import type { TestProject } from 'vitest/node'
import { postgresServer } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Port of the shared PostgreSQL on loopback. */
    postgresPort: number
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await postgresServer()
  project.provide('postgresPort', server.port)
  return () => server.remove()
}
