// Files and pasted texts that are no tables, recognised by how they begin.
import { expect, test } from 'vitest'
import { markupKind } from './markup.ts'

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'a picture (SVG)'],
  ['\ufeff\n<?xml version="1.0"?>\n<!-- made by hand -->\n<svg>', 'a picture (SVG)'],
  ['<!DOCTYPE html><title>x', 'a web page (HTML)'],
  ['<HTML lang="en">', 'a web page (HTML)'],
  ['<?xml version="1.0"?><Workbook>', 'an XML file'],
  ['<table><tr><td>E1', 'a web page (HTML)'],
  ['%PDF-1.7\n', 'a PDF file'],
  ['{\\rtf1\\ansi', 'a document (RTF)'],
  ['BEGIN:VCALENDAR', 'a calendar or an address card'],
  ['-----BEGIN PRIVATE KEY-----', 'a key or a certificate'],
])('the text %s is %s', (text, kind) => {
  expect(markupKind(text)).toBe(kind)
})

test.each([
  'The airport was held.',
  '<redacted> told the meeting',
  '< 5 people were seen',
  'ID\tEvidence\nE1\t<svg>',
  '{ "format"',
  'Begin: 5 Jan 2022',
  '',
])('the text “%s” may be a table', (text) => {
  expect(markupKind(text)).toBeNull()
})
