import type { Segment } from '../../../src/core/document/model.ts'

/** A segment in one line: `[bold]粗[/]`, `⟨field 1⟩`, `⟨tag color⟩…⟨/tag⟩`, `⏎`. */
export const shown = (segment: Segment): string =>
  segment
    .map((inline) => {
      if (inline.type === 'break') return '⏎'
      if (inline.type === 'code') {
        const slash = inline.role === 'closing' ? '/' : ''
        return `⟨${slash}${inline.kind}${slash || !inline.label ? '' : ` ${inline.label}`}⟩`
      }
      const marks = inline.marks.map((mark) => (mark.type === 'link' ? mark.href : mark.type))
      return marks.length === 0 ? inline.text : `[${marks.join(' ')}]${inline.text}[/]`
    })
    .join('')
