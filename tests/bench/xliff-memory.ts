import fs from 'node:fs'
import { copySources } from '../../src/core/document/fill.ts'
import { readXliff } from '../../src/formats/xliff/read.ts'
import { writeBackXliff } from '../../src/formats/xliff/write-back.ts'

/*
 * Reads the XLIFF file that is named, then puts its own sources into it as translations, and prints
 * what each had added at most to the memory the process began with, in KB.
 */
const before = process.resourceUsage().maxRSS
const [file = ''] = process.argv.slice(2)
const bytes = fs.readFileSync(file)
const documents = readXliff(bytes, file).documents.map(copySources)
const read = process.resourceUsage().maxRSS
writeBackXliff(bytes, documents, { untranslated: 'source' })
console.log(read - before, process.resourceUsage().maxRSS - before)
