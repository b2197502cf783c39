import { expect, test } from 'vitest'
import { favouriteOf, sharedFavourite } from './favourites.ts'

const gave = (...before: [string, number][]) => ({ estimates: { before: new Map(before), now: new Map() } })
const [coup, jihadi, none] = [gave(['H1', 0.6], ['H2', 0.4]), gave(['H1', 0.3], ['H2', 0.7]), gave()]

test('the favourite is the hypothesis with the highest probability; a tie or no answer gives none', () => {
  expect([favouriteOf(coup), favouriteOf(jihadi)]).toEqual(['H1', 'H2'])
  expect([favouriteOf(none), favouriteOf(gave(['H1', 0.5], ['H2', 0.5])), favouriteOf(gave(['H1', 0]))]).toEqual([null, null, null])
  expect(favouriteOf(gave(['H1', 0.5], ['H2', 0.5], ['H3', 0.6]))).toBe('H3')
})

test('a favourite counts as shared from 80% of the participants who have one', () => {
  expect(sharedFavourite([coup, coup, coup, coup, jihadi, none])).toEqual({ hypothesis: 'H1', have: 4, of: 5 })
  expect(sharedFavourite([coup, coup, coup, jihadi])).toBeNull()
})

test('fewer than four participants with a favourite share none', () => {
  expect(sharedFavourite([coup, coup, coup, none])).toBeNull()
})
