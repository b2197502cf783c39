// Imports a file as a browser does, up to the preview.
import { paths } from '../paths.ts'

/** Uploads a file and follows the redirects to its preview or the refusal. */
export async function upload(address: string, file: Uint8Array, name = 'workbook.xlsx'): Promise<void> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(file)], name))
  let response = await fetch(`${address}${paths.imports()}`, { method: 'POST', body: form, redirect: 'manual' })
  for (;;) {
    const page = await response.text()
    const location = response.headers.get('location')
    const isReading = response.ok && page.includes('data-reading')
    if (!location && !isReading) {
      if (response.ok || [413, 422].includes(response.status)) return
      throw new Error(`${response.url} returned ${response.status}: ${page.slice(0, 300)}`)
    }
    response = await fetch(location ? new URL(location, address) : response.url, { redirect: 'manual' })
  }
}
