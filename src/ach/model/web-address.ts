// Addresses of web pages: the links of evidence and sources.
import { z } from 'zod'
import { LIMITS, someText, TEXT_PROBLEMS } from './texts.ts'

/**
 * Schema for the address of a web page, as typed: http or https, with a host and without spaces, at most LIMITS.url characters. It becomes
 * a link, so every other scheme is refused.
 */
export const urlSchema = someText(LIMITS.url, 'The link').pipe(
  z.string().refine((url) => /^https?:\/\/[^/?#\s]\S*$/i.test(url) && URL.canParse(url), TEXT_PROBLEMS.url),
)

/** The host of a valid address, as a browser would show it: letters that look like others are written in ASCII. */
export const webHost = (url: string): string => new URL(url).host

/** The address as a file may contain it, with every other character than ASCII encoded. */
export const webTarget = (url: string): string => new URL(url).href
