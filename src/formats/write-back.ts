import type { BilingualDocument } from '../core/document/model.ts'
import type { WriteBack, WriteBackOptions, WrittenBack } from './types.ts'

/** The formats that translations can be written back into, by the name their reader has. */
const WRITERS: Readonly<Record<string, WriteBack>> = {}

/** Whether translations of a file of this format can be put back into it. */
export const writesBack = (format: string): boolean => format in WRITERS

/**
 * Puts translations into the file they were made from; everything else in it stays as it is.
 * @param bytes the very file that was read
 * @param documents all documents that were read from it
 * @throws RangeError where the format has no writer; UnreadableFileError when the bytes are not
 *   those of the documents
 */
export function writeBack(
  bytes: Uint8Array,
  documents: readonly BilingualDocument[],
  options: WriteBackOptions,
): WrittenBack {
  const format = documents[0]?.provenance.format ?? ''
  const write = WRITERS[format]
  if (!write) throw new RangeError(`Nothing can be written back into a file of format “${format}”.`)
  return write(bytes, documents, options)
}
