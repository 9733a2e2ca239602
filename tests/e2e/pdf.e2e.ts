import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { printPdf } from '../../src/cli/print-pdf.ts'
import { createDocument, type RowDraft } from '../../src/core/document/create.ts'
import type { BilingualDocument, Inline, Mark } from '../../src/core/document/model.ts'
import { layoutDocument } from '../../src/core/layout/layout.ts'
import {
  ARRANGEMENTS,
  DEFAULT_LAYOUT,
  type LayoutOptions,
  withTheme,
} from '../../src/core/layout/options.ts'
import { THEMES } from '../../src/core/layout/themes.ts'
import { isDictionary, PdfFile } from '../../src/formats/check/pdf/objects.ts'
import { taggedText } from '../../src/formats/check/pdf/text.ts'
import { printHtml } from '../../src/formats/print/write.ts'
import { removeFolder, temporaryFolder } from './launch.ts'

// What a PDF says of itself to a viewer, to a screen reader and to a library.

let folder: string

test.beforeEach(() => {
  folder = temporaryFolder()
})

test.afterEach(() => removeFolder(folder))

const CHAPTERS = 6

/** A short book: a title, and chapters of some paragraphs with a list and a quotation. */
function book(): BilingualDocument {
  const chapter = (n: number): RowDraft[] => [
    { kind: 'heading', level: 1, source: `第${n}章　潮水`, target: `Chapter ${n}: Tide` },
    ...Array.from(
      { length: 14 },
      (_, i): RowDraft => ({
        kind: 'paragraph',
        source: `第${n}章第${i}段。${'船在霧裡走了一夜，燈還亮著。'.repeat(6)}`,
        target: `Chapter ${n}, paragraph ${i}. ${'The boat went all night in the fog, and the light still burned. '.repeat(5)}`,
      }),
    ),
    { kind: 'list-item', source: '① 航海日誌', target: '① a logbook' },
    {
      kind: 'quotation',
      source: '燈塔不問船從哪裡來。',
      target: 'A lighthouse does not ask where the ship has come from.',
    },
  ]
  return createDocument({
    rows: [
      { kind: 'title', source: '霧中', target: 'In Fog' },
      { kind: 'byline', source: '文／林見月', target: 'By Lin Jianyue' },
      ...Array.from({ length: CHAPTERS }, (_, i) => chapter(i + 1)).flat(),
    ],
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'fog.txt', format: 'text', encoding: 'utf-8' },
    metadata: { title: '霧中', targetTitle: 'In Fog', author: '林見月', translator: 'Ann Harbour' },
  })
}

async function print(given: Partial<LayoutOptions>): Promise<{ file: string; bytes: Uint8Array }> {
  const options = { ...withTheme(DEFAULT_LAYOUT, THEMES.book), ...given }
  const page = printHtml(layoutDocument(book(), options), options)
  const bytes = await printPdf({ ...page, paper: options.paper, landscape: false }, () => undefined)
  const file = path.join(folder, 'out.pdf')
  fs.writeFileSync(file, bytes)
  return { file, bytes }
}

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8' })

const pageCount = (file: string): number => Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file))?.[1])

const textOfPage = (file: string, page: number): string =>
  run('pdftotext', '-f', `${page}`, '-l', `${page}`, file, '-')

for (const arrangement of ARRANGEMENTS) {
  test(`every text names its language: ${arrangement}`, async () => {
    test.setTimeout(60_000)
    const { bytes } = await print({ arrangement, rowNumbers: true })
    const said: Record<string, string> = {}
    for (const { text, lang } of taggedText(new PdfFile(bytes))) {
      said[lang] = (said[lang] ?? '') + text
    }
    const [chinese, english] = [said['zh-Hant'] ?? '', said.en ?? '']
    expect(english).not.toMatch(/\p{Script=Han}/u)
    expect(chinese).not.toMatch(/paragraph|logbook|lighthouse/)
    expect(Object.keys(said).filter((lang) => lang !== 'en' && lang !== 'zh-Hant')).toEqual([])
    for (let n = 1; n <= CHAPTERS; n++) {
      if (arrangement !== 'target') expect(chinese).toContain(`第${n}章第13段。`)
      if (arrangement !== 'source') expect(english).toContain(`Chapter ${n}, paragraph 13.`)
    }
  })
}

test('contents name the page on which each chapter begins', async () => {
  test.setTimeout(120_000)
  for (const arrangement of ['columns', 'interlinear', 'target', 'source', 'facing'] as const) {
    const { file } = await print({ arrangement })
    const contents = textOfPage(file, 2).replace(/\s+/g, ' ')
    const title = (n: number) => (arrangement === 'source' ? `第${n}章 潮水` : `Chapter ${n}: Tide`)
    const pages = Array.from({ length: pageCount(file) }, (_, i) => textOfPage(file, i + 1))
    for (let n = 1; n <= CHAPTERS; n++) {
      const entry = new RegExp(`${title(n)} (\\d+)`).exec(contents)
      expect(entry, `${arrangement}, chapter ${n}`).not.toBeNull()
      const page = pages.findIndex((text, i) => i > 1 && text.includes(title(n)))
      // On a page of an opening stands the number of the opening.
      const number = arrangement === 'facing' ? Math.ceil((page - 2) / 2) : page + 1
      expect(Number(entry![1]), `${arrangement}, chapter ${n}`).toBe(number)
    }
  }
})

