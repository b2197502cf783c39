import { describe, expect, it } from 'vitest'
import { cleanName } from './names.ts'
import { isSameName } from './same-name.ts'

describe('isSameName', () => {
  it('names that differ only in what a reader cannot see are the same name', () => {
    for (const [one, other] of [
      ['Anna', ' anna '],
      ['Anna K.', 'ANNA   k.'],
      ['Anna', 'An\u200bna'],
      ['Anna', '\u2060Anna\ufeff'],
      ['Anna', 'A\u00adnna\u034f'],
      ['Anna', 'Ａｎｎａ'],
      ['Anna', '𝐀𝐧𝐧𝐚'],
      ['José', 'Jose\u0301'],
      ['Anna', '\u0410nna'],
      ['Mark', 'М\u0430rk'],
      ['Oscar', '\u039fs\u0441ar'],
      ['Zoë', 'Z\u03bf\u0435\u0308'],
      // In capitals only: Cyrillic and Greek.
      ['HAHA', 'НАНА'],
      ['BEATE', 'ВЕАТЕ'],
      ['NIKH', 'ΝΙΚΗ'],
      // Capitals and small letters of different alphabets.
      ['Tove', 'Т\u03bfνe'],
      ['Bev', 'Вeν'],
    ] as const) {
      expect(isSameName(one, other), `${one} ${other}`).toBe(true)
      expect(isSameName(other, one), `${other} ${one}`).toBe(true)
    }
  })

  it('names that a reader can tell apart are different, whatever their alphabet', () => {
    for (const [one, other] of [
      ['Anna', 'Ann'],
      ['Jose', 'José'],
      ['Arnie', 'Amie'],
      ['Жаһан', 'Жанан'],
      ['Үміт', 'Уміт'],
      ['Анна', 'Anna'],
      ['Ая', 'Aя2'],
      ['Işıl', 'İşil'],
      ['李', '季'],
    ] as const)
      expect(isSameName(one, other), `${one} ${other}`).toBe(false)
  })

  it('no two letters of one alphabet are the same name', () => {
    const alphabets = ['абвгғдеёжзийклмнңоөпрстуүұфхһцчшщъыіьэюяәқ', 'αβγδεζηθικλμνξοπρστυφχψω', 'abcdefghijklmnopqrstuvwxyz'].map(
      (all) => [...all],
    )
    for (const alphabet of alphabets)
      for (const [at, letter] of alphabet.entries())
        expect(alphabet.slice(at + 1).filter((other) => isSameName(letter, other) || isSameName(`x${letter}`, `x${other}`))).toEqual([])
  })
})

describe('cleanName', () => {
  it('keeps what was typed, and is empty if nothing of it can be seen', () => {
    expect([cleanName(' \u0410nna  K. '), cleanName('A\u200dB')]).toEqual(['\u0410nna K.', 'A\u200dB'])
    expect(['\u200b', '\u2060 \u3164', '\u2800', '\u00ad\ufe0f'].map(cleanName)).toEqual(['', '', '', ''])
  })
})
