// The fonts that pictures are drawn with outside a browser: one that comes with the program, with the letters of Latin, Greek, Cyrillic and
// Hebrew and the widths that the pictures are measured with. For other scripts it uses a font of the machine, if that has one.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const shipped = (name: string) => readFileSync(require.resolve(`@expo-google-fonts/arimo/${name}.ttf`))

const FOLDERS = ['/usr/share/fonts', '/System/Library/Fonts', '/System/Library/Fonts/Supplemental', '/Library/Fonts', 'C:\\Windows\\Fonts']

/** A file and the name of the font in it. */
type FontFile = readonly [file: string, family: string]
const inFolders = (folders: readonly string[], file: string, family: string): FontFile[] =>
  folders.map((folder) => [`${folder}/${file}`, family])

const DEJAVU = inFolders(['truetype/dejavu', 'dejavu', 'dejavu-sans-fonts', 'TTF'], 'DejaVuSans.ttf', 'DejaVu Sans')
const CJK: readonly FontFile[] = [
  ...inFolders(
    ['opentype/noto', 'noto-cjk', 'google-noto-cjk', 'google-noto-sans-cjk-fonts'],
    'NotoSansCJK-Regular.ttc',
    'Noto Sans CJK SC',
  ),
  ['truetype/droid/DroidSansFallbackFull.ttf', 'Droid Sans Fallback'],
]
const UNICODE: FontFile = ['Arial Unicode.ttf', 'Arial Unicode MS']
const noto = (script: string): FontFile => [`truetype/noto/NotoSans${script}-Regular.ttf`, `Noto Sans ${script}`]

/** Where systems have a font for these scripts. The first one that exists is used. */
const SCRIPTS: readonly (readonly [letters: RegExp, files: readonly FontFile[]])[] = [
  [/\p{Script_Extensions=Arabic}+/gu, [noto('Arabic'), ...DEJAVU, UNICODE, ['arial.ttf', 'Arial']]],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]+/gu, [...CJK, UNICODE, ['msyh.ttc', 'Microsoft YaHei']]],
  [/\p{Script=Hangul}+/gu, [...CJK, UNICODE, ['malgun.ttf', 'Malgun Gothic']]],
  [/\p{Script=Devanagari}+/gu, [noto('Devanagari'), UNICODE, ['Nirmala.ttf', 'Nirmala UI']]],
  [/[\p{Script=Armenian}\p{Script=Georgian}]+/gu, [...DEJAVU, UNICODE, ['sylfaen.ttf', 'Sylfaen']]],
  [/\p{Script=Thai}+/gu, [noto('Thai'), UNICODE, ['tahoma.ttf', 'Tahoma']]],
]

/** A letter of a script that the shipped font lacks. The diamond marks linchpins. */
const OTHER_LETTER =
  /(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Hebrew}|\p{Script=Common})\p{Letter}|(?![♦\d#*©®™‼⁉])\p{Extended_Pictographic}/u

export interface Fonts {
  /** the shipped ones first */
  readonly files: readonly Uint8Array[]
  /** for runs of letters that the shipped font lacks, the font of the machine that has them */
  readonly others: readonly { readonly letters: RegExp; readonly family: string }[]
  /** whether the texts have letters for which the machine has no font */
  readonly missing: boolean
}

/** The fonts that a picture needs. */
export function fontsFor(texts: string): Fonts {
  const found = new Set<string>()
  const others: { letters: RegExp; family: string }[] = []
  let rest = texts
  for (const [letters, files] of SCRIPTS) {
    const without = rest.replace(letters, '')
    if (without === rest) continue
    const places = files.flatMap(([name, family]) => FOLDERS.map((folder) => ({ path: join(folder, name), family })))
    const font = places.find(({ path }) => existsSync(path))
    if (font === undefined) continue
    found.add(font.path)
    others.push({ letters, family: font.family })
    rest = without
  }
  const own = [shipped('400Regular/Arimo_400Regular'), shipped('700Bold/Arimo_700Bold')]
  return { files: [...own, ...Array.from(found, (file) => readFileSync(file))], others, missing: OTHER_LETTER.test(rest) }
}
