// A list as its page shows it, and as it is sent alone after a move: expectations stand by hypothesis, all others in one row.
import { ExpectationList } from './expectation-list.tsx'
import { List, type ListProps } from './item-rows.tsx'

export const ListOf = (props: ListProps) => (props.list === 'expectations' ? <ExpectationList {...props} /> : <List {...props} />)
