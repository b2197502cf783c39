// Browser tests of the wall: creates a room whose stages and ratings are sent as forms, and measures what does not fit the screen.
import { STAGES, type Stage } from '../../ach/model/stage.ts'
import { paths } from '../../paths.ts'
import type { Site } from './browser.ts'

export const HYPOTHESES = ['H1', 'H2', 'H3', 'H4']

type Form = Record<string, string> | [string, string][]
/** Fields of the setup form that choose every stage. */
export const ALL_STAGES: [string, string][] = [['asked', 'yes'], ...STAGES.map((stage): [string, string] => ['stages', stage])]

export async function createWallRoom(site: Site, options: Form = {}) {
  const post = (path: string, form: Form) =>
    fetch(site.address + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  const locationOf = async (response: Promise<Response>) => (await response).headers.get('location') ?? ''
  const workbook = (await site.fromCase()).split('/').at(-1) ?? ''
  const run = (await locationOf(post(paths.exercises(workbook), options))).slice(paths.exercise('').length)
  let stage: Stage = 'lobby'
  const moveTo = async (to: Stage) => {
    await post(paths.stage(run), { from: stage, to, sure: 'yes' })
    stage = to
  }
  /** Adds a participant on paper. Returns the path of their form. */
  const addPaperForm = (name: string) => locationOf(post(paths.paperForms(run), { name }))
  const rate = (place: string, items: readonly string[], ratings: readonly string[]) =>
    post(place, Object.fromEntries(items.flatMap((item) => HYPOTHESES.map((id, at) => [`rating/${item}/${id}`, ratings[at] ?? '']))))
  return { run, post, moveTo, addPaperForm, rate }
}

export const ITEMS = Array.from({ length: 23 }, (_, at) => `E${at + 1}`)
/**
 * Script that returns by how many pixels the page exceeds the screen and each scene its frame, vertically and horizontally. The join code
 * must not exceed its column either.
 */
export const TOO_LARGE = `[document.documentElement.scrollHeight - innerHeight,
  Math.max(document.documentElement.scrollWidth - innerWidth, ...[...document.querySelectorAll('.wall .code')].map((code) => code.scrollWidth - code.clientWidth)),
  ...[...document.querySelectorAll('.scene')].flatMap((scene) => [scene.scrollHeight - scene.clientHeight, scene.scrollWidth - scene.clientWidth])]
  .map((by) => Math.max(0, by - 1))`
