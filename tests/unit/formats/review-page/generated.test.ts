import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as page from '../../../../src/formats/review-page/page.generated.ts'
import { GENERATED, generate } from '../../../../tools/review-page.ts'

test('the program and the styles in the page are what their sources make', async () => {
  expect(readFileSync(GENERATED, 'utf8')).toBe(await generate())
})

test('each is named by its own hash', () => {
  const hash = (text: string) =>
    `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`
  expect(page.PROGRAM_HASH).toBe(hash(page.PROGRAM))
  expect(page.STYLE_HASH).toBe(hash(page.STYLE))
})

test('the program is loaded into no other page, and asks for nothing from a network', () => {
  expect(page.PROGRAM).not.toMatch(/<\/script|<!--|\bimport\b|\bfetch\(|innerHTML|\beval\(/)
  expect(page.STYLE).not.toMatch(/url\(|@import/)
})
