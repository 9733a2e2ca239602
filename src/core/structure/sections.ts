import { isOpen, isShort, type Outline } from './outline.ts'

/** Headings known by their words, folded and without blanks: parts of a paper, a book, a record. */
const SECTIONS = new RegExp(
  '^(?:摘要|内容摘要|内容提要|提要|引言|导言|导论|绪论|绪言|引论|前言|序言?|自序|代序|总序|楔子|序章|序幕|序曲|引子|正文|' +
    '小结|总结|结论|结语|结束语|余论|尾声|终章|终曲|大结局|后记|跋|编后记|译后记|译者序|译者前言|再版序|' +
    '参考文献|参考书目|参考资料|引用文献|注释|注解|尾注|附注|附录[一二三四五六七八九十a-z\\d]?|附件|致谢|鸣谢|谢辞|' +
    '议程|决议|出席名单|报告事项|讨论事项|临时动议|散会|番外[一二三四五六七八九十\\d]?|目录|' +
    'abstract|summary|introduction|preface|foreword|prologue|epilogue|conclusions?|afterword|acknowledge?ments|' +
    'appendix[a-z\\d]?|references|bibliography|workscited|(?:end)?notes|contents)[:]?$',
)

const NOTES =
  /^(?:参考文献|参考书目|参考资料|引用文献|注释|注解|尾注|附注|references|bibliography|workscited|(?:end)?notes)[:]?$/

/** A heading between signs: `【小標題】`, `■ …` stands in the tables of markers. */
const FRAMED = /^[【〖［[][^】〗\]]{1,30}[】〗\]]$/

const bare = (folded: string): string => folded.replace(/[\s【】[\]〖〗《》<>]/g, '')

export const isSectionName = (folded: string): boolean =>
  folded.length <= 40 && SECTIONS.test(bare(folded))

/** Headings by their words; what follows a heading of notes are notes. */
export function applySections(outline: Outline): void {
  const { blocks, markers, roles } = outline
  const rank = rankOfSections(roles)
  let inNotes = false
  for (const [i, block] of blocks.entries()) {
    const folded = block.folded
    if (
      isOpen(outline, i) &&
      (isSectionName(folded) || (FRAMED.test(folded) && isShort(outline, block)))
    ) {
      roles[i] = { kind: 'heading', rank }
    }
    const role = roles[i]
    if (role?.kind === 'heading') {
      const marker = markers[i]?.scheme.pattern.exec(folded)?.[0] ?? ''
      inNotes = NOTES.test(bare(folded.slice(marker.length)))
    } else if (inNotes && (!role || role.kind === 'list-item')) roles[i] = { kind: 'footnote' }
  }
}

/** Schemes of chapters, sections and first-level numbers: `後記` stands beside these. */
const TOP_RANKS = [2, 3, 4, 6]
const DEFAULT_RANK = 4

/** Beside the highest numbered headings below the parts, or above those that number only details. */
function rankOfSections(roles: Outline['roles']): number {
  const top = roles.reduce(
    (least, role) => (role?.rank && role.rank > 1 ? Math.min(least, role.rank) : least),
    Number.POSITIVE_INFINITY,
  )
  return TOP_RANKS.includes(top) ? top : DEFAULT_RANK
}
