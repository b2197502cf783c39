// Bundles the program in dist/: the command line, and the workers that it starts. One file loads faster than some 600, and what a command or the
// first page does not need stays in files that are loaded later. Source maps lead back to src/.
import { dirname, join, relative, sep } from 'node:path'
import { rolldown } from 'rolldown'

/** Files that are run, as `dist/src/<name>.js`. What only one of them needs is in its file; the rest is in `dist/program`. */
const PROGRAMS = [
  'cli',
  'background/robustness-worker',
  'docx/worker',
  'files/columns-worker',
  'files/source-texts/text-worker',
  'files/worker',
  'store/postgres/postgres-snapshot-worker',
  'store/sqlite/snapshot-worker',
  'xlsx/worker',
]

/** Packages that every start loads. The others stay in node_modules, where they find their own files. */
const BUNDLED = /^(zod|hono|@hono\/node-server)(\/|$)/
const isPackage = (id) => !/^[./]|^[A-Za-z]:\\|^\0/.test(id)

/**
 * Files are looked for next to the module that names them (`import.meta.url`), so each module keeps the address that it has without bundling.
 * It is known only after bundling from where that is.
 */
const keepAddresses = (root) => ({
  name: 'keep-addresses',
  transform(code, id) {
    if (!id.startsWith(join(root, 'src')) || !code.includes('import.meta.url')) return null
    return code.replaceAll('import.meta.url', `ADDRESS_OF(${JSON.stringify(slashed(relative(root, id)).replace(/\.tsx?$/, '.js'))})`)
  },
  renderChunk(code, { fileName }) {
    if (!code.includes('ADDRESS_OF(')) return null
    return code.replaceAll(/ADDRESS_OF\("([^"]+)"\)/g, (_, address) => {
      const path = slashed(relative(dirname(fileName), address))
      return `new URL(${JSON.stringify(path.startsWith('.') ? path : `./${path}`)}, import.meta.url).href`
    })
  },
})
/** Escapes letters beyond Latin-1. With a single one of them, V8 would keep two bytes for each letter of the file. */
const narrow = {
  name: 'narrow',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue
      if (/\\[^\0-\xff]/.test(file.code)) throw new Error(`${file.fileName} has a backslash before a letter that has to be escaped.`)
      file.code = file.code.replaceAll(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    }
  },
}
const slashed = (path) => path.split(sep).join('/')

/** Replaces the programs in `target`, which has the compiled sources of `root`. */
export async function buildProgram(root, target) {
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(PROGRAMS.map((name) => [name, `./src/${name}.ts`])),
    platform: 'node',
    external: (id) => isPackage(id) && !id.startsWith('node:') && !BUNDLED.test(id),
    plugins: [keepAddresses(root), narrow],
    // Without this, Hono's renderer for browsers would be in every start.
    treeshake: { moduleSideEffects: [{ test: /[\\/]node_modules[\\/]hono[\\/]/, sideEffects: false }] },
    onLog(level, log, print) {
      // Replaced addresses and letters shorten or lengthen their lines.
      if (log.code === 'SOURCEMAP_BROKEN') return
      if (level === 'warn') throw new Error(log.message)
      print(level, log)
    },
  })
  await bundle.write({
    dir: target,
    format: 'esm',
    sourcemap: true,
    comments: false,
    entryFileNames: 'src/[name].js',
    chunkFileNames: 'program/[name]-[hash].js',
  })
  await bundle.close()
}
