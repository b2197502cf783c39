// Context of a page: whether it is shown in the side panel next to the matrix. Provided by src/web/shared/renderer.tsx.
import { createContext } from 'hono/jsx'

/** In the side panel only the main part of a page is rendered, and its heading is not the heading of the page. */
export const InSidePanel = createContext(false)
