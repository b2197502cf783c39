// Titles of downloaded files. The name is the only place where a .csv or .json can say that its workbook is damaged.
import type { DamagedLog } from '../../store/contract/damaged-log.ts'

/** Damage comes first, because long names are cut off. */
export const fileTitle = (damage: DamagedLog | null, title: string): string => (damage ? `${damage.fileTitle}, ${title}` : title)
