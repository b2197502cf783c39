// What each file that is broken or means harm costs until it is refused or read: one line per file, each in a process of its own.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HAZARDS } from '../xlsx/hazards.test-support.ts'
import { ms } from './figures.ts'
import { benchFolder } from './processes.ts'

const GOAL = { ms: 1000, mb: 200 } as const

export async function benchHazards(): Promise<void> {
  const { folder, remove } = benchFolder()
  try {
    console.log(`Files that mean harm: goal < ${GOAL.ms} ms and < ${GOAL.mb} MB each`)
    for (const { name, bytes } of HAZARDS) {
      const path = join(folder, 'hazard.xlsx')
      const file = bytes()
      writeFileSync(path, file)
      const cost = costOf(path)
      const missed = cost.ms >= GOAL.ms || cost.mb >= GOAL.mb
      console.log(
        `${name.padEnd(46)}${`${Math.ceil(file.length / 1024)} KB`.padStart(12)}${ms(cost.ms).padStart(12)}${`${cost.mb.toFixed(0)} MB`.padStart(9)}${missed ? '  MISSED' : ''}`,
      )
    }
  } finally {
    remove()
  }
}

function costOf(path: string): { ms: number; mb: number } {
  const reader = join(import.meta.dirname, 'hazard-reader.js')
  const { stdout, stderr } = spawnSync(process.execPath, [reader, path], { encoding: 'utf8' })
  if (!stdout) throw new Error(`A file ended the process that read it: ${stderr}`)
  const said = JSON.parse(stdout) as { ms: number; before: number; after: number }
  return { ms: said.ms, mb: (said.after - said.before) / 1024 }
}
