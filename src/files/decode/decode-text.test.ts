import { expect, test } from 'vitest'
import { refusalOf } from '../achz/achz.test-support.ts'
import { decodeText, TEXT_REFUSALS } from './decode-text.ts'

const TEXT = 'Ұйым;«Қаңтар» – “ё” & €\r\n1;🙂\t\n'

test('UTF-8 and UTF-16 are detected by their byte order mark, which is not part of the text', () => {
  const little = Buffer.from(`\ufeff${TEXT}`, 'utf16le')
  expect(decodeText(Buffer.from(TEXT))).toEqual({ text: TEXT, encoding: 'utf-8', guessed: false })
  expect(decodeText(Buffer.from(`\ufeff${TEXT}`))).toEqual({ text: TEXT, encoding: 'utf-8', guessed: false })
  expect(decodeText(little)).toEqual({ text: TEXT, encoding: 'utf-16le', guessed: false })
  expect(decodeText(Buffer.from(little).swap16())).toEqual({ text: TEXT, encoding: 'utf-16be', guessed: false })
  expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', guessed: false })
})

/** Encodes a text in windows-1251, following the table of the code page. */
const windows1251 = (text: string) =>
  Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0)
    if (code < 0x80) return code
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0
    const other = new Map([
      ['Ё', 0xa8],
      ['ё', 0xb8],
      ['«', 0xab],
      ['»', 0xbb],
      ['–', 0x96],
      ['№', 0xb9],
      ['і', 0xb3],
      ['ї', 0xbf],
    ]).get(letter)
    return other ?? expect.fail(`${letter} is not in the table of this test`)
  })

test.each(['Свидетель видел колонну', 'id;name;note\n1;да;X\n2;no;Ёлка №5', '«Это – ложь», сказал он', 'він і її брат', 'в;и;да'])(
  'old Cyrillic text is detected as windows-1251: %s',
  (text) => {
    expect(decodeText(windows1251(text))).toEqual({ text, encoding: 'windows-1251', guessed: true })
  },
)

test.each([
  'Grüße aus München',
  'päätös määrättiin tänään',
  'à la carte; où; ça',
  'naïve café',
  'El Niño: ¿qué?',
  '25 °C',
  'Å',
  'Ærø, Öland',
  'Öö läks mööda',
])('other old text is detected as windows-1252: %s', (text) => {
  expect(decodeText(Buffer.from(text, 'latin1'))).toEqual({ text, encoding: 'windows-1252', guessed: true })
})

test('characters that only windows-1252 has are read as such', () => {
  expect(decodeText(Uint8Array.of(0x80, 0x93, 0x61, 0x94, 0x96, 0x85, 0x9f)).text).toBe('€“a”–…Ÿ')
})

test('bytes that are not text are refused: zero bytes, 32-bit text, half a character', () => {
  for (const bytes of [Buffer.from('a\0b'), Buffer.from('plain', 'utf16le'), Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0)])
    expect(refusalOf(() => decodeText(bytes))).toMatchObject({ code: 'invalid', message: TEXT_REFUSALS.binary })
  expect(refusalOf(() => decodeText(Uint8Array.of(0xff, 0xfe, 0x61))).message).toBe(TEXT_REFUSALS.truncated)
  expect(refusalOf(() => decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff))).message).toBe(TEXT_REFUSALS.damaged)
})

test('a large text file is read whole', () => {
  const row = windows1251('Свидетель видел колонну;medium;high\r\n')
  const bytes = Buffer.concat(Array.from({ length: 100_000 }, () => row))
  const { text, encoding } = decodeText(bytes)
  expect([encoding, text.length]).toEqual(['windows-1251', bytes.length])
})
