// Error messages for problems in a document that the schema does not explain.
import type { z } from 'zod'

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

export const unknownKeys = (keys: readonly string[]): string =>
  `Unknown ${keys.length === 1 ? 'key' : 'keys'}: ${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ` and ${keys.length - 5} more` : ''}.`

/** The message for a zod issue; undefined keeps zod's own message. */
export function issueWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'This value is missing.'
      return `This must be ${KINDS[String(issue.expected)] ?? String(issue.expected)}.`
    case 'unrecognized_keys':
      return unknownKeys(issue.keys as readonly string[])
    case 'invalid_value': {
      const values = issue.values as readonly unknown[]
      return values.length === 1 ? `This must be ${values[0]}.` : `This must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}.`
    }
    case 'too_big':
    case 'too_small':
      return boundWords(issue)
  }
}

/** The message for a bound without a message in its schema. */
function boundWords({ code, origin, minimum, maximum }: z.core.$ZodRawIssue): string {
  const bound = code === 'too_big' ? `at most ${maximum}` : `at least ${minimum}`
  return origin === 'array' ? `This list must have ${bound} entries.` : `This must be ${bound}.`
}
