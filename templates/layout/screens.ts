// The style sheets of each screen. A screen has one name: its folder in src/web, templates, public/css and public/js.

/** Every page has these. */
export const BASE_STYLES = ['ui/tokens', 'ui/base', 'ui/print'] as const

/** In the order in which they are loaded; names in public/css. */
export const SCREEN_STYLES = {
  workbooks: ['ui/pages'],
  help: ['ui/pages', 'help/help'],
  matrix: ['ui/charts', 'matrix/matrix'],
  'what-if': ['ui/charts', 'matrix/matrix', 'what-if/what-if'],
  items: ['ui/pages', 'items/items'],
  aids: ['ui/pages', 'aids/aids'],
  analysis: ['ui/charts', 'what-if/what-if'],
  group: ['ui/charts', 'exercise/exercise', 'what-if/what-if'],
  report: ['ui/pages', 'ui/charts'],
  import: ['ui/pages', 'import/import'],
  export: ['ui/pages'],
  pack: ['ui/pages', 'pack/pack'],
  setup: ['ui/pages', 'exercise/exercise'],
  desk: ['ui/pages', 'matrix/matrix', 'ui/charts', 'exercise/exercise'],
  wall: ['matrix/matrix', 'ui/charts', 'exercise/exercise', 'exercise/wall/wall'],
  participant: ['matrix/matrix', 'ui/charts', 'exercise/exercise', 'exercise/participant/participant'],
  refused: [],
} as const satisfies Record<string, readonly string[]>

export type Screen = keyof typeof SCREEN_STYLES
