// Lists the style sheets and scripts of the screens; src/build-public.mjs makes one file of each. A screen has the same name in src/web, templates, public/css and public/js.

/** Style sheets of every page. */
export const BASE_STYLES = ['ui/tokens', 'ui/base', 'ui/print'] as const

/** Style sheets of the finished example, on any of its pages. */
export const TOUR_STYLES = ['ui/tour'] as const

/** Style sheets that public/js/matrix/editing.js loads when they are needed. */
export const EDITING_STYLES = ['matrix/editing'] as const

/** Names in public/css, in loading order. */
export const SCREEN_STYLES = {
  workbooks: ['ui/pages', 'workbooks/workbooks'],
  calibration: ['ui/pages', 'ui/charts'],
  help: ['ui/pages', 'help/help'],
  matrix: ['ui/charts', 'matrix/matrix'],
  card: ['ui/charts', 'matrix/matrix', 'matrix/cards'],
  'heat-map': ['ui/charts', 'matrix/heat-map', 'what-if/what-if'],
  'what-if': ['ui/charts', 'matrix/matrix', 'what-if/what-if'],
  items: ['ui/pages', 'items/items'],
  texts: ['ui/pages', 'items/items', 'texts/texts'],
  'matrix-text': ['ui/charts', 'matrix/matrix', 'texts/texts'],
  evidence: ['ui/pages', 'items/items', 'items/evidence'],
  checks: ['ui/pages', 'checks/checks'],
  analysis: ['ui/charts', 'what-if/what-if'],
  group: ['ui/charts', 'exercise/exercise', 'what-if/what-if'],
  report: ['ui/pages', 'ui/charts'],
  'matrix-check': ['ui/pages', 'ui/charts', 'matrix-check/matrix-check'],
  import: ['ui/pages', 'import/import'],
  export: ['ui/pages'],
  pack: ['ui/pages', 'pack/pack'],
  setup: ['ui/pages', 'exercise/exercise'],
  desk: ['ui/pages', 'matrix/matrix', 'matrix/cards', 'ui/charts', 'exercise/exercise'],
  wall: ['matrix/matrix', 'matrix/cards', 'ui/charts', 'exercise/exercise', 'exercise/wall/wall'],
  participant: ['matrix/matrix', 'matrix/cards', 'ui/charts', 'exercise/exercise', 'exercise/participant/participant'],
  refused: [],
} as const satisfies Record<string, readonly string[]>

export type Screen = keyof typeof SCREEN_STYLES

/** Scripts that pages name, in public/js. Each first imports ui/page, the script of every page. */
export const PAGE_SCRIPTS = [
  'exercise/desk/desk',
  'exercise/participant/participant',
  'exercise/setup/setup',
  'exercise/wall/wall',
  'import/progress',
  'import/ticks',
  'items/evidence/grid',
  'items/weights',
  'matrix/card',
  'matrix/heat-map',
  'matrix/matrix',
  'texts/texts',
  'ui/drop',
  'ui/page',
  'ui/print',
  'ui/tour',
  'what-if/what-if',
] as const

export type PageScript = (typeof PAGE_SCRIPTS)[number]
