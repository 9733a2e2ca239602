import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fromText } from '../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../src/core/document/model.ts'
import { readXliff } from '../../src/formats/xliff/read.ts'
import { writeBackXliff } from '../../src/formats/xliff/write-back.ts'
import { scanXml } from '../../src/formats/xml/scan.ts'
import type { Figure } from './figure.ts'

const UNITS = 50_000

/** Time and memory to read a file of 50,000 units and to put a translation into each of them. */
export async function bench(): Promise<Figure[]> {
  return [...measure('1.2', file12()), ...measure('2.1', file21())]
}

function measure(version: string, text: string): Figure[] {
  const bytes = new TextEncoder().encode(text)
  const name = `${version}.xlf`
  const scanned = timed(() => scanXml(text, { file: name, part: '' }, {}))
  const reading = timed(() => readXliff(bytes, name).documents[0]!)
  const translated = withTranslations(reading.value)
  const writing = timed(() => writeBackXliff(bytes, [translated], { untranslated: 'source' }))
  const what = `${UNITS.toLocaleString('en')} units of XLIFF ${version}`
  const baseline = { what: 'the XML parser alone', measured: scanned.time }
  const memory = memoryOf(bytes)
  return [
    figure(`read ${what}`, reading.time, 4000, 'ms', baseline),
    figure(`write back ${what}`, writing.time, 4000, 'ms', baseline),
    figure(`memory added to read ${what}`, memory.read, 400, 'MB'),
    figure(`memory added to read and write back ${what}`, memory.written, 400, 'MB'),
  ]
}

function timed<T>(work: () => T): { value: T; time: number } {
  const start = performance.now()
  const value = work()
  return { value, time: performance.now() - start }
}

/** What the work adds at most to the memory of a process of its own, in MB. */
function memoryOf(bytes: Uint8Array): { read: number; written: number } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'facing-pages-bench-'))
  try {
    const file = path.join(folder, 'units.xlf')
    fs.writeFileSync(file, bytes)
    const script = path.resolve(import.meta.dirname, 'xliff-memory.ts')
    const printed = String(execFileSync(process.execPath, ['--import', 'tsx', script, file]))
    const [read = Number.NaN, written = Number.NaN] = printed.trim().split(' ').map(Number)
    return { read: read / 1024, written: written / 1024 }
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

const withTranslations = (document: BilingualDocument): BilingualDocument => ({
  ...document,
  rows: document.rows.map((row, i) => ({
    ...row,
    target: [...fromText(`The lamp of the lighthouse is lit, ${i}.`), ...row.source.slice(1)],
    status: 'translated',
  })),
})

function figure(
  what: string,
  measured: number,
  limit: number,
  unit: string,
  baseline?: { readonly what: string; readonly measured: number },
): Figure {
  return {
    what,
    measured,
    unit,
    limit,
    ...(baseline ? { baseline, ratio: measured / baseline.measured } : {}),
    ok: measured < limit,
  }
}

const SENTENCE = '河口的燈塔亮了，老船夫把船靠在岸邊，等霧散開再走。'

const unitsOf = (unit: (i: number) => string): string =>
  Array.from({ length: UNITS }, (_, i) => unit(i)).join('')

const file12 = (): string => `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.docx" source-language="zh-TW" target-language="en" datatype="x-docx"><body>
${unitsOf(
  (i) =>
    `<trans-unit id="${i}">\n<source>${SENTENCE}${i}<g id="1" ctype="x-style">甲</g><x id="2"/></source>\n<target state="needs-translation">Draft ${i}<g id="1" ctype="x-style">a</g><x id="2"/></target>\n<note>${i}</note>\n</trans-unit>\n`,
)}</body></file></xliff>
`

const file21 = (): string => `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-TW" trgLang="en">
<file id="f1">
${unitsOf(
  (i) =>
    `<unit id="u${i}">\n<originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;</data></originalData>\n<segment id="s1"><source>${SENTENCE}${i}<pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d2">甲</pc><ph id="2"/></source></segment>\n</unit>\n`,
)}</file></xliff>
`
