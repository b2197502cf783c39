// Converts a plan's drop-downs, limits and conditional formats to exceljs's structures, in forms that Excel accepts.
import type { ConditionalFormattingRule, Font, Worksheet } from 'exceljs'
import type { CellChoice, Highlight } from './sheet-plan.ts'
import { argb } from './styles.ts'

/** A property that exceljs has but its types lack. */
interface HasValidations {
  dataValidations: { add(range: string, validation: object): void }
}

export function addChoice(sheet: Worksheet, { range, from, strict, error, prompt }: CellChoice): void {
  const validations = (sheet as unknown as HasValidations).dataValidations
  validations.add(range, {
    ...('characters' in from
      ? { type: 'textLength', operator: 'lessThanOrEqual', formulae: [from.characters] }
      : { type: 'list', formulae: ['list' in from ? `"${from.list.join(',')}"` : from.name] }),
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: strict ? 'stop' : 'warning',
    errorTitle: 'characters' in from ? 'Too long' : strict ? 'Not on the list' : 'Not found',
    error,
    ...(prompt ? { showInputMessage: true, promptTitle: prompt.title, prompt: prompt.text } : {}),
  })
}

/** Gives every rule a unique priority: automatic ones collide with explicit ones. */
export function formatRule(highlight: Highlight, priority: number): ConditionalFormattingRule {
  switch (highlight.when) {
    case 'equals': {
      const { value, fill, ink, bold } = highlight
      const formulae = [typeof value === 'string' ? `"${value}"` : String(value)]
      return {
        type: 'cellIs',
        operator: 'equal',
        priority,
        formulae,
        style: highlightStyle(fill, ink, bold ? { bold } : {}),
      }
    }
    case 'formula': {
      const { formula, fill, ink, strike } = highlight
      return {
        type: 'expression',
        priority,
        formulae: [formula],
        style: highlightStyle(fill, ink, strike ? { strike } : {}),
      }
    }
    case 'bar': {
      const cfvo = [
        { type: 'num' as const, value: 0 },
        highlight.max === null ? { type: 'max' as const } : { type: 'num' as const, value: highlight.max },
      ]
      // exceljs writes the colour; its types lack it
      const bar = { type: 'dataBar' as const, priority, gradient: false, cfvo, color: argb(highlight.fill) }
      return bar as ConditionalFormattingRule
    }
    case 'scale':
      return {
        type: 'colorScale',
        priority,
        cfvo: [{ type: 'num', value: 0 }, { type: 'max' }],
        color: [argb(highlight.from), argb(highlight.to)],
      }
  }
}

/** Unlike a plain fill, a conditional fill uses its background colour. */
const highlightStyle = (fill: string, ink: string, font: Partial<Font>) => ({
  fill: { type: 'pattern' as const, pattern: 'solid' as const, bgColor: argb(fill) },
  font: { color: argb(ink), ...font },
})
