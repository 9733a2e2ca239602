import { FORBIDDEN } from '../text-file.ts'
import type { Setting } from './block.ts'

/**
 * Text that Markdown shows as it is in the file it is put into (CommonMark 0.31, GitHub's
 * extensions, formulas, templates of site generators), with no more signs than that needs: a
 * translator goes on with this file.
 */
export function escapeTranslation(text: string, setting: Setting, atLineStart: boolean): string {
  const legal = text.replace(FORBIDDEN, '').replace(/[\v\f\x85]/g, ' ')
  if (setting === 'html') return legal.replace(/[&<>]|\{(?=[{%:#.])/g, (sign) => ENTITIES[sign]!)
  const escaped = legal
    .replace(/[\\`*[\]<~$]/g, '\\$&')
    .replace(setting === 'cell' ? /\|/g : /(?!)/g, '\\|')
    // Between letters it is one of them (CommonMark 6.2).
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!$/, '\\!')
    .replace(/\{(?=[{%:#.])/g, '\\{')
    .replace(BARE_ADDRESS, '$1\\$2')
    .replace(/(?<=[\w.+-])@/g, '\\@')
  return atLineStart && setting === 'paragraph' ? escapeLineStart(escaped) : escaped
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '{': '&#123;',
}

/** What GitHub would turn into a link by itself (GFM 6.9). */
const BARE_ADDRESS = /(https?|ftp|www)([:.])/gi

/** Headings, quotations, lists, rules, underlines, and the line under the head of a table. */
const escapeLineStart = (text: string): string =>
  text
    .replace(/^(?:#{1,6}(?=[ \t]|$)|[-+=](?=[ \t]|$|[-+=:|])|>|[:|](?=[-:| ]))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2')
