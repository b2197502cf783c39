// The tolerance within which two scores are equal.

/** Scores that differ by this or less are equal. Comparisons use it on the side of caution. */
export const TOLERANCE = 1e-9
