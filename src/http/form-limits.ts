// How large the forms sent to each address may be, in bytes and fields.
import { ITEM_LISTS, matchesPath, paths } from '../paths.ts'

export const KB = 1024
export const MB = 1024 * KB

export interface FormLimits {
  readonly bytes: number
  readonly fields: number
}

/** The paper form of the largest exercise has a field for each of 20,000 cells. */
const FORM: FormLimits = { bytes: MB, fields: 25_000 }
/** Forms that anyone may send, before anyone knows who it is. */
const STRANGER: FormLimits = { bytes: 16 * KB, fields: 50 }
/** Addresses with other limits. */
const LIMITS: readonly (readonly [string, FormLimits])[] = [
  ...[paths.signIn(), paths.name(), paths.join(), paths.rejoin()].map((path) => [path, STRANGER] as const),
  // one field for each file, of which it takes far fewer
  [paths.imports(), { bytes: 25 * MB, fields: 1000 }],
  [paths.texts(':id'), { bytes: 25 * MB, fields: 50 }],
  // every save sends all notes again
  [paths.pairs(':id'), { ...FORM, bytes: 8 * MB }],
  ...ITEM_LISTS.map((list) => [paths.pasteItems(':id', list), { ...FORM, bytes: 8 * MB }] as const),
]

/** How large a form sent to this address may be. */
export const formLimits = (path: string): FormLimits => LIMITS.find(([pattern]) => matchesPath(pattern, path))?.[1] ?? FORM
