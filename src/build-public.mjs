// Builds dist/public from public/ and htmx: one style sheet for each screen and bundled scripts, minified, compressed and listed in a manifest.
// Source maps lead from the scripts back to public/js.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

/** The browsers of OLDEST_BROWSERS in templates/layout/shell.tsx. */
const TARGETS = ['chrome108', 'edge108', 'firefox121', 'safari16']

/**
 * Modules in one file, which every page loads; without it each combination of screens would get another file. Importing them must do nothing
 * that a page without them would notice.
 */
const SHARED = { name: 'ui', test: /public[\\/]js[\\/](ui[\\/](?!drafts|drop|paste|print|tour)|matrix[\\/](outbox|page-keys)\.js)/ }

/** Writes the files of `root`/public into `target`, for the screens in the compiled templates below `compiled`. */
export async function buildPublic(root, compiled, target) {
  const { BASE_STYLES, EDITING_STYLES, PAGE_SCRIPTS, SCREEN_STYLES, TOUR_STYLES } = await import(
    pathToFileURL(join(compiled, 'templates', 'layout', 'screens.js')).href
  )
  const styles = (names) => styleSheet(names.map((name) => join(root, 'public', 'css', `${name}.css`)))
  const files = new Map([
    ['icon.svg', readFileSync(join(root, 'public', 'icon.svg'))],
    ['img/word-report.png', readFileSync(join(root, 'public', 'img', 'word-report.png'))],
    ['js/htmx.min.js', readFileSync(join(root, 'node_modules', 'htmx.org', 'dist', 'htmx.min.js'))],
    ['css/base.css', styles(BASE_STYLES)],
    ['css/tour.css', styles(TOUR_STYLES)],
    ['css/editing.css', styles(EDITING_STYLES)],
    ...Object.entries(SCREEN_STYLES).flatMap(([screen, names]) => (names.length === 0 ? [] : [[`css/${screen}.css`, styles(names)]])),
    ...(await bundledScripts(root, PAGE_SCRIPTS)),
  ])
  writePublic(files, target)
}

/** One style sheet of several, in their order, without comments and indentation. */
function styleSheet(paths) {
  const text = paths.map((path) => readFileSync(path, 'utf8')).join('')
  return Buffer.from(text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s+/gm, ''))
}

/** Returns [name, content] of each script, of what scripts share, and of their source maps. */
async function bundledScripts(root, names) {
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(names.map((name) => [name, `./public/js/${name}.js`])),
    platform: 'browser',
    transform: { target: TARGETS },
    onLog(level, log, print) {
      if (level === 'warn') throw new Error(log.message)
      print(level, log)
    },
  })
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    sourcemap: true,
    entryFileNames: 'js/[name].js',
    chunkFileNames: 'js/shared/[name].js',
    codeSplitting: { groups: [SHARED] },
  })
  await bundle.close()
  return output.map((file) => [file.fileName, Buffer.from(file.type === 'chunk' ? file.code : file.source)])
}

/** All files share one hash, because modules import each other. */
function writePublic(files, target) {
  const hash = createHash('sha256')
  const names = [...files.keys()].sort()
  for (const name of names) {
    const bytes = files.get(name)
    hash.update(`${name}\0`).update(bytes).update('\0')
    const path = join(target, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  }
  writeFileSync(join(target, 'manifest.json'), JSON.stringify({ hash: hash.digest('hex').slice(0, 10), files: names }, null, 2))
}
