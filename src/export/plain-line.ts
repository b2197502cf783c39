// Turns typed text into one line that is safe to print in a terminal: line breaks become spaces, control characters are removed.

export const plainLine = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()
