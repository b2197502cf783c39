// Recognises times as the store writes them: ISO 8601, UTC. Rows outside the log have no checksum, so a damaged one may hold anything.

export const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))
