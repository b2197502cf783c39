// @ts-check
// Shows decisions on this participant's proposals as they are made. Leaves the form above the list alone.

const list = () => document.getElementById('own-proposal-list')

/** @param {number} decided how many of their proposals are decided now */
export async function updateProposals(decided) {
  if (!list() || Number(list()?.dataset.decided) === decided) return
  try {
    const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } })
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('own-proposal-list')
    if (answer.ok && fresh) list()?.replaceWith(fresh)
  } catch {
    // Offline: the next hint tries again.
  }
}
