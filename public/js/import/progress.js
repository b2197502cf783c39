// @ts-check
// Polls the import's progress page and opens the result once the file is read. Without JavaScript, a link on the page does this.
import '../ui/supported.js'
import '../ui/page.js'

const EVERY_MS = 600

async function look() {
  const answer = await fetch(location.href).catch(() => null)
  if (!answer) return wait()
  if (answer.redirected) return location.replace(answer.url)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const now = page.querySelector('[data-reading]')
  if (!now) return location.reload()
  const [here, there] = [document, page].map((one) => one.querySelector('[data-reading] progress'))
  if (here instanceof HTMLProgressElement && there instanceof HTMLProgressElement) here.value = there.value
  const [status, newStatus] = [document, page].map((one) => one.querySelector('[data-reading] [role=status]'))
  if (status && newStatus) status.textContent = newStatus.textContent
  wait()
}

const wait = () => setTimeout(look, EVERY_MS)
wait()
