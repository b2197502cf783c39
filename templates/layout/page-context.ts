// Context of a page: the asset addresses and workbook frame that the layout needs, so pages need not pass them on. Provided by
// src/web/shared/renderer.tsx.
import { createContext, useContext } from 'hono/jsx'
import type { PastState } from './past-band.tsx'
import type { ExampleFrame } from './tour.tsx'

/** What the top bar shows about the workbook of the page. */
export interface WorkbookFrame {
  readonly id: string
  readonly title: string
  /** null: none */
  readonly marking: string | null
  /** What Undo would reverse and Redo would repeat, in words; null if there is nothing. */
  readonly undo: string | null
  readonly redo: string | null
  /** what was just done, undone or redone, as a sentence */
  readonly report?: string
  /** the person came by a reader link */
  readonly readOnly?: boolean
  /** the page gives back a form that was not saved */
  readonly unsaved?: boolean
  /** set if the page shows an earlier state of the workbook */
  readonly past?: PastState
  /** set if the page shows the finished example */
  readonly example?: ExampleFrame
  /** set if the workbook is a run of an exercise */
  readonly exercise?: { readonly going: boolean; readonly revealed: boolean }
}

interface PageContextValue {
  /** Returns the versioned address of a file in public/. */
  readonly asset: (name: string) => string
  /** null if the page belongs to no workbook */
  readonly frame: WorkbookFrame | null
  /** why the workbook of the page can only be read, as a sentence; null if it is intact */
  readonly damage: string | null
}

export const PageContext = createContext<PageContextValue>({ asset: (name) => name, frame: null, damage: null })

export const usePageContext = (): PageContextValue => useContext(PageContext)
