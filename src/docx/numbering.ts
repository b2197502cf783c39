// The numbering part of a Word report: the template's lists, and our list of bullets unless the template has its own.

import { NAMESPACES } from './kept-xml.ts'
import { hasOwnList } from './styles.ts'
import type { WordTemplate } from './template.ts'

const BULLETS = (id: number) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>`
const listXml = (id: number, abstract: number) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/></w:num>`

const numbersIn = (xml: string, attribute: string): number[] =>
  [...xml.matchAll(new RegExp(` w:${attribute}="(\\d{1,9})"`, 'g'))].map(([, number]) => Number(number))

/** `list` is the number of our list. All definitions come before all lists, as the schema demands. */
export function numberingParts(template: WordTemplate | null): { xml: string; list: number } {
  const children = template?.numbering?.children ?? []
  const of = (name: string) =>
    children
      .filter((one) => one.name === name)
      .map(({ xml }) => xml)
      .join('')
  const [abstracts, lists] = [of('w:abstractNum'), of('w:num')]
  const free = (numbers: readonly number[]) => numbers.reduce((most, one) => Math.max(most, one), 0) + 1
  const [abstract, list] = [free(numbersIn(abstracts, 'abstractNumId')), free(numbersIn(lists, 'numId'))]
  const own = template === null || !hasOwnList(template.existing)
  const all = own ? `${abstracts}${BULLETS(abstract)}${lists}${listXml(list, abstract)}` : `${abstracts}${lists}`
  return { xml: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering${NAMESPACES}>${all}</w:numbering>`, list }
}
