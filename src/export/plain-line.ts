// What somebody typed as one line that no terminal obeys: spaces for breaks, control characters gone.

export const plainLine = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()
