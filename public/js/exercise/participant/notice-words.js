// @ts-check
// Sentences on a phone about answers that are not sent yet or were refused. Pure functions.

/** @param {number} count */
const answers = (count) => (count === 1 ? '1 answer' : `${count} answers`)

/** The state in the foot of the page. @param {number} unsent @param {boolean} offline */
export const savedText = (unsent, offline) => (unsent === 0 ? 'Saved' : offline ? `${unsent} not sent yet` : 'Saving')

/** @param {number} unsent */
export const offlineText = (unsent) =>
  `No connection. Keep answering: ${answers(unsent)} on this phone ${unsent === 1 ? 'is' : 'are'} not sent yet and will be sent when you are back online.`

/** Asks to wait with leaving. @param {number} unsent */
export const leaveLaterText = (unsent) =>
  `${answers(unsent)} on this phone ${unsent === 1 ? 'is' : 'are'} not sent yet. Leave when ${unsent === 1 ? 'it has' : 'they have'} been sent.`

/** Begins the server's sentence for an answer of an earlier stage. Must stay in step with `tooLateFor` in participant-model.ts. */
const TOO_LATE = 'Too late: '

/** @param {number} count how many answers were refused with this sentence @param {string} sentence from the server */
export function notSavedText(count, sentence) {
  const were = count === 1 ? 'was' : 'were'
  if (sentence.startsWith(TOO_LATE)) return `${answers(count)} came too late and ${were} not saved: ${sentence.slice(TOO_LATE.length)}`
  return `${answers(count)} ${were} not saved. ${sentence}`
}
