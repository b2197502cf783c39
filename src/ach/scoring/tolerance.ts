// When two scores are the same number.

/** Scores closer than this are equal; all comparisons err on the side of caution. */
export const TOLERANCE = 1e-9
