// Opens an address in the browser of the desktop. If that fails nothing happens, because the address is printed as well.
import { spawn } from 'node:child_process'

const OPENERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

export function openBrowser(address: string, [program = '', ...args] = OPENERS[process.platform] ?? ['xdg-open']): void {
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
