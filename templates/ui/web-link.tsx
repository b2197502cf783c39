// A link to a web page, as it was typed. It opens in a new tab and does not tell the other site where it was clicked.
import { webHost } from '../../src/ach/model/web-address.ts'
import { escapeHtml, rawHtml } from './html.ts'

/** As a string, for lists of a thousand rows. `shown`: the host, the whole address where it is printed, or only that it can be opened. */
export function webLinkHtml(url: string, shown: 'host' | 'address' | 'open' = 'host'): string {
  const text = shown === 'open' ? 'Open' : escapeHtml(shown === 'host' ? webHost(url) : url)
  const where = shown === 'open' ? ` ${escapeHtml(webHost(url))}, in a new tab` : ' (opens in a new tab)'
  return `<a class="web" href="${escapeHtml(url)}" target="_blank" rel="noreferrer noopener">${text}<span class="visually-hidden">${where}</span></a>`
}

export const WebLink = ({ url }: { url: string }) => rawHtml(webLinkHtml(url))
