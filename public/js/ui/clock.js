// @ts-check
// The countdown of an exercise: counts down to `data-ends-at` of #clock, corrected by the server time in `data-now`. A paused clock keeps
// its text.

/** Formats seconds as the server does: 18:42, 1:02:03, −0:30. @param {number} seconds */
export function clockText(seconds) {
  const whole = Math.abs(seconds)
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
  return seconds < 0 ? `−${text}` : text
}

/** Starts ticking. Call `resync` after the server has replaced the clock, and `set` if only new times arrived. */
export function startClock() {
  /** by how many milliseconds the server's clock is ahead of this one */
  let ahead = 0
  const clock = () => document.getElementById('clock')
  const tick = () => {
    const element = clock()
    const endsAt = element?.dataset.endsAt
    if (!element || !endsAt) return
    const left = Math.ceil((Date.parse(endsAt) - Date.now() - ahead) / 1000)
    element.textContent = clockText(left)
    element.toggleAttribute('data-over', left < 0)
    const words = document.querySelector('[data-clock-words]')
    if (words) words.textContent = left < 0 ? 'time is up' : 'time left'
  }
  const resync = () => {
    const now = clock()?.dataset.now
    if (now) ahead = Date.parse(now) - Date.now()
    tick()
  }
  /** @param {{ endsAt: string | null, left: number | null }} timer */
  const set = ({ endsAt, left }) => {
    const element = clock()
    if (!element) return
    if (endsAt === null) delete element.dataset.endsAt
    else element.dataset.endsAt = endsAt
    element.textContent = left === null ? '' : clockText(left)
    element.toggleAttribute('data-over', left !== null && left < 0)
    tick()
  }
  resync()
  setInterval(tick, 1000)
  return { resync, set }
}
