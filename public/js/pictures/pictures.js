// @ts-check
// The menus of pictures: PNG files, and copies for the clipboard. Closes a menu with Escape or a click elsewhere. Loaded with the first menu
// that is opened.
import '../ui/supported.js'
import { loadPicture, PictureProblem, toPng } from './picture.js'

/** Menus that are added later, such as that of a figure which loads afterwards, get their buttons when they are opened. */
document.addEventListener(
  'toggle',
  (event) => {
    if (!(event.target instanceof HTMLDetailsElement) || !event.target.matches('.picture-menu')) return
    showWays(event.target)
    if (!event.target.open) say(event.target, '')
    else for (const other of openMenus()) if (other !== event.target) other.open = false
  },
  true,
)

/** @param {Element} menu */
function showWays(menu) {
  for (const button of menu.querySelectorAll('[data-way]')) button.removeAttribute('hidden')
}

/** @returns {HTMLDetailsElement[]} */
const openMenus = () => [...document.querySelectorAll('details')].filter((one) => one.open && one.matches('.picture-menu'))

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  for (const menu of openMenus()) {
    menu.open = false
    menu.querySelector('summary')?.focus()
  }
})

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null
  for (const menu of openMenus()) if (!menu.contains(target)) menu.open = false
  const button = target?.closest('[data-way]')
  const menu = button?.closest('details')
  const address = button?.getAttribute('data-table') ?? button?.closest('[data-picture]')?.getAttribute('data-picture')
  if (!(button instanceof HTMLButtonElement) || !menu || !address) return
  say(menu, 'Working…')
  button.disabled = true
  const ways = /** @type {Readonly<Record<string, (address: string) => Promise<string>>>} */ (WAYS)
  ways[button.dataset.way ?? '']?.(address)
    .catch((error) => (error instanceof PictureProblem ? error.message : NOT_COPIED))
    .then((words) => {
      say(menu, words)
      button.disabled = false
    })
})

/** @param {Element} menu @param {string} words */
function say(menu, words) {
  const status = menu.querySelector('[role="status"]')
  if (status) status.textContent = words
}

const NOT_COPIED = 'This browser does not let pages copy pictures. Download the file instead.'

const WAYS = {
  /** @param {string} address */
  async 'download-png'(address) {
    const { svg, name } = await loadPicture(address)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await toPng(svg))
    link.download = `${name}.png`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return 'Downloaded.'
  },
  /** @param {string} address */
  async 'copy-png'(address) {
    await copy({ 'image/png': loadPicture(address).then(({ svg }) => toPng(svg)) })
    return 'Copied. Paste it into a document or a slide.'
  },
  /** @param {string} address */
  async 'copy-svg'(address) {
    const picture = loadPicture(address)
    const asType = (/** @type {string} */ type) => picture.then(({ svg }) => new Blob([svg], { type }))
    const items = { 'text/plain': asType('text/plain') }
    const both = 'supports' in ClipboardItem && ClipboardItem.supports('image/svg+xml')
    await copy(both ? { ...items, 'image/svg+xml': asType('image/svg+xml') } : items)
    return 'Copied.'
  },
  /** @param {string} address */
  async 'copy-table'(address) {
    copyTable(await loadTable(address))
    return 'Copied. Paste it into a document or a mail.'
  },
}

/** @param {string} address @returns {Promise<{ html: string, text: string }>} */
async function loadTable(address) {
  const response = await fetch(address).catch(() => null)
  if (!response?.ok) throw new PictureProblem('The table could not be loaded. Reload the page, then try again.')
  return response.json()
}

/**
 * By the event and not by `navigator.clipboard`, which would apply the security policy of the page to the table and remove its colours.
 * @param {{ html: string, text: string }} table
 */
function copyTable({ html, text }) {
  let done = false
  const fill = (/** @type {ClipboardEvent} */ event) => {
    event.preventDefault()
    event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', text)
    done = true
  }
  document.addEventListener('copy', fill, { once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', fill)
  if (!done)
    throw new PictureProblem('This browser does not let pages copy tables. Download the .md or the spreadsheet on the Export page.')
}

/**
 * Promises, because a browser lets a page copy only right after a click, and the picture is loaded after it.
 * @param {Record<string, Promise<Blob>>} items
 */
async function copy(items) {
  if (!navigator.clipboard || typeof ClipboardItem === 'undefined') throw new PictureProblem(NOT_COPIED)
  // Waits for the pictures too: their own problem says more than the clipboard's.
  await Promise.all([...Object.values(items), navigator.clipboard.write([new ClipboardItem(items)])])
}

for (const menu of openMenus()) showWays(menu)
