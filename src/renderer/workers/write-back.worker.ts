import { writeBack } from '../../formats/write-back.ts'
import { serveJob } from './rpc.ts'
import type { WriteBackJob, WriteBackOutput } from './write-back.ts'

serveJob<WriteBackJob, WriteBackOutput>(
  ({ bytes, documents, options }) => {
    const written = writeBack(bytes, documents, options)
    return { ...written, bytes: new Uint8Array(written.bytes) }
  },
  ({ bytes }) => [bytes.buffer],
)
