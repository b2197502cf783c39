import { expect, test } from 'vitest'
import { ITEM_REMOVED, tooLateFor } from './participant-model.ts'

/** The browser's module has no type declarations. */
const words: Record<'leaveLaterText' | 'offlineText', (unsent: number) => string> & {
  savedText: (unsent: number, offline: boolean) => string
  notSavedText: (count: number, sentence: string) => string
} = await import(new URL('../../../public/js/exercise/participant/notice-words.js', import.meta.url).href)
const { leaveLaterText, notSavedText, offlineText, savedText } = words

test('the foot of a participant’s page says whether answers are saved, for 0, 1 and many', () => {
  expect([savedText(0, false), savedText(0, true), savedText(1, false), savedText(1, true), savedText(12, true)]).toEqual([
    'Saved',
    'Saved',
    'Saving',
    '1 not sent yet',
    '12 not sent yet',
  ])
})

test('the offline notice on a phone counts unsent answers, for one and many', () => {
  expect([1, 3].map(offlineText)).toEqual([
    'No connection. Keep answering: 1 answer on this phone is not sent yet and will be sent when you are back online.',
    'No connection. Keep answering: 3 answers on this phone are not sent yet and will be sent when you are back online.',
  ])
  expect([1, 3].map(leaveLaterText)).toEqual([
    '1 answer on this phone is not sent yet. Leave when it has been sent.',
    '3 answers on this phone are not sent yet. Leave when they have been sent.',
  ])
})

test('a notice on the phone counts late answers and names the stage of the room', () => {
  expect([1, 5].map((count) => notSavedText(count, tooLateFor('reveal')))).toEqual([
    '1 answer came too late and was not saved: the room has moved on to “Reveal”.',
    '5 answers came too late and were not saved: the room has moved on to “Reveal”.',
  ])
})

test('a notice on the phone counts answers that were refused for another reason', () => {
  expect([1, 2].map((count) => notSavedText(count, ITEM_REMOVED))).toEqual([
    `1 answer was not saved. ${ITEM_REMOVED}`,
    `2 answers were not saved. ${ITEM_REMOVED}`,
  ])
})
