// The marking of a workbook as a STIX marking definition: the published object of its TLP level, or a statement.
import { stixId } from './stix-ids.ts'

/** The published ids of TLP 2.0, which STIX 2.1 knows as an extension. */
const TLP_2: Readonly<Record<string, string>> = {
  clear: '94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: '55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'amber+strict': '939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'e828b379-4e03-4974-9ac4-e53a884c97c1',
}
const TLP_2_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d'
/** The only level of TLP 1.0 that TLP 2.0 renamed. */
const TLP_WHITE = '613f2e26-407d-48c7-9eca-b8e91df99dc9'

/** Returns the marking definition of a marking. `created`: when the workbook was created, for a statement. */
export function stixMarking(marking: string, workbook: string, created: string) {
  const base = { type: 'marking-definition', spec_version: '2.1' } as const
  const [, level = ''] = /^TLP:\s*([A-Z]+(?:\+STRICT)?)$/.exec(marking.trim().toUpperCase()) ?? []
  const name = `TLP:${level}`
  if (level === 'WHITE')
    return {
      ...{ ...base, id: `marking-definition--${TLP_WHITE}`, created: '2017-01-20T00:00:00.000Z', name },
      ...{ definition_type: 'tlp', definition: { tlp: 'white' } },
    }
  const word = level.toLowerCase()
  const published = Object.hasOwn(TLP_2, word) ? TLP_2[word] : undefined
  if (published !== undefined)
    return {
      ...{ ...base, id: `marking-definition--${published}`, created: '2022-10-01T00:00:00.000Z', name },
      extensions: { [TLP_2_EXTENSION]: { extension_type: 'property-extension', tlp_2_0: word } },
    }
  return {
    ...{ ...base, id: stixId('marking-definition', workbook, marking), created },
    ...{ definition_type: 'statement', definition: { statement: marking } },
  }
}
