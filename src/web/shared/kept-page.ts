// Keeps the page of a state of a workbook as it was sent last, because people come back to it from every other tab.

/** What a page is made of. It is kept with the object `state`, and sent again while every value of `from` is the same. */
export interface PageSource {
  readonly state: object
  readonly from: readonly unknown[]
}

interface Kept {
  readonly from: readonly unknown[]
  readonly page: Uint8Array<ArrayBuffer>
}

/** One page for each state of a workbook that is in memory. A change, a name and a final verdict each make a new object, so none goes stale. */
const lastPages = new WeakMap<object, Kept>()

/** The page that is kept for this source, or else a new one. Encoded, so that it is neither joined nor measured each time it is sent. */
export async function keptPage({ state, from }: PageSource, render: () => Promise<string>): Promise<Uint8Array<ArrayBuffer>> {
  const last = lastPages.get(state)
  if (last?.from.length === from.length && last.from.every((one, at) => one === from[at])) return last.page
  const page = new TextEncoder().encode(await render())
  lastPages.set(state, { from, page })
  return page
}
