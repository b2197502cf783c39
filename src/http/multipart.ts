// Reads a form of the type multipart/form-data while it arrives. Its files are in memory once; formData() would need several times as much.
import { Busboy } from '@fastify/busboy'
import type { FormLimits } from './form-limits.ts'

/** A file as it was sent. */
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A field of a form: its name, and its text or file. */
export type FormEntry = readonly [name: string, value: string | SentFile]

/** A form as it arrives. */
export interface SentForm {
  readonly body: AsyncIterable<Uint8Array> | null
  readonly contentType: string
  /** in bytes; null if it is not known in advance */
  readonly size: number | null
}

/** In the order of the fields. Rejects for a form that breaks off, cannot be read or has more fields than allowed. */
export async function readMultipart({ body, contentType, size }: SentForm, limits: FormLimits): Promise<FormEntry[]> {
  const parser = Busboy({
    headers: { 'content-type': contentType },
    limits: { parts: limits.fields, fieldSize: limits.bytes, headerPairs: 20 },
  })
  const memory = new FileMemory(size ?? 0)
  const received: (readonly [string, string | ReceivedFile])[] = []
  const done = new Promise<void>((resolve, reject) => {
    const add = (name: string | undefined, value: string | ReceivedFile) => {
      if (name === undefined) reject(new Error('A field of the form has no name.'))
      else received.push([name, value])
    }
    parser.on('finish', resolve).on('error', reject)
    parser.on('partsLimit', () => reject(new Error('The form has too many fields.')))
    parser.on('field', (name: string | undefined, text) => add(name, text))
    parser.on('file', (name: string | undefined, stream, fileName: string | undefined) => {
      // Browsers write a quotation mark in a name like this.
      const file: ReceivedFile = { name: (fileName ?? '').replaceAll('%22', '"'), pieces: [] }
      add(name, file)
      stream.on('error', reject).on('data', (part: Uint8Array) => memory.add(file, part))
    })
  })
  const send = (part: Uint8Array) => new Promise((resolve) => parser.write(part, resolve))
  for await (const part of body ?? []) await Promise.race([send(part), done])
  parser.end()
  await done
  return received.map(([name, value]) => [name, typeof value === 'string' ? value : { name: value.name, bytes: memory.bytesOf(value) }])
}

/** A file, and where it is in the memory. */
interface ReceivedFile {
  readonly name: string
  readonly pieces: { readonly from: number; to: number }[]
}

/** One piece of memory for the files of a form, which arrive one after the other. */
class FileMemory {
  readonly #size: number
  #bytes = Buffer.alloc(0)
  #used = 0

  /** `size` is enough for all files; if it is not, the memory grows. */
  constructor(size: number) {
    this.#size = size
  }

  add({ pieces }: ReceivedFile, part: Uint8Array): void {
    const [from, to] = [this.#used, this.#used + part.byteLength]
    if (to > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.#size, 2 * to))
      larger.set(this.#bytes.subarray(0, from))
      this.#bytes = larger
    }
    this.#bytes.set(part, from)
    this.#used = to
    const last = pieces.at(-1)
    if (last?.to === from) last.to = to
    else pieces.push({ from, to })
  }

  /** Without copying, unless parts of another file arrived in between. */
  bytesOf({ pieces }: ReceivedFile): Uint8Array {
    const [one, ...others] = pieces.map(({ from, to }) => this.#bytes.subarray(from, to))
    return others.length === 0 ? (one ?? new Uint8Array()) : Buffer.concat([one ?? new Uint8Array(), ...others])
  }
}
