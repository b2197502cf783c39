// The JSON document (`ach-workbook`, version 1) to and from changes and views.
import type { Change } from './change.ts'
import type { View } from './view.ts'

export interface Document { readonly format: 'ach-workbook' }
export type DocumentRead =
  | { readonly ok: true; readonly document: Document; /** unknown keys that were dropped, as paths */ readonly dropped: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads the text of a document; all problems at once, each a sentence with its place. */
export declare function parseDocument(text: string): DocumentRead
/** The changes that make the document's workbook, `created` first, and the names of its people. `withRatings: false` leaves all people's ratings out. */
export declare function changesOf(document: Document, from: string | null): { changes: Change[]; people: Map<string, string> }
/** The document of what a viewer sees. */
export declare function documentOf(view: View): Document
/** Canonical text: keys in schema order, two spaces, a newline at the end. */
export declare function writeDocument(document: Document): string
