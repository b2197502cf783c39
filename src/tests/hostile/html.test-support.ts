// Parses a page more strictly than any browser: everything that is neither an expected tag with safely quoted attributes nor escaped text
// is a finding.

const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s"'<>=/]+(?:=(?:"[^"<>]*"|[\w?#&;=./-]+))?)*)\s*\/?>/y
const TEXT = /[^<>]+/y
const DOCTYPE = /<!doctype html>/iy
const ATTRIBUTE = /([^\s"'<>=/]+)(?:=(?:"([^"<>]*)"|([\w?#&;=./-]+)))?/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Text as a browser displays it. An & outside of the expected entities is a finding of `readPage`. */
const decodeEntities = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
const BARE_AMP = /&(?!(?:amp|lt|gt|quot|#39);)/

export interface PageRead {
  /** Texts and attribute values as a browser understands them. */
  readonly texts: readonly string[]
  readonly findings: readonly string[]
}

export function readPage(html: string): PageRead {
  const [texts, findings]: [string[], string[]] = [[], []]
  const keep = (text: string, where: string) => {
    if (BARE_AMP.test(text)) findings.push(`a bare & ${where}: ${text.slice(0, 120)}`)
    texts.push(decodeEntities(text))
  }
  let run = ''
  const flush = () => {
    if (run !== '') keep(run, 'in a text')
    run = ''
  }
  for (let at = 0; at < html.length; ) {
    const found = [DOCTYPE, TAG, TEXT].reduce<RegExpExecArray | null>((got, pattern) => {
      if (got) return got
      pattern.lastIndex = at
      return pattern.exec(html)
    }, null)
    if (!found) return { texts, findings: [...findings, `neither tag nor text: ${html.slice(Math.max(0, at - 60), at + 100)}`] }
    at += found[0].length
    const [all, closing, name = '', attributes = ''] = found
    if (!all.startsWith('<')) {
      run += all
      continue
    }
    flush()
    if (name !== '' && closing === '') checkTag(name.toLowerCase(), attributes, keep, findings)
  }
  flush()
  return { texts, findings }
}

/** A picture that this server draws. */
const OWN_PICTURE = /^\/workbooks\/[\w-]+\/pictures\/[a-z-]+\.svg$/

function checkTag(name: string, attributes: string, keep: (text: string, where: string) => void, findings: string[]): void {
  const found = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', quoted, bare = '']) => [key.toLowerCase(), quoted ?? bare] as const)
  for (const [key, value] of found) {
    keep(value, `in ${name} ${key}`)
    if (/^on/.test(key) || key === 'style' || key === 'srcdoc') findings.push(`${name} has ${key}`)
    if (/^(href|src|action|formaction|xlink:href)$/.test(key) && !/^(?:\/(?!\/)|#|\?|https?:\/\/|$)/.test(decodeEntities(value)))
      findings.push(`${name} leads to ${value.slice(0, 80)}`)
  }
  const src = found.find(([key]) => key === 'src')?.[1] ?? ''
  if (/^(script|img|iframe|object|embed|base)$/.test(name) && !src.startsWith('/assets/') && !OWN_PICTURE.test(src))
    findings.push(`${name}${attributes.slice(0, 80)}`)
}
