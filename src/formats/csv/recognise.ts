import { sampleText } from '../text-file.ts'
import { recogniseShape } from './table.ts'

/** Whether a file is a table with a column of Chinese and one for its translation. */
export function recognisesCsv(bytes: Uint8Array, name: string): boolean {
  const text = sampleText(bytes)
  return text !== null && recogniseShape(text, name) !== null
}
