// The errors that end a command with exit code 1: an unusable file, or wrong arguments.

/** All the reasons why a file cannot be used, one line each. */
export class UnreadableFile extends Error {
  override readonly name = 'Unreadable'
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/** The command was written wrongly. The message is followed by a pointer to `--help`. */
export class UsageError extends Error {}
