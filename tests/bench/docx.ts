import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fillTargets } from '../../src/core/document/fill.ts'
import { fromText } from '../../src/core/document/inline.ts'
import { readDocx } from '../../src/formats/docx/read/read.ts'
import { writeBackDocx } from '../../src/formats/docx/write-back/write-back.ts'
import {
  buildDocx,
  cell,
  drawing,
  imageRelationship,
  p,
  r,
  run,
  STYLES,
  table,
} from '../fixtures/build/docx.ts'
import type { Figure } from './figure.ts'

const PAGES = 1_000
const PICTURES = 40
const PICTURE_BYTES = 2.5 * 1024 * 1024

/**
 * A book of 1,000 pages read and written back, and the memory that a document full of pictures
 * takes. Writing is measured against reading, for the file has to be read to be written.
 */
export async function bench(): Promise<Figure[]> {
  const book = bookOf(PAGES)
  const small = bookOf(20)
  writeBackDocx(small, readDocx(small, 'small.docx').documents, { untranslated: 'source' })

  const { documents } = readDocx(book, 'book.docx')
  const english = fromText('The ferry left the pier a little late, as it always did in the rain.')
  const translated = documents.map((document) => fillTargets(document, () => english))
  let reading = Number.POSITIVE_INFINITY
  let writing = Number.POSITIVE_INFINITY
  // In turns, and the fastest of each: the others had company.
  for (let i = 0; i < 5; i++) {
    reading = Math.min(
      reading,
      timeOf(() => readDocx(book, 'book.docx')),
    )
    writing = Math.min(
      writing,
      timeOf(() => writeBackDocx(book, translated, { untranslated: 'source' })),
    )
  }
  const megabytes = memoryOf(picturesDocx())
  const count = documents[0]!.rows.reduce((sum, row) => sum + lengthOf(row.source), 0)
  return [
    {
      what: `DOCX of ${PAGES.toLocaleString('en')} pages read (${count.toLocaleString('en')} characters)`,
      measured: reading,
      unit: 'ms',
      limit: 5_000,
      ok: reading < 5_000,
    },
    {
      what: 'the same, every paragraph translated, written back',
      measured: writing,
      unit: 'ms',
      limit: 1.5 * reading,
      baseline: { what: 'reading it', measured: reading },
      ratio: writing / reading,
      ok: writing < 1.5 * reading,
    },
    {
      what: 'DOCX of 100 MB of pictures read, most memory of the process',
      measured: megabytes,
      unit: 'MB',
      limit: 600,
      ok: megabytes < 600,
    },
  ]
}

const lengthOf = (segment: readonly { type: string; text?: string }[]): number =>
  segment.reduce((sum, { text }) => sum + (text?.length ?? 0), 0)

function timeOf(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

const SENTENCE = '渡輪在霧裡慢慢靠岸，碼頭上的人收起傘，把行李挪到跳板旁邊。'

/** A page has 500 characters, cut into runs as Word cuts them, and now and then a note or a table. */
function bookOf(pages: number): Uint8Array {
  let body = ''
  let notes = ''
  for (let page = 0; page < pages; page++) {
    if (page % 10 === 0) body += p(r(`第${page / 10 + 1}章　霧中的渡口`), '1')
    for (let i = 0; i < 4; i++) body += paragraphOf(page, i)
    if (page % 5 === 0) {
      body += table(
        cell(p(r('船班'))) + cell(p(r('人次'))),
        cell(p(r('清早'))) + cell(p(r(`${page}人`))),
      )
    }
    notes += `<w:footnote w:id="${page + 1}">${p(run('<w:footnoteRef/>') + r(SENTENCE), 'fn')}</w:footnote>`
  }
  return buildDocx({ styles: STYLES, body, footnotes: notes })
}

function paragraphOf(page: number, i: number): string {
  const hint = '<w:rFonts w:hint="eastAsia"/><w:szCs w:val="21"/>'
  const note = i === 0 ? run(`<w:footnoteReference w:id="${page + 1}"/>`) : ''
  return p(
    r(SENTENCE, hint) +
      r(`那是${1900 + (page % 100)}年`, '<w:rFonts w:ascii="Times New Roman"/>') +
      '<w:proofErr w:type="spellStart"/>' +
      r('的事', `${hint}<w:b/>`) +
      r(SENTENCE, `${hint}<w:lang w:eastAsia="zh-TW"/>`) +
      note +
      r(SENTENCE, hint),
    'indented',
  )
}

/** A document of about 100 MB, nearly all of it pictures that do not shrink. */
function picturesDocx(): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  let relationships = ''
  let body = ''
  let state = 1
  for (let i = 0; i < PICTURES; i++) {
    const bytes = new Uint8Array(PICTURE_BYTES)
    for (let at = 0; at < bytes.length; at += 4) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      bytes[at] = state >>> 24
      bytes[at + 1] = state >>> 16
      bytes[at + 2] = state >>> 8
      bytes[at + 3] = state >>> 3
    }
    files[`word/media/image${i}.png`] = bytes
    relationships += imageRelationship(`rId${i}`, `media/image${i}.png`)
    body += p(run(drawing(`rId${i}`, `第${i + 1}張照片`))) + p(r(SENTENCE))
  }
  return buildDocx({ body, relationships, files })
}

function memoryOf(docx: Uint8Array): number {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'facing-pages-docx-'))
  try {
    const file = path.join(folder, 'pictures.docx')
    fs.writeFileSync(file, docx)
    const script = path.resolve(import.meta.dirname, 'docx-memory.ts')
    const printed = execFileSync(process.execPath, ['--import', 'tsx', script, file])
    return Number(String(printed)) / 1024
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}
