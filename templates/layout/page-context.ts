// What the layout of a page needs of the request, so that no page passes it along. The renderer in src/web/shared provides it.
import { createContext, useContext } from 'hono/jsx'

/** What the bar shows of the workbook that the page belongs to. */
export interface WorkbookFrame {
  readonly id: string
  readonly title: string
  /** What undo and redo would do, in words; null where there is nothing. */
  readonly undo: string | null
  readonly redo: string | null
  /** the person followed a reader link */
  readonly readOnly?: boolean
  /** the exercise that the workbook is a run of */
  readonly exercise?: { readonly going: boolean; readonly revealed: boolean }
}

interface PageContextValue {
  /** Versioned address of a file in public/, by its name there. */
  readonly asset: (name: string) => string
  /** null for a page of no workbook */
  readonly frame: WorkbookFrame | null
}

export const PageContext = createContext<PageContextValue>({ asset: (name) => name, frame: null })

export const usePageContext = (): PageContextValue => useContext(PageContext)
