import { sha256 } from '../../core/document/original.ts'
import { read } from '../../formats/read.ts'
import type { ReadResult } from '../../formats/types.ts'
import type { ReadJob } from './read.ts'
import { serveJob } from './rpc.ts'

async function readAndName({ bytes, name, options }: ReadJob): Promise<ReadResult> {
  const result = read(bytes, name, options)
  if (!result.writesBack) return result
  const original = await sha256(bytes)
  const documents = result.documents.map((document) => ({
    ...document,
    provenance: { ...document.provenance, original },
  }))
  return { ...result, documents }
}

serveJob<ReadJob, ReadResult>(readAndName)
