// What is wrong with a document, in words: the sentences that stand where no schema has one of its own.
import type { z } from 'zod'

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of named values',
  record: 'a group of named values',
}

export const unknownKeys = (keys: readonly string[]): string => `There is nothing called ${keys.slice(0, 5).join(', ')} here.`

/** One finding of zod as a sentence; undefined leaves zod's own words. */
export function issueWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'This is missing.'
      return `This must be ${KINDS[String(issue.expected)] ?? String(issue.expected)}.`
    case 'unrecognized_keys':
      return unknownKeys(issue.keys as readonly string[])
    case 'invalid_value': {
      const values = issue.values as readonly unknown[]
      return values.length === 1
        ? `This must be ${values[0]}.`
        : `This must be one of ${values.slice(0, -1).join(', ')} or ${values.at(-1)}.`
    }
    case 'too_big':
    case 'too_small':
      return boundWords(issue)
  }
}

/** Where a schema has a bound and no sentence for it. */
function boundWords({ code, origin, minimum, maximum }: z.core.$ZodRawIssue): string {
  const bound = code === 'too_big' ? `at most ${maximum}` : `at least ${minimum}`
  return origin === 'array' ? `There must be ${bound} of these.` : `This must be ${bound}.`
}
