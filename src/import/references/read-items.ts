// Recognises lists of references, annotations and intelligence objects, and reads them as items of evidence. Pure.
import { isBibtex, readBibtex } from './bibtex.ts'
import { citedItems } from './cited-work.ts'
import { cslItems, cslWork } from './csl-json.ts'
import type { ForeignItems } from './foreign-items.ts'
import { isRis, readRis } from './ris.ts'
import { stixItems, stixObjects } from './stix-objects.ts'
import { annotationItems, annotationsIn } from './web-annotations.ts'

/** True for RIS and BibTeX. */
export const isReferenceText = (text: string): boolean => isRis(text) || isBibtex(text)

export function readReferenceText(text: string): ForeignItems {
  if (isRis(text)) return citedItems(readRis(text))
  const { works, broken } = readBibtex(text)
  return citedItems(works, broken)
}

/** Returns the items of parsed JSON: a STIX bundle, annotations or CSL-JSON; null for anything else. */
export function itemsOfJson(raw: unknown): ForeignItems | null {
  const objects = stixObjects(raw)
  if (objects) return stixItems(objects)
  const works = cslItems(raw)
  if (works) return citedItems(works.map(cslWork))
  const annotations = annotationsIn(raw)
  return annotations && annotationItems(annotations)
}
