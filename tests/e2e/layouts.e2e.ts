import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { printPdf } from '../../src/cli/print-pdf.ts'
import { createDocument, type RowDraft } from '../../src/core/document/create.ts'
import type { BilingualDocument } from '../../src/core/document/model.ts'
import { layoutDocument } from '../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT, type LayoutOptions, withTheme } from '../../src/core/layout/options.ts'
import { THEMES } from '../../src/core/layout/themes.ts'
import { printHtml } from '../../src/formats/print/write.ts'
import { newSession } from './session.ts'

const session = newSession()

const ROWS = 120
const WORDS = ['the', 'lighthouse', 'burned', 'all', 'night', 'beside', 'harbour']

/**
 * Rows that say on both sides which they are, where they begin and where they end.
 * @param ratio length of the translation: 1.5 is what English takes for the same text
 */
function unequal(ratio: number): BilingualDocument {
  const rows = Array.from({ length: ROWS }, (_, i): RowDraft => {
    if (i % 30 === 0) {
      return { kind: 'heading', level: 1, source: `第〈${i}〉章`, target: `Chapter <${i}>` }
    }
    // Now and then a row longer than a page.
    const characters = i % 37 === 5 ? 2400 : 30 + ((i * 7919) % 211)
    const words = Math.max(2, Math.round(characters * 0.42 * ratio))
    return {
      kind: 'paragraph',
      source: `〈${i}〉${'船在霧裡走了一夜。'.repeat(Math.ceil(characters / 9)).slice(0, characters)}〈${i}〉`,
      target: `<${i}> ${Array.from({ length: words }, (_w, k) => WORDS[(k * 5 + i) % 7]).join(' ')} <${i}>`,
    }
  })
  return createDocument({
    rows,
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'fog.txt', format: 'text', encoding: 'utf-8' },
    metadata: { title: '霧中', targetTitle: 'In Fog' },
  })
}

async function print(document: BilingualDocument, given: Partial<LayoutOptions>): Promise<string> {
  const options = { ...DEFAULT_LAYOUT, ...given }
  const page = printHtml(layoutDocument(document, options), options)
  const pdf = await printPdf({ ...page, paper: options.paper, landscape: false }, () => undefined)
  const file = path.join(session.folder, 'out.pdf')
  fs.writeFileSync(file, pdf)
  return file
}

const pagesOf = (file: string): string[] => {
  const pages = Number(
    /Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1],
  )
  return Array.from({ length: pages }, (_, i) =>
    execFileSync('pdftotext', ['-f', `${i + 1}`, '-l', `${i + 1}`, file, '-'], {
      encoding: 'utf8',
    }),
  )
}

const numbersIn = (text: string, mark: RegExp): number[] => [
  ...new Set([...text.matchAll(mark)].map(([, number]) => Number(number))),
]
const SOURCE = /〈(\d+)〉/g
const TARGET = /<(\d+)>/g

/** The rows that stand on a page, those that only go on there too. */
function rowsOn(text: string, mark: RegExp, open: number | null) {
  const marks = [...text.matchAll(mark)].map(([, number]) => Number(number))
  const rows = new Set(open === null ? marks : [open, ...marks])
  let still = open
  for (const row of marks) {
    const isHeading = row % 30 === 0
    still = isHeading || still === row ? null : row
  }
  return { rows: [...rows], open: still }
}

for (const ratio of [0.5, 1.5, 3]) {
  test(`every opening holds the same rows on both pages, the translation ${ratio} times as long`, async () => {
    const pages = pagesOf(await print(unequal(ratio), { arrangement: 'facing' }))
    const [title, ...rest] = pages
    expect(title).toContain('In Fog')
    expect(rest.length % 2).toBe(0)
    const seen: number[] = []
    let open: { source: number | null; target: number | null } = { source: null, target: null }
    for (let i = 0; i < rest.length; i += 2) {
      const left = rowsOn(rest[i]!, SOURCE, open.source)
      const right = rowsOn(rest[i + 1]!, TARGET, open.target)
      expect(left.rows.length).toBeGreaterThan(0)
      expect(right).toEqual(left)
      open = { source: left.open, target: right.open }
      seen.push(...left.rows)
      // A chapter begins on a left page, at its head.
      for (const row of left.rows) if (row % 30 === 0) expect(left.rows[0]).toBe(row)
      const folio = `${i / 2 + 1}`
      expect(rest[i]!.trim().split('\n').at(-1)).toBe(folio)
      expect(rest[i + 1]!.trim().split('\n').at(-1)).toBe(`${folio}′`)
    }
    expect(open).toEqual({ source: null, target: null })
    expect([...new Set(seen)]).toEqual(Array.from({ length: ROWS }, (_, i) => i))
  })
}

test('the source at the foot of a page is that of the rows above it', async () => {
  const pages = pagesOf(await print(unequal(1.5), { arrangement: 'footnotes' }))
  let open: { source: number | null; target: number | null } = { source: null, target: null }
  for (const page of pages) {
    const source = rowsOn(page, SOURCE, open.source)
    const target = rowsOn(page, TARGET, open.target)
    expect(source).toEqual(target)
    open = { source: source.open, target: target.open }
  }
})

for (const arrangement of [
  'vertical',
  'alternating',
  'columns',
  'interlinear',
  'review',
] as const) {
  test(`no row is lost, and every font embedded: ${arrangement}`, async () => {
    const theme = arrangement === 'columns' ? THEMES.plain : THEMES.book
    const options = { ...withTheme(DEFAULT_LAYOUT, theme), arrangement, paper: '16k' as const }
    const file = await print(unequal(1.5), options)
    const text = pagesOf(file).join('\n').replace(/\s/g, '')
    const rows = Array.from({ length: ROWS }, (_, i) => i)
    expect(numbersIn(text, TARGET).sort((a, b) => a - b)).toEqual(rows)
    // Upright digits are set one under the other, and brackets are turned.
    if (arrangement !== 'vertical') {
      expect(numbersIn(text, SOURCE).sort((a, b) => a - b)).toEqual(rows)
    }
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2)
    expect(fonts.filter((line) => /Type 3/.test(line) || !/yes yes yes/.test(line))).toEqual([])
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Tagged:\s+yes/)
  })
}
