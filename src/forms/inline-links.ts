// Reads the fields “New source” and “New cluster” of the evidence form. An existing name is linked; a new one is added with the item. Pure.

import type { Change } from '../ach/log/change.ts'
import { foldName } from '../ach/model/names.ts'
import type { ItemList } from '../paths.ts'
import { UsedIds, type WorkbookLists } from './ids.ts'
import { additionOf, type Problem, readFields, type Typed } from './typed-fields.ts'

export interface InlineItems {
  readonly changes: readonly Change[]
  /** ids to link; null if the field is blank */
  readonly links: { readonly source: string | null; readonly cluster: string | null }
  readonly problems: readonly Problem[]
}

export function readInlineItems(lists: WorkbookLists, list: ItemList, typed: Typed): InlineItems {
  const changes: Change[] = []
  const problems: Problem[] = []
  const links: { source: string | null; cluster: string | null } = { source: null, cluster: null }
  if (list !== 'evidence') return { changes, links, problems }

  if (typed.newSource?.trim()) {
    const name = foldName(typed.newSource)
    const known = [...lists.sources.values()].find((source) => foldName(source.name) === name)
    const read = readFields('source', { name: typed.newSource, reliability: typed.newReliability })
    if (!read.ok)
      problems.push(...read.problems.map(({ field, message }) => ({ field: field === 'name' ? 'newSource' : 'newReliability', message })))
    else if (known) links.source = known.id
    else {
      links.source = UsedIds.in(lists, 'source').next()
      changes.push(additionOf('source', links.source, read.fields))
    }
  }
  if (typed.newCluster?.trim()) {
    const label = foldName(typed.newCluster)
    const known = [...lists.clusters.values()].find((cluster) => foldName(cluster.label) === label)
    const read = readFields('cluster', { label: typed.newCluster })
    if (!read.ok) problems.push(...read.problems.map(({ message }) => ({ field: 'newCluster', message })))
    else if (known) links.cluster = known.id
    else {
      links.cluster = UsedIds.in(lists, 'cluster').next()
      changes.push(additionOf('cluster', links.cluster, read.fields))
    }
  }
  return { changes, links, problems }
}
