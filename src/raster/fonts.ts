// The fonts that pictures are drawn with outside a browser: one that comes with the program, with the letters of Latin, Greek, Cyrillic and
// Hebrew and the widths that the pictures are measured with. For other scripts it uses a font of the machine, if that has one.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const shipped = (name: string) => readFileSync(require.resolve(`@expo-google-fonts/arimo/${name}.ttf`))

const FOLDERS = ['/usr/share/fonts', '/System/Library/Fonts', '/System/Library/Fonts/Supplemental', '/Library/Fonts', 'C:\\Windows\\Fonts']
const DEJAVU = ['truetype/dejavu', 'dejavu', 'dejavu-sans-fonts', 'TTF'].map((folder) => `${folder}/DejaVuSans.ttf`)
const CJK = [
  ...['opentype/noto', 'noto-cjk', 'google-noto-cjk', 'google-noto-sans-cjk-fonts'].map((folder) => `${folder}/NotoSansCJK-Regular.ttc`),
  'truetype/droid/DroidSansFallbackFull.ttf',
]
const UNICODE = 'Arial Unicode.ttf'

/**
 * Where systems have a font for these scripts. The first one that exists is used. A font that joins letters must have those of English too: the
 * rasteriser draws boxes for a text that needs it and another font. That rules out Noto for Arabic and Devanagari.
 */
const SCRIPTS: readonly (readonly [letters: RegExp, files: readonly string[]])[] = [
  [/\p{Script=Arabic}/gu, [...DEJAVU, UNICODE, 'arial.ttf']],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/gu, [...CJK, UNICODE, 'msyh.ttc']],
  [/\p{Script=Hangul}/gu, [...CJK, UNICODE, 'malgun.ttf']],
  [/\p{Script=Devanagari}/gu, ['truetype/freefont/FreeSans.ttf', UNICODE, 'Nirmala.ttf']],
  [/[\p{Script=Armenian}\p{Script=Georgian}]/gu, [...DEJAVU, UNICODE, 'sylfaen.ttf']],
  [/\p{Script=Thai}/gu, ['truetype/noto/NotoSansThai-Regular.ttf', UNICODE, 'tahoma.ttf']],
]

/** A letter of a script that the shipped font lacks. The diamond marks linchpins. */
const OTHER_LETTER =
  /(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Hebrew}|\p{Script=Common})\p{Letter}|(?![♦\d#*©®™‼⁉])\p{Extended_Pictographic}/u

export interface Fonts {
  /** the shipped ones first */
  readonly files: readonly Uint8Array[]
  /** whether the texts have letters for which the machine has no font */
  readonly missing: boolean
}

/** The fonts that a picture needs. */
export function fontsFor(texts: string): Fonts {
  const found = new Set<string>()
  let rest = texts
  for (const [letters, files] of SCRIPTS) {
    const without = rest.replace(letters, '')
    if (without === rest) continue
    const file = files.flatMap((name) => FOLDERS.map((folder) => join(folder, name))).find((path) => existsSync(path))
    if (file === undefined) continue
    found.add(file)
    rest = without
  }
  const own = [shipped('400Regular/Arimo_400Regular'), shipped('700Bold/Arimo_700Bold')]
  return { files: [...own, ...Array.from(found, (file) => readFileSync(file))], missing: OTHER_LETTER.test(rest) }
}
