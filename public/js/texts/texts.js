// @ts-check
// Turns a selected passage, or the paragraph with the focus, into the form for an item of evidence. The form opens at the side of the text.
import '../ui/supported.js'
import { toast } from '../ui/page.js'
import { request } from '../ui/request.js'

/** An update of the matrix may replace it. */
const textBody = () => /** @type {HTMLElement} */ (document.getElementById('source-text'))
const slot = /** @type {HTMLElement} */ (document.getElementById('quote-slot'))
const button = /** @type {HTMLElement} */ (document.getElementById('mark-button'))
const allParagraphs = () => [.../** @type {NodeListOf<HTMLElement>} */ (textBody().querySelectorAll('[data-paragraph]'))]

/** @typedef {{ from: number, to: number, range: Range }} Passage */

/** The pieces of the text that a range touches. Links to items are between the pieces and are not part of the text. @param {Range} range */
const piecesIn = (range) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (textBody().querySelectorAll('[data-at]'))].filter((piece) => range.intersectsNode(piece))

/** @param {Range} range @returns {Passage | null} */
function passageOf(range) {
  const pieces = piecesIn(range)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last) return null
  const within = (/** @type {HTMLElement} */ piece, /** @type {Node} */ node) => node === piece.firstChild
  const from = Number(first.dataset.at) + (within(first, range.startContainer) ? range.startOffset : 0)
  const to = Number(last.dataset.at) + (within(last, range.endContainer) ? range.endOffset : (last.textContent ?? '').length)
  return from < to ? { from, to, range } : null
}

/** @returns {Passage | null} */
function selectedPassage() {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  return range.intersectsNode(textBody()) && range.toString().trim() !== '' ? passageOf(range) : null
}

/** @param {Element} paragraph */
function wholeParagraph(paragraph) {
  const range = document.createRange()
  range.selectNodeContents(/** @type {Element} */ (paragraph.querySelector('p')))
  return passageOf(range)
}

const currentParagraph = () => {
  const paragraph = document.activeElement?.closest('[data-paragraph]') ?? null
  return paragraph instanceof HTMLElement ? paragraph : null
}

/** The paragraph with the tab stop. @param {HTMLElement} paragraph */
function setStop(paragraph) {
  for (const one of allParagraphs()) one.tabIndex = one === paragraph ? 0 : -1
}
const [firstParagraph] = allParagraphs()
if (firstParagraph) setStop(firstParagraph)
document.addEventListener('focusin', () => {
  const paragraph = currentParagraph()
  if (paragraph) setStop(paragraph)
})

/** @param {1 | -1} step */
function move(step) {
  const current = currentParagraph()
  const paragraphs = allParagraphs()
  const visible = paragraphs.find((one) => one.getBoundingClientRect().bottom > 80)
  const next = current ? paragraphs[paragraphs.indexOf(current) + step] : visible
  next?.focus()
}

/** The paragraph to which the focus returns when the form closes. @type {HTMLElement | null} */
let opener = null

/** @param {Passage} passage */
async function openForm({ from, to, range }) {
  if (hasWords()) return toast('Add or cancel the item that you have begun first.', 'warn')
  const quoted = new Set(piecesIn(range).map((piece) => piece.closest('[data-paragraph]')))
  opener = /** @type {HTMLElement | null} */ ([...quoted][0] ?? null)
  const { take, back } = textBody().dataset
  const query = new URLSearchParams({ from: String(from), to: String(to), ...(back && { back }) })
  const status = await request('GET', `${take}?${query}`, { target: '#quote-slot', swap: 'innerHTML' })
  if (status === 0) return toast('You are offline, so the form cannot be opened now.')
  if (status >= 400) return
  for (const one of allParagraphs()) one.toggleAttribute('data-quoting', quoted.has(one))
  button.hidden = true
  slot.hidden = false
  slot.querySelector('textarea')?.focus()
}

/** Esc and other passages must not discard what was written. */
const hasWords = () => (slot.querySelector('textarea')?.value ?? '').trim() !== ''

function closeForm() {
  slot.replaceChildren()
  slot.hidden = true
  for (const one of allParagraphs()) one.removeAttribute('data-quoting')
  opener?.focus({ preventScroll: true })
}

slot.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    slot.querySelector('form')?.requestSubmit()
  } else if (event.key === 'Escape') {
    event.preventDefault()
    if (hasWords()) toast('This item is not saved. Add it, or choose Cancel to discard it.', 'warn')
    else closeForm()
  }
})

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  if ('close' in link.dataset && slot.contains(link)) {
    event.preventDefault()
    closeForm()
  } else if (link.classList.contains('take')) {
    const passage = wholeParagraph(/** @type {Element} */ (link.closest('[data-paragraph]')))
    event.preventDefault()
    if (passage) void openForm(passage)
  }
})

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('input, textarea, select, dialog, [role="grid"]')) return
  if (event.key === 'e') {
    const paragraph = currentParagraph()
    const passage = selectedPassage() ?? (paragraph && wholeParagraph(paragraph))
    if (passage) void openForm(passage)
    else toast('Select a passage first, or go to a paragraph with j and k.', 'warn')
  } else if (event.key === 'j' || (event.key === 'ArrowDown' && !event.shiftKey && currentParagraph())) move(1)
  else if (event.key === 'k' || (event.key === 'ArrowUp' && !event.shiftKey && currentParagraph())) move(-1)
  else return
  event.preventDefault()
})

/** The selection when the button appeared: a tap on the button may end it. @type {Passage | null} */
let offered = null
document.addEventListener('selectionchange', () => {
  const passage = slot.hidden ? selectedPassage() : null
  if (passage) offered = passage
  button.hidden = passage === null
})
// The selection must survive the press.
button.addEventListener('pointerdown', (event) => event.preventDefault())
button.addEventListener('click', () => {
  if (offered) void openForm(offered)
})

// After saving, reading goes on at the passage.
const passage = location.hash.startsWith('#passage-') ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
if (passage && textBody().contains(passage)) {
  passage.scrollIntoView({ block: 'center' })
  passage.focus({ preventScroll: true })
}
