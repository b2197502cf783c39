import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { showLink } from './show-link.ts'

const LINK = 'http://localhost:3000/sign-in?key=secret'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ach-link-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a link is printed on a terminal', () => {
  expect(showLink('Sign in with this link', 'sign-in-link', LINK, { terminal: true, folder: '/nowhere' })).toBe(
    `Sign in with this link: ${LINK}`,
  )
})

test('without a terminal the link is in a file that only its owner can read, never in the output', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'sign-in-link.txt')
  writeFileSync(file, 'an older link', { mode: 0o644 })
  const line = showLink('Sign in with the link', 'sign-in-link', LINK, { terminal: false, folder })
  expect(line).toContain(file)
  expect(line).not.toContain('secret')
  expect(readFileSync(file, 'utf8').trim()).toBe(LINK)
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
})

test('a link that cannot be written is not printed either', () => {
  const line = showLink('Sign in with the link', 'sign-in-link', LINK, { terminal: false, folder: join(temporaryFolder(), 'missing') })
  expect(line).toContain('key rotate')
  expect(line).not.toContain('secret')
})
