// A list as its page shows it, and as it is sent alone after a move: expectations stand by hypothesis, all others in one row.
import { ExpectationList } from './expectation-list.tsx'
import { ItemRowList, type ItemRowListProps } from './item-rows.tsx'

export const AidItemList = (props: ItemRowListProps) =>
  props.list === 'expectations' ? <ExpectationList {...props} /> : <ItemRowList {...props} />
