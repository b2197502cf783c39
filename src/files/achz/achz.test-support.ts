// Files of PARC ACH for tests, written by hand: XML with its escapes, UTF-16 with a byte order mark, gzip.
import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { Refused } from '../../ach/model/refused.ts'

/** Text of XML, with the characters that mean something in it escaped. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

export const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`

/** What an item says; every name is the name of its element. */
export type ItemOf = Readonly<Record<string, string>>
export interface MatrixOf {
  readonly hypotheses: readonly string[]
  readonly evidence: readonly ItemOf[]
  /** XML that comes first in the matrix */
  readonly more?: string
}
export interface ProjectOf {
  readonly title?: string
  readonly classification?: string
  readonly matrices: readonly MatrixOf[]
  /** XML that comes last in the project */
  readonly more?: string
}

export const matrixXml = ({ hypotheses, evidence, more = '' }: MatrixOf): string =>
  [
    '<MATRIX>',
    more,
    ...hypotheses.map((name) => `  <HYPOTHESIS>${element('NAME', name)}</HYPOTHESIS>`),
    ...evidence.map(
      (item) =>
        `  <EVIDENCE>${Object.entries(item)
          .map(([name, text]) => element(name, text))
          .join('')}</EVIDENCE>`,
    ),
    '</MATRIX>',
  ].join('\n')

export const projectXml = ({ title = 'A project', classification = '', matrices, more = '' }: ProjectOf): string =>
  [
    '<?xml version="1.0" encoding="UTF-16"?>',
    '<PROJECT>',
    element('PROJECT-TITLE', title),
    element('CLASSIFICATION', classification),
    ...matrices.map(matrixXml),
    more,
    '</PROJECT>',
  ].join('\n')

export const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')
export const achzOfXml = (xml: string): Uint8Array => gzipSync(utf16(xml))
export const achzOf = (project: ProjectOf): Uint8Array => achzOfXml(projectXml(project))

/** The refusal that something ends in; a test fails where it does not end so. */
export function refusalOf(run: () => unknown): Refused {
  try {
    run()
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
  return expect.fail('This was not refused.')
}
