import { isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml'
import type { Metadata } from '../../core/document/model.ts'
import type { Warning } from '../types.ts'
import type { Splice } from '../xml/splice.ts'
import type { FrontMatter } from './blocks.ts'

const FIELDS: Readonly<Record<string, keyof Metadata>> = {
  title: 'title',
  author: 'author',
  authors: 'author',
  translator: 'translator',
  date: 'date',
  source: 'origin',
  publication: 'origin',
}

/** What a front matter says of the text below it. */
export function readFrontMatter(matter: FrontMatter): {
  metadata: Partial<Metadata>
  warnings: Warning[]
} {
  const { entries, fault } = entriesOf(matter)
  const metadata: { -readonly [F in keyof Metadata]?: string } = {}
  for (const { key, value } of entries) {
    const field = FIELDS[key]
    if (field && value) metadata[field] ??= value
  }
  if (!fault) return { metadata, warnings: [] }
  const message = `The front matter has an error (${fault.reason}); what could be read of it is used, and all of it stays as it is.`
  return { metadata, warnings: [{ code: 'front-matter', message, where: `line ${fault.line}` }] }
}

/** Puts the title of the translation and its language where the front matter has the original's. */
export function frontMatterSplices(matter: FrontMatter, title: string, language: string): Splice[] {
  return entriesOf(matter).entries.flatMap(({ key, value, start, end }): Splice[] => {
    if (start < 0) return []
    const at = { start: matter.start + start, end: matter.start + end }
    if (key === 'title' && title && title !== value) return [{ ...at, text: quoted(title) }]
    if ((key === 'lang' || key === 'language') && /^(?:zh|cn)\b/i.test(value)) {
      return [{ ...at, text: /^["']/.test(matter.text.slice(start)) ? quoted(language) : language }]
    }
    return []
  })
}

/** JSON's strings are strings of YAML and of TOML as well (YAML 1.2, 1.3). */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })

interface Entry {
  readonly key: string
  readonly value: string
  /** Where the value stands; -1 where it cannot be replaced by another on its line. */
  readonly start: number
  readonly end: number
}

interface Entries {
  readonly entries: readonly Entry[]
  readonly fault: { readonly reason: string; readonly line: number } | null
}

const entriesOf = ({ language, text }: FrontMatter): Entries =>
  language === 'yaml' ? yamlEntries(text) : { entries: tomlEntries(text), fault: null }

function yamlEntries(text: string): Entries {
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false })
  const [error] = document.errors
  const line = error ? text.slice(0, error.pos[0]).split('\n').length + 1 : 0
  const fault = error ? { reason: error.message.split('\n')[0]!.replace(/\.$/, ''), line } : null
  if (!isMap(document.contents)) return { entries: [], fault }
  const entries = document.contents.items.flatMap(({ key, value }): Entry[] => {
    if (!isScalar(key)) return []
    const name = String(key.value).toLowerCase()
    if (isSeq(value)) {
      const values = value.items.map((item) => (isScalar(item) ? asText(item) : ''))
      return [{ key: name, value: values.filter(Boolean).join(', '), start: -1, end: -1 }]
    }
    if (!isScalar(value)) return []
    const [start = -1, end = -1] = isOnOneLine(value) ? (value.range ?? []) : []
    return [{ key: name, value: asText(value), start, end }]
  })
  return { entries, fault }
}

const isOnOneLine = ({ type }: Scalar): boolean =>
  type === 'PLAIN' || type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'

/** Dates and numbers as they are written. */
const asText = ({ value, source }: Scalar): string =>
  typeof value === 'string' ? value.trim() : (source ?? '').trim()

/** Strings of the top table, which is all that is needed of TOML. */
function tomlEntries(text: string): Entry[] {
  const top = text.slice(0, text.search(/^[ \t]*\[/m) >>> 0)
  const pattern = /^([\w-]+)([ \t]*=[ \t]*)("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s"'[{#]+)/gm
  return [...top.matchAll(pattern)].map(({ index, 1: key, 2: sign, 3: raw }) => {
    const start = index + key!.length + sign!.length
    return { key: key!.toLowerCase(), value: tomlValue(raw!), start, end: start + raw!.length }
  })
}

function tomlValue(raw: string): string {
  if (raw.startsWith("'")) return raw.slice(1, -1)
  if (!raw.startsWith('"')) return raw
  try {
    return JSON.parse(raw) as string
  } catch {
    return raw.slice(1, -1)
  }
}
