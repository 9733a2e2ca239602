import type { CodeInline, Inline, Segment } from './model.ts'

const isCode = (inline: Inline): inline is CodeInline => inline.type === 'code'

/** What makes two codes the same: the two ends of a pair share their id. */
const keyOf = ({ id, role }: CodeInline): string => `${role} ${id}`

/** Codes of the source that the target lacks, in the order of the source. */
export function missingCodes(source: Segment, target: Segment): CodeInline[] {
  const codes = source.filter(isCode)
  if (codes.length === 0) return codes
  const there = new Set(target.filter(isCode).map(keyOf))
  return codes.filter((code) => !there.has(keyOf(code)))
}

/** The code of a segment with an id and a role, or null. */
export const findCode = (segment: Segment, id: string, role: string): CodeInline | null =>
  segment.filter(isCode).find((code) => code.id === id && code.role === role) ?? null
