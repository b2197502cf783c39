#!/usr/bin/env node
// `ach-workbook`: hands the command line over to cli/command-line.ts and its answer to the shell.
import { runCommand } from './cli/command-line.ts'

// a reader who has seen enough, such as `| head`, is no mistake
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const code = await runCommand(process.argv.slice(2), { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr })
// the server has its own say about how it ends
if (code !== null) process.exitCode = code
