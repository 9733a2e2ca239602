import type { Message } from '../messages/catalogue.ts'
import { encodingName } from './encoding-name.ts'
import type { Imported, ReadFile } from './files.ts'

/**
 * What someone may want otherwise of the way files were read; null where there is no other way.
 * @param encodingIsKnown whether there is nothing to say of the encoding
 */
export function howRead({ read, options }: Imported, encodingIsKnown: boolean): Message | null {
  const remarked = (code: string) =>
    read.some(({ result }) => result.warnings.some((warning) => warning.code === code))
  if (remarked('tracked-changes')) {
    return { key: options.revisions === 'reject' ? 'import.readRejected' : 'import.readRevisions' }
  }
  const isArticle = ({ result: { format, warnings } }: ReadFile) =>
    format === 'html' && !options.wholePage && !warnings.some(({ code }) => code === 'no-article')
  if (read.some(isArticle)) return { key: 'import.readArticle' }
  if (remarked('joined-lines')) return { key: 'import.readJoined' }
  const encoding = read.find(({ result }) => result.encoding)?.result.encoding
  if (!encoding || encodingIsKnown) return null
  return { key: 'import.readAs', values: { encoding: encodingName(encoding) } }
}
