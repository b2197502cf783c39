// The page for several items of evidence: gives all of them a source or a cluster.
import type { Evidence } from '../../src/ach/model/workbook.ts'
import type { View } from '../../src/ach/view/view.ts'
import { countNoun } from '../../src/ach/words/phrases.ts'
import { paths } from '../../src/paths.ts'
import { Page } from '../layout/page.tsx'
import { Actions } from '../ui/actions.tsx'
import { HiddenField, TextField } from '../ui/fields.tsx'
import { PageMain } from '../ui/page-main.tsx'

interface Props {
  readonly id: string
  readonly view: View
  readonly items: readonly Evidence[]
}

export const SeveralPage = ({ id, view, items }: Props) => {
  const names = (all: Iterable<{ readonly parked: boolean; readonly name: string }>) =>
    [...all].flatMap((one) => (one.parked ? [] : [one.name]))
  return (
    <Page title="Several items" screen="items" tab="evidence">
      <PageMain heading={countNoun(items.length, 'item of evidence', 'items of evidence')}>
        <ul class="list">
          {items.map((item) => (
            <li>
              {item.id} <bdi>{item.statement}</bdi>
            </li>
          ))}
        </ul>
        <LinkForm id={id} items={items} action="source" list={names(view.sources.values())} />
        <LinkForm
          id={id}
          items={items}
          action="cluster"
          list={names([...view.clusters.values()].map(({ parked, label }) => ({ parked, name: label })))}
        />
      </PageMain>
    </Page>
  )
}

const WORDS = {
  source: { label: 'Source', main: 'Set source', hint: 'Enter a name. A new one is added. Leave it blank to remove the source.' },
  cluster: {
    label: 'Cluster',
    main: 'Set cluster',
    hint: 'Enter a label. A new one is added. Leave it blank to take the items out of their clusters.',
  },
} as const

const LinkForm = ({ id, items, action, list }: Pick<Props, 'id' | 'items'> & { action: keyof typeof WORDS; list: readonly string[] }) => (
  <form class="stack" method="post" action={paths.severalItems(id)}>
    <HiddenField name="items" value={items.map((item) => item.id).join(' ')} />
    <HiddenField name="do" value={action} />
    <TextField name={action} label={WORDS[action].label} hint={WORDS[action].hint} list={list} filled={{ values: {}, problems: [] }} />
    <Actions main={WORDS[action].main} size="m" cancel={{ href: paths.workbook(id), label: 'Cancel', closes: true }} />
  </form>
)
