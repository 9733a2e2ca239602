import type { RowKind } from '../../../core/document/model.ts'

/** What a paragraph is by its style. */
export interface StyleRole {
  readonly kind: RowKind
  /** 1 to 6 for headings, else 0. */
  readonly level: number
}

/** Rows have six levels of headings, Word nine. */
export const headingRole = (level: number): StyleRole => ({
  kind: 'heading',
  level: Math.min(Math.max(level, 1), 6),
})

const role = (kind: RowKind): StyleRole => ({ kind, level: 0 })

const HEADING = /^(?:heading|标题|標題|章节标题|見出し|überschrift|titre|título)\s*([1-9１-９])$/

/** Names of built-in styles as Word, WPS and LibreOffice write them, lower case. */
const ROLES: readonly (readonly [RegExp, StyleRole])[] = [
  [/^(?:title|标题|標題|文档标题|文件標題|书名|書名)$/, role('title')],
  [/^(?:subtitle|副标题|副標題)$/, headingRole(2)],
  [/^(?:toc heading|toc 标题|toc 標題|目录标题|目錄標題|contents heading)$/, headingRole(1)],
  [/^(?:caption|题注|題注|標號|圖說|图说|illustration|figure|table)$/, role('caption')],
  [
    /^(?:footnote text|endnote text|脚注文本|註腳文字|腳註文字|注腳文字|尾注文本|章節附註文字|footnote|endnote)$/,
    role('footnote'),
  ],
  [
    /^(?:quote|intense quote|block text|quotations|引用|引文|明显引用|鮮明引文|强调引用|文本块|文字區塊)$/,
    role('quotation'),
  ],
  [/^(?:byline|author|作者)$/, role('byline')],
  [
    /^(?:list|list (?:bullet|number|continue))(?: [2-5])?$|^(?:列表|清單|项目符号|項目符號|列表编号|清單號碼|列表项目符号)(?: ?[2-5])?$/,
    role('list-item'),
  ],
]

/**
 * What a style means by its name: the English one that Word writes in every language, or one of
 * those that other programs and translated templates use.
 * @returns null for a style of running text
 */
export function roleOfName(name: string): StyleRole | null {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
  const heading = HEADING.exec(plain)
  if (heading) return headingRole(Number(heading[1]!.normalize('NFKC')))
  return ROLES.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}

/** Styles that say no more than that a run is a link or the mark of a note. */
const PLUMBING =
  /^(?:hyperlink|followedhyperlink|followed hyperlink|internet link|visited internet link|超链接|超連結|已访问的超链接|已查閱的超連結|footnote reference|endnote reference|annotation reference|default paragraph font|page number|index link|line number)$/

export const isPlumbing = (name: string): boolean =>
  PLUMBING.test(name.trim().toLowerCase().replace(/_/g, ' '))