test('pages are called by the numbers that stand on them', async () => {
  const { file, bytes } = await print({ arrangement: 'facing' })
  const catalog = Buffer.from(bytes).toString('latin1').split('/PageLabels').at(-1)!
  const labels: string[] = []
  const count = pageCount(file)
  const ranges = [
    ...catalog.matchAll(/(\d+) <<(?:\/P <FEFF([0-9A-F]+)>|\/S \/D \/St (\d+))>>/g),
  ].map(([, at, name, from]) => ({ at: Number(at), name, from: Number(from) }))
  ranges.forEach(({ at, name, from }, i) => {
    const end = ranges[i + 1]?.at ?? count
    for (let page = at; page < end; page++) {
      labels.push(
        name === undefined
          ? `${from + page - at}`
          : name.replace(/.{4}/g, (unit) => String.fromCharCode(Number.parseInt(unit, 16))),
      )
    }
  })
  expect(labels).toHaveLength(count)
  expect(labels.slice(0, 5)).toEqual(['i', 'ii', 'iii', '1', '1′'])
  for (let page = 4; page < count; page++) {
    expect(textOfPage(file, page).trim().split('\n').at(-1)).toBe(labels[page - 1])
  }
})

test('a title is shown, both languages are told, and a second file is the same but for its dates', async () => {
  const first = await print({ arrangement: 'columns' })
  const meta = run('pdfinfo', '-meta', first.file)
  expect(meta).toContain('<rdf:li xml:lang="zh-Hant">霧中</rdf:li>')
  expect(meta).toContain('<rdf:li xml:lang="en">In Fog</rdf:li>')
  expect(meta).toContain('<rdf:li>zh-Hant</rdf:li><rdf:li>en</rdf:li>')
  const { root } = new PdfFile(first.bytes)
  const preferences = root.get('ViewerPreferences')
  expect(isDictionary(preferences) && preferences.get('DisplayDocTitle')).toBe(true)
  const second = await print({ arrangement: 'columns' })
  const undated = ({ bytes }: { bytes: Uint8Array }) =>
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/D:\d{14}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g, 'DATE')
  expect(undated(second) === undated(first)).toBe(true)
})

const NOT_FIRST = /^[，。、；：？！」』）》〉·]|^(—(?!—)|…(?!…))/
const NOT_LAST = /[「『（《〈]$|(?<!—)—$|(?<!…)…$/

for (const sourceLanguage of ['zh-Hant', 'zh-Hans'] as const) {
  test(`lines of Chinese begin and end with what may stand there, and are full: ${sourceLanguage}`, async () => {
    const name = sourceLanguage === 'zh-Hant' ? '林見月' : '林见月'
    const rows = Array.from({ length: 60 }, (_, i): RowDraft => {
      const text = (content: string, ...marks: Mark[]): Inline => ({
        type: 'text',
        text: content,
        marks,
      })
      const before = '河'.repeat(i % 31)
      return {
        kind: 'paragraph',
        source: [
          text(`${before}「燈塔」（一九二四年）：`),
          text(name, { type: 'underline' }),
          text('在《河口》上寫道：「『燈在，人在。』沒有人問……」——然後，'),
          text('他走了', { type: 'italic' }),
          text('，到了「舊碼頭」；還有誰呢？！'.repeat(3)),
        ],
      }
    })
    const document = createDocument({
      rows,
      sourceLanguage,
      provenance: { name: 'lines.txt', format: 'text', encoding: 'utf-8' },
    })
    for (const paper of ['A4', 'A5', '16k'] as const) {
      const options = { ...DEFAULT_LAYOUT, arrangement: 'source' as const, paper }
      const page = printHtml(layoutDocument(document, options), options)
      const file = path.join(folder, 'lines.pdf')
      fs.writeFileSync(file, await printPdf({ ...page, paper, landscape: false }, () => undefined))
      const lines = run('pdftotext', '-layout', file, '-')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => /\p{Script=Han}/u.test(line))
      expect(lines.filter((line) => NOT_FIRST.test(line) || NOT_LAST.test(line))).toEqual([])
      expect(lines.join('')).not.toMatch(/[•﹒˙﹅]/)
      const lengths = lines.map((line) => [...line.replace(/\s/g, '')].length)
      const full = Math.max(...lengths)
      // Only the last line of a paragraph may be short.
      expect(lines.filter((line, i) => lengths[i]! < full * 0.85 && !line.endsWith('！'))).toEqual(
        [],
      )
    }
  })
}

test('words are divided at the ends of justified lines, and nowhere else', async () => {
  const said =
    'Later researchers have mostly considered extraordinary circumstances: so many fishermen, so many characteristically understated responsibilities. '
  const document = createDocument({
    rows: Array.from(
      { length: 40 },
      (_, i): RowDraft => ({
        kind: 'paragraph',
        source: '後來的研究者，多半只看見數字。',
        target: `${'So it is. '.repeat(i % 7)}${said.repeat(4)}`,
      }),
    ),
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'words.txt', format: 'text', encoding: 'utf-8' },
  })
  for (const arrangement of ['target', 'facing', 'vertical'] as const) {
    const options = { ...DEFAULT_LAYOUT, arrangement }
    const page = printHtml(layoutDocument(document, options), options)
    const file = path.join(folder, 'words.pdf')
    fs.writeFileSync(
      file,
      await printPdf({ ...page, paper: 'A4', landscape: false }, () => undefined),
    )
    const lines = run('pdftotext', '-layout', file, '-').split('\n')
    const divided = lines.filter((line) => line.includes('\u00ad'))
    expect(divided.length, arrangement).toBeGreaterThan(10)
    expect(divided.filter((line) => !/^[^\u00ad]*\u00ad[-‐]\s*$/.test(line))).toEqual([])
  }
})
