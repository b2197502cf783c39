// Runs a command in this process and collects its exit code, stdout and stderr.
import { Readable } from 'node:stream'
import { runCommand } from './command-line.ts'

export async function run(argv: string[], stdin: string | Uint8Array = '') {
  let out = ''
  let err = ''
  const code = await runCommand(argv, {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  })
  return { code, out, err, problems: err.split('\n').filter(Boolean) }
}
