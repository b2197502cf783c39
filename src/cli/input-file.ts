// Reads the input file of a command, or stdin, and writes its output; errors become one-line messages.
import { readFile, writeFile } from 'node:fs/promises'
import { UnreadableFile, UsageError } from './mistakes.ts'

/** Stands for the file name in messages about stdin. */
export const PIPED_IN = 'Standard input'
export const INPUT_FILE_ERRORS = {
  notOne: 'Name one file, or - for stdin.',
  folder: (file: string) => `${file} is a folder, not a file.`,
} as const

export type Stdin = AsyncIterable<Uint8Array | string>

export interface InputFile {
  /** The name used in messages. */
  readonly name: string
  /** null for stdin. */
  readonly path: string | null
  readonly bytes: Uint8Array
}

/** Returns the only file named. Throws `UsageError` if there are none or several. */
export function singleFile(files: readonly string[]): string {
  const [file] = files
  if (file === undefined || files.length > 1) throw new UsageError(INPUT_FILE_ERRORS.notOne)
  return file
}

/** `file` is a path, or `-` for stdin. Throws `UnreadableFile`. */
export async function readInput(file: string, stdin: Stdin): Promise<InputFile> {
  return file === '-' ? { name: PIPED_IN, path: null, bytes: await all(stdin) } : { name: file, path: file, bytes: await bytesOf(file) }
}

/** Throws `UnreadableFile` if the file cannot be written. */
export async function writeTo(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content)
  } catch (error) {
    throw new UnreadableFile([`${path} cannot be written: ${error instanceof Error ? error.message : error}.`])
  }
}

/** Returns the exit code of a command that has succeeded. */
export function print({ stdout }: { readonly stdout: { write(text: string): unknown } }, text: string): number {
  stdout.write(text)
  return 0
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT') throw new UnreadableFile([`There is no file ${file}.`])
    if (code === 'EISDIR') throw new UnreadableFile([INPUT_FILE_ERRORS.folder(file)])
    throw new UnreadableFile([`${file} cannot be read: ${error instanceof Error ? error.message : error}.`])
  }
}

async function all(stdin: Stdin): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
