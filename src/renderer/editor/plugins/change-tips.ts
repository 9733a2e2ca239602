import { Plugin } from 'prosemirror-state'
import type { ChangeInfo } from '../handle.ts'

/** Tells of a change under the pointer who made it and when, in the words of the moment. */
export const changeTips = (say: (change: ChangeInfo) => string): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        mouseover(_view, event) {
          const change = event.target instanceof Element ? event.target.closest('.change') : null
          if (change instanceof HTMLElement) {
            change.title = say({
              kinds: [change.localName === 'ins' ? 'insertion' : 'deletion'],
              author: change.dataset.author ?? '',
              date: change.getAttribute('datetime') ?? '',
            })
          }
          return false
        },
      },
    },
  })
