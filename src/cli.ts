#!/usr/bin/env node
// The `ach-workbook` executable: runs the command line and sets the exit code.
import { runCommand } from './cli/command-line.ts'

// `| head` and the like close the pipe early; that is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const code = await runCommand(process.argv.slice(2), { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr })
// null: the server keeps running and sets its own exit code.
if (code !== null) process.exitCode = code
