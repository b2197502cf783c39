// Turns the LaTeX of a BibTeX value into plain text: accents, dashes, braces and simple commands. Pure; linear in the length of the text.

/** Combining characters by the accent commands of LaTeX. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  c: '\u0327',
  k: '\u0328',
}
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', aa: 'å', AA: 'Å', l: 'ł', L: 'Ł', i: 'ı', j: 'ȷ', dh: 'ð', th: 'þ' },
  ...{
    dots: '…',
    ldots: '…',
    textendash: '–',
    textemdash: '—',
    textquoteright: '’',
    textquoteleft: '‘',
    S: '§',
    copyright: '©',
    pounds: '£',
  },
}

/** Greek letters, which titles have in formulas. */
const GREEK = new Map(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'
    .split(' ')
    .map((name, at) => [name, 'αβγδεζηθικλμνξοπρστυφχψω'[at] ?? '']),
)

export function latexText(latex: string): string {
  // Twice, because a letter can have two accents, each in its own braces.
  return withAccents(withAccents(latex))
    .replace(/\$([^$\n]{0,200}[\\_^][^$\n]{0,200})\$/g, '$1')
    .replace(/\\(?:url|href|emph|textit|textbf|textsc|texttt|textrm|mkbibquote)(?![A-Za-z])\s*/g, '')
    .replace(/\\([A-Za-z]+)\s?(?:\{\})?/g, (_, name) => (Object.hasOwn(LETTERS, name) ? LETTERS[name] : GREEK.get(name)) ?? ' ')
    .replace(/\\([&%$#_{}])/g, (_, sign) => (sign === '{' ? '(' : sign === '}' ? ')' : sign))
    .replace(/[{}]/g, '')
    .replace(/\\[\\,;: ]?/g, ' ')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/~/g, ' ')
    .replace(/``|''/g, '"')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}

const withAccents = (latex: string): string =>
  latex
    .replace(/\\([`'^~=."])\s*(?:\{\s*\\?([A-Za-z\u00c0-\u024f])\s*\}|\\?([A-Za-z\u00c0-\u024f]))/g, (_, accent, braced, plain) =>
      accented(accent, braced ?? plain),
    )
    .replace(/\\([urHvck])(?:\s*\{\s*\\?([A-Za-z\u00c0-\u024f])\s*\}|\s+([A-Za-z\u00c0-\u024f]))/g, (_, accent, braced, plain) =>
      accented(accent, braced ?? plain),
    )

/** A dotless i or j takes its accent as i and j do. */
const accented = (accent: string, letter: string): string => `${letter}${ACCENTS[accent] ?? ''}`.normalize('NFC')
