// The cookies of this program. Behind TLS their names start with __Host-, so that no other host of the domain can set them.
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

export interface Cookies {
  read(c: Context, name: string): string | undefined
  /** `seconds`: how long the browser keeps it; null until it is closed. */
  write(c: Context, name: string, value: string, seconds: number | null): void
  remove(c: Context, name: string): void
}

export function openCookies(isSecure: (c: Context) => boolean): Cookies {
  const named = (c: Context, name: string) => {
    const secure = isSecure(c)
    return { name: secure ? `__Host-${name}` : name, options: { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const }
  }
  return {
    read: (c, name) => getCookie(c, named(c, name).name),
    write(c, name, value, seconds) {
      const cookie = named(c, name)
      setCookie(c, cookie.name, value, seconds === null ? cookie.options : { ...cookie.options, maxAge: seconds })
    },
    remove(c, name) {
      const cookie = named(c, name)
      deleteCookie(c, cookie.name, cookie.options)
    },
  }
}
