import { describe, expect, it } from 'vitest'
import { dropEmptyExtensions, growShapes, moveLegacyDrawing, numberExtensionIds, numberShapes } from './repair-exceljs.ts'

describe('a worksheet repaired after exceljs', () => {
  const drawing = '<legacyDrawing r:id="rId1"/>'
  const bars = '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"/></extLst>'

  it('has its comments before tables and extensions', () => {
    expect(moveLegacyDrawing(`<worksheet><tableParts/>${bars}${drawing}</worksheet>`)).toBe(
      `<worksheet>${drawing}<tableParts/>${bars}</worksheet>`,
    )
    expect(moveLegacyDrawing(`<worksheet>${bars}${drawing}</worksheet>`)).toBe(`<worksheet>${drawing}${bars}</worksheet>`)
  })

  it('is unchanged if its comments are in the right place or missing', () => {
    expect(moveLegacyDrawing(`<worksheet><pageSetup/>${drawing}</worksheet>`)).toBe(`<worksheet><pageSetup/>${drawing}</worksheet>`)
    expect(moveLegacyDrawing('<worksheet><pageSetup/></worksheet>')).toBe('<worksheet><pageSetup/></worksheet>')
  })

  it('loses empty references to extensions and keeps full ones', () => {
    const reference = (id: string) => `<extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" xmlns:x14="x">${id}</ext></extLst>`
    expect(dropEmptyExtensions(`<cfRule>${reference('<x14:id/>')}</cfRule>`)).toBe('<cfRule></cfRule>')
    expect(dropEmptyExtensions(`<cfRule>${reference('<x14:id></x14:id>')}</cfRule>`)).toBe('<cfRule></cfRule>')
    const full = `<cfRule>${reference('<x14:id>{1}</x14:id>')}</cfRule>`
    expect(dropEmptyExtensions(full)).toBe(full)
  })

  it('has data bar ids numbered in order of appearance and unchanged extension uris', () => {
    const a = '{1F0C9A52-93B1-4C2D-8F3E-0123456789AB}'
    const b = '{2F0C9A52-93B1-4C2D-8F3E-0123456789AB}'
    const sheet = (first: string, second: string) =>
      `<ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>${first}</x14:id></ext><x14:id>${second}</x14:id><x14:cfRule type="dataBar" id="${first}">`
    expect(numberExtensionIds(sheet(a, b), new Map())).toBe(
      sheet('{00000000-0000-4000-8000-000000000001}', '{00000000-0000-4000-8000-000000000002}'),
    )
  })
})

describe('repaired comment shapes', () => {
  const drawing = (shapes: number) =>
    `<xml><o:idmap v:ext="edit" data="1"/>${Array.from({ length: shapes }, (_, index) => `<v:shape id="_x0000_s${1025 + index}"/>`).join('')}</xml>`

  it('get a block of numbers for each drawing', () => {
    expect(numberShapes(drawing(2), 3)).toEqual({
      vml: '<xml><o:idmap v:ext="edit" data="3"/><v:shape id="_x0000_s3073"/><v:shape id="_x0000_s3074"/></xml>',
      nextBlock: 4,
    })
  })

  it('take several blocks if there are more than one block holds', () => {
    const { vml, nextBlock } = numberShapes(drawing(1500), 1)
    expect(nextBlock).toBe(3)
    expect(vml).toContain('data="1,2"')
    expect(vml).toContain('_x0000_s2524')
  })

  it('are as high as their text, within bounds', () => {
    const anchor = (bottom: number) => `<x:Anchor>9, 6, 4, 14, 11, 2, ${bottom}, 16</x:Anchor>`
    expect(growShapes(anchor(8) + anchor(8) + anchor(8), [10, 500, 20_000])).toBe(anchor(8) + anchor(14) + anchor(24))
  })
})
