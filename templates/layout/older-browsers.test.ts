// Checks that styles and scripts use nothing newer than the oldest browsers that README names, and that no script runs in older ones.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PAGE_SCRIPTS } from './screens.ts'
import { OLDEST_BROWSERS } from './shell.tsx'

const read = (path: string) => readFileSync(path, 'utf8')
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => join(folder, name))
const [scripts, styles] = [filesIn('public/js'), filesIn('public/css')]
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

/** Not in Chrome 108, Firefox 121 or Safari 16. Properties that other browsers may ignore without harm are not listed. */
const NEWER_STYLES = /light-dark\(|color-mix\(|@scope|@starting-style|@property|anchor-name|field-sizing|^\s*&/m
const NEWER_SCRIPTS =
  /new FormData\([^()]+,|\.to(Sorted|Reversed|Spliced)\(|groupBy\(|fromAsync|withResolvers|canParse|\.(union|intersection|difference)\(|startViewTransition|[sS]howPopover|checkVisibility|URLPattern|setHTML|scrollend|\(\?<[=!]/

describe('the oldest browsers', () => {
  it.each(styles)('%s uses nothing that they do not know', (path) => {
    expect(NEWER_STYLES.exec(withoutComments(read(path)))?.[0]).toBeUndefined()
  })

  it.each(scripts)('%s uses nothing that they do not know', (path) => {
    expect(NEWER_SCRIPTS.exec(withoutComments(read(path)))?.[0]).toBeUndefined()
  })

  it('are the same on every page and in README', () => {
    expect(read('README.md').replaceAll(/\s+/g, ' ')).toContain(OLDEST_BROWSERS)
  })
})

it('every script that a page loads first checks whether the browser is supported, then runs the script of every page', () => {
  const ui = (path: string) => `'${relative(dirname(`public/js/${path}`), 'public/js/ui') || '.'}/`
  for (const name of PAGE_SCRIPTS) {
    const imports = [...read(`public/js/${name}.js`).matchAll(/^import .*/gm)].map(([line]) => line.replace("'./", "'"))
    const from = ui(name).replace("'./", "'")
    expect(imports[0], name).toBe(`import ${from}supported.js'`)
    if (name !== 'ui/page')
      expect(
        imports.some((line) => line.endsWith(`${from}page.js'`)),
        name,
      ).toBe(true)
  }
})

it('no script is left out of the pages', () => {
  const imported = scripts.flatMap((path) =>
    [...read(path).matchAll(/(?:from |import |import\()'([^']+)'/g)].map(([, to]) => join(path, '..', to ?? '')),
  )
  const loaded = scripts.filter((path) => !imported.includes(path) || path.endsWith('ui/page.js'))
  expect(loaded.sort()).toEqual(PAGE_SCRIPTS.map((name) => join('public/js', `${name}.js`)).sort())
})

it('styles and scripts ask for the same features', () => {
  const asked = /CSS\.supports\('([^']+)'\)/.exec(read('public/js/ui/supported.js'))?.[1]
  expect(read('public/css/ui/base.css')).toContain(`@supports ${asked} {`)
})
