// @ts-check
// Editing in the matrix itself: heads, new rows and columns, their order, selections and pasted blocks. Loaded when the matrix is first
// used, because a visit may only read.
import '../ui/supported.js'
import { askBeforeLeaving, hasUnsavedText } from '../ui/drafts.js'
import { toast } from '../ui/page.js'
import { startAdding } from './add-items.js'
import './find.js'
import { startHeadEditor } from './head-editor.js'
import { startHeads } from './heads.js'
import { startPasting } from './paste.js'
import { startSelection } from './selection.js'
import { startSidePanel } from './side-panel.js'

/**
 * @typedef {object} Page
 * @property {HTMLElement} main
 * @property {string} workbook path of the workbook
 * @property {import('../ui/queue.js').Queue} queue
 * @property {(key: string) => string | undefined} ratingFor the rating of a key; '' clears
 * @property {(path: string, values: Record<string, string>, answered?: (status: number) => void) => void} send
 *   sends an action that must not be sent twice; its response updates the matrix, or opens in the side panel
 */

/** @param {Omit<Page, 'send'>} page */
export function startEditing(page) {
  loadStyles()
  /** @type {Page} */
  const editing = {
    ...page,
    send: (path, values, answered = showOffline) =>
      page.queue.push({ path, values, target: '#side-panel-body', swap: 'none', once: true, answered }),
  }
  const isUnsaved = () => [...document.querySelectorAll('dialog[open], #head-editor, .add-form')].some(hasUnsavedText)
  askBeforeLeaving(isUnsaved)
  for (const type of ['input', 'focusin', 'focusout']) document.addEventListener(type, () => setTimeout(showState))
  // While something is being sent, the outbox says so.
  function showState() {
    const saved = document.getElementById('saved')
    const words = isUnsaved() ? 'Not saved' : 'Saved'
    if (saved && page.queue.entries.length === 0 && saved.textContent !== words) saved.textContent = words
  }
  startSidePanel(editing)
  startHeadEditor(editing)
  startAdding(editing)
  startSelection(editing)
  startPasting(editing)
  return startHeads(editing)
}

/** @param {number} status */
function showOffline(status) {
  if (status === 0) toast('You are offline, so nothing was changed.')
}

function loadStyles() {
  // from js/shared, where the build puts what is loaded later
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = new URL('../../css/editing.css', import.meta.url).href
  document.head.append(link)
}
