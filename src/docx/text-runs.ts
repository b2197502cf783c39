// Turns texts into the runs and paragraphs of a Word document. Formatting comes from styles only; the direction of the script is not formatting.

import { Paragraph, type ParagraphChild, TextRun } from 'docx'
import { cleanText } from '../ach/model/texts.ts'

const RTL = '[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}]'
/** From one letter of a script that runs right to left to the last one before a letter of another script. */
const RTL_PIECE = new RegExp(`(${RTL}(?:[^\\p{L}]*${RTL})*)`, 'u')
const RTL_LETTER = new RegExp(RTL, 'gu')
const LETTER = /\p{L}/gu

/** Whether most letters are of a script that runs right to left: an English sentence that starts with an Arabic name does not. */
export function runsRightToLeft(text: string): boolean {
  const letters = text.match(RTL_LETTER)?.length ?? 0
  return letters > 0 && letters * 2 > (text.match(LETTER)?.length ?? 0)
}

/** `style` is the id of a character style. Line breaks stay. */
export function textRuns(text: string, style?: string): TextRun[] {
  const styled = style === undefined ? {} : { style }
  return cleanText(text)
    .replaceAll('\t', ' ')
    .split(/[\n\u2028\u2029]/)
    .flatMap((line, at) => [
      ...(at > 0 ? [new TextRun({ ...styled, break: 1 })] : []),
      ...line.split(RTL_PIECE).flatMap((piece, odd) => {
        if (piece === '') return []
        return [new TextRun(odd % 2 === 1 ? { ...styled, text: piece, rightToLeft: true } : { ...styled, text: piece })]
      }),
    ])
}

/** A paragraph of the style with this id. `direction` is the text that decides the direction, if there is more than one. */
export function styledParagraph(style: string, content: string | readonly ParagraphChild[], direction?: string): Paragraph {
  const text = direction ?? (typeof content === 'string' ? content : '')
  return new Paragraph({
    style,
    ...(runsRightToLeft(text) ? { bidirectional: true } : {}),
    children: typeof content === 'string' ? textRuns(content) : content,
  })
}
