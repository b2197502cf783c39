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

/** Error messages for a command line that cannot be understood. */
export const USAGE_ERRORS = {
  noCommand: 'Name a command: serve, score, check, export, picture, import, backup, restore, move or key.',
  unknownCommand: (command: string) => `Unknown command "${command}".`,
  noOutput: 'Name the output file, for example -o matrix.xlsx.',
  unknownKind: (file: string) => `${file} must end in .xlsx, .docx, .csv, .md or .stix.json.`,
  oneRater: 'A report can show only one rater. Name one with --rater.',
  onlyWord: 'Only a .docx file has a template.',
  groupIsJson: 'The figures of the group are available with --json.',
  noGroup: 'There is no group: a group needs at least two people who have rated something.',
} as const
