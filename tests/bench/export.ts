import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { printPdf } from '../../src/cli/print-pdf.ts'
import { textOf } from '../../src/core/document/inline.ts'
import type { BilingualDocument, Segment } from '../../src/core/document/model.ts'
import { layoutDocument } from '../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT } from '../../src/core/layout/options.ts'
import { writeDocx } from '../../src/formats/docx/write.ts'
import { escapeHtml } from '../../src/formats/html/escape.ts'
import { segmentHtml } from '../../src/formats/html/inline.ts'
import { printHtml } from '../../src/formats/print/write.ts'
import { longDocument } from '../unit/layout/sample.ts'
import type { Figure } from './figure.ts'

const ROWS = 10_000

const silent = () => {}

/** Time to write a bilingual document of 10,000 rows, against the same text without any setting. */
export async function bench(): Promise<Figure[]> {
  const document = longDocument(ROWS)
  await writeDocx(layoutDocument(longDocument(100), DEFAULT_LAYOUT), DEFAULT_LAYOUT)
  await plainDocx(longDocument(100))
  return [
    figure('DOCX, from document to bytes', 3000, 'a bare table by the docx library', {
      measured: await fastest(async () => {
        await writeDocx(layoutDocument(document, DEFAULT_LAYOUT), DEFAULT_LAYOUT)
      }),
      baseline: await fastest(async () => {
        await plainDocx(document)
      }),
    }),
    figure('HTML to print, from document to bytes', 1000, 'a bare table, escaped', {
      measured: await fastest(() => {
        Buffer.from(printHtml(layoutDocument(document, DEFAULT_LAYOUT), DEFAULT_LAYOUT).body)
      }),
      baseline: await fastest(() => {
        Buffer.from(plainHtml(document))
      }),
    }),
    await pdf(document),
    await facingPdf(document),
  ]
}

/**
 * The whole way to a PDF, start of the app included, against the same text, its formatting and links
 * included, as one plain table.
 */
async function pdf(document: BilingualDocument): Promise<Figure> {
  const page = printHtml(layoutDocument(document, DEFAULT_LAYOUT), DEFAULT_LAYOUT)
  const job = { ...page, paper: DEFAULT_LAYOUT.paper, landscape: false }
  const time = async (body: string) => {
    const start = performance.now()
    await printPdf({ ...job, body }, silent)
    return performance.now() - start
  }
  const measured = await time(job.body)
  const baseline = await time(formattedHtml(document))
  return figure('PDF, start of the app included', 12_000, 'a plain table with the same faces', {
    measured,
    baseline,
  })
}

/** Facing pages, against the same text in columns, whose pages Chromium breaks itself. */
async function facingPdf(document: BilingualDocument): Promise<Figure> {
  const time = async (arrangement: 'facing' | 'columns') => {
    const options = { ...DEFAULT_LAYOUT, arrangement }
    const start = performance.now()
    const page = printHtml(layoutDocument(document, options), options)
    await printPdf({ ...page, paper: options.paper, landscape: false }, silent)
    return performance.now() - start
  }
  const measured = await time('facing')
  const baseline = await time('columns')
  return figure('PDF of facing pages, start of the app included', 25_000, 'the same in columns', {
    measured,
    baseline,
  })
}

function figure(
  what: string,
  limit: number,
  against: string,
  { measured, baseline }: { readonly measured: number; readonly baseline: number },
): Figure {
  return {
    what: `${what}, ${ROWS.toLocaleString('en')} rows`,
    measured,
    unit: 'ms',
    limit,
    baseline: { what: against, measured: baseline },
    ratio: measured / baseline,
    ok: measured < limit,
  }
}

/** Milliseconds of the fastest of three runs: the others had company. */
async function fastest(work: () => void | Promise<void>): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i++) {
    const start = performance.now()
    await work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

function plainDocx({ rows }: BilingualDocument): Promise<ArrayBuffer> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const table = new Table({
    rows: rows.map(
      (row) => new TableRow({ children: [cell(textOf(row.source)), cell(textOf(row.target))] }),
    ),
  })
  return Packer.toArrayBuffer(new Document({ sections: [{ children: [table] }] }))
}

const plainHtml = (document: BilingualDocument): string =>
  tableHtml(document, (segment) => escapeHtml(textOf(segment)))

const formattedHtml = (document: BilingualDocument): string => tableHtml(document, segmentHtml)

const tableHtml = ({ rows }: BilingualDocument, cell: (segment: Segment) => string): string =>
  `<table>${rows
    .map(({ source, target }) => `<tr><td>${cell(source)}</td><td>${cell(target)}</td></tr>`)
    .join('')}</table>`
