import type { CodeInline, Inline, Segment } from '../core/document/model.ts'

/** What a file knows of a code that stands in a translation. */
export interface KnownCode {
  /** Whether it is an element around text, which has to be closed in the order of opening. */
  readonly nests: boolean
}

/** A translation whose codes the file can hold, and what had to be done to it. */
export interface FittedSegment {
  readonly segment: Segment
  /** Standalone codes of the source that were put at the end because they were nowhere. */
  readonly appended: readonly CodeInline[]
  /** Codes that were taken out: unknown to the file, second copies, ends without a beginning. */
  readonly dropped: readonly CodeInline[]
  /** Pairs that were closed where they had to end. */
  readonly closed: readonly CodeInline[]
}

/**
 * Fits the codes of a translation to those of the file: nothing stands twice, every pair is closed,
 * elements nest, and what must not be lost is there.
 * @param required standalone codes that have to stand in it
 * @param known what the file knows of a code, or null where it has none of that name
 */
export function fitCodes(
  target: Segment,
  required: readonly CodeInline[],
  known: (id: string) => KnownCode | null,
): FittedSegment {
  const out: Inline[] = []
  const dropped: CodeInline[] = []
  const closed: CodeInline[] = []
  const used = new Set<string>()
  /** Pairs that are open, by their ids, in the order of opening. */
  const open = new Map<string, CodeInline>()
  /** Those of them that are elements, the innermost last. */
  const elements: CodeInline[] = []
  const close = (code: CodeInline): void => {
    open.delete(code.id)
    out.push({ ...code, role: 'closing' })
  }

  for (const inline of target) {
    if (inline.type !== 'code') {
      out.push(inline)
      continue
    }
    const { id, role } = inline
    if (role === 'closing') {
      const opening = open.get(id)
      if (!opening) {
        dropped.push(inline)
        continue
      }
      if (known(id)?.nests) {
        for (let inner = elements.pop(); inner && inner !== opening; inner = elements.pop()) {
          closed.push(inner)
          close(inner)
        }
      }
      close(opening)
      continue
    }
    const code = used.has(id) ? null : known(id)
    if (!code) {
      dropped.push(inline)
      continue
    }
    used.add(id)
    if (role === 'opening') {
      open.set(id, inline)
      if (code.nests) elements.push(inline)
    }
    out.push(inline)
  }
  for (const code of [...open.values()].reverse()) {
    closed.push(code)
    close(code)
  }
  const appended = required.filter(({ id, role }) => role === 'standalone' && !used.has(id))
  return { segment: [...out, ...appended], appended, dropped, closed }
}
