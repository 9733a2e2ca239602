import { useEffect } from 'react'
import type { EditorHandle } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import type { ReviewAids } from './evidence.ts'
import { Grips } from './Grips.tsx'
import { useLighting } from './use-lighting.ts'
import { useSentenceEnds } from './use-sentence-ends.ts'

interface ReviewPageProps {
  readonly editor: EditorHandle
  readonly scroller: HTMLElement
  readonly aids: ReviewAids
}

/** What reviewing puts over the page: handles, what belongs together, where sentences end. */
export function ReviewPage({ editor, scroller, aids }: ReviewPageProps) {
  useLighting(editor, aids)
  useSentenceEnds(editor, scroller)
  useWords(scroller)
  return <Grips editor={editor} scroller={scroller} />
}

/** Words that the style sheet sets where a text is missing. */
const WORDS = {
  '--word-no-source': 'review.noSource',
  '--word-no-target': 'review.noTarget',
  '--word-omission': 'review.type.omission',
  '--word-addition': 'review.type.addition',
} as const

function useWords(scroller: HTMLElement): void {
  const t = useT()
  useEffect(() => {
    for (const [property, key] of Object.entries(WORDS)) {
      scroller.style.setProperty(property, JSON.stringify(t(key)))
    }
  }, [scroller, t])
}
