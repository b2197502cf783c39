// Builds PARC ACH files for tests: escaped XML, UTF-16 with a byte order mark, gzip.
import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { Refused } from '../../ach/model/refused.ts'

/** Escapes a text for XML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

export const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`

/** The fields of an item; each key is an element name. */
export type ItemOf = Readonly<Record<string, string>>
export interface MatrixOf {
  readonly hypotheses: readonly string[]
  readonly evidence: readonly ItemOf[]
  /** XML at the start of the matrix */
  readonly more?: string
}
export interface ProjectOf {
  readonly title?: string
  readonly classification?: string
  readonly matrices: readonly MatrixOf[]
  /** XML at the end of the project */
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

/** Returns the refusal that `work` throws; fails the test otherwise. */
export function refusalOf(run: () => unknown): Refused {
  try {
    run()
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
  return expect.fail('This was not refused.')
}
