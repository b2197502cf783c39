// @ts-check
// A clock that counts down what the server set: `data-ends-at` and `data-now` of #clock. One that stands still keeps its text.

/** Seconds as the server writes them: 18:42, 1:02:03, −0:30. @param {number} seconds */
export function clockText(seconds) {
  const whole = Math.abs(seconds)
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
  return seconds < 0 ? `−${text}` : text
}

/** Begins to tick. `anew` is called when the server drew the clock again; `set` where its times came alone. */
export function startClock() {
  /** How far the server's clock is ahead of this one, in milliseconds. */
  let ahead = 0
  const clock = () => document.getElementById('clock')
  const tick = () => {
    const shown = clock()
    const endsAt = shown?.dataset.endsAt
    if (!shown || !endsAt) return
    const left = Math.ceil((Date.parse(endsAt) - Date.now() - ahead) / 1000)
    shown.textContent = clockText(left)
    shown.toggleAttribute('data-over', left < 0)
    const words = document.querySelector('[data-clock-words]')
    if (words) words.textContent = left < 0 ? 'time is up' : 'time left'
  }
  const anew = () => {
    const now = clock()?.dataset.now
    if (now) ahead = Date.parse(now) - Date.now()
    tick()
  }
  /** @param {{ endsAt: string | null, left: number | null }} timer */
  const set = ({ endsAt, left }) => {
    const shown = clock()
    if (!shown) return
    if (endsAt === null) delete shown.dataset.endsAt
    else shown.dataset.endsAt = endsAt
    shown.textContent = left === null ? '' : clockText(left)
    shown.toggleAttribute('data-over', left !== null && left < 0)
    tick()
  }
  anew()
  setInterval(tick, 1000)
  return { anew, set }
}
