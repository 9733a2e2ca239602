import { useEffect } from 'react'
import type { Correspondence, EditorHandle, TextPlace } from '../../editor/handle.ts'
import type { ReviewAids } from './evidence.ts'
import { useLinks } from './links.ts'

/** The caret rests so long, in milliseconds, before its word is lit up. */
const REST = 150

/** Lights up what belongs to the word under the pointer, else to the word at the caret. */
export function useLighting(editor: EditorHandle, aids: ReviewAids): void {
  const list = useLinks(editor)
  useEffect(() => {
    let asking = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let isHovering = false

    const light = async (place: TextPlace | null) => {
      asking.abort()
      asking = new AbortController()
      const { signal } = asking
      const row = place && list.rows()[list.indexOf(place.rowId)]
      if (!place || !row) return editor.review.light('', null)
      const pairs = await aids.correspondences(row, signal).catch(() => [])
      if (signal.aborted) return
      editor.review.light(row.id, pairAt(pairs, place))
    }
    const lightCaret = () => {
      clearTimeout(timer)
      timer = setTimeout(() => !isHovering && void light(editor.view()), REST)
    }
    const ends = [
      editor.subscribe(lightCaret),
      editor.review.onHover((place) => {
        isHovering = place !== null
        if (place) void light(place)
        else lightCaret()
      }),
    ]
    lightCaret()
    return () => {
      for (const end of ends) end()
      clearTimeout(timer)
      asking.abort()
      editor.review.light('', null)
    }
  }, [editor, aids, list])
}

/** The pair that a place is in, the narrowest where several are. */
export function pairAt(
  pairs: readonly Correspondence[],
  { side, offset }: TextPlace,
): Correspondence | null {
  let best: Correspondence | null = null
  let narrowest = Number.POSITIVE_INFINITY
  for (const pair of pairs) {
    for (const [from, to] of pair[side]) {
      if (offset < from || offset > to || to - from >= narrowest) continue
      best = pair
      narrowest = to - from
    }
  }
  return best
}
