import fs from 'node:fs'
import { readDocx } from '../../src/formats/docx/read/read.ts'

/*
 * Reads the DOCX file that is named and prints the most memory the process ever had, in KB: in a
 * process of its own, where nothing else is counted.
 */
const [file = ''] = process.argv.slice(2)
readDocx(fs.readFileSync(file), 'pictures.docx')
console.log(process.resourceUsage().maxRSS)
