import { type Redline, redline } from '../../core/review/redline.ts'
import type { RedlineJob } from './redline.ts'
import { serveJob } from './rpc.ts'

serveJob<RedlineJob, Redline>(({ before, after, by }, report) =>
  redline(before, after, by, (done, total) => report(total > 0 ? done / total : 1)),
)
