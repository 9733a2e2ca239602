import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

/**
 * Modules that are taken by another entry than their packages give a web page: ours run in workers,
 * which have no `document`.
 */
export const ALIASES: Readonly<Record<string, string>> = {
  'decode-named-character-reference': path.join(
    path.dirname(require.resolve('decode-named-character-reference')),
    'index.js',
  ),
}
