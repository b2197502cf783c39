// What tests of the wall are written with: a room that is led and rates by forms alone, and what does not fit a screen.
import { STAGES, type Stage } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import type { Site } from './browser.ts'

export const HYPOTHESES = ['H1', 'H2', 'H3', 'H4']

type Form = Record<string, string> | [string, string][]
/** How a run with every stage is asked for. */
export const ALL_STAGES: [string, string][] = [['asked', 'yes'], ...STAGES.map((stage): [string, string] => ['stages', stage])]

export async function room(site: Site, how: Form = {}) {
  const post = (path: string, form: Form) =>
    fetch(site.address + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  const placeOf = async (answer: Promise<Response>) => (await answer).headers.get('location') ?? ''
  const workbook = (await site.fromCase()).split('/').at(-1) ?? ''
  const run = (await placeOf(post(paths.exercises(workbook), how))).slice(paths.exercise('').length)
  let stage: Stage = 'lobby'
  const go = async (to: Stage) => {
    await post(paths.stage(run), { from: stage, to, sure: 'yes' })
    stage = to
  }
  /** Somebody without a device: a sheet of paper. */
  const sheet = (name: string) => placeOf(post(paths.paperForms(run), { name }))
  const rate = (place: string, items: readonly string[], ratings: readonly string[]) =>
    post(place, Object.fromEntries(items.flatMap((item) => HYPOTHESES.map((id, at) => [`rating/${item}/${id}`, ratings[at] ?? '']))))
  return { run, post, go, sheet, rate }
}

export const ITEMS = Array.from({ length: 23 }, (_, at) => `E${at + 1}`)
/** By how much the page is larger than the screen, and each scene than its place: down, then across. */
export const TOO_LARGE = `[document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth,
  ...[...document.querySelectorAll('.scene')].flatMap((scene) => [scene.scrollHeight - scene.clientHeight, scene.scrollWidth - scene.clientWidth])]
  .map((by) => Math.max(0, by - 1))`
