import type { RowDraft } from '../../../core/document/create.ts'
import { plainText } from '../../../core/document/inline.ts'
import type { Note, Segment } from '../../../core/document/model.ts'
import { detectLanguage, detectScript } from '../../../core/text/script.ts'
import { createCutDocument } from '../../cut-document.ts'
import { NOT_CHINESE } from '../../languages.ts'
import {
  type ReadOptions,
  type ReadResult,
  UnreadableFileError,
  type Warning,
} from '../../types.ts'
import { walkDocument } from './document.ts'
import { LookRoles } from './look.ts'
import { readMetadata } from './metadata.ts'
import { DocxPackage } from './package.ts'

/**
 * Reads a Word document (.docx, .docm, .dotx; ECMA-376, transitional and strict) as a document
 * without translations, one row for each paragraph that has something to show.
 * @param name file name, for messages
 * @throws UnreadableFileError when the file has a password, no text, or is damaged
 */
export function readDocx(bytes: Uint8Array, name: string, options: ReadOptions = {}): ReadResult {
  const docx = new DocxPackage(bytes, name)
  const rows: ReadRow[] = []
  const marked: string[][] = []
  const looks = new LookRoles()
  const { comments, script, warnings } = walkDocument(docx, options, {
    paragraph(paragraph, { kind, styles }) {
      const { role, segment, units, comments: ids } = paragraph
      if (kind === 'body') looks.add(rows.length, paragraph, styles)
      rows.push({ ...role, source: segment, units, notes: [] })
      marked.push([...ids])
    },
  })
  const [first] = rows
  if (!first) throw noText(name)
  const found = new Set<string>()
  for (const [i, ids] of marked.entries()) {
    for (const id of ids) {
      const comment = comments.get(id)
      if (!comment || found.has(id)) continue
      found.add(id)
      rows[i]!.notes.push(comment.note)
    }
  }
  // A comment that is tied to nothing is one on the whole.
  for (const [id, { note }] of comments) if (!found.has(id)) first.notes.push(note)

  const text = sampleOf(rows)
  const language = options.language ?? detectLanguage(text)
  if (language !== 'other') {
    for (const [i, role] of looks.roles(language)) rows[i] = { ...rows[i]!, ...role }
  }
  const metadata = readMetadata(docx)
  const title = rows.find(({ kind }) => kind === 'title')
  const { document, warnings: cut } = createCutDocument({
    rows,
    sourceLanguage: detectScript(text, script).language,
    provenance: { name, format: 'docx' },
    metadata: { ...metadata, ...(title && { title: plainText(title.source).trim() }) },
  })
  return {
    format: 'docx',
    version: '',
    encoding: '',
    documents: [document],
    warnings: [
      ...warnings(),
      ...(docx.truncated ? [truncated(docx.main)] : []),
      ...(language === 'zh' || options.language ? [] : [NOT_CHINESE]),
      ...cut,
    ],
    // What is missing of a file cannot be written back into it.
    writesBack: !docx.truncated && docx.archive.warnings.length === 0,
  }
}

interface ReadRow extends RowDraft {
  readonly source: Segment
  readonly units: readonly string[]
  readonly notes: Note[]
}

/** UTF-16 units that tell language and script. */
const SAMPLE = 100_000

function sampleOf(rows: readonly ReadRow[]): string {
  let text = ''
  for (const { source } of rows) {
    if (text.length > SAMPLE) break
    text += `${plainText(source)}\n`
  }
  return text
}

const truncated = (where: string): Warning => ({
  code: 'truncated-document',
  message:
    'The end of the text is missing: it was read as far as it goes. Nothing can be written back into this copy; download or copy the file again.',
  where,
})

const noText = (name: string): UnreadableFileError =>
  new UnreadableFileError(
    'no-text',
    name,
    '',
    `“${name}” holds no text. Check that it is the file you meant; a scanned page has to be recognised as text first.`,
  )
