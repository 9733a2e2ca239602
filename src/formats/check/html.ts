import type { Side } from '../../core/document/model.ts'
import type { Layout } from '../../core/layout/model.ts'
import { checkHeadings, type FoundHeading } from './headings.ts'
import { type Check, Problems } from './result.ts'
import { checkRows, FoundSide, hasNote } from './rows.ts'

/** Classes of what is printed around or beside the text. */
const AROUND: ReadonlySet<string> = new Set([
  'metadata',
  'running',
  'number',
  'status',
  'state',
  'reference',
  'running-heads',
  'comment',
  'remarks',
  'cover',
  'contents',
  'bibliography',
  'colophon',
  'note-number',
  'page-number',
])

/** Elements of which nothing is a row's text, whatever their class. */
const APART: ReadonlySet<string> = new Set([
  'head',
  'dl',
  'thead',
  'nav',
  'header',
  'footer',
  'script',
  'style',
  'template',
  'button',
])

const VOID: ReadonlySet<string> = new Set([
  'br',
  'col',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'wbr',
])

interface Open {
  readonly name: string
  readonly side: Side | null
  readonly isAround: boolean
  readonly isNote: boolean
}

/**
 * Looks for all of a layout in a page that `writeHtml` or `printHtml` made: every row once, whole
 * and in order, by the language its element is in; source and translation in one row of the table;
 * headings as such; every link inside the page with something to lead to.
 * @param text the file, or the markup of a body
 */
export function checkHtml(text: string, layout: Layout): Check {
  const problems = new Problems()
  const source = new FoundSide()
  const target = new FoundSide()
  const notes = new FoundSide()
  // A title page has both texts, one after the other, as notes come behind their text.
  const footnotes = layout.arrangement === 'footnotes'
  const noted = new Set(
    layout.blocks.filter((block) => hasNote(layout, block)).map(({ number }) => number),
  )
  const headings: FoundHeading[] = []
  const ids = new Set<string>()
  const anchors = new Set<string>()
  const stack: Open[] = []
  let heading: { level: null; text: Record<Side, string> } | null = null
  let row = -1
  let inRow = 0
  for (const token of tokens(text)) {
    const top = stack.at(-1)
    if (token.type === 'text') {
      if (!top?.side || top.isAround) continue
      const place = inRow > 0 ? row : -1
      if (top.isNote && top.side === 'source') notes.add(token.text, place)
      else if (top.side === 'source') source.add(token.text, place)
      else target.add(token.text, place)
      if (heading) heading.text[top.side] += token.text
    } else if (token.type === 'end') {
      const at = stack.findLastIndex(({ name }) => name === token.name)
      if (at < 0) {
        problems.add('structure', '', `The page closes <${token.name}> where none is open.`)
        continue
      }
      if (at < stack.length - 1) {
        problems.add('structure', '', `The page closes <${token.name}> before <${top?.name}>.`)
      }
      stack.length = at
      if (token.name === 'tr') inRow--
      if (/^h[1-6]$/.test(token.name) && heading) {
        headings.push(heading)
        heading = null
      }
    } else {
      const { name, attributes } = token
      if (attributes.id) ids.add(attributes.id)
      if (attributes.href?.startsWith('#')) anchors.add(attributes.href.slice(1))
      if (VOID.has(name)) continue
      const lang = attributes.lang
      const side = lang === undefined ? (top?.side ?? null) : sideOf(lang)
      const classes = (attributes.class ?? '').split(/\s+/)
      const isAround =
        top?.isAround ||
        APART.has(name) ||
        attributes['aria-hidden'] === 'true' ||
        classes.some((each) => AROUND.has(each))
      const number = attributes['data-row']
      const isNote =
        footnotes && top?.isNote && number !== undefined
          ? noted.has(number)
          : top?.isNote || classes.includes('note') || (footnotes && classes.includes('title-page'))
      stack.push({ name, side, isAround, isNote })
      if (name === 'tr') {
        row++
        inRow++
      }
      if (/^h[1-6]$/.test(name) && !isAround)
        heading = { level: null, text: { source: '', target: '' } }
    }
  }
  for (const { name } of stack)
    problems.add('structure', '', `<${name}> of the page is never closed.`)
  for (const anchor of anchors) {
    if (ids.has(anchor)) continue
    problems.add('bookmark', '', `A link leads to #${anchor}, which is not in the page.`)
  }
  const checked = checkRows(layout, { source, target, notes }, problems)
  checkHeadings(layout, headings, problems)
  return { ...checked, missingGlyphs: [], problems: problems.list }
}

const sideOf = (lang: string): Side => (/^zh\b/i.test(lang) ? 'source' : 'target')

type Token =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly name: string }
  | {
      readonly type: 'start'
      readonly name: string
      readonly attributes: Readonly<Record<string, string>>
    }

const TAG = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi
const ATTRIBUTE = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const RAW: ReadonlySet<string> = new Set(['script', 'style'])

/** The tags and the text of a page of ours, whose attributes are quoted and whose text is escaped. */
function* tokens(html: string): Generator<Token> {
  let at = 0
  const tag = new RegExp(TAG)
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    if (match.index > at) yield { type: 'text', text: unescapeHtml(html.slice(at, match.index)) }
    at = match.index + match[0].length
    if (match[2] === undefined) continue
    const name = match[2].toLowerCase()
    if (match[1]) {
      yield { type: 'end', name }
      continue
    }
    const attributes: Record<string, string> = {}
    for (const [, key, double, single, bare] of (match[3] ?? '').matchAll(ATTRIBUTE)) {
      attributes[key!.toLowerCase()] = unescapeHtml(double ?? single ?? bare ?? '')
    }
    yield { type: 'start', name, attributes }
    if (RAW.has(name)) {
      const end = html.indexOf(`</${name}`, at)
      at = end < 0 ? html.length : end
      tag.lastIndex = at
    }
  }
  if (at < html.length) yield { type: 'text', text: unescapeHtml(html.slice(at)) }
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

const unescapeHtml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
