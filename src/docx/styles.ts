// The styles of a Word report. A template replaces those whose names it has; the others are added to it, so that every name exists.

import { RATINGS, type Rating } from '../ach/model/rating.ts'
import { HEAT_COLOURS, INK, LINE, QUIET, RATING_COLOURS, SOFT_INK, STRONG_LINE, SUNKEN } from '../ach/words/palette.ts'
import { escapeXml } from './kept-xml.ts'

export const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

type StyleKind = 'paragraph' | 'character' | 'table'

/** A style. Sizes are in half points, spaces in twentieths of a point. */
interface StyleDefinition {
  readonly kind: StyleKind
  /** Word's own name where it has such a style: templates are recognised by it */
  readonly name: string
  readonly basedOn?: StyleKey
  readonly next?: StyleKey
  /** content of w:pPr, w:rPr and what follows them, in the order of the schema */
  readonly pPr?: string
  readonly rPr?: string
  readonly table?: string
}

const colour = (rgb: string) => `<w:color w:val="${rgb}"/>`
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const BOLD = '<w:b/><w:bCs/>'
const CENTRED = '<w:jc w:val="center"/>'
const spacing = (before: number, after: number, line = '') => `<w:spacing w:before="${before}" w:after="${after}"${line}/>`
const shade = (rgb: string) => `<w:shd w:val="clear" w:color="auto" w:fill="${rgb}"/>`
const KEEP = '<w:keepNext/><w:keepLines/>'
const heading = (level: number, halfPoints: number, before: number): StyleDefinition => ({
  ...{ kind: 'paragraph', name: `heading ${level}`, basedOn: 'normal', next: 'body' },
  pPr: `${KEEP}${spacing(before, 80)}<w:outlineLvl w:val="${level - 1}"/>`,
  rPr: `${BOLD}${colour(INK)}${size(halfPoints)}`,
})
const edge = (side: string, rgb: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${rgb}"/>`

/** Inks that can be read on the colours of the heat map. */
const inkOn = (rating: Rating): string => (rating === 'CC' || rating === 'I' ? INK : RATING_COLOURS[rating].ink)
/** As a letter in a sentence, or filling the line of a cell. */
const ratingStyles = Object.fromEntries(
  RATINGS.flatMap((rating): [StyleKey, StyleDefinition][] => [
    [
      `rating${rating}`,
      { kind: 'character', name: `Rating ${rating}`, rPr: `${BOLD}${colour(inkOn(rating))}${shade(HEAT_COLOURS[rating])}` },
    ],
    [
      `cell${rating}`,
      {
        ...{ kind: 'paragraph', name: `Matrix ${rating}`, basedOn: 'cellBlank' },
        pPr: shade(HEAT_COLOURS[rating]),
        rPr: colour(inkOn(rating)),
      },
    ],
  ]),
) as Record<`rating${Rating}` | `cell${Rating}`, StyleDefinition>

export type StyleKey =
  | ('normal' | 'title' | 'subtitle' | 'heading1' | 'heading2' | 'heading3' | 'body' | 'list' | 'quote' | 'caption' | 'header' | 'footer')
  | (
      | 'footnote'
      | 'footnoteMark'
      | 'contentsTitle'
      | 'contents1'
      | 'strong'
      | 'lead'
      | 'byline'
      | 'statement'
      | 'background'
      | 'small'
      | 'marking'
      | 'figure'
    )
  | ('table' | 'cell' | 'cellHead' | 'cellFigure' | 'cellFigureHead' | 'cellSmall' | 'cellBlank' | `rating${Rating}` | `cell${Rating}`)

export const WORD_STYLES: Readonly<Record<StyleKey, StyleDefinition>> = {
  normal: { kind: 'paragraph', name: 'Normal' },
  title: {
    kind: 'paragraph',
    name: 'Title',
    basedOn: 'normal',
    next: 'subtitle',
    pPr: `${KEEP}${spacing(1800, 160)}`,
    rPr: `${BOLD}${size(52)}`,
  },
  subtitle: {
    kind: 'paragraph',
    name: 'Subtitle',
    basedOn: 'normal',
    next: 'body',
    pPr: spacing(0, 280),
    rPr: `${colour(SOFT_INK)}${size(28)}`,
  },
  heading1: heading(1, 32, 360),
  heading2: heading(2, 25, 240),
  heading3: heading(3, 22, 200),
  body: { kind: 'paragraph', name: 'Body Text', basedOn: 'normal', pPr: spacing(0, 120, ' w:line="276" w:lineRule="auto"') },
  list: {
    ...{ kind: 'paragraph', name: 'List Bullet', basedOn: 'body' },
    pPr: `<w:numPr><w:numId w:val="1"/></w:numPr>${spacing(0, 90)}<w:ind w:left="340" w:hanging="340"/>`,
  },
  quote: {
    ...{ kind: 'paragraph', name: 'Quote', basedOn: 'body' },
    pPr: `<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="${STRONG_LINE}"/></w:pBdr><w:ind w:left="284"/>`,
  },
  caption: {
    kind: 'paragraph',
    name: 'caption',
    basedOn: 'normal',
    next: 'body',
    pPr: `${KEEP}${spacing(160, 80)}`,
    rPr: `${BOLD}${colour(SOFT_INK)}${size(18)}`,
  },
  header: { kind: 'paragraph', name: 'header', basedOn: 'normal', pPr: CENTRED, rPr: size(18) },
  footer: { kind: 'paragraph', name: 'footer', basedOn: 'normal', pPr: CENTRED, rPr: `${colour(QUIET)}${size(18)}` },
  footnote: { kind: 'paragraph', name: 'footnote text', basedOn: 'normal', rPr: size(17) },
  footnoteMark: { kind: 'character', name: 'footnote reference', rPr: '<w:vertAlign w:val="superscript"/>' },
  contentsTitle: {
    kind: 'paragraph',
    name: 'TOC Heading',
    basedOn: 'normal',
    next: 'body',
    pPr: `${KEEP}${spacing(480, 80)}`,
    rPr: `${BOLD}${size(25)}`,
  },
  contents1: {
    kind: 'paragraph',
    name: 'toc 1',
    basedOn: 'normal',
    pPr: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9354"/></w:tabs>${spacing(0, 60)}`,
  },
  strong: { kind: 'character', name: 'Strong', rPr: BOLD },
  lead: { kind: 'paragraph', name: 'Report Lead', basedOn: 'body', rPr: `${BOLD}${size(24)}` },
  byline: { kind: 'paragraph', name: 'Report Details', basedOn: 'normal', pPr: spacing(0, 60), rPr: colour(SOFT_INK) },
  statement: { kind: 'paragraph', name: 'Report Statement', basedOn: 'body', pPr: '<w:keepNext/>' },
  background: { kind: 'paragraph', name: 'Report Background', basedOn: 'body', pPr: spacing(200, 0) },
  small: { kind: 'paragraph', name: 'Report Small', basedOn: 'normal', pPr: spacing(40, 120), rPr: `${colour(SOFT_INK)}${size(18)}` },
  marking: { kind: 'paragraph', name: 'Report Marking', basedOn: 'header', rPr: BOLD },
  figure: { kind: 'paragraph', name: 'Report Figure', basedOn: 'normal', pPr: `<w:keepNext/>${spacing(160, 0)}` },
  table: {
    ...{ kind: 'table', name: 'Report Table' },
    table: `<w:tblPr><w:tblBorders>${edge('top', STRONG_LINE)}${edge('bottom', STRONG_LINE)}${edge('insideH', LINE)}</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>${shade(SUNKEN)}<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>`,
  },
  cell: { kind: 'paragraph', name: 'Report Cell', basedOn: 'normal', rPr: size(19) },
  cellHead: { kind: 'paragraph', name: 'Report Cell Head', basedOn: 'cell', pPr: '<w:keepNext/>', rPr: BOLD },
  cellFigure: { kind: 'paragraph', name: 'Report Cell Figure', basedOn: 'cell', pPr: '<w:jc w:val="right"/>' },
  cellFigureHead: { kind: 'paragraph', name: 'Report Cell Figure Head', basedOn: 'cellHead', pPr: '<w:jc w:val="right"/>' },
  cellSmall: { kind: 'paragraph', name: 'Report Cell Small', basedOn: 'cell', rPr: `${colour(SOFT_INK)}${size(16)}` },
  cellBlank: { kind: 'paragraph', name: 'Matrix Blank', basedOn: 'cell', pPr: CENTRED, rPr: BOLD },
  ...ratingStyles,
}

export type StyleIds = Readonly<Record<StyleKey, string>>
export const STYLE_KEYS = Object.keys(WORD_STYLES) as StyleKey[]

/** The id that Word gives a style of this name. */
const idOfName = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')

/** A style as the template has it. */
export interface TemplateStyle {
  readonly id: string
  readonly name: string
  readonly kind: string
}

/** For each style the template's id for its name, or else one that the template does not use. */
export function styleIds(existing: readonly TemplateStyle[] = []): StyleIds {
  const taken = new Set(existing.map(({ id }) => id))
  return Object.fromEntries(
    STYLE_KEYS.map((key) => {
      const found = existingStyle(existing, key)
      if (found) return [key, found.id]
      let id = idOfName(WORD_STYLES[key].name)
      while (taken.has(id)) id += '_'
      return [key, id]
    }),
  ) as unknown as StyleIds
}

const existingStyle = (existing: readonly TemplateStyle[], key: StyleKey): TemplateStyle | undefined =>
  existing.find(({ name, kind }) => name.toLowerCase() === WORD_STYLES[key].name.toLowerCase() && kind === WORD_STYLES[key].kind)

/** Whether the template has its own list, so that it needs none of ours. */
export const hasOwnList = (existing: readonly TemplateStyle[]): boolean => existingStyle(existing, 'list') !== undefined

/** The XML of the styles that the template lacks. `list` is the number of the list of bullets in the numbering part. */
export const missingStyles = (ids: StyleIds, list: number, existing: readonly TemplateStyle[] = []): string =>
  STYLE_KEYS.filter((key) => existingStyle(existing, key) === undefined)
    .map((key) => styleXml(key, ids, list))
    .join('')

function styleXml(key: StyleKey, ids: StyleIds, list: number): string {
  const { kind, name, basedOn, next, pPr, rPr, table = '' } = WORD_STYLES[key]
  const custom = /^(Report|Rating|Matrix) /.test(name) ? ' w:customStyle="1"' : ''
  const first = key === 'normal' ? ' w:default="1"' : ''
  return [
    `<w:style w:type="${kind}"${first}${custom} w:styleId="${escapeXml(ids[key])}"><w:name w:val="${name}"/>`,
    basedOn ? `<w:basedOn w:val="${escapeXml(ids[basedOn])}"/>` : '',
    next ? `<w:next w:val="${escapeXml(ids[next])}"/>` : '',
    '<w:qFormat/>',
    pPr ? `<w:pPr>${pPr.replace('<w:numId w:val="1"/>', `<w:numId w:val="${list}"/>`)}</w:pPr>` : '',
    rPr ? `<w:rPr>${rPr}</w:rPr>` : '',
    `${table}</w:style>`,
  ].join('')
}

/** Fonts that Word has on every system, with the widths of which the pictures are drawn; East Asian text gets a font that has its letters. */
export const OWN_STYLES_START = `<w:styles xmlns:w="${WORD_NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Microsoft YaHei" w:cs="Arial"/>${colour(INK)}<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`
