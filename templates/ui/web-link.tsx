// A link to a web page that somebody typed. It opens in a new tab and does not tell the other site where it was clicked.
import { webHost } from '../../src/ach/model/web-address.ts'
import { escapeHtml, rawHtml } from './html.ts'

/** As a string, for lists of a thousand rows. `shown`: the host, or the whole address where it is printed. */
export const webLinkHtml = (url: string, shown: 'host' | 'address' = 'host'): string =>
  `<a class="web" href="${escapeHtml(url)}" target="_blank" rel="noreferrer noopener">${escapeHtml(shown === 'host' ? webHost(url) : url)}<span class="visually-hidden"> (opens in a new tab)</span></a>`

export const WebLink = ({ url }: { url: string }) => rawHtml(webLinkHtml(url))
