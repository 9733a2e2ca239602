import type { BilingualDocument } from '../core/document/model.ts'
import { acceptedDocument } from '../core/document/revisions.ts'
import { writeBackBilingualDocx } from './bilingual-docx/write-back.ts'
import { writeBackCsv } from './csv/write-back.ts'
import { writeBackDocx } from './docx/write-back/write-back.ts'
import { writeBackEpub } from './epub/write-back.ts'
import { writeBackHtml } from './html/write-back/write-back.ts'
import { writeBackMarkdown } from './markdown/write-back.ts'
import { writeBackOdt } from './odt/write-back.ts'
import { writeBackSrt, writeBackVtt } from './subtitles/write-back.ts'
import { writeBackText } from './text/write-back.ts'
import { writeBackTmx } from './tmx/write-back.ts'
import {
  UnreadableFileError,
  type WriteBack,
  type WriteBackOptions,
  type WrittenBack,
} from './types.ts'
import { reasonOf } from './uncaught.ts'
import { writeBackXliff } from './xliff/write-back.ts'

/** The formats that translations can be written back into, by the name their reader has. */
const WRITERS: Readonly<Record<string, WriteBack>> = {
  'bilingual-docx': writeBackBilingualDocx,
  csv: writeBackCsv,
  docx: writeBackDocx,
  epub: writeBackEpub,
  html: writeBackHtml,
  odt: writeBackOdt,
  markdown: writeBackMarkdown,
  srt: writeBackSrt,
  text: writeBackText,
  vtt: writeBackVtt,
  tmx: writeBackTmx,
  xliff: writeBackXliff,
}

/** Whether translations of a file of this format can be put back into it. */
export const writesBack = (format: string): boolean => Object.hasOwn(WRITERS, format)

/**
 * Puts translations into the file they were made from, tracked changes as if accepted; everything
 * else in it stays as it is.
 * @param bytes the very file that was read
 * @param documents all documents that were read from it
 * @throws RangeError where the format has no writer; UnreadableFileError when the bytes are not
 *   those of the documents, or cannot be written into
 */
export function writeBack(
  bytes: Uint8Array,
  documents: readonly BilingualDocument[],
  options: WriteBackOptions,
): WrittenBack {
  const { format, name } = documents[0]?.provenance ?? { format: '', name: '' }
  if (!writesBack(format)) {
    throw new RangeError(`Nothing can be written back into a file of format “${format}”.`)
  }
  try {
    return WRITERS[format]!(bytes, documents.map(acceptedDocument), options)
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error
    throw new UnreadableFileError(
      'not-written-back',
      name,
      '',
      `The translation could not be put into “${name}”: ${reasonOf(error)}. Check that it is the file the translation was made from, or export to another format.`,
    )
  }
}
