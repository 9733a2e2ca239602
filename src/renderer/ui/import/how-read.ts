import type { Message } from '../messages/catalogue.ts'
import { encodingName } from './encoding-name.ts'
import type { Imported } from './files.ts'

/** Readers' warnings of what someone may want otherwise, the most important first. */
const CHOICES = [
  ['tracked-changes', 'import.readRevisions'],
  ['tracked-changes-rejected', 'import.readRejected'],
  ['article-only', 'import.readArticle'],
  ['joined-lines', 'import.readJoined'],
] as const

/** How files were read, where they could have been read in another way. */
export interface HowRead {
  readonly message: Message
  /** Code of the warning that says the same; empty where none does. */
  readonly code: string
}

/**
 * What someone may want otherwise of the way files were read; null where there is no other way.
 * @param encodingIsKnown whether there is nothing to say of the encoding
 */
export function howRead({ read, options }: Imported, encodingIsKnown: boolean): HowRead | null {
  const codes = new Set(read.flatMap(({ result }) => result.warnings.map(({ code }) => code)))
  const choice = CHOICES.find(([code]) => codes.has(code))
  if (choice) {
    const [code, key] = choice
    const rejected = code === 'tracked-changes' && options.revisions === 'reject'
    return { code, message: { key: rejected ? 'import.readRejected' : key } }
  }
  const encoding = read.find(({ result }) => result.encoding)?.result.encoding
  if (!encoding || encodingIsKnown) return null
  return {
    code: '',
    message: { key: 'import.readAs', values: { encoding: encodingName(encoding) } },
  }
}
