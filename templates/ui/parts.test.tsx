// Markup of the shared page parts that scripts and screen readers rely on.
import { expect, test } from 'vitest'
import { Actions } from './actions.tsx'
import { Check } from './check.tsx'
import { Notice } from './notice.tsx'
import { PageMain } from './page-main.tsx'
import { RadioList } from './radio-list.tsx'

test('a notice of a problem is an alert, a confirmation is a status, a named notice is a section', () => {
  expect(String(<Notice kind="bad">No.</Notice>)).toBe('<div class="notice" data-kind="bad" role="alert">No.</div>')
  expect(String(<Notice kind="status">Saved.</Notice>)).toBe('<div class="notice" role="status">Saved.</div>')
  expect(String(<Notice kind="what-if" label="What-if" />)).toBe(
    '<section class="notice" data-kind="what-if" aria-label="What-if"></section>',
  )
})

test('a checkbox with a problem is described by its message and can be linked to', () => {
  const problem = { field: 'sure', message: 'Tick the box first.' }
  const html = String(<Check name="sure" label="Do it" problem={problem} />)
  expect(html).toContain('id="f-sure" data-bad="yes"')
  expect(html).toContain('<p class="error" id="f-sure-error">Tick the box first.</p>')
  expect(html).toContain('aria-describedby="f-sure-error"')
  expect(String(<Check name="sure" label="Do it" />)).toBe(
    '<label class="check"><input type="checkbox" name="sure" value="yes"/><span>Do it</span></label>',
  )
})

test('a radio list has a legend, one chosen option and descriptions where given', () => {
  const options = [
    { value: 'a', label: 'First' },
    { value: 'b', label: 'Second', description: 'More on it.' },
  ]
  const html = String(<RadioList name="way" legend="Which way" options={options} chosen="b" />)
  expect(html).toContain('<fieldset class="field" id="f-way"><legend>Which way</legend>')
  expect(html).toContain('value="a"/><span>First</span>')
  expect(html).toContain('value="b" checked=""/><span>Second<br/><span class="quiet">More on it.</span></span>')
})

test('a row of buttons starts with the main button and ends with Cancel', () => {
  const others = <button type="submit">Another</button>
  const html = String(
    <Actions main="Save" button={{ name: 'step', value: 'add' }} others={others} cancel={{ href: '/', label: 'Cancel' }} />,
  )
  expect(html.replace(/<[^>]*>/g, '|')).toMatch(/^\|+Save\|+Another\|+Cancel\|+$/)
  expect(html).toContain('data-kind="main" data-size="l" name="step" value="add"')
})

test('the main part of a page has one heading, with the breadcrumb above and the lead below', () => {
  const html = String(<PageMain crumb="Settings" heading="Links" lead="For readers." />)
  expect(html).toBe(
    '<main id="main" class="page"><div class="stack"><p class="meta">Settings</p><h1>Links</h1><p class="quiet lead">For readers.</p></div></main>',
  )
  expect(String(<PageMain wide>List</PageMain>)).toBe('<main id="main" class="page" data-wide="">List</main>')
})
