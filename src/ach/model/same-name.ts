// Compares names of people as a reader sees them: names that look alike are one name, so nobody can take part under another person's name.
// What was typed is stored and shown unchanged.
import { foldName, withoutInvisible } from './names.ts'

// Libraries for Unicode confusables also merge letters of one alphabet (rn and m, l and I), and so the names of two people. These tables
// only have Cyrillic and Greek letters that look like a Latin one, and within an alphabet no two that look like the same one.

/** Why someone cannot have a name. */
export const nameTaken = (name: string): string => `The name “${name}” is taken. Choose another name.`

/** Each pair: a letter, and the Latin letter that its small form looks like. */
const SMALL = pairs('аa гr еe һh іi јj кk мm оo рp сc ѕs уy хx ԁd ԛq ԝw αa γy ηn ιi κk νv οo ρp υu χx ωw')
/** The same for capitals, written small. */
const CAPITAL = pairs('аa вb еe нh іi јj кk мm оo рp сc ѕs тt уy хx ԛq ԝw αa βb εe ζz ηh ιi κk μm νn οo ρp τt υy χx')

/**
 * True if a reader cannot tell two names apart, in small or in capital letters. Ignores case, spaces, invisible characters, and whether a
 * character is full-width, styled or composed.
 */
export function isSameName(one: string, other: string): boolean {
  const [first, second] = [plainForms(one), plainForms(other)]
  return first.some((form, at) => form === second[at])
}

/** A name that joins is compared with all in the room, and so are the next ones. */
const forms = new Map<string, readonly string[]>()
const MOST_FORMS = 2000

function plainForms(name: string): readonly string[] {
  const known = forms.get(name)
  if (known) return known
  if (forms.size >= MOST_FORMS) forms.clear()
  const plain = computeForms(name)
  forms.set(name, plain)
  return plain
}

/** The name in Latin letters: all small, all capitals, and as typed. */
function computeForms(name: string): readonly string[] {
  const plain = withoutInvisible(name).normalize('NFKD')
  const inLatin = (tableOf: (letter: string) => ReadonlyMap<string, string>) =>
    foldName(Array.from(plain, (letter) => tableOf(letter).get(letter.toLowerCase()) ?? letter).join(''))
  return [inLatin(() => SMALL), inLatin(() => CAPITAL), inLatin((letter) => (letter === letter.toLowerCase() ? SMALL : CAPITAL))]
}

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(' ').map((pair) => Array.from(pair) as [string, string]))
}
