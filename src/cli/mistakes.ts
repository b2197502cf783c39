// What ends a command with exit code 1: a file that cannot be used, or a command that was written wrongly.

/** Everything that keeps a file from being used, one line each. */
export class UnreadableFile extends Error {
  override readonly name = 'Unreadable'
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/** A mistake in how the command was written. */
export class UsageError extends Error {}
