import { read } from '../../formats/read.ts'
import type { ReadResult } from '../../formats/types.ts'
import type { ReadJob } from './read.ts'
import { serveJob } from './rpc.ts'

serveJob<ReadJob, ReadResult>(({ bytes, name, options }) => read(bytes, name, options))
