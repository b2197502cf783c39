// Figures about the running server as text that Prometheus reads.

/** One figure. `name` starts with ach_ and ends with its unit. */
export interface ServerFigure {
  readonly name: string
  /** one sentence without line breaks */
  readonly help: string
  /** a counter only grows, until the server restarts */
  readonly type: 'gauge' | 'counter'
  /** one value, or several that differ in a label; a value that is null is unknown and left out */
  readonly values: readonly { readonly label?: readonly [name: string, value: string]; readonly value: number | null }[]
}

/** Format version 0.0.4. Label values must contain no quotation marks, backslashes or line breaks. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

export function metricsText(metrics: readonly ServerFigure[]): string {
  const lines = metrics.flatMap(({ name, help, type, values }) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...values.flatMap(({ label, value }) => (value === null ? [] : [`${name}${label ? `{${label[0]}="${label[1]}"}` : ''} ${value}`])),
  ])
  return `${lines.join('\n')}\n`
}
